#pragma once

// What a page says about its article: headline, address, author, outlet, time.

#include <string>
#include <string_view>

#include "repair/html/html_page.h"
#include "repair/html/html_rules.h"
#include "repair/html/html_tree.h"

namespace unspin {

// What the head, the JSON-LD and elements with telling names say, not yet weighed.
struct HtmlHead {
  std::string page_title;    // <title>
  std::string social_title;  // og:title and the like
  std::string first_h1;
  std::string json_headline;
  std::string url;  // absolute; empty if none is
  std::string site;
  std::string author;
  std::string published;
  std::string language;
  std::string_view json_body;  // articleBody as written, a view into the source
};

HtmlHead ReadHtmlHead(const HtmlTree& tree);

// What the elements that outlet rules name say, if they do, stands before the rest.
void ApplyRules(const HtmlTree& tree, const std::vector<HtmlRuleMatch>& matches,
                HtmlHead& head);

}  // namespace unspin
