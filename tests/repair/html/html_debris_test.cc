#include "repair/html/html_debris.h"

#include <doctest/doctest.h>

#include "repair/repair_fixture.h"

namespace unspin {
namespace {

std::string Mark(std::string_view attribute) {
  static const HtmlDebris kDebris(ShippedLexicon());
  const DebrisMark mark = kDebris.Find(attribute);
  if (mark.rank == DebrisRank::kNone) return "";
  return std::string(kDebris.What(mark.row)) +
         (mark.rank == DebrisRank::kStrong ? "!" : "");
}

TEST_CASE("words of names mark debris, however they are joined") {
  CHECK(Mark("post-share-bar") == "share bar!");
  CHECK(Mark("relatedPosts_x1") == "related links!");
  CHECK(Mark("col-8 c-newsletter__box") == "newsletter box!");
  CHECK(Mark("READ-ALSO") == "related links!");
}

TEST_CASE("other names mark nothing") {
  CHECK(Mark("article-body").empty());
  CHECK(Mark("header-text shadow").empty());
  CHECK(Mark("").empty());
}

TEST_CASE("names that say how the page is laid out or filed mark nothing") {
  CHECK(Mark("has-sidebar").empty());
  CHECK(Mark("content-with-comments").empty());
  CHECK(Mark("hentry category-social tag-cookies").empty());
}

TEST_CASE("some words must be the whole name") {
  CHECK(Mark("date") == "byline");
  CHECK(Mark("date-picker-theme").empty());
}

}  // namespace
}  // namespace unspin
