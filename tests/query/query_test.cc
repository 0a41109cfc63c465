#include <doctest/doctest.h>

#include "base/error.h"
#include "query/filled.h"
#include "query/reader.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

// Rows as text: cells with "|" between them, rows with line breaks.
std::string Text(const ResultTable& table) {
  std::string out;
  for (const Row& row : table.rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += '|';
      if (const auto* text = std::get_if<std::string>(&row[i])) out += *text;
      if (const auto* n = std::get_if<int64_t>(&row[i])) out += std::to_string(*n);
      if (const auto* x = std::get_if<double>(&row[i])) {
        out += std::to_string(*x).substr(0, 4);
      }
    }
    out += '\n';
  }
  return out;
}

std::string Ask(const Filled& fixture, QueryRequest request) {
  return Text(fixture.Open().Query(request));
}

std::string PlanOf(const Filled& fixture, const QueryRequest& request) {
  return Text(fixture.Open().QueryPlan(request));
}

QueryRequest About(std::string what, std::vector<std::string> columns = {}) {
  QueryRequest request;
  request.what = std::move(what);
  request.columns = std::move(columns);
  return request;
}

TEST_CASE("every topic answers with its usual and with all columns") {
  const Filled fixture;
  for (const std::string_view topic : QueryTopics()) {
    CAPTURE(topic);
    const bool filled = topic == "articles" || topic == "companies" ||
                        topic == "people" || topic == "places" || topic == "mentions" ||
                        topic == "outages" || topic == "role-changes" ||
                        topic == "funding" || topic == "facts" || topic == "repairs" ||
                        topic == "stories" || topic == "events";
    CHECK(fixture.Open().Query(About(std::string(topic))).empty() != filled);
    const ResultTable all = fixture.Open().Query(About(std::string(topic), {"*"}));
    CHECK(all.columns.size() == QueryColumns(topic).size());
  }
}

TEST_CASE("outages come with the columns that people want") {
  const Filled fixture;
  const ResultTable table = fixture.Open().Query(About("outages"));
  std::string names;
  for (const Column& column : table.columns) names += column.name + " ";
  CHECK(names ==
        "provider service regions began ended hours cause affected status confidence "
        "article id ");
  REQUIRE(table.rows.size() == 1);
  CHECK(
      Text(table).starts_with("Lumora Cloud||[\"Zurich\"]|2022-12-18||24||"
                              "|resolved|0.90|news/lumora.txt|f"));
  CHECK(table.columns[2].type == ColumnType::kList);
}

TEST_CASE("articles are filtered by company, time, spin and words") {
  const Filled fixture;
  QueryRequest request = About("articles", {"id"});
  CHECK(Ask(fixture, request) == "b/second.txt\nb/first.txt\nnews/lumora.txt\n");
  request.company = "ostrava";  // an alias in another case
  CHECK(Ask(fixture, request) == "b/second.txt\nb/first.txt\n");
  request.since = "2023-03";
  CHECK(Ask(fixture, request) == "b/second.txt\n");
  request.since.reset();
  request.until = "2023-03-01";  // the whole day
  CHECK(Ask(fixture, request) == "b/second.txt\nb/first.txt\n");
  request.until = "2023-02-28";
  CHECK(Ask(fixture, request) == "b/first.txt\n");
  request.company = "Nobody";
  CHECK(Ask(fixture, request).empty());
  request = About("articles", {"id"});
  request.spun = true;
  CHECK(Ask(fixture, request) == "news/lumora.txt\n");
  request.spun = false;
  request.search = "raised \"pine hill\" second";
  CHECK(Ask(fixture, request) == "b/second.txt\n");
}

TEST_CASE("mentions, facts and people know their companies and persons") {
  const Filled fixture;
  QueryRequest request = About("mentions", {"text", "field"});
  request.company = "LC";
  CHECK(Ask(fixture, request) == "Lumora Cloud|title\nLumora Cloud|body\n");
  request = About("facts", {"type", "date"});
  request.person = "Ada Brandt";
  CHECK(Ask(fixture, request) == "role_change|2022-12-29\n");
  request = About("facts", {"type"});
  request.type = "funding";
  request.limit = 1;
  CHECK(Ask(fixture, request) == "funding\n");
  request = About("people", {"name", "mentions", "articles"});
  request.company = "Lumora";
  CHECK(Ask(fixture, request) == "Ada Brandt|1|1\n");
  request = About("companies", {"name", "articles", "last_published"});
  request.order = {"-articles", "name"};
  CHECK(Ask(fixture, request) ==
        "Ostrava Robotics|2|2023-03-01T10:00:00Z\nPine Hill|2|2023-03-01T10:00:00Z\n"
        "Lumora Cloud|1|2022-12-29\n");
  request.offset = 1;
  request.limit = 1;
  CHECK(Ask(fixture, request) == "Pine Hill|2|2023-03-01T10:00:00Z\n");
  request = About("repairs", {"source", "text"});
  request.type = "spin";
  request.min_confidence = 0.9;
  CHECK(Ask(fixture, request) == "Helium|He\n");
}

