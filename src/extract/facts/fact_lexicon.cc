#include "extract/facts/fact_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.h"
#include "base/unicode.h"
#include "core/fact.h"
#include "lexicon/phrase_matcher.h"

namespace unspin {
namespace {

// What a rule may capture beyond the fields of the type, because it takes some
// reckoning to make fields of it; docs/fact-rules.md explains them.
struct ExtraField {
  std::string_view fact;
  std::string_view field;
};
constexpr ExtraField kExtraFields[] = {
    {"outage", "duration"}, {"outage", "name"},    {"outage", "time"},
    {"figure", "sign"},     {"figure", "counted"}, {"layoff", "people"},
    {"role", "people"},
};

constexpr unsigned kMostKinds = 64;  // bits

bool IsKnownField(const FactTypeSpec& type, std::string_view field) {
  return std::ranges::find(type.fields, field, &FactFieldSpec::name) !=
             type.fields.end() ||
         std::ranges::any_of(kExtraFields, [&](const ExtraField& extra) {
           return extra.fact == type.name && extra.field == field;
         });
}

RoleWord RoleWordByName(std::string_view name) {
  constexpr std::pair<std::string_view, RoleWord> kNames[] = {
      {"post", RoleWord::kPost},       {"outsider", RoleWord::kOutsider},
      {"of_post", RoleWord::kOfPost},  {"modifier", RoleWord::kModifier},
      {"former", RoleWord::kFormer},   {"acting", RoleWord::kActing},
      {"skipped", RoleWord::kSkipped},
  };
  for (const auto& [known, kind] : kNames) {
    if (known == name) return kind;
  }
  return RoleWord::kNone;
}

StartFilter FilterOf(const Table& table) {
  const PhraseMatcher* const matcher = &table.matcher();
  return StartFilter({&matcher, 1});
}

}  // namespace

FactLexicon::FactLexicon(const Lexicon& lexicon)
    : triggers_(lexicon.table("triggers")),
      roles_(lexicon.table("roles")),
      metrics_(lexicon.table("metrics")),
      trigger_starts_(FilterOf(triggers_)),
      role_starts_(FilterOf(roles_)),
      metric_starts_(FilterOf(metrics_)),
      firm_weights_(lexicon),
      role_kind_(roles_.Column("kind")),
      role_canonical_(roles_.Column("canonical")),
      metric_name_(metrics_.Column("metric")),
      metric_kind_(metrics_.Column("kind")) {
  LoadTriggers();
  LoadRules(lexicon.table("fact_rules"));
}

void FactLexicon::LoadTriggers() {
  const uint32_t column = triggers_.Column("class");
  for (uint32_t row = 0; row < triggers_.rows(); ++row) {
    const std::string cell(triggers_.Cell(row, column));
    const TriggerClass parsed = ParseTriggerClass(cell);
    // A class whose rows all have a modality is one, too.
    AddClass(parsed.name);
    class_of_row_.push_back(AddClass(cell));
  }
  kind_of_class_.resize(class_numbers_.size(), 0);
  unsigned kinds = 0;
  for (const auto& [name, number] : class_numbers_) {
    if (!name.starts_with("kind_")) continue;
    if (kinds == kMostKinds) throw Error("triggers.tsv: too many classes 'kind_...'");
    kind_of_class_[number] = uint64_t{1} << kinds++;
  }
}

uint32_t FactLexicon::AddClass(std::string_view name) {
  const auto number = static_cast<uint32_t>(class_numbers_.size());
  return class_numbers_.emplace(name, number).first->second;
}

void FactLexicon::AddModal(const std::string& name,
                           std::vector<ModalClass>& modal) const {
  for (const Modality modality :
       {Modality::kDenied, Modality::kPlanned, Modality::kHypothetical}) {
    const uint32_t number = ClassNumber(name + ":" + std::string(Name(modality)));
    if (number != kNoClass) modal.push_back({number, modality});
  }
}

uint32_t FactLexicon::ClassNumber(std::string_view name) const {
  const auto found = class_numbers_.find(name);
  return found == class_numbers_.end() ? kNoClass : found->second;
}

void FactLexicon::LoadRules(const Table& table) {
  for (uint32_t row = 0; row < table.rows(); ++row) {
    rules_.push_back(LoadRule(table, row));
  }
}

LoadedRule FactLexicon::LoadRule(const Table& table, uint32_t row) const {
  const auto cell = [&](std::string_view column) {
    return table.Cell(row, table.Column(column));
  };
  ParsedFactRule parsed = ParseFactRule(cell("fact"), cell("pattern"), cell("fields"));
  LoadedRule loaded;
  loaded.row = table.RowName(row);
  if (!parsed.fault.empty()) throw Error(loaded.row + ": " + parsed.fault);
  loaded.rule = std::move(parsed.rule);
  loaded.rule.id = cell("id");
  const std::string_view confidence = cell("confidence");
  std::from_chars(confidence.data(), confidence.data() + confidence.size(),
                  loaded.rule.confidence);

  const bool denies = loaded.rule.action == FactRule::Action::kDeny;
  loaded.modality = ModalityByName(loaded.rule.modality)
                        .value_or(denies ? Modality::kDenied : Modality::kAsserted);

  const auto number = [&](const std::string& name) {
    const uint32_t found = ClassNumber(name);
    if (found == kNoClass) {
      throw Error(loaded.row + ": triggers.tsv has no class '" + name + "'");
    }
    return found;
  };
  for (const std::string& name : loaded.rule.unless) {
    loaded.unless.push_back(number(name));
    AddModal(name, loaded.modal_unless);
  }
  // A class that forbids a type of fact wherever one of its forms stands: "not_outage"
  // holds "would have been" and "averted".
  if (loaded.rule.action == FactRule::Action::kMake) {
    const std::string forbidding = "not_" + loaded.rule.fact;
    if (ClassNumber(forbidding) != kNoClass) {
      loaded.unless.push_back(ClassNumber(forbidding));
      AddModal(forbidding, loaded.modal_unless);
    }
  }
  for (const std::string& name : loaded.rule.without) {
    loaded.without.push_back(number(name));
    AddModal(name, loaded.modal_without);
  }
  for (const std::string& name : loaded.rule.needs) {
    loaded.needs.push_back(number(name));
  }
  const FactTypeSpec* const type = FindFactType(loaded.rule.fact);
  const auto check_field = [&](const std::string& field) {
    if (type != nullptr && !field.empty() && !IsKnownField(*type, field)) {
      throw Error(loaded.row + ": " + loaded.rule.fact + " has no field '" + field +
                  "'");
    }
  };
  for (const RuleConstant& constant : loaded.rule.constants) {
    check_field(constant.field);
  }
  for (const RuleStep& step : loaded.rule.steps) {
    check_field(step.field);
    loaded.class_of_step.push_back(step.op == RuleOp::kClass ? number(step.text)
                                                             : kNoClass);
  }
  return loaded;
}

void FactLexicon::FormsAt(std::span<const uint64_t> hashes,
                          std::vector<ClassForm>& forms) const {
  if (hashes.empty() || !trigger_starts_.MayStart(hashes.front())) return;
  triggers_.matcher().ForEach(hashes, [&](const PhraseMatch& match) {
    for (const PhraseEntry& entry : match.entries) {
      forms.push_back({class_of_row_[entry.row], static_cast<uint32_t>(match.words)});
    }
  });
}

RoleForm FactLexicon::RoleAt(std::span<const uint64_t> hashes) const {
  if (hashes.empty() || !role_starts_.MayStart(hashes.front())) return {};
  const PhraseMatch match = roles_.matcher().Longest(hashes);
  if (!match) return {};
  const uint32_t row = match.entries.front().row;
  return {match.words, RoleWordByName(roles_.Cell(row, role_kind_)),
          roles_.Cell(row, role_canonical_)};
}

MetricForm FactLexicon::MetricAt(std::span<const uint64_t> hashes) const {
  if (hashes.empty() || !metric_starts_.MayStart(hashes.front())) return {};
  const PhraseMatch match = metrics_.matcher().Longest(hashes);
  if (!match) return {};
  const uint32_t row = match.entries.front().row;
  return {match.words, metrics_.Cell(row, metric_name_),
          metrics_.Cell(row, metric_kind_) == "counted"};
}

bool FactLexicon::IsOutsider(std::string_view role) const {
  const std::string_view head = role.substr(0, role.find(" of "));
  const size_t space = head.rfind(' ');
  for (const std::string_view form :
       {head, head.substr(space == head.npos ? 0 : space + 1)}) {
    const PhraseMatch match = roles_.matcher().Find(form);
    if (!match) continue;
    const uint32_t row = match.entries.front().row;
    return RoleWordByName(roles_.Cell(row, role_kind_)) == RoleWord::kOutsider;
  }
  return false;
}

bool FactLexicon::IsPublicOffice(std::string_view role) const {
  const uint32_t office = ClassNumber("public_office");
  if (office == kNoClass) return false;
  const std::string lower = ToLower(role);
  std::vector<uint64_t> hashes;
  for (size_t i = 0; i < lower.size();) {
    const size_t end = std::min(lower.find(' ', i), lower.size());
    hashes.push_back(
        WordHash(std::string_view(lower).substr(i, end - i), Folding::kLower));
    i = end + 1;
  }
  // "President of Zimbabwe", but "president of international sales".
  for (const std::string_view post : {"president of ", "chief executive of "}) {
    const auto words = static_cast<size_t>(std::ranges::count(post, ' '));
    if (lower.starts_with(post) && hashes.size() > words &&
        RoleAt(std::span(hashes).subspan(words)).words == 0) {
      return true;
    }
  }
  std::vector<ClassForm> forms;
  FormsAt(hashes, forms);
  return std::ranges::any_of(
      forms, [&](const ClassForm& form) { return form.trigger_class == office; });
}

std::string FactLexicon::CanonicalRole(std::string_view role) const {
  const PhraseMatch match = roles_.matcher().Find(role);
  if (match) {
    const std::string_view canonical =
        roles_.Cell(match.entries.front().row, role_canonical_);
    if (!canonical.empty()) return std::string(canonical);
  }
  return ToLower(role);
}

}  // namespace unspin
