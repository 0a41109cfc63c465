#include "query/entity_lookup.h"

#include <string>

#include "store/statement.h"

namespace unspin {
namespace {

std::vector<int64_t> Run(SQLite::Database& connection, const std::string& sql,
                         std::string_view name) {
  Statement statement(connection, sql);
  statement.Start(name);
  std::vector<int64_t> ids;
  while (statement.Step()) ids.push_back(statement.Integer(0));
  return ids;
}

}  // namespace

std::vector<int64_t> FindEntities(SQLite::Database& connection, std::string_view name,
                                  NameOf kind) {
  const std::string types =
      kind == NameOf::kPerson ? "('person')" : "('company', 'organization', 'product')";
  for (const std::string collation : {"BINARY", "NOCASE"}) {
    const std::string same = " = ?1 COLLATE " + collation;
    std::vector<int64_t> ids =
        Run(connection,
            "SELECT id FROM entities WHERE name" + same + " AND type IN " + types +
                " UNION SELECT e.id FROM aliases AS x JOIN entities AS e ON e.id = "
                "x.entity_id WHERE x.alias" +
                same + " AND e.type IN " + types + " ORDER BY 1",
            name);
    if (!ids.empty()) return ids;
  }
  return {};
}

}  // namespace unspin
