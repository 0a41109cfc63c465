// What becomes of the changes of posts that rules find, over whole articles.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/fact_builder.h"
#include "extract/fact_finder.h"
#include "lexicon/lexicon.h"

namespace unspin {
namespace {

const FactFinder& Finder() {
  static const Lexicon lexicon =
      Lexicon::Open(UNSPIN_BINARY_DIR "/share/unspin/unspin.lex");
  static const FactFinder finder(lexicon);
  return finder;
}

// "person: change role at company" for each fact, sorted.
std::vector<std::string> ChangesIn(std::string_view body) {
  using namespace std::chrono;
  const CivilDate published = year(2024) / 5 / 22;
  std::vector<std::string> told;
  for (const Fact& fact : MarkedArticle("", body).Facts(Finder(), published)) {
    if (fact.type != "role_change") continue;
    told.push_back(std::string(fact.Text("person")) + ": " +
                   std::string(fact.Text("change")) + " " +
                   std::string(fact.Text("role")) + " at " +
                   std::string(fact.Text("company")));
  }
  std::ranges::sort(told);
  return told;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a successor gets the post given up in the sentence before") {
  CHECK(ChangesIn("[person:Ada Quill] has resigned as chief executive of "
                  "[company:Umbra Cloud]. Her successor is [person:Tom Reyes], a "
                  "former [company:Northgate] manager.") ==
        Told{"Ada Quill: leaves chief executive at Umbra Cloud",
             "Tom Reyes: appointed chief executive at Umbra Cloud"});
}

TEST_CASE("a successor's own post is not the one taken over") {
  CHECK(ChangesIn("[person:Ada Quill] is stepping down as chief executive of "
                  "[company:Umbra Cloud]. She will be succeeded by [person:Tom Reyes], "
                  "the company's chief operating officer.") ==
        Told{"Ada Quill: leaves chief executive at Umbra Cloud",
             "Tom Reyes: appointed chief executive at Umbra Cloud"});
}

TEST_CASE("whoever replaces a founder takes over the founder's post") {
  CHECK(ChangesIn("[company:Umbra Cloud] has named [person:Tom Reyes] chief executive. "
                  "[person:Tom Reyes] replaces founder [person:Ada Quill].") ==
        Told{"Ada Quill: leaves chief executive at Umbra Cloud",
             "Tom Reyes: appointed chief executive at Umbra Cloud"});
}

TEST_CASE("who is asked to resign has not resigned") {
  CHECK(ChangesIn("Investors called on [person:Ada Quill] to resign as chief executive "
                  "of [company:Umbra Cloud].")
            .empty());
  CHECK(ChangesIn("Investors called [person:Ada Quill], and she resigned as chief "
                  "executive of [company:Umbra Cloud].")
            .size() == 1);
}

TEST_CASE("who is hired joins, who is promoted stays") {
  CHECK(ChangesIn("[company:Umbra Cloud] has hired [person:Ada Quill] as finance "
                  "director.") ==
        Told{"Ada Quill: joins finance director at Umbra Cloud"});
  CHECK(ChangesIn("[company:Umbra Cloud] promoted [person:Ada Quill] to finance "
                  "director.") ==
        Told{"Ada Quill: promoted finance director at Umbra Cloud"});
}

TEST_CASE("a bare apostrophe marks the company of a board") {
  CHECK(ChangesIn("[person:Ada Quill] is stepping down from [company:Umbra Systems]' "
                  "board.") == Told{"Ada Quill: leaves board member at Umbra Systems"});
}

TEST_CASE("posts of states and families, and bodies named in passing, are no jobs") {
  CHECK(ChangesIn("[organization:The Senate] confirmed judge [person:Ada Quill] to the "
                  "highest court.")
            .empty());
  CHECK(ChangesIn("[company:Umbra Cloud] grew after [person:Ada Quill] was elected "
                  "president.")
            .empty());
  CHECK(ChangesIn("[company:Umbra Cloud] grew after the board elected [person:Ada "
                  "Quill] president.")
            .size() == 1);
  CHECK(ChangesIn("[person:Tom Reyes] became a member of the [company:Quill] family.")
            .empty());
  CHECK(ChangesIn("[person:Ada Quill] will become finance director of [company:Quill].")
            .size() == 1);
}

TEST_CASE("who once founded a body resigns from elsewhere") {
  for (const std::string& change :
       ChangesIn("[company:Umbra Cloud] is large. [company:Umbra Cloud] is old. In "
                 "[date:1971], [person:Ada Quill] co-founded the "
                 "[organization:Chess League]. [person:Ada Quill] resigned on "
                 "[date:Monday].")) {
    CHECK(change.find("Chess League") == std::string::npos);
  }
}

}  // namespace unspin
