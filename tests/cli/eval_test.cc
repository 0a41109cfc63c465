// eval and selftest.

#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

TEST_CASE("eval prints precision, recall and F1 of the corpus") {
  const ChildResult result = RunUnspin({"eval", "--gold", Corpus("clean")});
  CHECK(result.status == 0);
  CHECK(result.out.starts_with("articles: 40\n"));
  CHECK(result.out.find("\nmention ALL ") != std::string::npos);
  CHECK(result.out.find("\nfact ALL ") != std::string::npos);
  CHECK(result.out.find("repair:") == std::string::npos);
}

TEST_CASE("eval of spun copies scores the repair and only articles that are there") {
  const json scores =
      json::parse(RunUnspin({"eval", "--gold", Corpus("clean"), "--spun",
                             Corpus("spun_a"), "--format", "json", "--errors", "3"})
                      .out);
  CHECK(scores["articles"] == 26);
  CHECK(scores["repair"]["substituted"].get<int>() > 1000);
  CHECK(scores["repair"]["restored"].get<double>() > 0.5);
  CHECK(scores["repair"]["harmed"].get<double>() < 0.05);
  CHECK(scores["scores"]["mention ALL"]["gold"].get<int>() > 100);
  CHECK(scores["errors"].size() <= 3);
}

TEST_CASE("scores do not fall below their floors") {
  const auto check = [](const char* name, std::vector<std::string> arguments,
                        const char* gold = "clean") {
    CAPTURE(name);
    arguments.insert(arguments.begin(), {"eval", "--gold", Corpus(gold), "--floors",
                                         Corpus("floors/") + name});
    const ChildResult result = RunUnspin(arguments);
    CHECK(result.err == "");
    CHECK(result.status == 0);
  };
  check("clean.tsv", {});
  check("spun_a.tsv", {"--spun", Corpus("spun_a")});
  check("spun_b.tsv", {"--spun", Corpus("spun_b")});
  check("hard.tsv", {}, "hard/clean");
}

TEST_CASE("a score below its floor is named and the status is 2") {
  const TemporaryFolder folder;
  const std::string floors = folder.Write(
      "floors.tsv", "score\tfloor\nmention ALL f1\t1\nmention ALL recall\t0\n");
  const ChildResult result =
      RunUnspin({"eval", "--gold", Corpus("clean"), "--floors", floors});
  CHECK(result.status == 2);
  CHECK(result.ErrHas(floors + ": mention ALL f1 is 0."));
  CHECK_FALSE(result.ErrHas("recall"));
}

TEST_CASE("eval names faulty gold and scores the rest") {
  const TemporaryFolder folder;
  for (const char* name : {"cloud-cooling-osaka.txt", "cloud-cooling-osaka.json"}) {
    fs::copy_file(Corpus("clean/") + name, folder.path() / name);
  }
  folder.Write("broken.json", "{");
  folder.Write("broken.txt", "Text");
  const ChildResult result = RunUnspin({"eval", "--gold", folder.path().string()});
  CHECK(result.status == 3);
  CHECK(result.ErrHas((folder.path() / "broken.json").string()));
  CHECK(result.out.starts_with("articles: 1\n"));
}

TEST_CASE("eval without gold or without texts could not be done") {
  const TemporaryFolder folder;
  const std::string empty = folder.path().string();
  for (const auto& arguments :
       {std::vector<std::string>{"eval", "--gold", empty},
        std::vector<std::string>{"eval", "--gold", Corpus("clean"), "--spun", empty}}) {
    const ChildResult result = RunUnspin(arguments);
    CHECK(result.status == 2);
    CHECK(result.ErrHas(empty));
    CHECK(result.out.empty());
  }
}

// The share of the substituted words of spun_a/ that is restored with these switches.
double RestoredWith(std::vector<std::string> switches) {
  switches.insert(switches.begin(), {"eval", "--gold", Corpus("clean"), "--spun",
                                     Corpus("spun_a"), "--format", "json"});
  const ChildResult result = RunUnspin(switches);
  CAPTURE(result.err);
  REQUIRE(result.status == 0);
  return json::parse(result.out)["repair"]["restored"].get<double>();
}

TEST_CASE("eval forgets a share of the spin pairs, another with another seed") {
  const double all = RestoredWith({});
  const double some = RestoredWith({"--without-pairs", "0.333"});
  CHECK(some < all - 0.05);
  CHECK(some > 0.5);
  CHECK(RestoredWith({"--without-pairs", "0.333", "--seed", "1"}) == some);
  CHECK(RestoredWith({"--without-pairs", "0.333", "--seed", "2"}) != some);
  CHECK(RestoredWith({"--without-pairs", "1"}) < some / 2);  // by the thesaurus
}

TEST_CASE("eval measures without parts of un-spinning and with learned spinners") {
  const double all = RestoredWith({});
  CHECK(RestoredWith({"--without", "thesaurus"}) < all);
  CHECK(RestoredWith({"--without", "thesaurus", "--without", "mask"}) <
        RestoredWith({"--without", "thesaurus"}));
  CHECK(RestoredWith({"--min-repair-confidence", "0.999"}) < all);
  const TemporaryFolder folder;
  const std::string profile = (folder.path() / "a.tsv").string();
  REQUIRE(RunUnspin({"learn", "--spun", Corpus("spun_a"), "--clean", Corpus("clean"),
                     "--out", profile})
              .status == 0);
  CHECK(RestoredWith({"--without-pairs", "1", "--profile", profile}) > 0.5);
}

TEST_CASE("a faulty switch of eval is named with its value") {
  for (const auto& [option, value] : {std::pair{"--without", "luck"},
                                      {"--without-pairs", "2"},
                                      {"--min-repair-confidence", "7"},
                                      {"--profile", "/nonexistent.tsv"}}) {
    const ChildResult result =
        RunUnspin({"eval", "--gold", Corpus("clean"), option, value});
    CAPTURE(result.err);
    CHECK(result.status == 2);
    CHECK(result.ErrHas(value));
  }
}

TEST_CASE("the self test holds here, corpus and all") {
  const ChildResult result = RunUnspin({"selftest", "--corpus", Corpus("")});
  CAPTURE(result.out);
  CHECK(result.status == 0);
  CHECK(result.out.find("FAILED") == std::string::npos);
  CHECK(LinesOf(result.out).size() == 14);  // one a check
}

TEST_CASE("the self test names a damaged model") {
  const TemporaryFolder folder;
  const fs::path data = UNSPIN_BINARY_DIR "/share/unspin";
  fs::copy_file(data / "unspin.lex", folder.path() / "unspin.lex");
  folder.Write("context.bin", "cut");
  const ChildResult result = RunUnspin({"selftest", "--data", folder.path().string()});
  CHECK(result.status == 2);
  CHECK(result.out.find("FAILED context model") != std::string::npos);
}

}  // namespace
}  // namespace unspin
