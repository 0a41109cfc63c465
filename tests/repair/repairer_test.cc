#include "repair/repairer.h"

#include <doctest/doctest.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/file.h"
#include "base/problem.h"
#include "base/unicode.h"
#include "read/document_source.h"
#include "repair/repair_fixture.h"

namespace unspin {
namespace {

const std::string kCorpus = UNSPIN_SOURCE_DIR "/corpus/";

RawDocument Read(const std::string& path) {
  ProblemCollector problems;
  const auto source = OpenInputs({path}, {}, problems);
  return std::get<RawDocument>(source->Next().value());
}

// Headline and body of a clean file.
std::pair<std::string, std::string> Split(const std::string& path) {
  std::string text = ReadFile(path);
  while (text.ends_with('\n')) text.pop_back();
  const size_t blank = text.find("\n\n");
  return {text.substr(0, blank), text.substr(blank + 2)};
}

TEST_CASE("clean articles come out identical, headline and body") {
  size_t articles = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kCorpus + "clean")) {
    if (entry.path().extension() != ".txt") continue;
    CAPTURE(entry.path().string());
    const Document document = PlainRepairer().Repair(Read(entry.path().string()));
    const auto [title, body] = Split(entry.path().string());
    CHECK(document.title.text == title);
    CHECK(document.body.text == body);
    CHECK(document.language == "en");
    ++articles;
  }
  CHECK(articles >= 40);
}

// The damaged copies, as corpus/dirty/index.tsv says: of what, and what to expect.
TEST_CASE("damaged copies come out as their originals") {
  std::istringstream index(ReadFile(kCorpus + "dirty/index.tsv"));
  std::string line;
  std::getline(index, line);
  size_t copies = 0;
  while (std::getline(index, line)) {
    std::istringstream cells(line);
    std::string file;
    std::string of;
    std::string kind;
    std::string expect;
    std::getline(cells, file, '\t');
    std::getline(cells, of, '\t');
    std::getline(cells, kind, '\t');
    std::getline(cells, expect, '\t');
    CAPTURE(file);
    const Document document = PlainRepairer().Repair(Read(kCorpus + "dirty/" + file));
    const auto [title, body] = Split(kCorpus + of);
    if (file.starts_with("truncated")) {
      CHECK(body.starts_with(document.body.text));
      CHECK(document.body.text.size() > 300);
    } else {
      CHECK(document.body.text == body);
    }
    if (expect == "exact") CHECK(document.title.text == title);
    ++copies;
  }
  CHECK(copies == 30);
}

TEST_CASE("text outside of repairs is copied from where the map says") {
  for (const auto& entry : std::filesystem::directory_iterator(kCorpus + "dirty")) {
    if (entry.path().extension() == ".tsv") continue;
    CAPTURE(entry.path().string());
    const Document document = PlainRepairer().Repair(Read(entry.path().string()));
    size_t text = 0;
    for (const Run& run : document.body.map.runs()) {
      CHECK(run.text.begin == text);
      text = run.text.end;
      if (run.replaced) continue;
      CHECK(run.text.In(document.body.text) == run.source.In(document.original));
    }
    CHECK(text == document.body.text.size());
  }
}

TEST_CASE("repairs are in the order of field and text, and say what they did") {
  RawDocument raw = RawText("It&amp;#8217;s  here.\n\nAdvertisement");
  raw.title = "BREAKING: It&#8217;s here";
  const Document document = PlainRepairer().Repair(raw);
  CHECK(document.title.text == "It’s here");
  CHECK(document.body.text == "It’s here.");
  REQUIRE(document.repairs.size() >= 4);
  CHECK(document.repairs[0].field == Field::kTitle);
  CHECK(document.repairs[0].kind == RepairKind::kBoilerplate);
  CHECK(document.repairs[1].kind == RepairKind::kEntity);
  CHECK(document.repairs[2].field == Field::kBody);
  CHECK(document.repairs[2].source.In(document.original) == "&amp;#8217;");
  for (const Repair& repair : document.repairs) {
    CHECK_FALSE(repair.fixer.empty());
    CHECK_FALSE(repair.reason.empty());
  }
}

TEST_CASE("fixers are named and explained") {
  std::map<std::string_view, int> names;
  for (const Fixer& fixer : Repairer::Fixers()) {
    CHECK(++names[fixer.name] == 1);
    CHECK(fixer.promise.ends_with('.'));
  }
}

TEST_CASE("any damage gives well-formed text in time linear to its size") {
  const std::string seeds[] = {"&",       "&amp;",     "e\u0301",  "\u0301",  "\u00C3",
                               "\u00E2€", "<a<b ",     "?x? ",     "\u00A0 ", "Ð\u00A0",
                               "\u200B",  "Source X.", "[ad_1]\n", "├┤",      "\x1B[3"};
  for (const std::string& seed : seeds) {
    std::string text;
    while (text.size() < 400000) text += seed;
    for (const Markup markup : {Markup::kPlain, Markup::kHtml}) {
      CAPTURE(seed);
      const std::clock_t begin = std::clock();  // processor time
      CHECK(IsValidUtf8(RepairedBody(text, markup)));
      CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 5);
    }
  }
}

}  // namespace
}  // namespace unspin