TEST_CASE("the counts that the ingest keeps give the answers that counting gives") {
  const Filled fixture;
  for (const char* topic : {"companies", "organizations", "people", "products"}) {
    CAPTURE(topic);
    QueryRequest kept =
        About(topic, {"name", "articles", "mentions", "aliases", "id", "type"});
    kept.order = {"-mentions", "name"};
    QueryRequest counted = kept;
    counted.since = "1970-01-01";
    CHECK(Ask(fixture, kept) == Ask(fixture, counted));
    CHECK(PlanOf(fixture, kept).find("article_entities") == std::string::npos);
    CHECK(PlanOf(fixture, counted).find("article_entities") != std::string::npos);
  }
  const QueryRequest usual = About("companies");
  CHECK(PlanOf(fixture, usual).find("entities_count") != std::string::npos);
  CHECK(PlanOf(fixture, usual).find("TEMP B-TREE FOR ORDER") == std::string::npos);
}

TEST_CASE("kept counts answer nothing while a run is not at its end") {
  const Filled fixture;
  {
    Database database(fixture.path());
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
    writer.Write(FundingArticle("b/third.txt", "2023-04-01"));
    for (int i = 0; i < 511; ++i) {  // a batch is written, the run not ended
      writer.Write(FundingArticle("c/" + std::to_string(i), "2023-04-02"));
    }
  }
  const QueryRequest request = About("companies", {"name", "articles"});
  CHECK(Ask(fixture, request) ==
        "Ostrava Robotics|514\nPine Hill|514\nLumora Cloud|1\n");
  {
    Database database(fixture.path());
    ArticleWriter(database, {"0.1.0", "lexicon-1", "model-1", ""}).Finish();
  }
  CHECK(Ask(fixture, request) ==
        "Ostrava Robotics|514\nPine Hill|514\nLumora Cloud|1\n");
  CHECK(PlanOf(fixture, request).find("entities_count") != std::string::npos);
}

TEST_CASE("events come along the index of their times") {
  const Filled fixture;
  QueryRequest request = About("events");
  CHECK(PlanOf(fixture, request).find("events_time") != std::string::npos);
  CHECK(PlanOf(fixture, request).find("TEMP B-TREE") == std::string::npos);
  request.type = "outage";
  CHECK(PlanOf(fixture, request).find("events_type") != std::string::npos);
  CHECK(PlanOf(fixture, request).find("TEMP B-TREE") == std::string::npos);
}

TEST_CASE("what does not exist or apply is refused with a suggestion") {
  const Filled fixture;
  CHECK_THROWS_WITH_AS(Ask(fixture, About("outage")),
                       "no such topic: outage; did you mean outages?", Error);
  CHECK_THROWS_WITH_AS(Ask(fixture, About("outages", {"provder"})),
                       "no such column: provder; did you mean provider?", Error);
  QueryRequest request = About("outages");
  request.order = {"-begn"};
  CHECK_THROWS_WITH_AS(Ask(fixture, request),
                       "no such column: begn; did you mean began?", Error);
  request = About("articles");
  request.min_confidence = 0.5;
  CHECK_THROWS_WITH_AS(Ask(fixture, request),
                       "--min-confidence does not apply to articles", Error);
  request = About("articles");
  request.since = "yesterday";
  CHECK_THROWS_WITH_AS(Ask(fixture, request),
                       "no ISO date: \"yesterday\"; write 2022-12-29 or 2022-12",
                       Error);
}

