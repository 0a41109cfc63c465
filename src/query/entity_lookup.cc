#include "query/entity_lookup.h"

#include <string>

#include "core/entity_key.h"
#include "store/statement.h"

namespace unspin {
namespace {

std::vector<int64_t> Ids(SQLite::Database& connection, const std::string& sql,
                         std::string_view name) {
  Statement statement(connection, sql);
  statement.Start(name);
  std::vector<int64_t> ids;
  while (statement.Step()) ids.push_back(statement.Integer(0));
  return ids;
}

// Ids by the key of a name: "acme inc" for Acme.
std::vector<int64_t> FindByKey(SQLite::Database& connection, std::string_view name,
                               EntityType type, const std::string& types) {
  return Ids(
      connection,
      "SELECT id FROM entities WHERE key = ?1 AND type IN " + types +
          " UNION SELECT e.id FROM entity_keys AS k JOIN entities AS e ON e.id = "
          "k.entity_id WHERE k.key = ?1 AND e.type IN " +
          types + " ORDER BY 1",
      EntityKey(type, name));
}

}  // namespace

std::vector<int64_t> FindEntities(SQLite::Database& connection, std::string_view name,
                                  NameOf kind) {
  if (name.size() > 1 && name.front() == 'e' &&
      name.find_first_not_of("0123456789", 1) == std::string_view::npos) {
    std::vector<int64_t> ids =
        Ids(connection, "SELECT id FROM entities WHERE id = CAST(?1 AS INTEGER)",
            name.substr(1));
    if (!ids.empty()) return ids;
  }
  const bool person = kind == NameOf::kPerson;
  const std::string types =
      person ? "('person')" : "('company', 'organization', 'product')";
  for (const std::string collation : {"BINARY", "NOCASE"}) {
    const std::string same = " = ?1 COLLATE " + collation;
    std::vector<int64_t> ids =
        Ids(connection,
            "SELECT id FROM entities WHERE name" + same + " AND type IN " + types +
                " UNION SELECT e.id FROM aliases AS x JOIN entities AS e ON e.id = "
                "x.entity_id WHERE x.alias" +
                same + " AND e.type IN " + types + " ORDER BY 1",
            name);
    if (!ids.empty()) return ids;
    if (collation == "NOCASE") break;
    const EntityType type = person ? EntityType::kPerson : EntityType::kCompany;
    ids = FindByKey(connection, name, type, types);
    if (!ids.empty()) return ids;
  }
  return {};
}

}  // namespace unspin
