// query, search, show, sql, explain, stats over a small database.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using nlohmann::json;

// Three articles of the corpus, one of them spun, and one of our own.
struct SmallDatabase {
  SmallDatabase() : path((folder.path() / "facts.db").string()) {
    const std::string own = folder.Write(
        "own.jsonl",
        R"({"id": "own", "title": "Tavira fails", "published": "2024-05-20",)"
        R"( "text": "Alibaba Cloud suffered an outage in Hong Kong on Sunday."})");
    status = RunUnspin({"ingest", "--quiet", "--published", "2024-05-22", "--db", path,
                        Corpus("spun_a/cloud-cooling-osaka.txt"),
                        Corpus("clean/layoffs-brightloom.txt"),
                        Corpus("clean/acquisition-dutch-sensor.txt"), own})
                 .status;
  }
  ChildResult Run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", path});
    return RunUnspin(arguments);
  }
  json Rows(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const ChildResult result = Run(std::move(arguments));
    INFO(result.err);
    REQUIRE(result.status == 0);
    return json::parse(result.out);
  }

  TemporaryFolder folder;
  std::string path;
  int status = -1;
};

TEST_CASE_FIXTURE(SmallDatabase,
                  "every topic can be asked and says by its status "
                  "whether there was anything") {
  REQUIRE(status == 0);
  for (const char* topic :
       {"articles", "companies", "organizations", "people", "products", "places",
        "mentions", "outages", "role-changes", "roles", "figures", "relations",
        "layoffs", "funding", "incidents", "facts", "events", "stories", "repairs"}) {
    CAPTURE(topic);
    const ChildResult result = Run({"query", topic, "--format", "jsonl"});
    CAPTURE(result.err);
    CHECK_FALSE(result.ErrHas("unspin:"));
    CHECK(result.status == (result.out.empty() ? 1 : 0));
  }
}

TEST_CASE_FIXTURE(SmallDatabase, "articles are found by spun, date and search") {
  CHECK(Rows({"query", "articles"}).size() == 4);
  CHECK(Rows({"query", "articles", "--spun"}).size() == 1);
  CHECK(Rows({"query", "articles", "--clean"}).size() == 3);
  CHECK(Rows({"query", "articles", "--until", "2024-05-20"}).size() == 1);
  CHECK(Rows({"query", "articles", "--since", "2024-05-21"}).size() == 3);
  CHECK(Rows({"query", "articles", "--since", "2024-05"}).size() == 4);
  CHECK(Run({"query", "articles", "--until", "2024-04"}).status == 1);
  CHECK(Rows({"query", "articles", "--limit", "2", "--offset", "1"}).size() == 2);
  CHECK(Rows({"query", "articles", "--search", "chiller"}).size() == 1);
}

TEST_CASE_FIXTURE(SmallDatabase, "facts are found by company") {
  const json outages = Rows({"query", "outages", "--company", "Alibaba Cloud"});
  REQUIRE(outages.size() == 1);
  CHECK(outages[0]["provider"] == "Alibaba Cloud");
  CHECK(Run({"query", "outages", "--company", "Nobody Ltd"}).status == 1);
}

TEST_CASE_FIXTURE(SmallDatabase, "nothing found is status 1 and no failure") {
  const ChildResult result = Run({"query", "articles", "--since", "2099-01-01"});
  CHECK(result.status == 1);
  CHECK(result.err == "nothing found\n");
  CHECK(Run({"query", "articles", "--since", "2099-01-01", "--quiet"}).err.empty());
}

TEST_CASE_FIXTURE(SmallDatabase, "wrong questions are status 2 and say what is wrong") {
  const auto wrong = [&](std::vector<std::string> arguments, const std::string& named) {
    const ChildResult result = Run(std::move(arguments));
    CAPTURE(result.err);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(result.ErrHas(named));
  };
  wrong({"query", "outage"}, "outages");
  wrong({"query", "articles", "--order", "datum"}, "datum");
  wrong({"query", "articles", "--since", "yesterdayish"}, "yesterdayish");
  wrong({"query", "articles", "--format", "xml"}, "xml");
  wrong({"query", "articles", "--spun", "--clean"}, "--clean");
  wrong({"query", "articles", "--min-confidence", "much"}, "--min-confidence");
}

TEST_CASE_FIXTURE(SmallDatabase, "every format holds the same cells") {
  const auto text = [&](const char* format) {
    return Run({"query", "outages", "--company", "Alibaba Cloud", "--format", format})
        .out;
  };
  for (const char* format : {"table", "json", "jsonl", "csv", "tsv", "markdown"}) {
    CAPTURE(format);
    CHECK(text(format).find("Alibaba Cloud") != std::string::npos);
  }
  CHECK(LinesOf(text("csv")).size() == 2);
  CHECK(LinesOf(text("jsonl")).size() == 1);
  CHECK(json::parse(text("jsonl"))["provider"] == "Alibaba Cloud");
}

