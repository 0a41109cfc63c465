#include "lexicon/fact_rules.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/unicode.h"
#include "lexicon/phrase_matcher.h"
#include "lexicon/words.h"

namespace unspin {
namespace {

constexpr uint32_t kDefaultGap = 3;
constexpr uint32_t kLongestGap = 40;  // tokens; a bound on the work of one rule
constexpr size_t kMostSteps = 400;

constexpr std::pair<std::string_view, RuleSlot> kSlots[] = {
    {"named", RuleSlot::kNamed},     {"person", RuleSlot::kPerson},
    {"company", RuleSlot::kCompany}, {"organization", RuleSlot::kOrganization},
    {"firm", RuleSlot::kFirm},       {"product", RuleSlot::kProduct},
    {"place", RuleSlot::kPlace},     {"name", RuleSlot::kName},
    {"date", RuleSlot::kDate},       {"money", RuleSlot::kMoney},
    {"percent", RuleSlot::kPercent}, {"duration", RuleSlot::kDuration},
    {"count", RuleSlot::kCount},     {"time", RuleSlot::kTime},
    {"amount", RuleSlot::kAmount},   {"role", RuleSlot::kRole},
    {"metric", RuleSlot::kMetric},   {"aside", RuleSlot::kAside},
};

std::optional<RuleSlot> SlotByName(std::string_view name) {
  const auto* const found =
      std::ranges::find(kSlots, name, &std::pair<std::string_view, RuleSlot>::first);
  if (found == std::end(kSlots)) return std::nullopt;
  return found->second;
}

bool IsFieldName(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
  });
}

// Thrown inside the parser only.
struct Fault {
  std::string reason;
};

// Turns a pattern into steps by recursive descent. Every part is laid out in order, so
// that going on means going to the following step unless a split says otherwise.
class PatternParser {
 public:
  PatternParser(std::string_view pattern, std::vector<RuleStep>& steps)
      : pattern_(pattern), steps_(steps) {}

  void Parse() {
    Alternatives();
    SkipSpace();
    if (at_ < pattern_.size()) throw Fault{Where() + "is not expected"};
    if (steps_.empty()) throw Fault{"the pattern is empty"};
    // A rule is looked up by what it starts with; behind "^" a gap is bounded.
    if (steps_.front().op == RuleOp::kGap) throw Fault{"the pattern starts with a gap"};
    Emit(RuleOp::kMatch);
    if (steps_.size() > kMostSteps) throw Fault{"the pattern is too long"};
  }

 private:
  uint32_t Here() const { return static_cast<uint32_t>(steps_.size()); }
  std::string Where() const {
    return "'" + std::string(pattern_.substr(at_, 12)) + "' in the pattern ";
  }
  void SkipSpace() {
    while (at_ < pattern_.size() && pattern_[at_] == ' ') ++at_;
  }
  bool Take(char c) {
    if (at_ >= pattern_.size() || pattern_[at_] != c) return false;
    ++at_;
    return true;
  }
  RuleStep& Emit(RuleOp op) {
    steps_.emplace_back();
    steps_.back().op = op;
    steps_.back().next = Here();
    return steps_.back();
  }
  // A split put before the part that starts at `begin`.
  void InsertSplit(uint32_t begin) {
    for (uint32_t i = begin; i < Here(); ++i) {
      ++steps_[i].next;
      ++steps_[i].other;
    }
    RuleStep split;
    split.op = RuleOp::kSplit;
    split.next = begin + 1;
    split.other = Here() + 1;
    steps_.insert(steps_.begin() + begin, split);
  }

  // a b | c d
  void Alternatives() {
    const uint32_t begin = Here();
    Sequence();
    SkipSpace();
    if (!Take('|')) return;
    // The last step of the first branch jumps over the others.
    InsertSplit(begin);
    const uint32_t jump = Here();
    Emit(RuleOp::kSplit);
    steps_[begin].other = Here();
    Alternatives();
    steps_[jump].next = steps_[jump].other = Here();
  }

  void Sequence() {
    for (;;) {
      SkipSpace();
      if (at_ >= pattern_.size() || pattern_[at_] == ')' || pattern_[at_] == '|')
        return;
      Element();
    }
  }

  void Element() {
    const uint32_t begin = Here();
    Atom();
    if (Take('?')) InsertSplit(begin);
  }

