#include <doctest/doctest.h>

#include "query/filled.h"
#include "query/reader.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

TallyRequest CountOf(const char* topic, std::vector<std::string> by) {
  TallyRequest request;
  request.rows.what = topic;
  request.by = std::move(by);
  return request;
}

TEST_CASE("rows are counted by columns and by their time") {
  const Filled counted;
  const ResultTable table =
      counted.Open().Tally(CountOf("articles", {"spun", "month"}));
  REQUIRE(table.rows.size() == 3);
  CHECK(table.columns[1].name == "month");
  CHECK(std::get<std::string>(table.rows[0][1]) == "2023-02");
  CHECK(std::get<int64_t>(table.rows[2][0]) == 1);
  CHECK(std::get<int64_t>(table.rows[2][2]) == 1);
}

TEST_CASE("filters hold for counts, and numbers are summed") {
  const Filled counted;
  TallyRequest request = CountOf("outages", {"provider", "year"});
  request.measure = "hours";
  request.rows.company = "Lumora Cloud";
  const ResultTable table = counted.Open().Tally(request);
  REQUIRE(table.rows.size() == 1);
  CHECK(std::get<std::string>(table.rows[0][1]) == "2022");
  CHECK(table.columns[3].name == "sum");
  CHECK(std::get<int64_t>(table.rows[0][4]) == 24);
  request.rows.company = "Pine Hill";
  CHECK(counted.Open().Tally(request).empty());
}

TEST_CASE("all rows are counted when there is nothing to count by") {
  const Filled counted;
  const ResultTable table = counted.Open().Tally(CountOf("facts", {}));
  CHECK(std::get<int64_t>(table.rows[0][0]) == 4);
}

TEST_CASE("an unknown column is no group") {
  const Filled counted;
  CHECK_THROWS_WITH_AS(counted.Open().Tally(CountOf("outages", {"provder"})),
                       "no such column: provder; did you mean provider?", Error);
}

TEST_CASE("the latest facts are those of the latest articles") {
  const Filled counted;
  const ResultTable table = counted.Open().LatestFacts(2);
  REQUIRE(table.rows.size() == 2);
  CHECK(std::get<std::string>(table.rows[0][4]) == "b/second.txt");
  CHECK(std::get<std::string>(table.rows[1][4]) == "b/first.txt");
}

TEST_CASE("facts come along the index of their times") {
  const Filled counted;
  for (const char* topic : {"facts", "outages", "funding"}) {
    CAPTURE(topic);
    QueryRequest request;
    request.what = topic;
    request.limit = 10;
    const ResultTable plan = counted.Open().QueryPlan(request);
    bool indexed = false;
    for (const Row& row : plan.rows) {
      indexed |= std::get<std::string>(row[3]).find("facts_time") != std::string::npos;
    }
    CHECK(indexed);
  }
}

TEST_CASE("an entity is found by its id") {
  const Filled counted;
  const Reader reader = counted.Open();
  QueryRequest request;
  request.what = "people";
  request.columns = {"id"};
  const ResultTable people = reader.Query(request);
  request.what = "articles";
  request.company = "e" + std::to_string(std::get<int64_t>(people.rows[0][0]));
  CHECK(reader.Query(request).rows.size() == 1);
}

TEST_CASE("articles and searches are filtered by source") {
  const Filled counted;
  const Reader reader = counted.Open();
  QueryRequest request;
  request.what = "facts";
  request.source = "Example Wire";
  CHECK(reader.Query(request).rows.size() == 2);
  SearchRequest search;
  search.text = "lumora";
  search.source = "Example Wire";
  CHECK(reader.Search(search).rows.size() == 1);
  search.source = "Another";
  CHECK(reader.Search(search).empty());
}

}  // namespace
}  // namespace unspin