// Copies of one text, and three reports of an outage of which two are copies.
class EventFixture {
 public:
  EventFixture() {
    Database database(folder_ / "facts.db");
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
    writer.Write(ReportedOutage("a", "Kumori", "2022-12-19", "2022-12-18", 24));
    Article copy = ReportedOutage("a", "Kumori", "2022-12-21", "2022-12-18", 24);
    copy.document.id = "copy";
    copy.document.spun = {0.9, "wordnet"};
    writer.Write(copy);
    writer.Write(ReportedOutage("b", "Kumori", "2022-12-20", "2022-12-18", 12));
    writer.Write(ReportedOutage("c", "Tellworth", "2023-12-20", "", 0));
    writer.Finish();
  }
  Reader Open() const { return Reader(folder_ / "facts.db"); }
  std::string Ask(const QueryRequest& request) const {
    return Text(Open().Query(request));
  }

 private:
  TemporaryFolder folder_;
};

TEST_CASE("events have their sources and filters") {
  const EventFixture fixture;
  QueryRequest request =
      About("events", {"type", "date", "subject", "articles", "sources", "first_seen"});
  CHECK(fixture.Ask(request) ==
        "outage||Tellworth|1|1|2023-12-20\noutage|2022-12-18|Kumori|3|2|2022-12-19\n");
  request.company = "kumori";
  CHECK(fixture.Ask(request) == "outage|2022-12-18|Kumori|3|2|2022-12-19\n");
  request.since = "2022-12-19";
  CHECK(fixture.Ask(request).empty());
  request = About("events", {"disagreements"});
  request.type = "outage";
  request.until = "2022-12-31";
  CHECK(fixture.Ask(request) ==
        R"([{"field":"hours","values":[{"value":12,"sources":1},)"
        R"({"value":24,"sources":1}]}])"
        "\n");
  const std::string id = fixture.Ask(About("events", {"id"}));
  QueryRequest facts = About("outages", {"article", "story", "event"});
  facts.company = "Tellworth";
  CHECK(fixture.Ask(facts) == "c|c|" + id.substr(0, id.find('\n')) + "\n");
}

TEST_CASE("stories have their articles and filters") {
  const EventFixture fixture;
  QueryRequest request =
      About("stories", {"id", "articles", "clean", "last_published"});
  CHECK(fixture.Ask(request) ==
        "a|2|1|2022-12-21\nb|1|1|2022-12-20\nc|1|1|2023-12-20\n");
  request.company = "Tellworth";
  CHECK(fixture.Ask(request) == "c|1|1|2023-12-20\n");
}

TEST_CASE("an event tells of its facts, and a story of its articles") {
  const EventFixture fixture;
  const Reader reader = fixture.Open();
  QueryRequest request = About("events", {"id"});
  request.company = "Kumori";
  std::string id = fixture.Ask(request);
  id.pop_back();
  const auto event = reader.ShowEvent(id);
  REQUIRE(event);
  CHECK(event->sources == 2);
  REQUIRE(event->facts.size() == 3);
  CHECK(event->facts[0].article == "a");
  CHECK(event->facts[2].story == "a");
  CHECK(event->facts[2].spun);
  CHECK(event->facts[2].reason.starts_with("a copy of f"));
  CHECK(event->values[0] == std::pair<std::string, std::string>("provider", "Kumori"));
  REQUIRE(event->disagreements.size() == 1);
  CHECK(event->disagreements[0].values[0] == std::pair<std::string, uint64_t>("12", 1));
  CHECK_FALSE(reader.ShowEvent("v1"));
  CHECK_FALSE(reader.ShowEvent("copy"));

  const auto story = reader.ShowStory("copy");
  REQUIRE(story);
  CHECK(story->id == "a");
  REQUIRE(story->articles.size() == 2);
  CHECK(story->articles[0].leads != story->articles[1].leads);
  CHECK(story->articles[1].score == 1);
  CHECK_FALSE(reader.ShowStory("nobody"));
}

TEST_CASE("questions about a company lead from the company to the answer") {
  const EventFixture fixture;
  const Reader reader = fixture.Open();
  for (const std::string topic : {"outages", "events", "facts", "stories"}) {
    CAPTURE(topic);
    QueryRequest request = About(topic);
    request.company = "Kumori";
    request.since = "2022-01-01";
    bool by_entity = false;
    for (const Row& row : reader.QueryPlan(request).rows) {
      const auto& step = std::get<std::string>(row.back());
      CAPTURE(step);
      // Lists of names in a fact are taken apart as virtual tables.
      CHECK((!step.starts_with("SCAN") ||
             step.find("VIRTUAL TABLE") != std::string::npos));
      by_entity = by_entity || step.find("_entity (entity_id=?)") != std::string::npos;
    }
    CHECK(by_entity);
  }
}

}  // namespace
}  // namespace unspin
