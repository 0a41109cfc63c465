#include "store/schema_check.h"

#include <SQLiteCpp/Database.h>

#include <map>
#include <set>

#include "base/error.h"
#include "store/migration.h"
#include "store/statement.h"

namespace unspin {
namespace {

struct Thing {
  std::string kind;  // "table", "view" or "full-text index"
  std::set<std::string> columns;
};

using Things = std::map<std::string, Thing>;  // by name

Things ThingsOf(SQLite::Database& connection) {
  Things things;
  Statement names(connection,
                  "SELECT name, CASE WHEN sql LIKE 'CREATE VIRTUAL TABLE %USING fts5%' "
                  "THEN 'full-text index' ELSE type END FROM sqlite_master WHERE type "
                  "IN ('table', 'view') AND name NOT LIKE 'sqlite%'");
  while (names.Step()) things[names.String(0)].kind = names.String(1);
  return things;
}

void LoadColumns(SQLite::Database& connection, const std::string& name, Thing& thing) {
  Statement columns(connection, "SELECT name FROM pragma_table_xinfo(?)");
  for (columns.Start(name); columns.Step();) thing.columns.insert(columns.String(0));
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
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  RunMigrations(fresh, 0, version);
  Things ours = ThingsOf(fresh);
  Things found = ThingsOf(connection);
  CheckNoTriggers(connection, ours, path);
  for (auto& [name, thing] : ours) {
    const auto place = found.find(name);
    if (place == found.end() || place->second.kind != thing.kind) {
      throw Error(path + ": is damaged: it has no " + thing.kind + " " + name);
    }
    LoadColumns(fresh, name, thing);
    LoadColumns(connection, name, place->second);
    for (const std::string& column : thing.columns) {
      if (place->second.columns.count(column) > 0) continue;
      throw Error(path + ": is damaged: the " + thing.kind + " " + name +
                  " has no column " + column);
    }
  }
}

}  // namespace unspin
