#include "store/database_dump.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace unspin {
namespace {

std::string DumpTables(const std::string& path, bool shadow) {
  const SQLite::Database db(path, SQLite::OPEN_READONLY);
  std::vector<std::string> names;
  SQLite::Statement tables(
      db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  while (tables.executeStep()) names.push_back(tables.getColumn(0).getString());
  std::string out;
  for (const std::string& name : names) {
    const bool is_index = name == "articles_fts" || name == "articles_bigrams";
    const bool is_shadow =
        name.starts_with("articles_fts") || name.starts_with("articles_bigrams");
    if (is_index || (is_shadow && !shadow)) continue;
    out += "== " + name + "\n";
    SQLite::Statement rows(db, "SELECT * FROM " + name);
    while (rows.executeStep()) {
      for (int i = 0; i < rows.getColumnCount(); ++i) {
        const SQLite::Column cell = rows.getColumn(i);
        out += cell.isNull() ? "NULL" : cell.getString();
        out += '|';
      }
      out += '\n';
    }
  }
  return out;
}

}  // namespace

std::string Dump(const std::string& path) { return DumpTables(path, true); }
std::string DumpRows(const std::string& path) { return DumpTables(path, false); }

std::string Ask(const std::string& path, const std::string& sql) {
  const SQLite::Database db(path, SQLite::OPEN_READONLY);
  SQLite::Statement statement(db, sql);
  return statement.executeStep() ? statement.getColumn(0).getString() : "";
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "unspinXXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace unspin
