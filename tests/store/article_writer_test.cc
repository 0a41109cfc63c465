#include "store/article_writer.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "store/database_dump.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

const RunInfo kRun{"0.1.0", "lexicon-1", "model-1", ""};

WriteCounts Ingest(const std::string& path, const std::vector<Article>& articles,
                   const RunInfo& run = kRun) {
  Database database(path);
  ArticleWriter writer(database, run);
  for (const Article& article : articles) writer.Write(article);
  return writer.Finish();
}

void CheckSound(const std::string& path) {
  CHECK(Ask(path, "PRAGMA integrity_check") == "ok");
  CHECK(Ask(path, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
  Database database(path);
  CHECK(Ask(path, "SELECT count(*) FROM pending") == "0");
}

TEST_CASE("an article becomes rows with code-point offsets into both texts") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  const WriteCounts counts = Ingest(path, {OutageArticle()});
  CHECK(counts.added == 1);
  CHECK(counts.unchanged == 0);
  CheckSound(path);
  CHECK(Ask(path,
            "SELECT group_concat(published || published_unix || spun || "
            "spun_profile || source) FROM articles") ==
        "2022-12-2916722720001wordnetExample Wire");
  CHECK(
      Ask(path, "SELECT start || ',' || end FROM mentions WHERE text = 'Ada Brandt'") ==
      "53,63");
  CHECK(Ask(path,
            "SELECT count(*) FROM mentions m JOIN articles a ON a.id = "
            "m.article_id WHERE m.text <> substr(CASE field WHEN 'title' THEN "
            "a.title ELSE a.text END, m.start + 1, m.end - m.start)") == "0");
  CHECK(Ask(path,
            "SELECT count(*) FROM repairs r JOIN articles a ON a.id = "
            "r.article_id WHERE r.source = substr(CASE field WHEN 'title' THEN "
            "original_title ELSE original END, r.source_start + 1, r.source_end - "
            "r.source_start)") == "4");
  CHECK(Ask(path,
            "SELECT substr(original, source_start + 1, source_end - "
            "source_start) FROM repairs r JOIN articles a ON a.id = article_id "
            "WHERE r.text = 'He'") == "Helium");
  CHECK(Ask(path,
            "SELECT provider || regions || began_unix || duration_hours_max FROM "
            "outages") == "Lumora Cloud[\"Zurich\"]167132160024");
  CHECK(Ask(path, "SELECT fields FROM facts WHERE type = 'role_change'") ==
        R"({"person":"Ada Brandt","company":"Lumora Cloud","role":"leader",)"
        R"("change":"leaves","date":"2022-12-29"})");
  CHECK(Ask(path,
            "SELECT e.type FROM fact_entities x JOIN entities e ON e.id = "
            "x.entity_id WHERE x.field = 'regions'") == "place");
  CHECK(Ask(path,
            "SELECT group_concat(alias) FROM aliases JOIN entities ON id = "
            "entity_id WHERE name = 'Lumora Cloud'") == "LC,Lumora");
  CHECK(Ask(path, "SELECT alternatives FROM repairs WHERE text = 'He'") ==
        R"([{"text":"It","confidence":0.004},{"text":"They","confidence":0.001}])");
}

TEST_CASE("doubts have a table of their own and go with their article") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Ingest(path, {OutageArticle()});
  CHECK(Ask(path, "SELECT count(*) FROM doubts") == "1");
  CHECK(Ask(path, "SELECT count(*) FROM repairs WHERE text = 'leader'") == "0");
  CHECK(Ask(path,
            "SELECT d.text || ',' || d.confidence || ',' || fixer || ',' || "
            "substr(a.text, d.start + 1, d.end - d.start) || ',' || "
            "substr(a.original, d.source_start + 1, d.source_end - d.source_start) "
            "FROM doubts d JOIN articles a ON a.id = d.article_id") ==
        "leader,0.8,unspin,leader,leader");
  CHECK(Ask(path, "SELECT alternatives FROM doubts") ==
        R"([{"text":"head","confidence":0.15},{"text":"chief","confidence":0.05}])");

  Article settled = OutageArticle();
  settled.document.doubts.clear();
  CHECK(Ingest(path, {settled}).replaced == 1);
  CHECK(Ask(path, "SELECT count(*) FROM doubts") == "0");
  CheckSound(path);
}

