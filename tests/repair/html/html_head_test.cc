#include "repair/html/html_head.h"

#include <doctest/doctest.h>

#include "repair/html/html_headline.h"

namespace unspin {
namespace {

HtmlHead Head(std::string_view source) {
  return ReadHtmlHead(*BuildHtmlTree(source, 10000));
}

std::string Headline(std::string_view source) { return HeadlineOf(Head(source)); }

TEST_CASE("the headline loses the name of the outlet") {
  CHECK(Headline("<title>Chips run out - Fab Notes</title>"
                 "<meta property=og:site_name content='Fab Notes'>") ==
        "Chips run out");
  CHECK(Headline("<title>Chips run out | Business | Fab Notes</title>"
                 "<h1>Chips run out</h1>") == "Chips run out");
  CHECK(Headline("<title>Chips run out - fabnotes</title>"
                 "<link rel=canonical href='https://www.fab-notes.example/1'>") ==
        "Chips run out");
  CHECK(Headline("<title>Chips run out - for now</title>") ==
        "Chips run out - for now");
}

TEST_CASE("the headline that two places agree on is taken") {
  CHECK(Headline("<meta property=og:title content='You won&#39;t believe chips'>"
                 "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
                 "\"headline\":\"Chips run out\"}</script><h1>Chips run out</h1>") ==
        "Chips run out");
}

TEST_CASE("the author loses By, dates and the outlet, and is no address") {
  CHECK(Head("<meta name=byl content='By Ann Lee'>").author == "Ann Lee");
  CHECK(Head("<meta name=author content='Ann Lee, Fab Notes'>"
             "<meta property=og:site_name content='Fab Notes'>")
            .author == "Ann Lee");
  CHECK(Head("<meta property=article:author content='https://f.example/ann'>"
             "<a rel=author href=/ann>Ann Lee</a>")
            .author == "Ann Lee");
  CHECK(Head("<span itemprop=author itemscope>By <b itemprop=name>Ann Lee</b></span>")
            .author == "Ann Lee");
  CHECK(Head("<p class=byline>By Ann Lee, June 3, 2023</p>").author == "Ann Lee");
  CHECK(Head("<meta name=author content='admin'>").author.empty());
  CHECK(Head("<meta name=author content=\"Zoë O’Brien · Fab Notes\">").author ==
        "Zoë O’Brien");
}

TEST_CASE("dates are looked for where they are surest") {
  CHECK(Head("<meta name=date content='2024-05-02'>"
             "<meta property=article:published_time content='2024-05-01T10:00:00Z'>")
            .published == "2024-05-01T10:00:00Z");
  CHECK(Head("<meta name=dc.date.issued content='nonsense'><time "
             "datetime='2024-05-03'>Friday</time>")
            .published == "2024-05-03");
  CHECK(Head("<div class='post-date'>May 4, 2024</div>").published == "May 4, 2024");
}

TEST_CASE("an address that lacks its host gets it from the page") {
  CHECK(Head("<link rel=canonical href=/news/1><meta property=og:url "
             "content='https://fab.example/news/1?utm=x'>")
            .url == "https://fab.example/news/1");
  CHECK(Head("<link rel=canonical href='/news/1'>").url.empty());
  CHECK(HostOf("https://www.fab.example:80/x") == "www.fab.example");
  CHECK(HostOf("nothing").empty());
}

TEST_CASE("the language is the page's own word for it") {
  CHECK(Head("<html lang=de-AT><meta property=og:locale content=en_US>").language ==
        "de-AT");
  CHECK(Head("<meta http-equiv=Content-Language content=fr>").language == "fr");
}

}  // namespace
}  // namespace unspin
