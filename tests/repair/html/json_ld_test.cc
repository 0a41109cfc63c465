#include "repair/html/json_ld.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("an article in a graph names its author and outlet by reference") {
  const JsonLdArticle article =
      ReadJsonLd({R"({"@graph":[
    {"@type":"WebPage","name":"Page - Fab Notes","datePublished":"2020-01-01"},
    {"@type":["Article","Thing"],"headline":"Chips &amp; dust","author":{"@id":"#a"},
     "publisher":{"@id":"#o"},"datePublished":"2024-05-01","inLanguage":"en"}]})",
                  R"({"@type":"Person","@id":"#a","name":"Ann Lee"})",
                  R"([{"@id":"#o","name":"Fab Notes"}])"});
  CHECK(article.headline == "Chips & dust");
  CHECK(article.author == "Ann Lee");
  CHECK(article.outlet == "Fab Notes");
  CHECK(article.published == "2024-05-01");
  CHECK(article.language == "en");
}

TEST_CASE("authors may be strings, objects or several of them") {
  CHECK(ReadJsonLd({R"({"@type":"BlogPosting","author":"Ann"})"}).author == "Ann");
  CHECK(ReadJsonLd({R"({"@type":"Article","author":[{"name":"Ann"},"Bo"]})"}).author ==
        "Ann, Bo");
}

TEST_CASE("articles that the page only mentions are not its article") {
  const JsonLdArticle article = ReadJsonLd(
      {R"({"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Other","datePublished":"2024-01-01","articleBody":"x"}]})",
       R"({"@type":"NewsArticle","headline":"This one"})"});
  CHECK(article.headline == "This one");
}

TEST_CASE("escapes of JSON strings are decoded") {
  CHECK(DecodeJsonString(R"(a\nb \"c\" \u00e9 \ud83d\ude00 \/ &amp; \ud83d)") ==
        "a\nb \"c\" é 😀 / & \xEF\xBF\xBD");
  CHECK(DecodeJsonString("end\\") == "end");
  CHECK(DecodeJsonString("\\u12") == "\\u12");
}

TEST_CASE("nothing is made up") {
  CHECK(ReadJsonLd({}).headline.empty());
  CHECK(
      ReadJsonLd({R"({"@type":"Organization","name":"Fab Notes"})"}).headline.empty());
}

}  // namespace
}  // namespace unspin
