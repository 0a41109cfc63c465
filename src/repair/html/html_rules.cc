#include "repair/html/html_rules.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "repair/html/html_tokens.h"

namespace unspin {
namespace {

constexpr size_t kMaxAround = 200;  // levels that a descendant may lie below
constexpr size_t kMaxNames = 32;    // classes of one element that are looked at

HtmlField FieldByName(std::string_view name) {
  return name == "body"     ? HtmlField::kBody
         : name == "remove" ? HtmlField::kRemove
         : name == "title"  ? HtmlField::kTitle
         : name == "author" ? HtmlField::kAuthor
                            : HtmlField::kDate;
}

// The attributes of an element, and its classes and id.
struct Names {
  std::vector<std::pair<std::string_view, std::string_view>> attributes;
  std::vector<std::string_view> classes;
  std::string_view id;
};

void AddClasses(std::string_view value, std::vector<std::string_view>& classes) {
  for (size_t i = 0; i < value.size() && classes.size() < kMaxNames;) {
    while (i < value.size() && IsHtmlSpace(value[i])) ++i;
    const size_t begin = i;
    while (i < value.size() && !IsHtmlSpace(value[i])) ++i;
    if (i > begin) classes.push_back(value.substr(begin, i - begin));
  }
}

void ReadNames(std::string_view tag, Names& names) {
  names.attributes.clear();
  names.classes.clear();
  names.id = {};
  ForEachAttribute(tag, [&](std::string_view name, std::string_view value) {
    if (names.attributes.size() >= kMaxNames) return;
    names.attributes.emplace_back(name, value);
    if (name == "id") names.id = value;
    if (name == "class") AddClasses(value, names.classes);
  });
}

// The name of an element that HTML doesn't know, too: "amp-sidebar".
std::string_view TagOf(const HtmlTree& tree, const HtmlNode& node) {
  if (node.tag != HtmlTag::kUnknown) return Name(node.tag);
  const std::string_view start = tree.StartOf(node);
  return start.substr(0, start.find_first_of(" \n\t\r\f/>"));
}

template <typename Range, typename Value>
bool Contains(const Range& range, const Value& value) {
  return std::find(range.begin(), range.end(), value) != range.end();
}

bool Fits(const HtmlTree& tree, const HtmlNode& node, const HtmlCompound& compound,
          const Names& names) {
  if (!compound.tag.empty() && compound.tag != TagOf(tree, node)) return false;
  if (!compound.id.empty() && compound.id != names.id) return false;
  for (const std::string& wanted : compound.classes) {
    if (!Contains(names.classes, wanted)) return false;
  }
  return std::all_of(
      compound.attributes.begin(), compound.attributes.end(), [&](const auto& wanted) {
        return std::any_of(names.attributes.begin(), names.attributes.end(),
                           [&](const auto& found) {
                             return found.first == wanted.name &&
                                    (wanted.any || found.second == wanted.value);
                           });
      });
}

// Whether the compounds before the last fit elements around `node`, in order.
bool FitsAround(const HtmlTree& tree, uint32_t node, const HtmlSelector& selector) {
  size_t left = selector.size() - 1;
  Names names;
  for (size_t level = 0; left > 0 && level < kMaxAround; ++level) {
    node = tree.nodes[node].parent;
    if (node == kNoNode || node == 0) return false;
    ReadNames(tree.StartOf(tree.nodes[node]), names);
    if (Fits(tree, tree.nodes[node], selector[left - 1], names)) --left;
  }
  return left == 0;
}

// "www.news.example" -> "www.news.example", "news.example", "example".
std::vector<std::string> HostAndParents(std::string_view host) {
  std::vector<std::string> all;
  std::string lower = ToLower(host.substr(0, 256));
  while (!lower.empty()) {
    all.push_back(lower);
    const size_t dot = lower.find('.');
    if (dot == std::string::npos) break;
    lower.erase(0, dot + 1);
  }
  return all;
}

}  // namespace

HtmlRules::HtmlRules(const Lexicon& lexicon) : table_(lexicon.table("html_rules")) {
  const uint32_t host = table_.Column("host");
  const uint32_t field = table_.Column("field");
  const uint32_t selector = table_.Column("selector");
  rules_.reserve(table_.rows());
  for (uint32_t row = 0; row < table_.rows(); ++row) {
    auto parsed = ParseHtmlSelector(table_.Cell(row, selector));
    if (!std::holds_alternative<HtmlSelector>(parsed)) continue;  // the compiler told
    HtmlRule& rule = rules_.emplace_back();
    rule.field = FieldByName(table_.Cell(row, field));
    rule.selector = std::get<HtmlSelector>(std::move(parsed));
    rule.row = row;
    const std::string name = ToLower(table_.Cell(row, host));
    rule.host = name != "*";
    Enter(rule, rule.host ? for_host_[name] : for_all_);
  }
}

void HtmlRules::Enter(const HtmlRule& rule, Rules& rules) {
  const HtmlCompound& last = rule.selector.back();
  if (!last.id.empty()) {
    rules.by_name.emplace(last.id, &rule);
  } else if (!last.classes.empty()) {
    rules.by_name.emplace(last.classes.front(), &rule);
  } else if (!last.attributes.empty()) {
    rules.by_attribute.emplace(last.attributes.front().name, &rule);
  } else {
    rules.by_tag.emplace(last.tag, &rule);
  }
}

// Tries the rules on one element after another.
class HtmlRules::Matcher {
 public:
  Matcher(const HtmlTree& tree, std::vector<const Rules*> active)
      : tree_(tree), active_(std::move(active)) {}

