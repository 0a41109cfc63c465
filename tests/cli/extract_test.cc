// extract: one line a record, in order, whatever the threads, shards and readers.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "cli/child.h"
#include "cli/stored.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using nlohmann::json;

std::vector<std::string> Ids(const std::string& lines) {
  std::vector<std::string> ids;
  for (const std::string& line : LinesOf(lines)) {
    ids.push_back(json::parse(line)["id"].get<std::string>());
  }
  return ids;
}

TEST_CASE("a feed gives one line a record, in order") {
  const ChildResult result = RunUnspin({"extract", Corpus("feeds/articles.jsonl")});
  CHECK(result.status == 0);
  const std::vector<std::string> ids = Ids(result.out);
  CHECK(ids.size() == 14);
  CHECK(ids[0] == "clean/cloud-cooling-osaka");
}

TEST_CASE("what is denied comes on demand, with who denies it") {
  const TemporaryFolder folder;
  const std::string path = folder.Write(
      "a.txt",
      "Storm in Porto\n\nTavira Cloud went down in Porto on Monday. Ostra Cloud denied "
      "that its services were down on Monday.\n");
  const auto facts = [&](const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {"extract", "--published", "2024-05-22", path};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const json line = json::parse(RunUnspin(arguments).out);
    std::vector<std::string> found;
    for (const json& fact : line["facts"]) {
      if (fact["type"] != "outage") continue;
      found.push_back(
          fact["provider"].get<std::string>() + " " +
          fact["modality"].get<std::string>() + " " +
          (fact["speaker"].is_null() ? "-" : fact["speaker"].get<std::string>()));
    }
    return found;
  };
  using Lines = std::vector<std::string>;
  CHECK(facts({}) == Lines{"Tavira Cloud asserted -"});
  CHECK(facts({"--modality", "denied"}) == Lines{"Ostra Cloud denied Ostra Cloud"});
  CHECK(facts({"--modality", "all"}) ==
        Lines{"Tavira Cloud asserted -", "Ostra Cloud denied Ostra Cloud"});
  const ChildResult wrong = RunUnspin({"extract", "--modality", "denyed", path});
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("did you mean denied?") != std::string::npos);
}

TEST_CASE("values come on demand, with their kinds and places") {
  const TemporaryFolder folder;
  const std::string path =
      folder.Write("a.txt", "Lift stuck\n\nIt stood still from May to July 2021.\n");
  const json plain = json::parse(RunUnspin({"extract", path}).out);
  CHECK_FALSE(plain.contains("values"));
  const json line = json::parse(
      RunUnspin({"extract", "--values", "--published", "2021-11-15", path}).out);
  REQUIRE(line["values"].size() == 1);
  const json& value = line["values"][0];
  CHECK(value["kind"] == "date");
  CHECK(value["value"] == "2021-05/2021-07");
  CHECK(value["text"] == "from May to July 2021");
  CHECK(value["source_end"].get<int>() - value["source_start"].get<int>() == 21);
}

TEST_CASE("a line has what the contract says") {
  const ChildResult result =
      RunUnspin({"extract", "--published", "2024-05-22", "--source", "Wire",
                 Corpus("spun_a/cloud-cooling-osaka.txt")});
  const json line = json::parse(result.out);
  CHECK(line["id"] == Corpus("spun_a/cloud-cooling-osaka.txt"));
  CHECK(line["url"].is_null());
  CHECK(line["title"].get<std::string>().starts_with("Cooling failure knocks out"));
  CHECK(line["source"] == "Wire");
  CHECK(line["published"] == "2024-05-22");
  CHECK(line["language"] == "en");
  CHECK(line["spun"]["score"].get<double>() > 0.9);
  CHECK(line["spun"]["profile"].is_string());
  for (const char* list : {"repairs", "mentions", "entities", "facts"}) {
    CAPTURE(list);
    CHECK_FALSE(line[list].empty());
  }
  const json& repair = line["repairs"][0];
  for (const char* field : {"start", "end", "text", "source_start", "source_end",
                            "source", "kind", "confidence"}) {
    CAPTURE(field);
    CHECK(repair.contains(field));
  }
}

TEST_CASE("repair gives the same lines without mentions, entities and facts") {
  const std::string path = Corpus("feeds/articles.jsonl");
  const auto whole = LinesOf(RunUnspin({"extract", path}).out);
  const auto repaired = LinesOf(RunUnspin({"repair", "--format", "jsonl", path}).out);
  REQUIRE(whole.size() == repaired.size());
  for (size_t i = 0; i < whole.size(); ++i) {
    json line = json::parse(whole[i]);
    for (const char* part : {"mentions", "entities", "facts"}) line.erase(part);
    CHECK(json::parse(repaired[i]) == line);
  }
}

