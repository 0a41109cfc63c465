// Articles in other languages than English, from ingest to search.

#include <doctest/doctest.h>

#include "cli/child.h"
#include "cli/stored.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

constexpr std::string_view kRecords =
    R"({"id": "de", "text": "Microsoft teilte am Montag mit, dass die App der Bank nicht )"
    R"(funktioniert. Der Umsatz stieg um 5 Prozent."})"
    "\n"
    R"({"id": "zh", "title": "银行系统停止", "text": "发言人说，数据中心一台水泵出现故障。"})"
    "\n"
    R"({"id": "en", "text": "Microsoft said on Monday that the app of the bank was down."})"
    "\n";

struct Polyglot {
  Polyglot() : path((folder.path() / "facts.db").string()) { Ingest(kRecords); }
  void Ingest(std::string_view records) const {
    const ChildResult result = RunUnspin(
        {"ingest", "--quiet", "--input-format", "jsonl", "--db", path, "-"}, records);
    INFO(result.err);
    REQUIRE(result.status == 0);
  }
  std::string Ids(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", path, "--format", "csv"});
    std::string ids;
    const std::vector<std::string> lines = LinesOf(RunUnspin(arguments).out);
    for (size_t i = 1; i < lines.size(); ++i) {
      ids += lines[i].substr(0, lines[i].find(',')) + " ";
    }
    return ids;
  }

  TemporaryFolder folder;
  std::string path;
};

TEST_CASE_FIXTURE(Polyglot, "articles are counted and filtered by language") {
  CHECK(Ids({"query", "articles", "--language", "de", "--columns", "id"}) == "de ");
  CHECK(Ids({"query", "articles", "--language", "fr", "--columns", "id"}).empty());
  const ChildResult stats = RunUnspin({"stats", "--db", path});
  CHECK(stats.out.find("languages      de 1, en 1, zh 1") != std::string::npos);
}

TEST_CASE_FIXTURE(Polyglot, "only English is analysed") {
  CHECK(CellOf(path, "SELECT group_concat(DISTINCT article_id) FROM mentions") == "en");
  const ChildResult result = RunUnspin({"extract", "--input-format", "jsonl", "-"},
                                       LinesOf(kRecords)[0] + "\n");
  CHECK(result.out.find(R"("mentions":[])") != std::string::npos);
  CHECK(result.out.find(R"("facts":[])") != std::string::npos);
}

TEST_CASE_FIXTURE(Polyglot,
                  "words of scripts without spaces are found, and forgotten") {
  for (const std::string word : {"银行", "系统停止", "数据中心", "泵", "银"}) {
    CAPTURE(word);
    CHECK(Ids({"search", word}) == "zh ");
    CHECK(Ids({"query", "articles", "--search", word, "--columns", "id"}) == "zh ");
  }
  CHECK(Ids({"search", "系停"}).empty());
  Ingest(
      R"({"id": "zh", "title": "停止", "text": "水泵出现故障，公司没有回应记者的问题。"})"
      "\n");
  CHECK(Ids({"search", "银行"}).empty());
  CHECK(Ids({"search", "停止"}) == "zh ");
}

}  // namespace
}  // namespace unspin
