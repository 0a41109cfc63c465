// --learn: the inputs are read twice, and what is found in them is used.

#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;

std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  for (size_t i = text.find(from); i != std::string::npos; i = text.find(from, i)) {
    text.replace(i, from.size(), to);
    i += to.size();
  }
  return text;
}

// A dump of all articles of spun_a, in which the spinner writes "zorble" for "the", and
// of the originals of all but one of them.
std::string WriteDump(const TemporaryFolder& folder) {
  std::string lines;
  for (const char* kind : {"spun_a", "clean"}) {
    for (const auto& entry : fs::directory_iterator(Corpus(kind))) {
      const std::string name = entry.path().stem().string();
      if (entry.path().extension() != ".txt") continue;
      const bool spun = std::string_view(kind) == "spun_a";
      if (!spun && name == "cloud-cooling-osaka") continue;
      std::string text = ReadFile(entry.path().string());
      const size_t end = text.find("\n\n");
      std::string body = text.substr(end + 2);
      if (spun) body = Replaced(body, " the ", " zorble ");
      lines += nlohmann::json{{"id", std::string(kind) + "/" + name},
                              {"title", text.substr(0, end)},
                              {"text", body}}
                   .dump() +
               "\n";
    }
  }
  return folder.Write("dump.jsonl", lines);
}

nlohmann::json RecordOf(const std::string& output, const std::string& id) {
  for (const std::string& line : LinesOf(output)) {
    nlohmann::json record = nlohmann::json::parse(line);
    if (record["id"] == id) return record;
  }
  return {};
}

size_t Count(const std::string& text, std::string_view word) {
  size_t count = 0;
  for (size_t i = text.find(word); i != std::string::npos; i = text.find(word, i + 1)) {
    ++count;
  }
  return count;
}

TEST_CASE("a word that no lexicon knows is learned from the other articles") {
  const TemporaryFolder folder;
  const std::string dump = WriteDump(folder);
  const std::string id = "spun_a/cloud-cooling-osaka";
  const ChildResult plain = RunUnspin({"repair", "--format", "jsonl", dump});
  CHECK(plain.status == 0);
  const std::string before = RecordOf(plain.out, id)["text"];
  CHECK(Count(before, " zorble ") > 10);
  const ChildResult result =
      RunUnspin({"repair", "--format", "jsonl", "--learn", "--verbose", dump});
  CHECK(result.status == 0);
  CHECK(result.ErrHas("pairs of wordnet from 25 copies"));
  const nlohmann::json record = RecordOf(result.out, id);
  CHECK(Count(record["text"], " zorble ") < Count(before, " zorble ") / 5);
  bool told = false;
  for (const nlohmann::json& repair : record["repairs"]) {
    const std::string row = repair.value("lexicon_row", "");
    if (repair.value("source", "") == "zorble" && row.starts_with("seen in spun_a/")) {
      told = row.find(" beside clean/") != std::string::npos;
    }
  }
  CHECK(told);
}

TEST_CASE("parts of an input learn what the whole does") {
  const TemporaryFolder folder;
  const std::string dump = WriteDump(folder);
  const auto lines = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"extract", "--learn", dump});
    const std::vector<std::string> all = LinesOf(RunUnspin(more).out);
    return std::set<std::string>(all.begin(), all.end());
  };
  const std::set<std::string> whole = lines({"-j", "1"});
  CHECK(whole.size() == 65);
  std::set<std::string> parts = lines({"--shard", "1/3"});
  for (const char* shard : {"2/3", "3/3"}) parts.merge(lines({"--shard", shard}));
  CHECK(parts == whole);
  for (const std::string& line : lines({"--limit", "5"})) CHECK(whole.contains(line));
}

TEST_CASE("what can be read only once is refused by name") {
  const ChildResult result = RunUnspin({"extract", "--learn", "-"}, "Some text.");
  CHECK(result.status == 2);
  CHECK(result.ErrHas("standard input: can be read only once"));
  CHECK(result.ErrHas("--learn"));
  CHECK(RunUnspin({"repair", "--learn", "/dev/null"}).ErrHas("/dev/null: can be read"));
  CHECK(RunUnspin({"repair", "--learn", "--no-spin", Corpus("clean")}).status == 2);
}

TEST_CASE("ingest says what was learned, and without a pair nothing changes") {
  const TemporaryFolder folder;
  const std::string database = (folder.path() / "a.db").string();
  const ChildResult learned =
      RunUnspin({"ingest", "--learn", WriteDump(folder), "--db", database});
  CHECK(learned.status == 0);
  CHECK(learned.ErrHas("pairs of wordnet from 25 copies"));
  const ChildResult alone = RunUnspin({"repair", "--learn", Corpus("spun_a")});
  CHECK(alone.out == RunUnspin({"repair", Corpus("spun_a")}).out);
}

}  // namespace
}  // namespace unspin
