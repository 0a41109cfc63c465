// Inputs that cannot be used: named with their place, and nothing else is lost.

#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/child.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

using nlohmann::json;

constexpr char kArticle[] = "Tavira fails\n\nTavira Cloud failed in Porto on Monday.\n";

// Extracts `bad` and a good article after it; gives the line about `bad`. The good one
// must be there, and the message must name the input.
json ExtractBeforeGood(const TemporaryFolder& folder, const std::string& bad,
                       const std::string& reason) {
  const std::string good = folder.Write("good.txt", kArticle);
  const ChildResult result = RunUnspin({"extract", bad, good});
  CAPTURE(result.err);
  CHECK(result.status == 3);
  CHECK(result.ErrHas(bad));
  CHECK(result.ErrHas(reason));
  const std::vector<std::string> lines = LinesOf(result.out);
  REQUIRE(lines.size() == 2);
  CHECK(json::parse(lines[1])["title"] == "Tavira fails");
  return json::parse(lines[0]);
}

TEST_CASE("a missing file is named, the rest is done") {
  const TemporaryFolder folder;
  const json line = ExtractBeforeGood(folder, (folder.path() / "none.txt").string(),
                                      "no such file or folder");
  CHECK(line["id"] == (folder.path() / "none.txt").string());
  CHECK(line.contains("error"));
}

TEST_CASE("an empty file is named, the rest is done") {
  const TemporaryFolder folder;
  ExtractBeforeGood(folder, folder.Write("empty.txt", ""), "empty");
  ExtractBeforeGood(folder, folder.Write("white.txt", " \n\n\t\n"), "white space");
}

TEST_CASE("a binary file is named, the rest is done") {
  const TemporaryFolder folder;
  std::string bytes =
      "\x7f"
      "ELF";
  for (int i = 0; i < 2000; ++i) bytes += static_cast<char>(i * 7 % 32);
  ExtractBeforeGood(folder, folder.Write("program", bytes), "binary");
}

TEST_CASE("a folder without files is named, the rest is done") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "empty");
  ExtractBeforeGood(folder, (folder.path() / "empty").string(),
                    "folder without articles");
}

TEST_CASE("when no input gives a record the run could not be done") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "empty");
  for (const char* name : {"none.txt", "empty", "*.html"}) {
    CAPTURE(name);
    const ChildResult result = RunUnspin({"extract", (folder.path() / name).string()});
    CHECK(result.status == 2);
    CHECK(result.ErrHas((folder.path() / name).string()));
  }
}

TEST_CASE("bytes that are no UTF-8 are a warning, the text is used") {
  const TemporaryFolder folder;
  const std::string path = folder.Write(
      "bytes.txt",
      "Tavira fails\n\nTavira Cloud failed in Porto\xff \xe2\x80\x94 the caf\xc3\xa9s "
      "of Jos\xc3\xa9 Gon\xc3\xa7"
      "alves were closed on Monday.\n");
  const ChildResult result = RunUnspin({"extract", path});
  CAPTURE(result.err);
  CHECK(result.status == 0);
  CHECK(result.ErrHas("warning: " + path));
  const json line = json::parse(result.out);
  CHECK(line["text"].get<std::string>().starts_with("Tavira Cloud failed in Porto"));
  CHECK(RunUnspin({"extract", "--quiet", path}).err.empty());
}

TEST_CASE(
    "a broken line of JSON is named with line and byte, its neighbours are used") {
  const TemporaryFolder folder;
  const std::string first = R"({"id": "a", "text": "Tavira Cloud failed."})";
  const std::string path = folder.Write(
      "dump.jsonl", first + "\n{\"id\": \"b\", \"text\": \"cut o\n" +
                        R"({"id": "c", "text": "Tavira Cloud recovered."})" + "\n");
  const ChildResult result = RunUnspin({"extract", path});
  CAPTURE(result.err);
  CHECK(result.status == 3);
  CHECK(result.ErrHas(path + ":2 (byte " + std::to_string(first.size() + 1) + ")"));
  const std::vector<std::string> lines = LinesOf(result.out);
  REQUIRE(lines.size() == 3);
  CHECK(json::parse(lines[0])["id"] == "a");
  CHECK(json::parse(lines[1])["id"] == path + "#2");
  CHECK(json::parse(lines[1]).contains("error"));
  CHECK(json::parse(lines[2])["id"] == "c");
}

TEST_CASE("a record without text is named with its id") {
  const TemporaryFolder folder;
  const std::string path =
      folder.Write("dump.jsonl",
                   "{\"id\": \"a\", \"text\": \"Tavira Cloud failed.\"}\n"
                   "{\"id\": \"b\", \"title\": \"Only a headline\"}\n"
                   "{\"id\": \"c\", \"text\": \"  \"}\n");
  const ChildResult result = RunUnspin({"extract", path});
  CHECK(result.status == 3);
  const std::vector<std::string> lines = LinesOf(result.out);
  REQUIRE(lines.size() == 3);
  CHECK(json::parse(lines[1])["id"] == "b");
  CHECK(json::parse(lines[2])["id"] == "c");
  CHECK(json::parse(lines[2])["error"].get<std::string>().find("without text") !=
        std::string::npos);
  CHECK(result.ErrHas(path + ":2"));
}

