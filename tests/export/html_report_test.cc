#include "export/html_report.h"

#include <doctest/doctest.h>

#include "export/filled.h"

namespace unspin {
namespace {

TEST_CASE("the report has a section for what is there and none for what is not") {
  const TemporaryFolder folder;
  const std::string page = HtmlReport(Reader(FilledDatabase(folder)), "1.2.3");
  CHECK(page.find("<h2>Outages</h2>") != std::string::npos);
  CHECK(page.find("<h2>Funding</h2>") != std::string::npos);
  CHECK(page.find("<h2>Layoffs</h2>") == std::string::npos);
  CHECK(page.find("Made by unspin 1.2.3") != std::string::npos);
}

TEST_CASE("the report loads nothing and runs nothing") {
  const TemporaryFolder folder;
  const std::string page = HtmlReport(Reader(FilledDatabase(folder)), "1");
  CHECK(page.find("default-src 'none'") != std::string::npos);
  for (const char* loading : {"<script", "<link", "<img", "src=", "url(", "@import"}) {
    CHECK(page.find(loading) == std::string::npos);
  }
}

TEST_CASE("hostile text is inert") {
  const TemporaryFolder folder;
  const std::string path = FilledDatabase(folder);
  {
    Database database(path);
    Article article = OutageArticle();
    article.document.id = "hostile";
    article.document.source = "<script>alert(1)</script>\u202E\x1b[31m";
    ArticleWriter writer(database, {"0.1.0", "lexicon-1", "model-1", ""});
    writer.Write(article);
    writer.Finish();
  }
  const std::string page = HtmlReport(Reader(path), "1");
  CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
  CHECK(page.find("<script>") == std::string::npos);
  CHECK(page.find("\u202E") == std::string::npos);
  CHECK(page.find('\x1b') == std::string::npos);
}

TEST_CASE("an empty database gives a page, too") {
  const TemporaryFolder folder;
  const std::string path = folder / "empty.db";
  { Database database(path); }
  const std::string page = HtmlReport(Reader(path), "1");
  CHECK(page.find("<dt>articles</dt><dd>0</dd>") != std::string::npos);
  CHECK(page.ends_with("</html>\n"));
}

}  // namespace
}  // namespace unspin
