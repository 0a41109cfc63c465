#pragma once

// Rules that say where outlets and content systems keep their articles: rows of
// lexicons/html_rules.tsv.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/html_selector.h"
#include "repair/html/html_tree.h"

namespace unspin {

class Lexicon;
class Table;

enum class HtmlField : uint8_t { kBody, kRemove, kTitle, kAuthor, kDate };

struct HtmlRule {
  HtmlField field = HtmlField::kBody;
  HtmlSelector selector;
  uint32_t row = 0;   // of the table; also its priority, the first is best
  bool host = false;  // for one outlet, not for all
};

// An element that a rule fits.
struct HtmlRuleMatch {
  uint32_t node = 0;
  const HtmlRule* rule = nullptr;
};

class HtmlRules {
 public:
  // Keeps a view of `lexicon`.
  explicit HtmlRules(const Lexicon& lexicon);

  // Every element that a rule for `host` ("www.news.example"), or for all hosts, fits,
  // in the order of the page. Elements around one count up to 200 levels away.
  std::vector<HtmlRuleMatch> Match(const HtmlTree& tree, std::string_view host) const;

  std::string RowName(uint32_t row) const;  // "html_rules.tsv:12"

 private:
  // Rules by one thing that their last compound asks for.
  using Index = std::unordered_multimap<std::string_view, const HtmlRule*>;
  struct Rules {
    Index by_name;       // of a class or an id
    Index by_attribute;  // its name
    Index by_tag;
  };
  class Matcher;
  static void Enter(const HtmlRule& rule, Rules& rules);

  const Table& table_;
  std::vector<HtmlRule> rules_;
  Rules for_all_;
  std::unordered_map<std::string, Rules> for_host_;
};

}  // namespace unspin
