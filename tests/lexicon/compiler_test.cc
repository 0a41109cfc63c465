#include "lexicon/compiler.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "lexicon/lexicon.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

const char kShipped[] = UNSPIN_SOURCE_DIR "/lexicons";
const char kCompanyHeader[] =
    "name\taliases\tweak_"
    "aliases\tkind\tticker\tparent\tsector\tcountry\tflags\tsource\n";

std::string FirstComplaint(const TemporaryFolder& additions) {
  const CompileResult result =
      CompileLexicons({kShipped, additions.path().string()}, std::nullopt);
  if (result.complaints.empty()) return "none";
  CHECK(result.bytes.empty());
  return result.complaints.front().ToString();
}

TEST_CASE("the shipped lexicons compile without a complaint") {
  const CompileResult result = CompileLexicons({kShipped}, std::nullopt);
  for (const LexiconComplaint& complaint : result.complaints) {
    FAIL_CHECK(complaint.ToString());
  }
  CHECK(result.rows > 10000);
}

TEST_CASE("a user's file adds rows to a shipped table") {
  const TemporaryFolder additions;
  additions.Write(
      "companies.mine.tsv",
      std::string(kCompanyHeader) + "Qwxyz Widgets\t\t\tcompany\t\t\t\t\t\town\n");
  const CompileResult result =
      CompileLexicons({kShipped, additions.path().string()}, std::nullopt);
  REQUIRE(result.complaints.empty());
  const TemporaryFolder out;
  const Lexicon lexicon = Lexicon::Open(out.Write("a.lex", result.bytes));
  const Table& companies = lexicon.table("companies");
  const PhraseMatch match = companies.matcher().Find("Qwxyz Widgets");
  REQUIRE(match);
  CHECK(companies.RowName(match.entries[0].row) == "companies.mine.tsv:2");
}

TEST_CASE("each fault of a row is named with file, line and reason") {
  const TemporaryFolder additions;
  const auto complaint = [&](const std::string& file, const std::string& text) {
    additions.Write(file, text);
    const std::string found = FirstComplaint(additions);
    std::filesystem::remove(additions.path() / file);
    return found;
  };
  const std::string company = kCompanyHeader;
  CHECK(complaint("companies.x.tsv", company + "A\t\n") ==
        "companies.x.tsv:2: 2 cells, the header has 10");
  CHECK(complaint("companies.x.tsv", company + "\t\t\tcompany\t\t\t\t\t\town\n") ==
        "companies.x.tsv:2: column name is empty");
  CHECK(complaint("companies.x.tsv", company + "A\t\t\tfirm\t\t\t\t\t\town\n") ==
        "companies.x.tsv:2: kind 'firm' is none of company|unit");
  CHECK(complaint("companies.x.tsv", company + "A\tb||c\t\tcompany\t\t\t\t\t\town\n") ==
        "companies.x.tsv:2: aliases 'b||c' has an empty value");
  CHECK(complaint("spin_a.x.tsv",
                  "spun\toriginal\tweight\tsource\tnote\na\tb\t2\tseen\t\n") ==
        "spin_a.x.tsv:2: weight 2 is outside (0, 1]");
  CHECK(complaint("boilerplate.x.tsv",
                  "id\twhere\tstrength\tblock\tpattern\treason\texample\trefuse\n"
                  "x\tline\tsure\t\t(a\tb\tc\td\n") ==
        "boilerplate.x.tsv:2: pattern is no RE2 pattern: missing ): (a");
  CHECK(complaint("spin_a.x.tsv", "spun\toriginal\n")
            .find("the header is 'spun original'") != std::string::npos);
}

TEST_CASE("a folder that is not there is named") {
  CHECK_THROWS_AS(CompileLexicons({"no/such/folder"}, std::nullopt), Error);
}

}  // namespace
}  // namespace unspin