TEST_CASE("the ids of many doubts do not clash with another article") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Article article = OutageArticle();
  article.document.doubts.resize(50, article.document.doubts.front());
  Ingest(path, {article});
  CHECK(Ask(path, "SELECT count(DISTINCT id) FROM doubts") == "50");
  CHECK(Ask(path, "SELECT items FROM articles") == "50");
}

TEST_CASE("the ready views give time as day and as Unix seconds") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Ingest(path, {OutageArticle(), FundingArticle("f", "2023-02-01")});
  CHECK(Ask(path,
            "SELECT day || ' ' || day_unix || ' ' || provider || ' ' || outages "
            "FROM outages_daily") == "2022-12-18 1671321600 Lumora Cloud 1");
  CHECK(Ask(path,
            "SELECT day || ' ' || day_unix || ' ' || mentions FROM "
            "entity_mentions_daily WHERE entity = 'Lumora Cloud'") ==
        "2022-12-29 1672272000 2");
  CHECK(Ask(path,
            "SELECT group_concat(day || ' ' || spun_share) FROM "
            "spun_share_daily") == "2022-12-29 1.0,2023-02-01 0.0");
  CHECK(Ask(path,
            "SELECT group_concat(type || ' ' || time || ' ' || part) FROM (SELECT "
            "* FROM company_timeline WHERE company = 'Lumora Cloud' ORDER BY "
            "time_unix)") ==
        "outage 2022-12-18 provider,role_change 2022-12-29 company");
}

TEST_CASE("the same articles again change nothing") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  std::vector<Article> articles = ManyArticles(700);
  articles.push_back(OutageArticle());
  Ingest(path, articles);
  const std::string before = Dump(path);
  const WriteCounts counts = Ingest(path, articles);
  CHECK(counts.unchanged == 701);
  CHECK(counts.added + counts.replaced == 0);
  CHECK(Dump(path) == before);
}

TEST_CASE("the content does not depend on the order of the articles") {
  const TemporaryFolder folder;
  std::vector<Article> articles = ManyArticles(1500);
  articles.push_back(OutageArticle());
  Ingest(folder / "forward.db", articles);
  std::reverse(articles.begin(), articles.end());
  Ingest(folder / "backward.db", articles);
  CHECK(Dump(folder / "forward.db") == Dump(folder / "backward.db"));
}

TEST_CASE("a changed article replaces the old one without a trace") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Article changed = OutageArticle();
  changed.analysis.entities[0].aliases = {"Lumora"};
  changed.analysis.mentions.pop_back();
  changed.analysis.entities.pop_back();
  changed.analysis.facts.pop_back();
  const Article other = FundingArticle("f", "2023-02-01");
  Ingest(path, {OutageArticle(), other});
  const WriteCounts counts = Ingest(path, {changed});
  CHECK(counts.replaced == 1);
  Ingest(folder / "fresh.db", {other, changed});
  CHECK(Dump(path) == Dump(folder / "fresh.db"));
  CHECK(Ask(path, "SELECT count(*) FROM entities WHERE name = 'Ada Brandt'") == "0");
  CHECK(Ask(path, "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'ada'") ==
        "1");
  CheckSound(path);
}

TEST_CASE("a newer lexicon replaces what the older one made, runs included") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  const RunInfo newer{"0.1.0", "lexicon-2", "model-1", ""};
  const std::vector<Article> articles = ManyArticles(20);
  Ingest(path, articles);
  CHECK(Ingest(path, articles, newer).replaced == 20);
  Ingest(folder / "fresh.db", articles, newer);
  CHECK(Dump(path) == Dump(folder / "fresh.db"));
  CHECK(Ask(path, "SELECT group_concat(lexicon || articles) FROM run_counts") ==
        "lexicon-220");
}

