#include <doctest/doctest.h>

#include <string>

#include "read/read_all.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

const std::string kHead =
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!-- made by hand -->\n"
    "<rss version=\"2.0\"><channel><title>Harbour Wire</title>\n";

std::string Item(const std::string& number, const std::string& text) {
  return "<item><title>Title " + number + "</title><description>" + text +
         "</description></item>\n";
}

TEST_CASE("the items of a feed are documents of the feed's name") {
  const TemporaryFolder folder;
  const std::string path = folder.Write(
      "a.xml", kHead + Item("1", "It f\xE4llt.") +
                   Item("2", "<![CDATA[See </item> there.]]>") + "</channel></rss>");
  const Items items = ReadAll({path});
  CHECK(items.order == "dd");
  REQUIRE(items.documents.size() == 2);
  CHECK(items.documents[0].source == "Harbour Wire");
  CHECK(items.documents[0].title == "Title 1");
  CHECK(items.documents[0].original == "It fällt.");
  CHECK(items.documents[0].id == path + "#1");
  CHECK(items.documents[1].original == "See </item> there.");
}

TEST_CASE("RSS 1.0 lists its items before it gives them") {
  const TemporaryFolder folder;
  const Items items = ReadAll({folder.Write(
      "a.rdf",
      "<rdf:RDF xmlns:rdf='x'><channel><title>Quay</title><items><rdf:Seq>"
      "<rdf:li resource='https://q.example/1'/></rdf:Seq></items></channel>"
      "<item rdf:about='https://q.example/1'><title>A</title>"
      "<description>Text.</description></item></rdf:RDF>")});
  REQUIRE(items.documents.size() == 1);
  CHECK(items.documents[0].id == "https://q.example/1");
  CHECK(items.documents[0].url == "https://q.example/1");
  CHECK(items.documents[0].source == "Quay");
}

TEST_CASE("bad items are rejected with their place and the rest is read") {
  const TemporaryFolder folder;
  const std::string open = "<item><title>Open</title><description>Not closed.";
  const std::string second = Item("2", "Fine.");
  const Items items = ReadAll(
      {folder.Write("a.xml", kHead + Item("1", "") + open + second + "<item><titl")});
  CHECK(items.order == "rddr");
  REQUIRE(items.rejects.size() == 2);
  CHECK(items.rejects[0].byte_offset == kHead.size());
  CHECK(items.documents[0].original == "Not closed.");
  CHECK(items.rejects[1].reason == "item of the feed is cut off");
  CHECK(items.rejects[1].byte_offset ==
        kHead.size() + Item("1", "").size() + open.size() + second.size());
}

TEST_CASE("an item longer than the limit is rejected and the next is found") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.max_record_bytes = 100000;
  const Items items = ReadAll(
      {folder.Write("a.xml", kHead + Item("1", std::string(300000, 'x')) +
                                 Item("2", std::string(90000, 'y')) + Item("3", "z"))},
      options);
  CHECK(items.order == "rdd");
}

TEST_CASE("a feed without items is rejected once") {
  const TemporaryFolder folder;
  const Items items = ReadAll({folder.Write("a.xml", kHead + "</channel></rss>")});
  CHECK(items.order == "r");
  REQUIRE(items.rejects.size() == 1);
  CHECK(items.rejects[0].reason == "a feed without items");
}

TEST_CASE("entities of a document type are not expanded") {
  const TemporaryFolder folder;
  const Items items = ReadAll({folder.Write(
      "a.xml",
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
      "'&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]><rss><channel>" +
          Item("1", "x &b; &f; y") + "</channel></rss>")});
  REQUIRE(items.documents.size() == 1);
  CHECK(items.documents[0].original == "x &b; &f; y");
}

}  // namespace
}  // namespace unspin