  void Try(uint32_t i) {
    const HtmlNode& node = tree_.nodes[i];
    const bool bare = node.open_end - node.begin <= Name(node.tag).size() + 2;
    if (bare) {
      names_ = {};
    } else {
      ReadNames(tree_.StartOf(node), names_);
    }
    for (const Rules* rules : active_) {
      for (const std::string_view name : names_.classes)
        TryAll(rules->by_name, name, i);
      if (!names_.id.empty()) TryAll(rules->by_name, names_.id, i);
      for (const auto& [name, value] : names_.attributes) {
        TryAll(rules->by_attribute, name, i);
      }
      if (!rules->by_tag.empty()) TryAll(rules->by_tag, TagOf(tree_, node), i);
    }
  }

  std::vector<HtmlRuleMatch> Take() { return std::move(matches_); }

 private:
  void TryAll(const Index& index, std::string_view key, uint32_t i) {
    const auto [begin, end] = index.equal_range(key);
    for (auto found = begin; found != end; ++found) {
      const HtmlRule* const rule = found->second;
      if (!matches_.empty() && matches_.back().node == i &&
          matches_.back().rule == rule) {
        continue;  // found by its class and its id
      }
      if (Fits(tree_, tree_.nodes[i], rule->selector.back(), names_) &&
          FitsAround(tree_, i, rule->selector)) {
        matches_.push_back({i, rule});
      }
    }
  }

  const HtmlTree& tree_;
  std::vector<const Rules*> active_;
  Names names_;
  std::vector<HtmlRuleMatch> matches_;
};

std::vector<HtmlRuleMatch> HtmlRules::Match(const HtmlTree& tree,
                                            std::string_view host) const {
  std::vector<const Rules*> active = {&for_all_};
  for (const std::string& name : HostAndParents(host)) {
    const auto found = for_host_.find(name);
    if (found != for_host_.end()) active.push_back(&found->second);
  }
  Matcher matcher(tree, std::move(active));
  for (uint32_t i = 1; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].tag != HtmlTag::kText) matcher.Try(i);
  }
  return matcher.Take();
}

std::string HtmlRules::RowName(uint32_t row) const { return table_.RowName(row); }

}  // namespace unspin