  void Atom() {
    if (Take('(')) return Group();
    if (Take('^')) return static_cast<void>(Emit(RuleOp::kStart));
    if (Take('$')) return static_cast<void>(Emit(RuleOp::kEnd));
    if (Take('!')) return Reject();
    if (pattern_.substr(at_).starts_with("..")) return Gap(2, false);
    if (pattern_.substr(at_).starts_with("~")) return Gap(1, true);
    std::string field;
    const size_t equals = pattern_.find_first_of("=[]<>() |", at_);
    if (equals != std::string_view::npos && pattern_[equals] == '=') {
      field = pattern_.substr(at_, equals - at_);
      if (!IsFieldName(field)) throw Fault{Where() + "does not name a field"};
      at_ = equals + 1;
    }
    if (Take('[')) return Slot(field);
    if (Take('<')) return Class(field);
    if (!field.empty())
      throw Fault{"after '" + field + "=' a [slot] or <class> must stand"};
    Word();
  }

  void Group() {
    Alternatives();
    SkipSpace();
    if (!Take(')')) throw Fault{"a '(' is not closed"};
  }

  void Reject() {
    const uint32_t reject = Here();
    Emit(RuleOp::kReject);
    Atom();
    Emit(RuleOp::kMatch);
    steps_[reject].next = Here();
  }

  // ".." or "~", which is `mark` characters long, and perhaps a number.
  void Gap(size_t mark, bool narrow) {
    at_ += mark;
    uint32_t limit = kDefaultGap;
    const char* const begin = pattern_.data() + at_;
    const auto [end, error] =
        std::from_chars(begin, pattern_.data() + pattern_.size(), limit);
    if (error == std::errc()) at_ += static_cast<size_t>(end - begin);
    if (limit == 0 || limit > kLongestGap) {
      throw Fault{"a gap of " + std::to_string(limit) + " tokens, 1 to " +
                  std::to_string(kLongestGap) + " are allowed"};
    }
    RuleStep& step = Emit(RuleOp::kGap);
    step.limit = limit;
    step.narrow = narrow;
  }

  std::string UpTo(char close) {
    const size_t end = pattern_.find(close, at_);
    if (end == std::string_view::npos) {
      throw Fault{std::string("a '") + close + "' is missing"};
    }
    std::string name(pattern_.substr(at_, end - at_));
    at_ = end + 1;
    return name;
  }

  void Slot(const std::string& field) {
    const std::string name = UpTo(']');
    const std::optional<RuleSlot> slot = SlotByName(name);
    if (!slot) throw Fault{"there is no slot [" + name + "]"};
    RuleStep& step = Emit(RuleOp::kSlot);
    step.slot = *slot;
    step.field = field;
    step.list = Take('+');
  }

  void Class(const std::string& field) {
    RuleStep& step = Emit(RuleOp::kClass);
    step.text = UpTo('>');
    step.field = field;
  }

  void Word() {
    size_t end = at_;
    while (end < pattern_.size() && std::string_view(" ?|()[]<>").find(pattern_[end]) ==
                                        std::string_view::npos) {
      ++end;
    }
    const std::string_view word = pattern_.substr(at_, end - at_);
    if (word.empty()) throw Fault{Where() + "is not expected"};
    // A possessive "'s" is a word only behind another.
    if (word != "'s" && SplitWords(word).size() != 1) {
      throw Fault{"'" + std::string(word) + "' is not one word of text"};
    }
    if (ToLower(word) != word) {
      throw Fault{"'" + std::string(word) + "' must be lower case"};
    }
    RuleStep& step = Emit(RuleOp::kWord);
    step.text = word;
    step.hash = WordHash(word, Folding::kLower);
    at_ = end;
  }

  std::string_view pattern_;
  std::vector<RuleStep>& steps_;
  size_t at_ = 0;
};

// Those of matches that are no facts, as core/fact.h names them.
bool IsModality(std::string_view name) {
  return name == "denied" || name == "hypothetical" || name == "planned";
}

// The field part: "change=leaves|unless=denial".
void ParseFields(std::string_view fields, FactRule& rule) {
  for (const std::string_view part : SplitList(fields)) {
    const size_t equals = part.find('=');
    if (equals == std::string_view::npos || equals + 1 == part.size()) {
      throw Fault{"'" + std::string(part) + "' is not FIELD=VALUE"};
    }
    std::string name(part.substr(0, equals));
    std::string value(part.substr(equals + 1));
    if (!IsFieldName(name)) throw Fault{"'" + name + "' does not name a field"};
    if (name == "unless") {
      rule.unless.push_back(std::move(value));
    } else if (name == "without") {
      rule.without.push_back(std::move(value));
    } else if (name == "needs") {
      rule.needs.push_back(std::move(value));
    } else if (name == "modality") {
      if (!IsModality(value)) throw Fault{"'" + value + "' is no modality"};
      rule.modality = std::move(value);
    } else {
      rule.constants.push_back({std::move(name), std::move(value)});
    }
  }
}

