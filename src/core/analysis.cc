#include "core/analysis.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace unspin {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

void Rename(const Names& names, std::string& name) {
  const auto found = names.find(name);
  if (found != names.end()) name = found->second;
}

void RenameFields(const Names& names, Fact& fact) {
  const FactTypeSpec* const spec = FindFactType(fact.type);
  // Of a type that only the user's rules know, any field may be a name.
  const auto holds_names = [spec](const FactField& field) {
    if (spec == nullptr) return true;
    const auto known =
        std::find_if(spec->fields.begin(), spec->fields.end(),
                     [&field](const FactFieldSpec& f) { return f.name == field.name; });
    return known != spec->fields.end() &&
           (known->kind == FieldKind::kEntity || known->kind == FieldKind::kEntityList);
  };
  Rename(names, fact.speaker);
  for (FactField& field : fact.fields) {
    if (!holds_names(field)) continue;
    if (auto* name = std::get_if<std::string>(&field.value)) Rename(names, *name);
    if (auto* list = std::get_if<std::vector<std::string>>(&field.value)) {
      for (std::string& name : *list) Rename(names, name);
    }
  }
}

}  // namespace

void UseRowNames(Analysis& analysis) {
  Names names;
  for (Entity& entity : analysis.entities) {
    if (entity.row_name.empty()) continue;
    names.emplace(entity.name, entity.row_name);
    std::replace(entity.aliases.begin(), entity.aliases.end(), entity.row_name,
                 entity.name);
    entity.name = std::exchange(entity.row_name, {});
  }
  if (names.empty()) return;
  for (Mention& mention : analysis.mentions) {
    if (!IsValue(mention.type)) Rename(names, mention.entity);
  }
  for (Fact& fact : analysis.facts) RenameFields(names, fact);
}

}  // namespace unspin
