#include "cli/stored.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/file.h"
#include "cli/child.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> Tables(SQLite::Database& database) {
  std::vector<std::string> tables;
  SQLite::Statement statement(database,
                              "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                              "name NOT LIKE 'sqlite%' AND name NOT LIKE '%fts%' AND "
                              "name NOT LIKE '%bigrams%' "
                              "ORDER BY name");
  while (statement.executeStep()) tables.push_back(statement.getColumn(0).getString());
  return tables;
}

std::string Rows(SQLite::Database& database, const std::string& table) {
  SQLite::Statement statement(database, "SELECT * FROM " + table);
  std::vector<std::string> rows;
  while (statement.executeStep()) {
    std::string row = table;
    for (int i = 0; i < statement.getColumnCount(); ++i) {
      const SQLite::Column column = statement.getColumn(i);
      row += column.isNull() ? "|NULL" : "|" + column.getString();
    }
    rows.push_back(row + "\n");
  }
  std::sort(rows.begin(), rows.end());
  return fmt::format("{}", fmt::join(rows, ""));
}

}  // namespace

std::string DumpOf(const std::string& path) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  std::string dump;
  for (const std::string& table : Tables(database)) dump += Rows(database, table);
  return dump;
}

std::string CellOf(const std::string& path, const std::string& sql) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  return database.execAndGet(sql).getString();
}

void Change(const std::string& path, const std::string& sql) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(sql);
}

std::string CorpusAsJsonl(int copies) {
  std::vector<fs::path> files;
  for (const char* folder : {"clean", "spun_a"}) {
    for (const fs::directory_entry& file : fs::directory_iterator(Corpus(folder))) {
      if (file.path().extension() == ".txt") files.push_back(file.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::string lines;
  for (int copy = 1; copy <= copies; ++copy) {
    for (const fs::path& file : files) {
      const std::string text = ReadFile(file.string());
      const size_t end = text.find('\n');
      const std::string folder = file.parent_path().filename().string();
      lines += nlohmann::json(
                   {{"id", fmt::format("{}/{}/{}", folder, file.stem().string(), copy)},
                    {"title", text.substr(0, end)},
                    {"text",
                     fmt::format("{}\nThis is edition {}.\n", text.substr(end), copy)},
                    {"published", "2024-05-22"}})
                   .dump() +
               "\n";
    }
  }
  return lines;
}

}  // namespace unspin
