#include "query/modality_filter.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "query/reader.h"
#include "store/article_writer.h"
#include "store/database_dump.h"
#include "store/sample_articles.h"

namespace unspin {
namespace {

// One article whose outage is denied by its company, and one of a round of funding that
// is reported.
class WithDenial {
 public:
  WithDenial() {
    Database database(path());
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
    Article outage = OutageArticle();
    for (Fact& fact : outage.analysis.facts) {
      if (fact.type != "outage") continue;
      fact.modality = Modality::kDenied;
      fact.speaker = "Lumora Cloud";
    }
    writer.Write(std::move(outage));
    Article funding = FundingArticle("b/first.txt", "2023-02-01");
    for (Fact& fact : funding.analysis.facts) fact.modality = Modality::kReported;
    writer.Write(std::move(funding));
    writer.Finish();
  }
  std::string path() const { return folder_ / "facts.db"; }

 private:
  TemporaryFolder folder_;
};

size_t Rows(const std::string& path, const std::string& topic,
            std::vector<Modality> modalities,
            std::optional<std::string> company = std::nullopt) {
  QueryRequest request;
  request.what = topic;
  request.modalities = std::move(modalities);
  request.company = std::move(company);
  return Reader(path).Query(request).rows.size();
}

TEST_CASE("lists of modalities are read, and other words refused") {
  CHECK(ReadModalities("denied,planned") ==
        std::vector{Modality::kDenied, Modality::kPlanned});
  CHECK(ReadModalities("all").size() == 5);
  CHECK_THROWS_WITH_AS(ReadModalities("denyed"),
                       "no such modality: denyed; did you mean denied?", Error);
  CHECK(ModalitySql({}) == "('asserted', 'reported')");
  CHECK(ModalitySql({Modality::kDenied}) == "('denied')");
}

TEST_CASE("what is denied is in no answer unless it is asked for") {
  const WithDenial made;
  CHECK(Rows(made.path(), "outages", {}) == 0);
  CHECK(Rows(made.path(), "outages", ReadModalities("denied")) == 1);
  CHECK(Rows(made.path(), "outages", ReadModalities("all")) == 1);
  CHECK(Rows(made.path(), "outages", ReadModalities("hypothetical")) == 0);
  CHECK(Rows(made.path(), "outages", ReadModalities("denied"), "Lumora Cloud") == 1);
  CHECK(Rows(made.path(), "funding", {}) == 1);
  CHECK(Rows(made.path(), "facts", ReadModalities("all")) ==
        Rows(made.path(), "facts", {}) + 1);
  CHECK_THROWS_AS(Rows(made.path(), "articles", ReadModalities("all")), Error);
  CHECK(Ask(made.path(), "SELECT count(*) FROM outages") == "0");
  CHECK(Ask(made.path(), "SELECT count(*) FROM outages_daily") == "0");
  CHECK(Ask(made.path(), "SELECT count(*) FROM events WHERE type = 'outage'") == "0");
  CHECK(Ask(made.path(),
            "SELECT count(*) FROM company_timeline WHERE type = 'outage'") == "0");
  CHECK(Ask(made.path(),
            "SELECT modality || speaker FROM facts WHERE type = "
            "'outage'") == "deniedLumora Cloud");
}

TEST_CASE("a denied fact has the columns of its type, with its modality and speaker") {
  const WithDenial made;
  QueryRequest request;
  request.what = "outages";
  request.modalities = {Modality::kDenied};
  request.columns = {"provider", "regions", "began_unix", "provider_id",
                     "hours",    "speaker", "modality"};
  const ResultTable table = Reader(made.path()).Query(request);
  REQUIRE(table.rows.size() == 1);
  const Row& row = table.rows[0];
  CHECK(std::get<std::string>(row[0]) == "Lumora Cloud");
  CHECK(std::get<std::string>(row[1]) == "[\"Zurich\"]");
  CHECK(std::get<int64_t>(row[2]) == 1671321600);
  CHECK(std::holds_alternative<int64_t>(row[3]));
  CHECK(std::get<std::string>(row[5]) == "Lumora Cloud");
  CHECK(std::get<std::string>(row[6]) == "denied");
  // The modality is among the usual columns where it is asked for.
  request.columns.clear();
  const ResultTable usual = Reader(made.path()).Query(request);
  CHECK(std::ranges::count(usual.columns, "modality", &Column::name) == 1);
}

TEST_CASE("counts of facts count no denials") {
  const WithDenial made;
  const Reader reader(made.path());
  const Statistics stats = reader.Stats();
  for (const auto& [type, count] : stats.facts) CHECK(type != "outage");
  for (const Row& row : reader.LatestFacts(10).rows) {
    CHECK(std::get<std::string>(row[1]) != "outage");
  }
}

}  // namespace
}  // namespace unspin