TEST_CASE("repair of a clean article prints it as it is") {
  const std::string path = Corpus("clean/cloud-cooling-osaka.txt");
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  CHECK(RunUnspin({"repair", path}).out == text);
}

TEST_CASE("any number of threads gives the same bytes") {
  const std::vector<std::string> inputs = {Corpus("clean/*.txt"), Corpus("spun_a"),
                                           Corpus("dirty"), Corpus("feeds")};
  const auto with = [&](const char* threads) {
    std::vector<std::string> arguments = {"extract", "--threads", threads};
    arguments.insert(arguments.end(), inputs.begin(), inputs.end());
    return RunUnspin(arguments).out;
  };
  const std::string one = with("1");
  CHECK(LinesOf(one).size() > 100);
  CHECK(with("2") == one);
  CHECK(with("7") == one);
}

TEST_CASE("shards part the records of any input") {
  const std::string path = Corpus("feeds/articles.jsonl");
  std::multiset<std::string> all;
  for (const std::string& line : LinesOf(RunUnspin({"extract", path}).out)) {
    all.insert(line);
  }
  std::multiset<std::string> parts;
  size_t used = 0;
  for (const char* shard : {"1/3", "2/3", "3/3"}) {
    const auto lines = LinesOf(RunUnspin({"extract", "--shard", shard, path}).out);
    used += lines.empty() ? 0 : 1;
    parts.insert(lines.begin(), lines.end());
  }
  CHECK(parts == all);
  CHECK(used > 1);
}

TEST_CASE("standard input, files and folders give the same articles") {
  const TemporaryFolder folder;
  const std::string text = "Tavira fails\n\nTavira Cloud failed in Porto on Monday.\n";
  folder.Write("a.txt", text);
  json piped = json::parse(RunUnspin({"extract", "-"}, text).out);
  json file = json::parse(RunUnspin({"extract", folder.path().string()}).out);
  CHECK(piped["id"] == "-");
  CHECK(file["id"] == (folder.path() / "a.txt").string());
  piped.erase("id");
  file.erase("id");
  CHECK(piped == file);
}

TEST_CASE("a list of inputs stands for what it names, - for standard input") {
  const std::string path = Corpus("feeds/articles.jsonl");
  const std::string alone = RunUnspin({"extract", path}).out;
  const TemporaryFolder folder;
  const std::string list = folder.Write("list", path + "\n");
  CHECK(RunUnspin({"extract", "@" + list}).out == alone);
  CHECK(RunUnspin({"extract", "--files-from", list}).out == alone);
  CHECK(RunUnspin({"extract", "--files-from", "-"}, path + "\n").out == alone);
  const ChildResult bad =
      RunUnspin({"extract", "--files-from", "-"}, path + "\nmissing.txt\n");
  CHECK(bad.status == 3);
  CHECK(bad.ErrHas("rejected: missing.txt: no such file or folder (-:2)"));
}

TEST_CASE("--verbose tells what each input was taken for") {
  const std::string path = Corpus("feeds/archive.jsonl.gz");
  CHECK(RunUnspin({"extract", "--verbose", path})
            .ErrHas(path + ": jsonl in gzip, UTF-8"));
  CHECK_FALSE(RunUnspin({"extract", path}).ErrHas("jsonl in gzip"));
}

TEST_CASE("fields go by other names with --map") {
  const ChildResult result = RunUnspin(
      {"extract", "--input-format", "jsonl", "--map", "text=story,title=head", "-"},
      R"({"id": "a", "story": "Tavira Cloud failed.", "head": "Tavira fails"})");
  const json line = json::parse(result.out);
  CHECK(line["text"] == "Tavira Cloud failed.");
  CHECK(line["title"] == "Tavira fails");
}

TEST_CASE("--limit stops after so many records") {
  CHECK(Ids(RunUnspin({"extract", "--limit", "3", Corpus("feeds/articles.jsonl")}).out)
            .size() == 3);
}

TEST_CASE("a reader that goes away is no error") {
  const TemporaryFolder folder;
  const std::string path = folder.Write("many.jsonl", CorpusAsJsonl(4));
  for (const char* threads : {"1", "2"}) {
    CAPTURE(threads);
    const ChildResult result =
        RunUnspinForOneLine({"extract", "--threads", threads, path});
    CHECK(result.status == 0);
    CHECK(result.signal == 0);
    CHECK(result.err.empty());
    CHECK(json::parse(result.out).contains("id"));
  }
}

}  // namespace
}  // namespace unspin