TEST_CASE_FIXTURE(SmallDatabase, "search finds words of the repaired text") {
  const ChildResult found = Run({"search", "chiller"});
  CHECK(found.status == 0);
  CHECK(found.out.find("chiller") != std::string::npos);
  CHECK(Run({"search", "zeppelin"}).status == 1);
  CHECK(Run({"search", "\"Hong Kong\""}).status == 0);
  CHECK(Run({"search", "Kong -- \" ) OR"}).signal == 0);
  CHECK(Run({"search", "--raw", "AND AND"}).status == 2);
}

TEST_CASE_FIXTURE(SmallDatabase, "show prints an article by its id or its end") {
  const ChildResult own = Run({"show", "own"});
  CHECK(own.status == 0);
  CHECK(own.out.find("Alibaba Cloud") != std::string::npos);
  CHECK(own.out.find("Hong Kong") != std::string::npos);
  CHECK(Run({"show", "cloud-cooling-osaka"}).out.find("Kumori Cloud") !=
        std::string::npos);
  CHECK(Run({"show", "cloud-cooling-osaka", "--original"})
            .out.find("astatine 4:40 a.m.") != std::string::npos);
  CHECK(Run({"show", "nothing-of-the-kind"}).status == 1);
}

TEST_CASE_FIXTURE(SmallDatabase, "sql reads and never writes") {
  CHECK(Rows({"sql", "SELECT count(*) AS n FROM articles"})[0]["n"] == 4);
  CHECK(Run({"sql", "SELECT 1 WHERE 0"}).status == 1);
  for (const char* statement :
       {"DELETE FROM articles", "DROP TABLE articles", "PRAGMA user_version = 7",
        "INSERT INTO sources VALUES ('x')", "SELECT * FROM nowhere",
        "SELECT 1; DELETE FROM articles", "ATTACH 'other.db' AS other"}) {
    CAPTURE(statement);
    const ChildResult result = Run({"sql", statement});
    CHECK(result.status == 2);
    CHECK_FALSE(result.err.empty());
  }
  CHECK(Rows({"query", "articles"}).size() == 4);
}

TEST_CASE_FIXTURE(SmallDatabase, "a fact, a mention and a repair are explained") {
  const std::string fact = Rows({"query", "outages"})[0]["id"];
  const std::string mention = Rows({"query", "mentions"})[0]["id"];
  const std::string repair = Rows({"query", "repairs"})[0]["id"];
  for (const std::string& id : {fact, mention, repair}) {
    CAPTURE(id);
    const ChildResult result = Run({"explain", id});
    CHECK(result.status == 0);
    CHECK_FALSE(result.out.empty());
  }
  CHECK(Run({"explain", "f1"}).status == 1);
  CHECK(Run({"explain", "outage"}).status == 2);
}

TEST_CASE_FIXTURE(SmallDatabase, "events and stories are shown and explained") {
  const json events = Rows({"query", "events", "--company", "Alibaba Cloud"});
  REQUIRE_FALSE(events.empty());
  const std::string event = events[0]["id"];
  CHECK(
      Run({"show", event}).out.find("told by            1 article of 1 independent") !=
      std::string::npos);
  const ChildResult why = Run({"explain", event});
  CHECK(why.status == 0);
  CHECK(why.out.find("because            opens the event") != std::string::npos);
  CHECK(Run({"explain", "v1"}).status == 1);
  CHECK(Run({"show", "v1"}).status == 1);

  REQUIRE(Run({"ingest", "--quiet", Corpus("clean/cloud-cooling-osaka.txt")}).status ==
          0);
  const json stories = Rows({"query", "stories", "--limit", "1"});
  CHECK(stories[0]["articles"] == 2);
  CHECK(stories[0]["clean"] == 1);
  const std::string copy = Corpus("spun_a/cloud-cooling-osaka.txt");
  CHECK(Run({"show", "--story", copy}).out.find("2 articles") != std::string::npos);
  const ChildResult copies = Run({"explain", copy});
  CHECK(copies.status == 0);
  CHECK(copies.out.find("in common with that: names 100 %") != std::string::npos);
}

TEST_CASE_FIXTURE(SmallDatabase, "stats count what was ingested") {
  const ChildResult result = Run({"stats"});
  CHECK(result.status == 0);
  CHECK(result.out.find("articles       4 (") != std::string::npos);
  CHECK(result.out.find("\nstories        4\n") != std::string::npos);
  CHECK(result.out.find("\nevents         ") != std::string::npos);
  CHECK(result.out.find("2024-05-22") != std::string::npos);
}

TEST_CASE("a database that is not there is named") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "none.db").string();
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"query", "articles"},
                                             {"search", "x"},
                                             {"show", "x"},
                                             {"sql", "SELECT 1"},
                                             {"explain", "f1"},
                                             {"stats"}}) {
    CAPTURE(arguments[0]);
    auto with_path = arguments;
    with_path.insert(with_path.end(), {"--db", path});
    const ChildResult result = RunUnspin(with_path);
    CHECK(result.status == 2);
    CHECK(result.ErrHas(path));
  }
}

}  // namespace
}  // namespace unspin
