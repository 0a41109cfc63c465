#include "store/events/event_updater.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/entity_editor.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

const RunInfo kRun{"0.1.0", "lexicon-1", "model-1", ""};

void Ingest(const std::string& path, const std::vector<Article>& articles) {
  Database database(path);
  ArticleWriter writer(database, kRun);
  for (const Article& article : articles) writer.Write(article);
  writer.Finish();
}

int64_t IdOf(const std::string& path, const std::string& name) {
  return std::stoll(Ask(path, "SELECT id FROM entities WHERE name = '" + name + "'"));
}

// "Kumori 2022-12-18 facts 2 sources 1" and so on, by date.
std::string Events(const std::string& path) {
  return Ask(
      path,
      "SELECT group_concat(what, '; ') FROM (SELECT e.name || ' ' || "
      "coalesce(v.date, '?') || ' facts ' || v.facts || ' sources ' || v.sources "
      "AS what FROM events AS v LEFT JOIN entities AS e ON e.id = v.subject_id "
      "ORDER BY v.date, e.name, v.id)");
}

TEST_CASE("what several articles tell of one outage is one event") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Ingest(path, {ReportedOutage("a", "Kumori", "2022-12-19", "2022-12-18", 24),
                ReportedOutage("b", "Kumori", "2022-12-20", "2022-12-18", 12),
                ReportedOutage("c", "Kumori", "2022-12-28", "2022-12-27", 1),
                ReportedOutage("d", "Tellworth", "2022-12-19", "2022-12-18", 24)});
  CHECK(Events(path) ==
        "Kumori 2022-12-18 facts 2 sources 2; Tellworth 2022-12-18 facts 1 sources 1; "
        "Kumori 2022-12-27 facts 1 sources 1");
  CHECK(Ask(path, "SELECT disagreements FROM events WHERE facts = 2") ==
        R"([{"field":"hours","values":[{"value":12,"sources":1},)"
        R"({"value":24,"sources":1}]}])");
  CHECK(
      Ask(path,
          "SELECT first_published || ' ' || last_published || ' ' || (SELECT count(*) "
          "FROM event_facts AS x WHERE x.event_id = v.id) FROM events AS v WHERE "
          "facts = 2") == "2022-12-19 2022-12-20 2");
  CHECK(Ask(path, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
}

TEST_CASE("copies of a story count once among the sources of an event") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Article copy = ReportedOutage("a", "Kumori", "2022-12-19", "2022-12-18", 24);
  copy.document.id = copy.document.location = "copy";
  Ingest(path, {ReportedOutage("a", "Kumori", "2022-12-19", "2022-12-18", 24),
                ReportedOutage("b", "Kumori", "2022-12-20", "2022-12-18", 24)});
  CHECK(Events(path) == "Kumori 2022-12-18 facts 2 sources 2");
  Ingest(path, {copy});
  CHECK(Events(path) == "Kumori 2022-12-18 facts 3 sources 2");
  CHECK(Ask(path, "SELECT articles FROM events") == "3");
}

TEST_CASE("events follow when entities are merged, banned and parted again") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Ingest(path, {ReportedOutage("a", "Kumori", "2022-12-19", "2022-12-18", 24),
                ReportedOutage("b", "Kumori Hosting", "2022-12-20", "2022-12-18", 24)});
  const std::string apart =
      "Kumori 2022-12-18 facts 1 sources 1; Kumori Hosting 2022-12-18 facts 1 sources "
      "1";
  CHECK(Events(path) == apart);
  Database database(path);
  EntityEditor editor(database);
  const int64_t merge =
      editor.Merge(IdOf(path, "Kumori"), {IdOf(path, "Kumori Hosting")});
  CHECK(Events(path) == "Kumori 2022-12-18 facts 2 sources 2");
  editor.Undo(merge);
  CHECK(Events(path) == apart);
  const int64_t ban = editor.Ban({IdOf(path, "Kumori")});
  CHECK(Events(path) == "Kumori Hosting 2022-12-18 facts 1 sources 1");
  editor.Undo(ban);
  CHECK(Events(path) == apart);
}

TEST_CASE("an article that is replaced takes its facts along") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  const Article other = ReportedOutage("b", "Kumori", "2022-12-20", "2022-12-18", 24);
  Ingest(path, {ReportedOutage("a", "Kumori", "2022-12-19", "2022-12-18", 24), other});
  const Article moved =
      ReportedOutage("a", "Tellworth", "2022-12-19", "2022-12-18", 24);
  Ingest(path, {moved});
  CHECK(Events(path) ==
        "Kumori 2022-12-18 facts 1 sources 1; Tellworth 2022-12-18 facts 1 sources 1");
  Ingest(folder / "fresh", {moved, other});
  CHECK(Dump(path) == Dump(folder / "fresh"));
}

TEST_CASE("events do not depend on the order of articles or on runs") {
  const TemporaryFolder folder;
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (int i = 0; i < 120; ++i) {
    const auto day = [&] { return "2022-12-" + std::to_string(10 + random() % 20); };
    const std::string dates[] = {day(), day(), "2022-12", ""};
    const std::string name = "Firm" + std::to_string(random() % 3);
    articles.push_back(ReportedOutage("a" + std::to_string(i % 100), name, day(),
                                      dates[random() % 4],
                                      static_cast<double>(random() % 3)));
    articles.back().document.id = "a" + std::to_string(i);
  }
  Ingest(folder / "whole", articles);
  const std::string expected = Dump(folder / "whole");
  for (int round = 0; round < 3; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    const std::string path = folder / std::to_string(round);
    for (size_t begin = 0; begin < articles.size(); begin += 40) {
      const auto first = articles.begin() + static_cast<ptrdiff_t>(begin);
      Ingest(path, {first, first + 40});
    }
    CHECK(Dump(path) == expected);
  }
}

}  // namespace
}  // namespace unspin
