#include "repair/html/html_article.h"

#include <doctest/doctest.h>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

const std::string kFirst =
    "The payment network of Quayside Bank went down at nine on Monday morning.";
const std::string kSecond =
    "Engineers found a worn cable and replaced it, which took until the afternoon.";
const std::string kThird =
    "A spokeswoman said that nobody would be charged for payments that were late.";

std::string P(const std::string& text) { return "<p>" + text + "</p>"; }

std::string Article(const std::string& body) {
  return RepairedBody("<html><body>" + body + "</body></html>", Markup::kHtml);
}

TEST_CASE("comments under a heading go, however long they are") {
  std::string comments;
  for (int i = 0; i < 50; ++i)
    comments += P("Reader " + std::to_string(i) + ": " + kThird);
  CHECK(Article("<div><h1>Down</h1>" + P(kFirst + kFirst) + P(kSecond + kSecond) +
                P(kThird) + "<h3>50 comments</h3>" + comments + "</div>") ==
        kFirst + kFirst + "\n\n" + kSecond + kSecond + "\n\n" + kThird);
}

TEST_CASE("a heading that only sounds like a box keeps its text") {
  CHECK(Article("<div>" + P(kFirst) + "<h2>Related</h2>" + P(kSecond) + P(kThird) +
                "</div>") == kFirst + "\n\n" + kSecond + "\n\n" + kThird);
}

TEST_CASE("a box around a field to type into goes") {
  CHECK(Article("<div>" + P(kFirst) + P(kSecond) +
                "<div><p>All the news there is, at seven.</p><input name=m></div>" +
                P(kThird) + "</div>") == kFirst + "\n\n" + kSecond + "\n\n" + kThird);
}

TEST_CASE("of two articles on a page the one under the headline counts") {
  CHECK(Article("<title>Down</title><article><h1>Down</h1>" + P(kFirst) + P(kSecond) +
                "</article><article><h1>Up</h1>" + P(kThird) + P(kThird + "!") +
                "</article>") == kFirst + "\n\n" + kSecond);
}

TEST_CASE("entries of a live blog are one article, also the short ones") {
  CHECK(Article("<main><h1>Live</h1><article>" + P(kFirst) + "</article><article>" +
                P("Ferries stop.") + "</article><article>" + P(kSecond + kThird) +
                "</article></main>") ==
        kFirst + "\n\nFerries stop.\n\n" + kSecond + kThird);
}

TEST_CASE("data in a table stays, menus in a table go") {
  CHECK(Article("<table><tr><td><a href=/1>News</a> <a href=/2>Sport</a></td><td>" +
                P(kFirst) + P(kSecond + kThird) + "</td></tr></table>") ==
        kFirst + "\n\n" + kSecond + kThird);
  CHECK(Article(P(kFirst) + "<table><tr><td>Sales</td><td>41</td></tr></table>" +
                P(kSecond)) == kFirst + "\n\nSales\n\n41\n\n" + kSecond);
}

TEST_CASE("a page of a few words gives them") {
  CHECK(Article("Under construction") == "Under construction");
}

TEST_CASE("a text in JSON-LD only is taken from there") {
  CHECK(Article("<script type=application/ld+json>{\"@type\":\"NewsArticle\","
                "\"articleBody\":\"" +
                kFirst + "\\n\\n" + kSecond + "\\n\\n" + kThird + "\\n\\n" + kFirst +
                "\"}</script><div id=root></div>") ==
        kFirst + "\n\n" + kSecond + "\n\n" + kThird + "\n\n" + kFirst);
}

}  // namespace
}  // namespace unspin