TEST_CASE("a row with too few cells is named with its line, the rest is used") {
  const TemporaryFolder folder;
  const std::string path = folder.Write("rows.csv",
                                        "id,title,text\n"
                                        "a,One,Tavira Cloud failed.\n"
                                        "b,Two\n"
                                        "c,Three,\"Tavira Cloud,\nrecovered.\"\n");
  const ChildResult result = RunUnspin({"extract", path});
  CAPTURE(result.err);
  CHECK(result.status == 3);
  CHECK(result.ErrHas(path + ":3"));
  const std::vector<std::string> lines = LinesOf(result.out);
  REQUIRE(lines.size() == 3);
  CHECK(json::parse(lines[0])["id"] == "a");
  CHECK(json::parse(lines[1]).contains("error"));
  CHECK(json::parse(lines[2])["id"] == "c");
}

TEST_CASE("a compressed file that is cut gives its records and is named") {
  const TemporaryFolder folder;
  const std::string packed = ReadFile(Corpus("feeds/archive.jsonl.gz"));
  const std::string cut =
      folder.Write("cut.jsonl.gz", packed.substr(0, packed.size() / 2));
  const ChildResult result =
      RunUnspin({"extract", cut, folder.Write("good.txt", kArticle)});
  CHECK(result.status == 3);
  CHECK(result.ErrHas("rejected: " + cut));
  CHECK(result.ErrHas("truncated gzip input"));
  const std::vector<std::string> lines = LinesOf(result.out);
  REQUIRE(lines.size() > 3);
  CHECK(json::parse(lines[0]).contains("text"));
  CHECK(json::parse(lines[lines.size() - 2]).contains("error"));
  CHECK(json::parse(lines.back())["title"] == "Tavira fails");
}

TEST_CASE("a damaged member of an archive is named, the rest is done") {
  const TemporaryFolder folder;
  // Two members as tar has them; the size of the second is no number.
  const auto member = [](const std::string& name, const std::string& text) {
    std::string block = name;
    block.resize(512, '\0');
    const auto put = [&block](size_t at, const std::string& field) {
      block.replace(at, field.size(), field);
    };
    put(100, "0000644");
    put(124, "00000000065");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar");
    unsigned sum = 0;
    for (const char c : block) sum += static_cast<unsigned char>(c);
    std::string octal;
    for (; sum > 0; sum /= 8) octal.insert(0, 1, static_cast<char>('0' + sum % 8));
    put(148, octal + std::string(1, '\0') + " ");
    block += text;
    block.resize(1024, '\0');
    return block;
  };
  const std::string text = std::string(kArticle).substr(0, 53);
  std::string tar =
      member("a.txt", text) + member("b.txt", text) + member("c.txt", text);
  tar[1024 + 150] = '9';
  const std::string path = folder.Write("a.tar", tar);
  const ChildResult result = RunUnspin({"extract", path});
  CAPTURE(result.err);
  CHECK(result.status == 3);
  const std::vector<std::string> lines = LinesOf(result.out);
  REQUIRE(lines.size() == 3);
  CHECK(json::parse(lines[0])["id"] == path + "#1");
  CHECK(json::parse(lines[1]).contains("error"));
  CHECK(json::parse(lines[2])["id"] == path + "#3");
}

TEST_CASE("rejected records are counted by the end record") {
  const ChildResult result =
      RunUnspin({"extract", "--end-record", "--input-format", "jsonl", "-"},
                "{\"id\": \"a\", \"text\": \"Tavira Cloud failed.\"}\nbroken\n");
  CHECK(result.status == 3);
  const std::vector<std::string> lines = LinesOf(result.out);
  REQUIRE(lines.size() == 3);
  CHECK(json::parse(lines[2]) ==
        json::parse(R"({"_end": {"in": 2, "out": 1, "rejected": 1}})"));
}

// Extracts a dump of one record with `text` and a good one, with `limit` as the
// options.
json ExtractWithLimit(const std::string& text, std::vector<std::string> limit) {
  const TemporaryFolder folder;
  const std::string dump = folder.Write(
      "dump.jsonl", json{{"id", "bad"}, {"text", text}}.dump() + "\n" +
                        json{{"id", "good"}, {"text", kArticle}}.dump() + "\n");
  std::vector<std::string> arguments = {"extract", dump};
  arguments.insert(arguments.end(), limit.begin(), limit.end());
  const ChildResult result = RunUnspin(arguments);
  CAPTURE(result.err);
  CHECK(result.status == 3);
  CHECK(result.ErrHas(dump + ":1"));
  const std::vector<std::string> lines = LinesOf(result.out);
  REQUIRE(lines.size() == 2);
  CHECK(json::parse(lines[1])["id"] == "good");
  CHECK(json::parse(lines[0])["id"] == "bad");
  return json::parse(lines[0])["error"];
}

TEST_CASE("an article with an endless token is rejected with the reason") {
  const std::string text = "It was " + std::string(2000, 'x') + " down.";
  CHECK(ExtractWithLimit(text, {"--max-token-bytes", "1000"}) ==
        "2000 bytes without white space, more than 1000");
  CHECK(ExtractWithLimit(std::string(2 << 20, 'x'), {}) ==
        "2097152 bytes without white space, more than 1048576");
}

TEST_CASE("an article that takes too long is rejected with the reason") {
  std::string text;
  for (int i = 0; i < 4000; ++i) {
    text += "Helium volition beryllium the successful complaint of Tavira. ";
  }
  CHECK(ExtractWithLimit(text, {"--max-article-seconds", "0.05"}) ==
        "took longer than 0.05 seconds");
}

}  // namespace
}  // namespace unspin
