#pragma once

// Selectors of elements, as the outlet rules in lexicons/html_rules.tsv name them: a
// small part of CSS.

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace unspin {

// "div.entry#top[itemprop=articleBody]": all of it must fit one element.
struct HtmlCompound {
  std::string tag;                   // lower case; empty for any
  std::string id;                    // empty for any
  std::vector<std::string> classes;  // exactly as written in the page
  struct Attribute {
    std::string name;   // lower case
    std::string value;  // the whole value
    bool any = false;   // only the name must be there: [hidden]
  };
  std::vector<Attribute> attributes;
};

// "article .body p": the last fits the element, those before it, in order, elements
// around it.
using HtmlSelector = std::vector<HtmlCompound>;

// The selector `text` stands for, or what is wrong with it.
std::variant<HtmlSelector, std::string> ParseHtmlSelector(std::string_view text);

}  // namespace unspin
