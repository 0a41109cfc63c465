#include "repair/html/html_page.h"

#include <doctest/doctest.h>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

Document RepairHtml(std::string text) {
  return PlainRepairer().Repair(RawText(std::move(text), Markup::kHtml));
}

constexpr std::string_view kPage = R"(<!doctype html><html><head>
<title>Chillers fail in Osaka - News Example</title>
<meta property="og:site_name" content="Plug &amp; Road">
<meta property="article:published_time" content="2024-05-22T08:00:00Z">
<meta name="author" content="Ann Lee">
<link rel="canonical" href="https://news.example/1">
<script>var a = "<p>not text</p>";</script></head><body>
<nav><a href="/">Home</a></nav>
<div class="post"><h1>Chillers fail in Osaka</h1>
<p class="byline">By Ann Lee</p>
<p>The first <b>chiller</b> failed at 4:40 a.m. on Tuesday&#8217;s shift, and the spare
did not start at all.</p>
<div class="related-posts"><p>Seven keyboards that every newsroom should be trying out
this winter, and one that it really should not be trying.</p></div>
<h2>What was lost</h2>
<p>Two halls of machines switched themselves off, which took nine hours to put right.</p>
<ul><li>Paymint, an app that shops use to take payments, was down all morning.</li>
<li><a href="/2">More on this</a></li></ul>
<blockquote><p>We had a plan for one pump to fail, not for two of them.</p></blockquote>
</div><footer>Copyright</footer></body></html>)";

TEST_CASE("a page gives its article, block by block") {
  const Document document = RepairHtml(std::string(kPage));
  CHECK(document.body.text ==
        "The first chiller failed at 4:40 a.m. on Tuesday’s shift, and the spare did "
        "not start at all.\n\nWhat was lost\n\nTwo halls of machines switched "
        "themselves off, which took nine hours to put right.\n\nPaymint, an app that "
        "shops use to take payments, was down all morning.\n\nWe had a plan for one "
        "pump to fail, not for two of them.");
}

TEST_CASE("a page tells about its article") {
  const Document document = RepairHtml(std::string(kPage));
  CHECK(document.title.text == "Chillers fail in Osaka");
  CHECK(document.original_title == "Chillers fail in Osaka");
  CHECK(document.url == "https://news.example/1");
  CHECK(document.author == "Ann Lee");
  CHECK(document.source == "Plug & Road");
  REQUIRE(document.published);
  CHECK(document.published->ToIso() == "2024-05-22T08:00:00Z");
}

TEST_CASE("what the record says stands before what the page says") {
  RawDocument raw = RawText(std::string(kPage), Markup::kHtml);
  raw.title = "A headline";
  raw.url = "https://other.example/";
  const Document document = PlainRepairer().Repair(raw);
  CHECK(document.title.text == "A headline");
  CHECK(document.url == "https://other.example/");
}

TEST_CASE("repaired words lie at their bytes of the page") {
  const Document document = RepairHtml(std::string(kPage));
  const size_t at = document.body.text.find("Paymint");
  const SourceSpan source = document.body.map.ToSource({at, at + 7});
  CHECK(source.In(document.original) == "Paymint");
  const size_t quote = document.body.text.find("’");
  CHECK(document.body.map.ToSource({quote, quote + 3}).In(document.original) ==
        "&#8217;");
}

TEST_CASE("marks of references and the lists they point to are no text") {
  CHECK(RepairedBody(
            "<html><body><h1>Lift stuck</h1><p>The lift of the tower stopped at noon"
            "<sup class=reference><a href='#cite-1'>[1]</a></sup> with six people "
            "inside, said the fire brigade<sup class='noprint'>[citation needed]</sup>."
            "</p><p>All of them were out after two hours, cold but well, and the lift "
            "will be tested before anybody rides in it again.</p><h2>References</h2>"
            "<ul><li><a href=/a>Brigade report</a>, May 3</li></ul></body></html>",
            Markup::kHtml) ==
        "The lift of the tower stopped at noon with six people inside, said the fire "
        "brigade.\n\nAll of them were out after two hours, cold but well, and the lift "
        "will be tested before anybody rides in it again.");
}

TEST_CASE("a fragment is all article") {
  CHECK(RepairedBody("<p>One &amp; two</p>\n<p>Three<br>four</p>", Markup::kHtml) ==
        "One & two\n\nThree\nfour");
  CHECK(RepairedBody("Plain <b>text</b> and 1 < 2", Markup::kHtml) ==
        "Plain text and 1 < 2");
}

TEST_CASE("a fragment with inline tags only keeps its lines") {
  CHECK(RepairedBody("One <b>and</b> two.\n\nThree <i>more</i>.", Markup::kHtml) ==
        "One and two.\n\nThree more.");
}

TEST_CASE("tags that were escaped as text go") {
  CHECK(
      RepairedBody("&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;") ==
      "One & two.\n\nThree.");
  CHECK(RepairedBody("If a < b, then <c> holds.") == "If a < b, then <c> holds.");
}

TEST_CASE("a class that sounds like debris does no harm to what is mostly text") {
  CHECK(RepairedBody(
            "<html><body><form><div class=\"content-with-sidebar\"><p>The app of the "
            "bank was down for three hours on Monday, the bank said in a note.</p>"
            "<div class=\"sidebar\"><p>Seven keyboards that nobody asked for, and one "
            "that everybody wants to have.</p></div><p>Customers could not pay for "
            "lunch, and several thousand complained about it.</p></div></form></body>"
            "</html>",
            Markup::kHtml) ==
        "The app of the bank was down for three hours on Monday, the bank said in a "
        "note.\n\nCustomers could not pay for lunch, and several thousand complained "
        "about it.");
}

TEST_CASE("markup nested beyond the limit is rejected, whatever it costs to read") {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<div>";
  deep += "the text";
  CHECK_THROWS_WITH_AS(RepairHtml(deep), "HTML elements nest deeper than 1000 levels",
                       LimitError);
  RepairOptions options;
  options.spin = false;
  options.limits.max_html_depth = 1000000;
  const Repairer deeper(ShippedLexicon(), ShippedModel(), options);
  CHECK(deeper.Repair(RawText(deep, Markup::kHtml)).body.text == "the text");
  std::string open;
  for (int i = 0; i < 50000; ++i) open += "<b id=" + std::to_string(i) + "><p>x";
  CHECK(deeper.Repair(RawText(open, Markup::kHtml)).body.text.starts_with("x"));
}

TEST_CASE("tags that never end are text") {
  CHECK(RepairedBody("<p>a <b", Markup::kHtml).starts_with("a"));
  CHECK(RepairedBody(std::string(300000, '<'), Markup::kHtml).size() <= 300000);
}

}  // namespace
}  // namespace unspin
