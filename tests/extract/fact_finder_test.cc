#include "extract/fact_finder.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "extract/fact_builder.h"
#include "lexicon/compiler.h"
#include "lexicon/lexicon.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using Names = std::vector<std::string>;

const FactFinder& Finder() {
  static const Lexicon lexicon =
      Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  static const FactFinder finder(lexicon);
  return finder;
}

std::vector<Fact> FactsOf(std::string_view title, std::string_view body,
                          std::string_view type) {
  using namespace std::chrono;
  const CivilDate published = year(2024) / 5 / 22;
  std::vector<Fact> facts = MarkedArticle(title, body).Facts(Finder(), published);
  std::erase_if(facts, [&](const Fact& fact) { return fact.type != type; });
  return facts;
}

Names ListOf(const Fact& fact, std::string_view field) {
  const FactValue* const value = fact.Find(field);
  return value == nullptr ? Names{} : std::get<Names>(*value);
}

double NumberOf(const Fact& fact, std::string_view field) {
  const FactValue* const value = fact.Find(field);
  return value == nullptr ? -1 : std::get<double>(*value);
}

}  // namespace

TEST_CASE("an outage gathers its fields over neighbouring sentences") {
  const std::vector<Fact> facts = FactsOf(
      "[company:Umbra Cloud] goes down",
      "[company:Umbra Cloud]'s [place:Osaka] servers suffered a major outage on "
      "[date:Tuesday=2024-05-21], the company said. Engineers noticed the fault at "
      "[time:6:12 a.m.=06:12]. Among those hit were the retailer [company:Northgate] "
      "and "
      "the online bank [company:Helix]. The incident lasted nearly [duration:3 hours]. "
      "The cause was a faulty router.",
      "outage");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("provider") == "Umbra Cloud");
  CHECK(ListOf(facts[0], "regions") == Names{"Osaka"});
  CHECK(ListOf(facts[0], "affected") == Names{"Northgate", "Helix"});
  CHECK(NumberOf(facts[0], "duration_hours_max") == 3);
  CHECK(facts[0].Find("duration_hours_min") == nullptr);  // "nearly"
  CHECK(facts[0].Text("cause") == "faulty router");
  CHECK(facts[0].Text("status") == "resolved");
  CHECK(facts[0].field == Field::kBody);
  CHECK_FALSE(facts[0].rule.empty());
  CHECK(facts[0].lexicon_row.starts_with("fact_rules.tsv:"));
}

TEST_CASE("an outage that the company denies is none") {
  CHECK(
      FactsOf("",
              "[company:Umbra Cloud] has rejected reports that its services were down. "
              "[company:Umbra Cloud] went down in [place:Oslo], a post had said.",
              "outage")
          .empty());
  CHECK(FactsOf("", "A repair at [company:Umbra Cloud] averted an outage.", "outage")
            .empty());
}

TEST_CASE("outages of different providers stay apart") {
  const std::vector<Fact> facts =
      FactsOf("",
              "[company:Umbra Cloud] went down for [duration:3 hours]. The incident "
              "was shorter "
              "than the one at [company:Northgate] in [date:June 2021=2021-06].",
              "outage");
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].Text("provider") == "Umbra Cloud");
  CHECK(facts[1].Text("provider") == "Northgate");
  CHECK(facts[1].Text("began") == "2021-06");
  CHECK(facts[1].Text("start_precision") == "month");
}

TEST_CASE("who takes over a post takes it at the company where it was given up") {
  const std::vector<Fact> facts = FactsOf(
      "",
      "[person:Ada Quill], president of [company:Umbra Cloud], is stepping down while "
      "[person:Tom Reyes], [company:Northgate]'s CEO, takes over as acting president.",
      "role_change");
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].Text("person") == "Ada Quill");
  CHECK(facts[0].Text("change") == "leaves");
  CHECK(facts[0].Text("role") == "president");
  CHECK(facts[0].Text("company") == "Umbra Cloud");
  CHECK(facts[1].Text("person") == "Tom Reyes");
  CHECK(facts[1].Text("change") == "acting");
  CHECK(facts[1].Text("role") == "president");
  CHECK(facts[1].Text("company") == "Umbra Cloud");
}

TEST_CASE("a post is former when the text says so") {
  const std::vector<Fact> facts = FactsOf(
      "", "[company:Umbra Cloud]'s former CEO [person:Ada Quill] agreed.", "role");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("role") == "CEO");
  CHECK(facts[0].Text("status") == "former");
  CHECK(facts[0].Text("company") == "Umbra Cloud");
}

TEST_CASE("pronouns stand for the last fitting person") {
  const std::vector<Fact> facts = FactsOf("",
                                          "[person:Ada Quill] met [person:Tom Reyes] "
                                          "at [company:Umbra Cloud]. She will become "
                                          "chief executive of [company:Northgate].",
                                          "role_change");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("person") == "Ada Quill");
}

