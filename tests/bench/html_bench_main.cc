// unspin_html_bench: how fast pages become text, on one thread.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "bench/measure.h"
#include "core/mapped_text.h"
#include "lexicon/lexicon.h"
#include "repair/html/html_lexicon.h"
#include "repair/html/html_page.h"

namespace unspin::bench {
namespace {

namespace fs = std::filesystem;

struct Page {
  std::string source;
  std::string text;  // of its article, as expected
};

// What a news site of today puts around an article beside what the page has: a
// framework's state, styles, and cards that lead to other articles.
std::string Loaded(const std::string& page) {
  std::string script = "<script>\n";
  for (int i = 0; script.size() < 80'000; ++i) {
    script += fmt::format(
        "window.state[{0}]={{\"id\":\"c{0}\",\"html\":\"<p "
        "class=\\\"x\\\">{0}<\\/p>\"}};"
        "if(w<{0}&&h>2){{load(\"/js/{0}.js\")}}\n",
        i);
  }
  script += "</script>";
  std::string cards;
  for (int i = 0; i < 40; ++i) {
    cards += fmt::format(
        "<div class=\"card_x{0} related-story\"><a href=\"/story/{0}?src=rail\" "
        "data-track=\"card-{0}\"><img src=\"/i/{0}.jpg\" srcset=\"/i/{0}-2.jpg 2x\" "
        "alt=\"\"><h3>A cable nobody ordered arrives in Leeds</h3></a><p>It is {0} "
        "metres "
        "long and nobody at the depot will say who is to pay.</p></div>\n",
        i);
  }
  std::string loaded = page;
  const size_t head = loaded.find("</head>");
  if (head != std::string::npos) loaded.insert(head, script);
  const size_t body = loaded.rfind("</body>");
  if (body != std::string::npos) loaded.insert(body, cards);
  return loaded;
}

std::string TextOfPage(const std::string& source, const HtmlLexicon& lexicon) {
  HtmlPage page = ReadHtmlPage(source, {0, source.size()}, lexicon);
  MappedText text(source, {0, source.size()}, Field::kBody);
  text.Apply("markup", std::move(page.edits));
  return std::string(text.text());
}

std::vector<Page> ReadPages(bool loaded) {
  std::vector<Page> pages;
  for (const auto& entry : fs::directory_iterator(UNSPIN_SOURCE_DIR "/corpus/pages")) {
    if (entry.path().extension() != ".html") continue;
    Page page{ReadFile(entry.path().string()),
              ReadFile(fs::path(entry.path()).replace_extension(".txt").string())};
    if (loaded) page.source = Loaded(page.source);
    if (!loaded || page.source.size() > 80'000) pages.push_back(std::move(page));
  }
  return pages;
}

void Print(const std::string& name, const std::vector<Page>& pages, int runs,
           const HtmlLexicon& lexicon) {
  size_t bytes = 0;
  size_t wanted = 0;
  size_t found = 0;
  for (const Page& page : pages) {
    bytes += page.source.size();
    wanted += page.text.size();
    found += TextOfPage(page.source, lexicon).size();
  }
  // The fixers behind it would mend the rest.
  Expect(found > wanted * 9 / 10 && found < wanted * 11 / 10, "text of pages");
  const double seconds = Measure(
      [&](const Sample&) {
        for (const Page& page : pages) TextOfPage(page.source, lexicon);
      },
      {}, runs);
  std::printf("| %s | %zu | %.0f | %.0f |\n", name.c_str(), pages.size(),
              static_cast<double>(bytes) / 1000 / static_cast<double>(pages.size()),
              static_cast<double>(bytes) / 1e6 / seconds);
}

void Run(int runs) {
  const Lexicon lexicon = Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  const HtmlLexicon html(lexicon);
  std::printf("| pages | number | KB each | MB/s |\n|---|---:|---:|---:|\n");
  Print("corpus/pages", ReadPages(false), runs, html);
  Print("the same with scripts and cards", ReadPages(true), runs, html);
}

}  // namespace
}  // namespace unspin::bench

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::atoi(argv[1]) : 9;
  if (runs < 1) {
    std::fputs("usage: unspin_html_bench [RUNS]\n", stderr);
    return 2;
  }
  try {
    unspin::bench::Run(runs);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "unspin_html_bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
