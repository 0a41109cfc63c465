// The pages of corpus/pages: main text and what they say about it.

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/file.h"
#include "base/problem.h"
#include "read/document_source.h"
#include "repair/html/page_score.h"
#include "repair/repair_fixture.h"

namespace unspin {
namespace {

const std::string kPages = UNSPIN_SOURCE_DIR "/corpus/pages/";

struct PageName {
  std::string name;
  std::string set;  // "tuned", "held out"
};

std::vector<PageName> ReadIndex() {
  std::istringstream lines(ReadFile(kPages + "index.tsv"));
  std::vector<PageName> pages;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const size_t tab = line.find('\t');
    pages.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return pages;
}

Document Repaired(const std::string& name) {
  ProblemCollector problems;
  const auto source = OpenInputs({kPages + name + ".html"}, {}, problems);
  return PlainRepairer().Repair(std::get<RawDocument>(source->Next().value()));
}

TEST_CASE("the main text of each page is taken out, and nothing else") {
  const bool tell = std::getenv("UNSPIN_PAGES") != nullptr;
  PageScore all;
  std::map<std::string, PageScore> sets;
  for (const PageName& page : ReadIndex()) {
    const std::string& name = page.name;
    CAPTURE(name);
    const std::string text = Repaired(name).body.text;
    const PageScore score = ScorePage(text, ReadFile(kPages + name + ".txt"));
    for (const std::string& line : score.debris) FAIL_CHECK("debris: " << line);
    CHECK(score.F1() >= 0.9);
    if (tell) MESSAGE(page.set << " " << name << " " << score.F1());
    all += score;
    sets[page.set] += score;
  }
  CHECK(all.F1() >= 0.97);
  if (!tell) return;
  for (const auto& [set, score] : sets) {
    MESSAGE("set " << set << " " << score.F1() << ", debris " << score.debris.size());
  }
  MESSAGE("set all " << all.F1() << ", debris " << all.debris.size());
}

TEST_CASE("what each page says about its article is found") {
  for (const PageName& page : ReadIndex()) {
    const std::string& name = page.name;
    CAPTURE(name);
    const Document document = Repaired(name);
    const auto about = nlohmann::json::parse(ReadFile(kPages + name + ".json"));
    CHECK(document.title.text == about.at("title").get<std::string>());
    CHECK(document.url.value_or("") == about.value("url", ""));
    CHECK(document.source.value_or("") == about.value("source", ""));
    CHECK(document.author.value_or("") == about.value("author", ""));
    const std::string published = document.published ? document.published->ToIso() : "";
    CHECK(published == about.value("published", ""));
  }
}

TEST_CASE("words of the main text lie at their bytes of the page") {
  for (const PageName& page : ReadIndex()) {
    const std::string& name = page.name;
    CAPTURE(name);
    const Document document = Repaired(name);
    const std::string& text = document.body.text;
    size_t same = 0;
    for (size_t i = 0; i + 12 < text.size(); i += 12) {
      const SourceSpan source = document.body.map.ToSource({i, i + 3});
      same += source.In(document.original) == text.substr(i, 3) ? 1 : 0;
    }
    CHECK(same * 12 > text.size() * 8 / 10);
  }
}

}  // namespace
}  // namespace unspin