TEST_CASE("a falling figure is negative, a forecast is no figure") {
  const std::vector<Fact> fall = FactsOf(
      "", "[company:Umbra Cloud]'s revenue declined by [percent:18%].", "figure");
  REQUIRE(fall.size() == 1);
  CHECK(fall[0].Text("metric") == "revenue");
  CHECK(NumberOf(fall[0], "value") == -18);
  CHECK(fall[0].Text("unit") == "percent");
  CHECK(FactsOf("", "[company:Umbra Cloud] expects revenue to grow by [percent:18%].",
                "figure")
            .empty());
}

TEST_CASE("a list of rivals gives a relation for each, once") {
  const std::vector<Fact> facts =
      FactsOf("",
              "[company:Umbra Cloud] competes with [company:Northgate] and "
              "[company:Helix]. Its "
              "rivals are [company:Northgate] and [company:Helix].",
              "relation");
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].Text("kind") == "competitor");
  CHECK(facts[0].Text("object") == "Northgate");
  CHECK(facts[1].Text("object") == "Helix");
}

TEST_CASE("a list ends with the name behind and") {
  const std::vector<Fact> facts = FactsOf(
      "",
      "Customers include [company:Helix] and [company:Northgate], [company:Umbra] "
      "said. [company:Umbra] grew.",
      "relation");
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].Text("subject") == "Helix");
  CHECK(facts[1].Text("subject") == "Northgate");
}

TEST_CASE("its in a remark behind a name is whom the text spoke of before") {
  const std::vector<Fact> facts = FactsOf(
      "", "[company:Umbra] grew. [company:Helix], its competitor, shrank.", "relation");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("kind") == "competitor");
  CHECK(facts[0].Text("subject") == "Umbra");
  CHECK(facts[0].Text("object") == "Helix");
}

TEST_CASE("who holds less than half is an investor") {
  const auto kind = [](std::string_view share) -> std::string {
    const std::vector<Fact> facts =
        FactsOf("",
                "[company:Northgate] owns [percent:" + std::string(share) +
                    "] of [company:Umbra].",
                "relation");
    return facts.size() == 1 ? std::string(facts[0].Text("kind")) : "";
  };
  CHECK(kind("22%") == "investor");
  CHECK(kind("60%") == "parent");
}

TEST_CASE("a round that others join is that of whom the sentence before spoke") {
  const std::vector<Fact> facts = FactsOf(
      "",
      "[company:Umbra] has raised [money:$5 million]. [company:Helix] also took "
      "part.",
      "relation");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("kind") == "investor");
  CHECK(facts[0].Text("subject") == "Helix");
  CHECK(facts[0].Text("object") == "Umbra");
}

TEST_CASE("a hyphen ties an owner to what it owns") {
  const std::vector<Fact> facts = FactsOf(
      "", "[company:Northgate]-owned [company:Umbra] opened an office.", "relation");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("kind") == "parent");
  CHECK(facts[0].Text("subject") == "Northgate");
}

TEST_CASE("half of a workforce is a share of fifty percent") {
  const std::vector<Fact> facts = FactsOf(
      "[company:Umbra Cloud] shrinks",
      "[company:Umbra Cloud] cut half of its workforce in [date:January=2024-01].",
      "layoff");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].Text("company") == "Umbra Cloud");
  CHECK(NumberOf(facts[0], "share_percent") == 50);
}

TEST_CASE("who led a round is not the company that raised it") {
  const std::vector<Fact> facts =
      FactsOf("[company:Northgate] invests",
              "[company:Northgate] led a [money:$5 million=USD 5000000] funding round.",
              "funding");
  CHECK(facts.empty());
}

TEST_CASE("text without names gives no facts") {
  CHECK(FactsOf("Rain expected", "It will rain on Monday, and it went down to zero.",
                "outage")
            .empty());
}

TEST_CASE("a user's rule finds facts of a type that the program does not know") {
  const TemporaryFolder folder;
  WriteFileAtomically(
      folder.path().string() + "/fact_rules.mine.tsv",
      "id\tfact\tpattern\tfields\tconfidence\texample\trefuse\n"
      "mine\tproduct_launch\tcompany=[company] (launches|launched) product=[product]\t"
      "stage=released\t0.8\t[company:A] launched [product:B]\t\n");
  const CompileResult compiled = CompileLexicons(
      {UNSPIN_SOURCE_DIR "/lexicons", folder.path().string()}, std::nullopt);
  REQUIRE(compiled.complaints.empty());
  const std::string path = folder.path().string() + "/u.lex";
  WriteFileAtomically(path, compiled.bytes);
  const Lexicon lexicon = Lexicon::Open(path);
  const MarkedArticle article("", "[company:Acme] launched [product:Robo 3] today.");
  const std::vector<Fact> facts = article.Facts(FactFinder(lexicon), std::nullopt);
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].type == "product_launch");
  CHECK(facts[0].Text("company") == "Acme");
  CHECK(facts[0].Text("product") == "Robo 3");
  CHECK(facts[0].Text("stage") == "released");
  CHECK(facts[0].lexicon_row == "fact_rules.mine.tsv:2");
}

}  // namespace unspin
