#include "export/table_files.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "export/catalog.h"
#include "export/filled.h"

namespace unspin {
namespace {

size_t LinesIn(const std::string& text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST_CASE("each table becomes a file with all its rows") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  const auto files =
      WriteTableFiles(reader, folder.path(), {TableFormat::kJsonl, {}, {}});
  CHECK(files.size() == CatalogTables().size());
  for (const WrittenFile& file : files) {
    CAPTURE(file.path);
    const std::string text = ReadFile(file.path);
    CHECK(LinesIn(text) == file.rows);
    for (size_t at = 0; at < text.size();) {
      const size_t end = text.find('\n', at);
      CHECK(nlohmann::json::accept(text.substr(at, end - at)));
      at = end + 1;
    }
  }
}

TEST_CASE("lists and flags of JSON Lines are lists and flags") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  const auto files =
      WriteTableFiles(reader, folder.path(), {TableFormat::kJsonl, {"outages"}, {}});
  REQUIRE(files.size() == 1);
  const auto outage = nlohmann::json::parse(ReadFile(files[0].path));
  CHECK(outage.at("regions").is_array());
  CHECK(outage.at("began_unix").is_number_integer());
}

TEST_CASE("CSV has its header once, also of a table without rows") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  const auto files = WriteTableFiles(reader, folder.path(),
                                     {TableFormat::kCsv, {"rejects", "mentions"}, {}});
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == folder / "mentions.csv");
  CHECK(ReadFile(files[1].path) == "id,source,line,byte_offset,record_id,reason\n");
  CHECK(ReadFile(files[0].path).starts_with("article_id,id,field,"));
}

TEST_CASE("a query is written instead of the tables, in parts of any size") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  TableFilesRequest request;
  request.sql =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
      "SELECT i, '=' || i AS formula FROM n";
  const auto files = WriteTableFiles(reader, folder.path(), request);
  REQUIRE(files.size() == 1);
  CHECK(files[0].rows == 2000);
  const std::string text = ReadFile(files[0].path);
  CHECK(LinesIn(text) == 2001);
  CHECK(text.ends_with("\n2000,'=2000\n"));
}

TEST_CASE("unknown tables and faulty queries leave no file") {
  const TemporaryFolder folder;
  const Reader reader(FilledDatabase(folder));
  CHECK_THROWS_WITH_AS(
      WriteTableFiles(reader, folder.path(), {TableFormat::kCsv, {"outage"}, {}}),
      "no such table: outage; did you mean outages?", Error);
  TableFilesRequest request;
  request.sql = "DELETE FROM articles";
  CHECK_THROWS_AS(WriteTableFiles(reader, folder.path(), request), Error);
  // Fails when rows are read, after the file was begun.
  request.sql =
      "SELECT abs(-9223372036854775807 - i) FROM (SELECT 0 AS i UNION ALL "
      "SELECT 1)";
  CHECK_THROWS_AS(WriteTableFiles(reader, folder.path(), request), Error);
  CHECK_FALSE(std::filesystem::exists(folder / "query.csv"));
}

}  // namespace
}  // namespace unspin
