#include "read/feed_item.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

std::string Field(const RecordFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "(none)" : found->second;
}

TEST_CASE("an RSS item gives its fields") {
  const auto fields = ParseFeedItem(
      "<item><title>Quay &amp; Co</title><link>https://q.example/1</link>"
      "<guid>q-1</guid><pubDate>Thu, 29 Dec 2022 06:12:00 GMT</pubDate>"
      "<dc:creator>Ann Poole</dc:creator><description>Short.</description>"
      "<content:encoded><![CDATA[<p>Long &amp; R&D</p>]]></content:encoded></item>");
  REQUIRE(fields);
  CHECK(Field(*fields, "id") == "q-1");
  CHECK(Field(*fields, "url") == "https://q.example/1");
  CHECK(Field(*fields, "title") == "Quay & Co");
  CHECK(Field(*fields, "text") == "<p>Long &amp; R&D</p>");
  CHECK(Field(*fields, "published") == "Thu, 29 Dec 2022 06:12:00 GMT");
  CHECK(Field(*fields, "author") == "Ann Poole");
  CHECK(Field(*fields, "description") == "Short.");
}

TEST_CASE("an Atom entry gives its fields") {
  const auto fields = ParseFeedItem(
      "<entry xmlns='http://www.w3.org/2005/Atom'><id>tag:q.example,2023:1</id>"
      "<link rel='self' href='https://q.example/self'/>"
      "<link href='https://q.example/1'/><updated>2023-02-02</updated>"
      "<published>2023-02-01</published><author><name>Bo Lind</name></author>"
      "<content type='xhtml'><div><p>Quay <b>grew</b>.</p></div></content></entry>");
  REQUIRE(fields);
  CHECK(Field(*fields, "id") == "tag:q.example,2023:1");
  CHECK(Field(*fields, "url") == "https://q.example/1");
  CHECK(Field(*fields, "published") == "2023-02-01");
  CHECK(Field(*fields, "author") == "Bo Lind");
  CHECK(Field(*fields, "text") == "<div><p>Quay <b>grew</b>.</p></div>");
}

TEST_CASE("what feeds get wrong is understood") {
  const auto fields = ParseFeedItem(
      "<item><title>Quay&nbsp;buys AT&T\x0B\x01<link>https://q.example/1</link>"
      "<description>A &lt;b&gt; &bogus text &#8217; here</description>");
  REQUIRE(fields);
  CHECK(Field(*fields, "title") == "Quay&nbsp;buys AT&T  ");
  CHECK(Field(*fields, "url") == "https://q.example/1");
  CHECK(Field(*fields, "text") == "A <b> &bogus text ’ here");
  CHECK_FALSE(ParseFeedItem("no markup at all"));
}

TEST_CASE("an address that identifies the item is its address") {
  const auto fields = ParseFeedItem(
      "<item><guid>https://q.example/7</guid><description>x</description></item>");
  REQUIRE(fields);
  CHECK(Field(*fields, "url") == "https://q.example/7");
}

TEST_CASE("a feed has a title") {
  CHECK(TitleOfFeed("<rss><channel><image><title>logo</title></image>"
                    "<title>Harbour Wire</title>") == "Harbour Wire");
  CHECK(TitleOfFeed("<feed><title type='text'>Quay</title><link/>") == "Quay");
  CHECK(TitleOfFeed("<rss>").empty());
  CHECK(TitleOfFeed("").empty());
}

}  // namespace
}  // namespace unspin
