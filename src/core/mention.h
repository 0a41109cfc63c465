#pragma once

// Names and values found in an article, and the entities behind the names.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/span.h"

namespace unspin {

enum class EntityType {
  kCompany,
  kOrganization,
  kPerson,
  kProduct,
  kPlace,
  kDate,  // the last three are values: no Entity stands behind them
  kMoney,
  kPercent,
};

// "company", "organization", ...
std::string_view Name(EntityType type);
std::optional<EntityType> EntityTypeByName(std::string_view name);
inline bool IsValue(EntityType type) { return type >= EntityType::kDate; }

struct Mention {
  Field field = Field::kBody;
  TextSpan span;  // never includes a possessive 's
  EntityType type = EntityType::kCompany;
  // The entity's canonical name; for values the normalised value: an ISO 8601 date or
  // interval ("2022-12-18", "2022-W51", "2022-Q3"), "USD 2500000000", "18%".
  std::string entity;
  double confidence = 0;    // 0..1
  std::string rule;         // the rule or model that found it
  std::string lexicon_row;  // "companies.tsv:123"; empty when no row decided
};

struct Entity {
  std::string name;  // by which the article's mentions and facts refer to it
  EntityType type = EntityType::kCompany;
  std::vector<std::string> aliases;  // other forms seen in the article or in the row
  std::string lexicon_row;
  // The row's name where the article never uses it ("Amazon Web Services" in an article
  // that says AWS): what articles are joined by. Empty when it is `name`.
  std::string row_name = {};
};

}  // namespace unspin
