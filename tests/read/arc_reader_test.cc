#include <doctest/doctest.h>

#include <string>

#include "read/read_all.h"
#include "temporary_folder.h"

namespace unspin {
namespace {

const std::string kHead =
    "filedesc://a.arc 0.0.0.0 20140216050221 text/plain 75\n"
    "1 0 Crawl\nURL IP-address Archive-date Content-type Archive-length\n\n";
const std::string kPage =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Quay grew.</p>";

std::string Record(const std::string& url, const std::string& block, size_t length) {
  return url + " 192.0.2.7 20140216050221 text/html " + std::to_string(length) + "\n" +
         block + "\n";
}

TEST_CASE("pages of an ARC file are documents, also where an address holds spaces") {
  const TemporaryFolder folder;
  const std::string path = folder.Write(
      "a.arc", kHead + Record("http://quay.example/a b", kPage, kPage.size()) +
                   "http://quay.example/2 192.0.2.7 20140216050221 text/html 200 - - 0 "
                   "a.arc " +
                   std::to_string(kPage.size()) + "\n" + kPage + "\n");
  const Items items = ReadAll({path});
  REQUIRE(items.documents.size() == 2);
  CHECK(items.order == "dd");
  CHECK(items.documents[0].url == "http://quay.example/a b");
  CHECK(items.documents[0].id == path + "#1");
  CHECK(items.documents[0].original == "<p>Quay grew.</p>");
  CHECK(items.documents[1].url == "http://quay.example/2");
}

TEST_CASE("a copy whose line ends were changed is read as it was") {
  const TemporaryFolder folder;
  std::string block = kPage;
  std::erase(block, '\r');
  const Items items = ReadAll({folder.Write(
      "a.arc", kHead + Record("http://quay.example/1", block, kPage.size()) +
                   Record("http://quay.example/2", block, kPage.size()))});
  REQUIRE(items.documents.size() == 2);
  CHECK(items.documents[0].original == "<p>Quay grew.</p>");
  CHECK(items.documents[1].original == "<p>Quay grew.</p>");
}

TEST_CASE("damaged records are rejected with their reason and the rest is read") {
  const TemporaryFolder folder;
  const Items items = ReadAll({folder.Write(
      "a.arc", kHead +
                   "http://quay.example/1 192.0.2.7 20140216050221 text/html -1\n\n" +
                   Record("http://quay.example/2", kPage, kPage.size() + 5000) +
                   Record("http://quay.example/3", kPage, 7) +
                   Record("http://quay.example/4", kPage, kPage.size()))});
  CHECK(items.order == "rrrd");
  REQUIRE(items.rejects.size() == 3);
  CHECK(items.rejects[0].reason == "length '-1' of the ARC record is no number");
  CHECK(items.rejects[1].reason == "ARC record is cut off");
  CHECK(items.rejects[2].reason ==
        "length 7 does not lead to the end of the ARC record");
}

}  // namespace
}  // namespace unspin
