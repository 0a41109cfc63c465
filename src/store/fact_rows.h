#pragma once

// The rows of facts: the common table, the typed table and the links to entities.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/fact.h"
#include "store/statement.h"

namespace unspin {

// Offsets of a fact's evidence in code points.
struct FactPlace {
  size_t start = 0;
  size_t end = 0;
  size_t source_start = 0;
  size_t source_end = 0;
  std::string_view evidence;
};

// A name of the article and the entity that it is taken for.
struct NameLink {
  int64_t name_id = 0;
  int64_t entity_id = 0;
};

// What the field of a fact names, if the article has such a name.
using EntityLookup = std::function<std::optional<NameLink>(std::string_view name,
                                                           std::string_view field)>;

class FactRows {
 public:
  explicit FactRows(SQLite::Database& connection);

  // Writes `fact` as row `id`. A type that FactTypes() lacks, and what is no fact by
  // its modality, gets no typed row. `published_unix` is its time when it has no date
  // of its own.
  void Insert(int64_t id, std::string_view article_id,
              std::optional<int64_t> published_unix, const Fact& fact,
              const FactPlace& place, const EntityLookup& lookup);

 private:
  void InsertTyped(const FactTypeSpec& type, int64_t id, std::string_view article_id,
                   const Fact& fact, const FactPlace& place,
                   const EntityLookup& lookup);
  // Links what the fields of a fact without a typed row name.
  void LinkFields(int64_t id, const Fact& fact, const EntityLookup& lookup);
  void Link(int64_t id, std::string_view field, size_t position,
            std::optional<NameLink> link);

  Statement fact_;
  Statement link_;
  std::map<std::string_view, Statement> typed_;  // by fact type
};

// The fields as a JSON object, in the order of the type's table.
std::string FieldsJson(const Fact& fact);

// Four digits are enough for a probability, and print the same everywhere.
double RoundConfidence(double confidence);

}  // namespace unspin