TEST_CASE("a run killed in the middle and started again ends as one that was not") {
  const TemporaryFolder folder;
  const std::string path = folder / "killed.db";
  std::vector<Article> articles = ManyArticles(1500);
  articles.push_back(OutageArticle());
  for (const size_t written : {size_t{100}, size_t{600}, size_t{1100}}) {
    const pid_t child = fork();
    if (child == 0) {
      Database database(path);
      ArticleWriter writer(database, kRun);
      for (size_t i = 0; i < written; ++i) writer.Write(articles[i]);
      kill(getpid(), SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
  }
  CHECK(Ask(path, "PRAGMA integrity_check") == "ok");
  CHECK(Ask(path, "SELECT count(*) FROM articles") == "1024");
  Ingest(path, articles);
  Ingest(folder / "whole.db", articles);
  CHECK(Dump(path) == Dump(folder / "whole.db"));
  CheckSound(path);
}

TEST_CASE("readers see whole batches while a writer writes") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Database database(path);
  ArticleWriter writer(database, kRun);
  const std::vector<Article> articles = ManyArticles(1100);
  for (size_t i = 0; i < articles.size(); ++i) {
    writer.Write(articles[i]);
    if (i == 511 || i == 800) {
      CHECK(Ask(path, "SELECT count(*) FROM articles") == "512");
    }
  }
  writer.Finish();
  CHECK(Ask(path, "SELECT count(*) FROM articles") == "1100");
}

TEST_CASE("two records of one id in a run give the same database in either order") {
  const TemporaryFolder folder;
  Article early = FundingArticle("same", "2023-01-01");
  Article late = FundingArticle("same", "2023-01-02");
  early.document.location = "dump.jsonl:1";
  late.document.location = "dump.jsonl:2";
  const WriteCounts counts = Ingest(folder / "a.db", {early, late});
  CHECK(counts.added == 1);
  CHECK(counts.clashes == 1);
  Ingest(folder / "b.db", {late, early});
  CHECK(DumpRows(folder / "a.db") == DumpRows(folder / "b.db"));
  CHECK(Ask(folder / "a.db", "SELECT published FROM articles") == "2023-01-02");
  CHECK(Ask(folder / "a.db", "SELECT source || line || record_id FROM rejects") ==
        "dump.jsonl1same");
  const std::string before = Dump(folder / "a.db");
  Ingest(folder / "a.db", {early, late});
  CHECK(Dump(folder / "a.db") == before);
}

TEST_CASE("a reject is stored once and goes when its record has become usable") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Problem reject;
  reject.source = "dump.jsonl";
  reject.line = 1;
  reject.byte_offset = 0;
  reject.reason = "not valid JSON";
  Problem warning = reject;
  warning.severity = Problem::Severity::kWarning;
  for (int i = 0; i < 2; ++i) {
    Database database(path);
    ArticleWriter writer(database, kRun);
    writer.WriteReject(reject);
    writer.WriteReject(warning);
    CHECK(writer.Finish().rejects == 1);
  }
  CHECK(Ask(path,
            "SELECT group_concat(source || line || byte_offset || reason) FROM "
            "rejects") == "dump.jsonl10not valid JSON");
  Ingest(path, ManyArticles(1));
  CHECK(Ask(path, "SELECT count(*) FROM rejects") == "0");
}

TEST_CASE("a NUL character takes one code point in the stored original") {
  const TemporaryFolder folder;
  const std::string path = folder / "facts.db";
  Article article = FundingArticle("nul", "2023-01-01");
  article.document.original.insert(0, 1, '\0');
  article.document.body.map = OffsetMap(article.document.body.text.size(), 1);
  Ingest(path, {article});
  CHECK(Ask(path,
            "SELECT substr(a.original, m.source_start + 1, m.source_end - "
            "m.source_start) FROM mentions m JOIN articles a ON a.id = "
            "m.article_id WHERE m.type = 'money'") == "$40 million");
}

}  // namespace
}  // namespace unspin
