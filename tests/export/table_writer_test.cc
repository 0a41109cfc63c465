#include "export/table_writer.h"

#include <doctest/doctest.h>

#include <sstream>

namespace unspin {
namespace {

std::string Write(const ResultTable& table, TableFormat format,
                  const TableOptions& options = {}) {
  std::ostringstream out;
  WriteTable(table, format, options, out);
  return out.str();
}

ResultTable Outages() {
  ResultTable table;
  table.columns = {{"provider", ColumnType::kText},
                   {"regions", ColumnType::kList},
                   {"hours", ColumnType::kReal},
                   {"spun", ColumnType::kBoolean}};
  table.rows = {{"Lumora", R"(["Zürich","大阪"])", 24.0, int64_t{1}},
                {"Cloud, \"Nine\"", {}, 0.5, int64_t{0}}};
  return table;
}

TEST_CASE("a table is aligned by what the characters take on screen") {
  CHECK(Write(Outages(), TableFormat::kTable) ==
        "provider       regions       hours  spun\n"
        "Lumora         Zürich; 大阪     24  true\n"
        "Cloud, \"Nine\"                  0.5  false\n");
}

TEST_CASE("a narrow terminal gets its widest columns cut") {
  ResultTable table;
  table.columns = {{"id", ColumnType::kText}, {"evidence", ColumnType::kText}};
  table.rows = {{"f1", "A long sentence about servers"}, {"f2", "Short"}};
  CHECK(Write(table, TableFormat::kTable, {.width = 20}) ==
        "id  evidence\n"
        "f1  A long sentence…\n"
        "f2  Short\n");
  CHECK(Write(table, TableFormat::kTable,
              {.width = 20, .color = true, .header = false}) ==
        "f1  A long sentence…\n"
        "f2  Short\n");
  CHECK(Write(table, TableFormat::kTable, {.color = true})
            .starts_with("\x1b[1mid  evidence\n\x1b[0mf1"));
}

TEST_CASE("a narrow terminal has whole ids and names what there is no room for") {
  ResultTable table;
  table.columns = {{"provider"}, {"service"}, {"cause"}, {"said"}, {"id"}};
  table.rows = {{std::string("Lumora Cloud"),
                 {},
                 std::string("cooling failure"),
                 std::string("It was down for a day"),
                 std::string("f1234567890")}};
  const auto write = [&table](size_t width) {
    return Write(table, TableFormat::kTable, {.width = width, .leave_out = true});
  };
  CHECK(write(120).find("no room") == std::string::npos);
  CHECK(write(60) ==
        "provider      cause            said              id\n"
        "Lumora Cloud  cooling failure  It was down for…  f1234567890\n"
        "no room for: service\n");
  CHECK(write(45) ==
        "provider      cause            id\n"
        "Lumora Cloud  cooling failure  f1234567890\n"
        "no room for: service, said\n");
}

TEST_CASE("the other formats keep types") {
  CHECK(Write(Outages(), TableFormat::kJson) ==
        "[\n"
        R"( {"provider": "Lumora", "regions": ["Zürich","大阪"], "hours": 24, )"
        R"("spun": true},)"
        "\n"
        R"( {"provider": "Cloud, \"Nine\"", "regions": null, "hours": 0.5, )"
        R"("spun": false})"
        "\n]\n");
  CHECK(Write(Outages(), TableFormat::kJsonl)
            .starts_with(R"({"provider": "Lumora", "regions": ["Zürich","大阪"])"));
  CHECK(Write(Outages(), TableFormat::kCsv) ==
        "provider,regions,hours,spun\n"
        "Lumora,Zürich; 大阪,24,true\n"
        "\"Cloud, \"\"Nine\"\"\",,0.5,false\n");
  CHECK(Write(Outages(), TableFormat::kTsv, {.header = false}) ==
        "Lumora\tZürich; 大阪\t24\ttrue\n"
        "Cloud, \"Nine\"\t\t0.5\tfalse\n");
  CHECK(Write(Outages(), TableFormat::kMarkdown) ==
        "| provider | regions | hours | spun |\n"
        "| --- | --- | ---: | ---: |\n"
        "| Lumora | Zürich; 大阪 | 24 | true |\n"
        "| Cloud, \"Nine\" |  | 0.5 | false |\n");
}

TEST_CASE("nothing gives an empty list or a header") {
  ResultTable table;
  table.columns = {{"id", ColumnType::kText}};
  CHECK(Write(table, TableFormat::kJson) == "[]\n");
  CHECK(Write(table, TableFormat::kJsonl).empty());
  CHECK(Write(table, TableFormat::kCsv) == "id\n");
}

TEST_CASE("text cannot act on terminals, spreadsheets or tables") {
  ResultTable table;
  table.columns = {{"x", ColumnType::kText}};
  table.rows = {{"=1+1"},     {"a\nb\tc"},    {"\x1b[31mred\x07"},
                {"a\u202Eb"}, {"-5 percent"}, {int64_t{-5}},
                {"p|q"}};
  CHECK(Write(table, TableFormat::kTable, {.header = false}) ==
        "=1+1\na b c\n[31mred\nab\n-5 percent\n        -5\np|q\n");
  CHECK(Write(table, TableFormat::kCsv, {.header = false}) ==
        "'=1+1\n\"a\nb\tc\"\n\x1b[31mred\x07\na\u202Eb\n'-5 percent\n-5\np|q\n");
  CHECK(Write(table, TableFormat::kTsv, {.header = false}).find("a b c\n") == 6);
  CHECK(Write(table, TableFormat::kMarkdown).find("| p\\|q |") != std::string::npos);
}

TEST_CASE("formats are known by name") {
  CHECK(TableFormatByName("markdown") == TableFormat::kMarkdown);
  CHECK_FALSE(TableFormatByName("xml").has_value());
}

}  // namespace
}  // namespace unspin
