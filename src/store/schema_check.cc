#include "store/schema_check.h"

#include <SQLiteCpp/Database.h>

#include <map>
#include <set>

#include "base/error.h"
#include "store/database.h"
#include "store/migration.h"
#include "store/statement.h"

namespace unspin {
namespace {

struct Thing {
  std::string kind;  // "table", "view" or "full-text index"
  std::set<std::string> columns;
};

using Things = std::map<std::string, Thing>;  // by name

std::set<std::string> ColumnsOf(SQLite::Database& connection, const std::string& name) {
  std::set<std::string> all;
  Statement columns(connection, "SELECT name FROM pragma_table_xinfo(?)");
  for (columns.Start(name); columns.Step();) all.insert(columns.String(0));
  return all;
}

Things ThingsOf(SQLite::Database& connection) {
  Things things;
  Statement names(connection,
                  "SELECT name, CASE WHEN sql LIKE 'CREATE VIRTUAL TABLE %USING fts5%' "
                  "THEN 'full-text index' ELSE type END FROM sqlite_master WHERE type "
                  "IN ('table', 'view') AND name NOT LIKE 'sqlite%'");
  while (names.Step()) things[names.String(0)].kind = names.String(1);
  return things;
}

Things ExpectedOf(int64_t version) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  RunMigrations(fresh, 0, version);
  Things things = ThingsOf(fresh);
  for (auto& [name, thing] : things) thing.columns = ColumnsOf(fresh, name);
  return things;
}

// It takes 10 ms to make, and some programs open many connections.
const Things& Expected(int64_t version, Things& older) {
  static const Things kOfToday = ExpectedOf(kSchemaVersion);
  if (version == kSchemaVersion) return kOfToday;
  older = ExpectedOf(version);
  return older;
}

void CheckNoTriggers(SQLite::Database& connection, const Things& ours,
                     const std::string& path) {
  Statement triggers(connection,
                     "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'");
  while (triggers.Step()) {
    if (ours.count(triggers.String(1)) == 0) continue;
    throw Error(path + ": has the trigger " + triggers.String(0) + " on the table " +
                triggers.String(1) + ", which is not of this program");
  }
}

}  // namespace

void CheckSchema(SQLite::Database& connection, int64_t version,
                 const std::string& path) {
  Things older;
  const Things& ours = Expected(version, older);
  const Things found = ThingsOf(connection);
  CheckNoTriggers(connection, ours, path);
  for (const auto& [name, thing] : ours) {
    const auto place = found.find(name);
    if (place == found.end() || place->second.kind != thing.kind) {
      throw Error(path + ": is damaged: it has no " + thing.kind + " " + name);
    }
    const std::set<std::string> columns = ColumnsOf(connection, name);
    for (const std::string& column : thing.columns) {
      if (columns.count(column) > 0) continue;
      throw Error(path + ": is damaged: the " + thing.kind + " " + name +
                  " has no column " + column);
    }
  }
}

}  // namespace unspin
