#include "serve/pages.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "query/topics.h"
#include "serve/served.h"

namespace unspin::serve {
namespace {

std::vector<std::string> Targets() {
  std::vector<std::string> targets = {"/",
                                      "/outages",
                                      "/roles",
                                      "/outages/reports",
                                      "/roles/reports",
                                      "/companies",
                                      "/organizations",
                                      "/people",
                                      "/places",
                                      "/search",
                                      "/search?search=lumora",
                                      "/data",
                                      "/products"};
  for (const Topic& topic : Topics()) targets.push_back("/data/" + topic.name);
  return targets;
}

// Every opened element is closed in order.
bool IsWellNested(const std::string& html) {
  const std::vector<std::string> empty = {"meta", "link", "input", "br", "!doctype"};
  std::vector<std::string> open;
  for (size_t i = html.find('<'); i != std::string::npos; i = html.find('<', i + 1)) {
    const bool closes = html[i + 1] == '/';
    const size_t begin = i + (closes ? 2 : 1);
    const std::string name =
        html.substr(begin, html.find_first_of(" >", begin) - begin);
    if (std::ranges::count(empty, name) > 0) continue;
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

TEST_CASE("every page is whole, with and without data") {
  Served full;
  Served empty(WriteEmpty);
  for (const std::string& target : Targets()) {
    CAPTURE(target);
    for (Served* served : {&full, &empty}) {
      const Answer answer = served->Get(target);
      CHECK(answer.status == 200);
      CHECK(IsWellNested(*answer.body));
      CHECK(Has(answer, "<html lang=\"en\">"));
      CHECK(Has(answer, "<main id=\"main\""));
      CHECK(Has(answer, "class=\"skip\""));
    }
  }
  CHECK(Has(empty.Get("/"), "unspin ingest INPUT"));
  CHECK(Has(full.Get("/outages?company=Nobody"), "Nothing fits these filters"));
}

TEST_CASE("the overview counts") {
  Served served;
  const Answer answer = served.Get("/");
  CHECK(Has(answer, "<span class=\"figure\">3</span><span class=\"what\">articles"));
  CHECK(Has(answer, "33.3% of them spun"));
  CHECK(Has(answer, ">Example Wire</a>"));
  CHECK(Has(answer, "2022-12"));
}

TEST_CASE("an outage leads to its words") {
  Served served;
  const Answer answer = served.Get("/outages");
  CHECK(Has(answer, "24 h"));
  const size_t link = answer.body->find("/article?id=news/lumora.txt#f");
  REQUIRE(link != std::string::npos);
  const std::string id =
      answer.body->substr(link + 28, answer.body->find('"', link) - link - 28);
  CHECK(Has(served.Get("/article?id=news/lumora.txt"),
            "<span class=\"fact\" id=\"" + id + "\">"));
}

TEST_CASE("role changes stand under their months") {
  Served served;
  const Answer answer = served.Get("/roles");
  CHECK(Has(answer, "<h2>2022-12</h2>"));
  CHECK(
      Has(answer, "<strong>leaves</strong> <a href=\"/entity?name=Lumora%20Cloud\">"));
  CHECK(Has(served.Get("/roles?person=Ada%20Brandt"), "Ada Brandt</bdi>"));
}

// The id of the first event that a page leads to.
std::string EventOn(const Answer& answer) {
  const size_t link = answer.body->find("/event?id=v");
  REQUIRE(link != std::string::npos);
  return answer.body->substr(link, answer.body->find('"', link) - link);
}

TEST_CASE("an outage is one row, and leads to its reports") {
  Served served;
  const Answer outages = served.Get("/outages");
  CHECK(Has(outages, "1 source</a>"));
  CHECK(Has(outages, "1 report</small>"));
  const Answer event = served.Get(EventOn(outages));
  CHECK(event.status == 200);
  CHECK(Has(event, "<bdi>Lumora Cloud</bdi>"));
  CHECK(Has(event, "1 article of 1 independent source<"));
  CHECK(Has(event, "/article?id=news/lumora.txt#f"));
  CHECK(served.Get("/event?id=v1").status == 404);
  CHECK(served.Get("/event").status == 404);
}

TEST_CASE("filters that only reports have show reports") {
  Served served;
  CHECK(Has(served.Get("/outages?spun=false"), "Reports of outages</h1>"));
  CHECK(Has(served.Get("/roles?type=leaves"), "Reports of role changes</h1>"));
  CHECK(Has(served.Get("/outages/reports?company=Lumora%20Cloud"),
            "href=\"/outages?company=Lumora%20Cloud\""));
}

TEST_CASE("an article has three forms") {
  Served served;
  const std::string target = "/article?id=news/lumora.txt";
  const Answer repaired = served.Get(target);
  CHECK(Has(repaired, "class=\"mention company\""));
  CHECK(Has(repaired, "in <a class=\"mention place\""));
  CHECK(Has(served.Get(target + "&view=original"), "Helium said"));
  CHECK(Has(served.Get(target + "&view=differences"), ">Helium</del><ins"));
  CHECK(IsWellNested(*repaired.body));
}

TEST_CASE("an entity shows its facts, articles and names") {
  Served served;
  const Answer answer = served.Get("/entity?name=Lumora%20Cloud");
  CHECK(Has(answer, "<bdi>Lumora Cloud</bdi>"));
  CHECK(Has(answer, "was down in Zürich for a day."));
  CHECK(Has(answer, "What articles call it"));
}

TEST_CASE("tables sort and page") {
  Served served;
  CHECK(Has(served.Get("/data/articles?order=id&limit=1"), "aria-sort=\"ascending\""));
  CHECK(Has(served.Get("/data/articles?limit=1"), "rel=\"next\""));
  CHECK(Has(served.Get("/data/articles?limit=1&offset=1"), "rel=\"prev\""));
  CHECK(Has(served.Get("/data/articles"), "/api/articles?format=csv"));
}

TEST_CASE("hostile text is inert and visible on every page") {
  Served served(WriteHostile);
  std::vector<std::string> targets = Targets();
  for (const char* view : {"repaired", "original", "differences"}) {
    targets.push_back("/article?id=%3Ci%3Ehostile%3C/i%3E&view=" + std::string(view));
  }
  targets.push_back("/search?search=pwned");
  targets.push_back("/entity?name=%3C/script%3E%3Cscript%3E");
  for (const std::string& target : targets) {
    CAPTURE(target);
    const Answer answer = served.Get(target);
    CHECK(IsWellNested(*answer.body));
    for (const char* text : {"<img", "<script>", "<i>", "<b>",
                             "href=\"javascript:", "\x1b", "\u202E", "\x07"}) {
      CHECK_FALSE(Has(answer, text));
    }
  }
  CHECK(Has(served.Get("/search?search=pwned"), "&lt;script&gt;"));
  CHECK(Has(served.Get("/outages"), "<span class=\"sign\">U+202E</span>"));
}

}  // namespace
}  // namespace unspin::serve
