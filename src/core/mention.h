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

// What an article tells of a thing that helps to know it again in other articles.
enum class ClueKind {
  kAlias,     // another name that the article says it has
  kAcronym,   // the same, of initials: "BEA" of "Baltic Energy Agency (BEA)"
  kTicker,    // "NASDAQ:ATLX"
  kEmployer,  // of a person: company or organization
  kSector,    // of a company: "finance"
};

// "alias", "acronym", "ticker", "employer", "sector".
std::string_view Name(ClueKind kind);
std::optional<ClueKind> ClueKindByName(std::string_view name);

struct Clue {
  ClueKind kind = ClueKind::kAlias;
  std::string value;
  // The checker takes the zero behind the comparison for a pointer.
  auto operator<=>(const Clue&) const = default;  // NOLINT(modernize-use-nullptr)
};

struct Entity {
  std::string name;  // by which the article's mentions and facts refer to it
  EntityType type = EntityType::kCompany;
  std::vector<std::string> aliases;  // other forms seen in the article or in the row
  std::string lexicon_row;
  // The row's name where the article never uses it ("Amazon Web Services" in an article
  // that says AWS): what articles are joined by. Empty when it is `name`.
  std::string row_name = {};
  // Under which it meets the same thing in other articles, where that is not simply
  // EntityKey() of its name (core/entity_key.h): "person:smith robert" of Bob Smith.
  std::string key = {};
  std::vector<Clue> clues = {};  // sorted, each once
};

}  // namespace unspin
