#include "repair/spin/profile_file.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

LearnedProfile Example() {
  LearnedProfile profile;
  profile.name = "news mill";
  profile.touches = Touches::kAnyWord;
  profile.mapping = Mapping::kRandom;
  profile.articles = Articles::kSpun;
  profile.rate = 0.415;
  profile.learned_from = "2 pairs of texts, 900 words";
  profile.rows = {{"a lot of", "many", 0.923, "learned", "count 6"},
                  {"firm", "company", 0.5, "learned", "count 1"}};
  return profile;
}

std::string Fault(const std::string& text) {
  try {
    ParseProfile("my.tsv", text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST_CASE("what was written is read again") {
  CHECK(ParseProfile("x.tsv", WriteProfile(Example())) == Example());
}

TEST_CASE("the table has the columns of the lexicons and settings above it") {
  const std::string text = WriteProfile(Example());
  CHECK(text.find("#: touches\tany\n") != std::string::npos);
  CHECK(text.find("#: rate\t0.415\n") != std::string::npos);
  CHECK(text.find("\nspun\toriginal\tweight\tsource\tnote\n"
                  "a lot of\tmany\t0.923\tlearned\tcount 6\n") != std::string::npos);
}

TEST_CASE("a plain table is a fixed function on free words, named after its file") {
  const LearnedProfile profile =
      ParseProfile("some/mill.tsv", "# mine\nspun\toriginal\nhelium\the\n");
  CHECK(profile.name == "mill");
  CHECK(profile.touches == Touches::kFreeWords);
  CHECK(profile.mapping == Mapping::kFixed);
  CHECK(profile.articles == Articles::kOriginal);
  REQUIRE(profile.rows.size() == 1);
  CHECK(profile.rows[0] == LearnedProfile::Row{"helium", "he", 0.9, "learned", ""});
}

TEST_CASE("what hands and editors do to a table does no harm") {
  const LearnedProfile profile = ParseProfile(
      "m.tsv",
      "\xEF\xBB\xBF#: touches: any\r\n\r\noriginal \t spun\tweight\tsource\tnote\r\n"
      " he \thelium\t0.4\r\n\r\n# a comment\r\n#: rate   "
      "0.5\r\nhe\thelium\t0.7\t\t\r\n");
  CHECK(profile.touches == Touches::kAnyWord);
  CHECK(profile.rate == 0.5);
  REQUIRE(profile.rows.size() == 1);  // the later of two equal pairs counts
  CHECK(profile.rows[0] == LearnedProfile::Row{"helium", "he", 0.7, "learned", ""});
}

TEST_CASE("faults are named with file, line and reason") {
  CHECK(Fault("") == "my.tsv: no header line with the columns spun and original");
  CHECK(Fault("spun original\n") ==
        "my.tsv:1: the header 'spun original' has no column 'spun'; columns are "
        "separated by tabs");
  CHECK(Fault("#: touches\tall\n") ==
        "my.tsv:1: touches is 'all', must be free or any");
  CHECK(Fault("#: touch\tany\n") ==
        "my.tsv:1: 'touch' is not one of profile, touches, determinism, articles, "
        "rate, learned-from");
  CHECK(Fault("#: rate\n") == "my.tsv:1: 'rate' has no value");
  const std::string header = "spun\toriginal\tweight\n";
  CHECK(Fault(header + "helium\the\t1.5\n") ==
        "my.tsv:2: weight is '1.5', must be a number above 0 and at most 1");
  CHECK(Fault(header + "helium\the\tx\n") ==
        "my.tsv:2: weight is 'x', must be a number above 0 and at most 1");
  CHECK(Fault(header + "\nhelium he\n") ==
        "my.tsv:3: no original word; cells are separated by tabs");
  CHECK(Fault(header + "a\tb\t1\td\n") == "my.tsv:2: 4 cells, the header has 3");
  CHECK(Fault(header + "a\t\xFF\t1\n") == "my.tsv:2: not valid UTF-8");
}

TEST_CASE("a missing file is named") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "none.tsv").string();
  CHECK_THROWS_AS(ReadProfile(path), Error);
  CHECK(ReadProfile(folder.Write("m.tsv", WriteProfile(Example()))).rows.size() == 2);
}

}  // namespace
}  // namespace unspin