// An empty match would fire everywhere: some step without a choice must take a token.
bool CanBeEmpty(const std::vector<RuleStep>& steps, uint32_t at) {
  const RuleStep& step = steps[at];
  switch (step.op) {
    case RuleOp::kMatch:
      return true;
    case RuleOp::kSplit:
      return CanBeEmpty(steps, step.next) || CanBeEmpty(steps, step.other);
    case RuleOp::kGap:
    case RuleOp::kStart:
    case RuleOp::kEnd:
    case RuleOp::kReject:
      return CanBeEmpty(steps, step.next);
    default:
      return false;
  }
}

std::vector<std::string> ClassesOf(const FactRule& rule) {
  std::vector<std::string> classes = rule.unless;
  classes.insert(classes.end(), rule.without.begin(), rule.without.end());
  classes.insert(classes.end(), rule.needs.begin(), rule.needs.end());
  for (const RuleStep& step : rule.steps) {
    if (step.op == RuleOp::kClass) classes.push_back(step.text);
  }
  return classes;
}

// The number of a column, or the header's size.
size_t ColumnOf(const TsvFile& file, std::string_view name) {
  return static_cast<size_t>(std::ranges::find(file.header, name) -
                             file.header.begin());
}

// Whether a class has rows with a modality.
using Classes = std::map<std::string, bool, std::less<>>;

// What is wrong with a row; empty when nothing is.
std::string RowFault(const ParsedFactRule& parsed, const std::string& id,
                     const Classes& classes, std::set<std::string>& ids) {
  if (!parsed.fault.empty()) return parsed.fault;
  if (!ids.insert(id).second) return "the id '" + id + "' is taken";
  for (const std::string& name : ClassesOf(parsed.rule)) {
    if (!classes.contains(name)) return "triggers.tsv has no class '" + name + "'";
  }
  const FactRule& rule = parsed.rule;
  std::vector<std::string> asked = rule.needs;
  for (const RuleStep& step : rule.steps) {
    if (step.op == RuleOp::kClass) asked.push_back(step.text);
  }
  for (const std::string& name : asked) {
    if (classes.at(name)) {
      return "'" + name + "' can only forbid: it has rows with a modality";
    }
  }
  return {};
}

// The classes of `triggers`; complains of what is no modality.
Classes ReadClasses(std::span<const TsvFile> triggers,
                    std::vector<LexiconComplaint>& complaints) {
  Classes classes;
  for (const TsvFile& file : triggers) {
    const size_t column = ColumnOf(file, "class");
    if (column == file.header.size()) continue;
    for (const TsvRow& row : file.rows) {
      const auto [name, modality] = ParseTriggerClass(row.cells[column]);
      classes[std::string(name)] |= !modality.empty();
      if (modality.empty() || IsModality(modality)) continue;
      complaints.push_back(
          {file.name, row.line, "'" + std::string(modality) + "' is no modality"});
    }
  }
  return classes;
}

}  // namespace

TriggerClass ParseTriggerClass(std::string_view cell) {
  const size_t colon = cell.find(':');
  if (colon == std::string_view::npos) return {cell, {}};
  return {cell.substr(0, colon), cell.substr(colon + 1)};
}

ParsedFactRule ParseFactRule(std::string_view fact, std::string_view pattern,
                             std::string_view fields) {
  ParsedFactRule parsed;
  FactRule& rule = parsed.rule;
  if (fact.ends_with('+')) rule.action = FactRule::Action::kAdd;
  if (fact.ends_with('-')) rule.action = FactRule::Action::kDeny;
  if (rule.action != FactRule::Action::kMake) fact.remove_suffix(1);
  rule.fact = fact;
  try {
    if (!IsFieldName(fact)) throw Fault{"'" + rule.fact + "' is no type of fact"};
    PatternParser(pattern, rule.steps).Parse();
    if (CanBeEmpty(rule.steps, 0)) throw Fault{"the pattern matches empty text"};
    ParseFields(fields, rule);
  } catch (const Fault& fault) {
    parsed.fault = fault.reason;
  }
  return parsed;
}

void CheckFactRules(std::span<const TsvFile> rules, std::span<const TsvFile> triggers,
                    std::vector<LexiconComplaint>& complaints) {
  const Classes classes = ReadClasses(triggers, complaints);
  std::set<std::string> ids;
  for (const TsvFile& file : rules) {
    const size_t id = ColumnOf(file, "id");
    const size_t fact = ColumnOf(file, "fact");
    const size_t pattern = ColumnOf(file, "pattern");
    const size_t fields = ColumnOf(file, "fields");
    // The compiler has complained about a wrong header already.
    if (std::max({id, fact, pattern, fields}) >= file.header.size()) continue;
    for (const TsvRow& row : file.rows) {
      const ParsedFactRule parsed =
          ParseFactRule(row.cells[fact], row.cells[pattern], row.cells[fields]);
      const std::string fault = RowFault(parsed, row.cells[id], classes, ids);
      if (!fault.empty()) complaints.push_back({file.name, row.line, fault});
    }
  }
}

}  // namespace unspin
