// learn: from copies and originals to the table of a spinner.

#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;

// "dump.jsonl" of some articles of a folder of the corpus, under ids of their own.
std::string WriteDump(const TemporaryFolder& folder, const std::string& name,
                      const std::string& articles) {
  std::string lines;
  int id = 0;
  for (const char* article :
       {"cloud-cooling-osaka", "bank-app-outage-ferris", "telecom-india-outage"}) {
    const std::string text = ReadFile(Corpus(articles) + "/" + article + ".txt");
    const size_t end = text.find("\n\n");
    lines += nlohmann::json{{"id", name + std::to_string(++id)},
                            {"title", text.substr(0, end)},
                            {"text", text.substr(end + 2)}}
                 .dump() +
             "\n";
  }
  return folder.Write(name + ".jsonl", lines);
}

TEST_CASE("learn writes the table of a spinner and says what it is like") {
  const TemporaryFolder folder;
  const std::string out = (folder.path() / "mill.tsv").string();
  const ChildResult result = RunUnspin(
      {"learn", "--spun", Corpus("spun_a"), "--clean", Corpus("clean"), "--out", out});
  CHECK(result.status == 0);
  CHECK(result.out.empty());
  CHECK(result.ErrHas("26 pairs of texts, "));
  CHECK(result.ErrHas("14 originals without a copy"));
  CHECK(result.ErrHas("touches free words; one image a word"));
  const std::string table = ReadFile(out);
  CHECK(table.find("#: profile\tmill\n") != std::string::npos);
  CHECK(table.find("\nhelium\the\t0.") != std::string::npos);
}

TEST_CASE("records of dumps are paired by what is in them") {
  const TemporaryFolder folder;
  const std::string spun = WriteDump(folder, "s", "spun_a");
  const std::string clean = WriteDump(folder, "c", "clean");
  const ChildResult result =
      RunUnspin({"learn", "--spun", spun, "--clean", clean, "--out", "-", "--name",
                 "news mill", "--verbose"});
  CHECK(result.status == 0);
  CHECK(result.ErrHas("s.jsonl:2 is a copy of " + clean + ":2"));
  CHECK(result.out.find("#: profile\tnews mill\n") != std::string::npos);
  CHECK(result.out.find("#: learned-from\t3 pairs of texts, ") != std::string::npos);
}

TEST_CASE("a copy without an original is named, the rest is learned") {
  const TemporaryFolder folder;
  const fs::path spun = folder.path() / "spun";
  fs::create_directory(spun);
  fs::copy_file(Corpus("spun_a/cloud-cooling-osaka.txt"), spun / "osaka.txt");
  const std::string alone =
      folder.Write("spun/alone.txt", "Alone\n\nThis text has no original anywhere.");
  const ChildResult result = RunUnspin(
      {"learn", "--spun", spun.string(), "--clean", Corpus("clean"), "--out", "-"});
  CHECK(result.status == 3);
  CHECK(result.ErrHas("warning: " + alone + ": no original of it found"));
  CHECK(result.ErrHas("1 pairs of texts"));
  CHECK(result.out.find("\nspun\toriginal\tweight\tsource\tnote\n") !=
        std::string::npos);
}

TEST_CASE("without any pair there is nothing to learn, and no file") {
  const TemporaryFolder folder;
  const std::string out = (folder.path() / "p.tsv").string();
  const std::string text = folder.Write("a.txt", "Alone\n\nThis text has no original.");
  const ChildResult alone =
      RunUnspin({"learn", "--spun", text, "--clean", Corpus("clean"), "--out", out});
  CHECK(alone.status == 2);
  CHECK(alone.ErrHas("nothing to learn from"));
  const ChildResult same = RunUnspin(
      {"learn", "--spun", Corpus("clean"), "--clean", Corpus("clean"), "--out", out});
  CHECK(same.status == 2);
  CHECK(same.ErrHas("no copy is spun"));
  CHECK_FALSE(fs::exists(out));
}

TEST_CASE("a file of the same name that is another article is not taken for it") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "spun");
  fs::copy_file(Corpus("spun_a/cloud-cooling-osaka.txt"),
                folder.path() / "spun/telecom-india-outage.txt");
  const ChildResult result =
      RunUnspin({"learn", "--spun", (folder.path() / "spun").string(), "--clean",
                 Corpus("clean"), "--out", "-", "--verbose"});
  CHECK(result.status == 0);
  CHECK(result.ErrHas("cloud-cooling-osaka.txt"));
}

}  // namespace
}  // namespace unspin
