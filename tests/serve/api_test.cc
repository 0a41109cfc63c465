#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "serve/served.h"

namespace unspin::serve {
namespace {

using Json = nlohmann::json;

Json Body(const Answer& answer) { return Json::parse(*answer.body); }

TEST_CASE("rows come as `unspin query --format json` gives them") {
  Served served;
  const Json body = Body(served.Get("/api/outages?columns=provider,regions,hours"));
  CHECK(body["topic"] == "outages");
  CHECK(body["columns"][1] == Json({{"name", "regions"}, {"type", "list"}}));
  CHECK(body["rows"] ==
        Json::array(
            {{{"provider", "Lumora Cloud"}, {"regions", {"Zurich"}}, {"hours", 24}}}));
  CHECK(body["next"].is_null());
}

TEST_CASE("pages lead on to the last one") {
  Served served;
  std::string target = "/api/articles?limit=2&columns=id&order=id";
  std::vector<std::string> ids;
  while (true) {
    const Json body = Body(served.Get(target));
    for (const Json& row : body["rows"]) ids.push_back(row["id"]);
    if (body["next"].is_null()) break;
    target = body["next"];
  }
  CHECK(ids ==
        std::vector<std::string>{"b/first.txt", "b/second.txt", "news/lumora.txt"});
}

TEST_CASE("filters choose rows") {
  Served served;
  CHECK(Body(served.Get("/api/articles?spun=true"))["rows"].size() == 1);
  CHECK(Body(served.Get("/api/articles?source=Example%20Wire"))["rows"].size() == 1);
  CHECK(
      Body(served.Get("/api/facts?company=Pine%20Hill&since=2023-03"))["rows"].size() ==
      1);
}

TEST_CASE("other formats are the rows alone") {
  Served served;
  const Answer csv = served.Get("/api/people?format=csv&columns=name");
  CHECK(csv.type == "text/csv; charset=utf-8");
  CHECK(*csv.body == "name\nAda Brandt\n");
}

TEST_CASE("search gives snippets") {
  Served served;
  const Json body = Body(served.Get("/api/search?search=ostrava&limit=1"));
  CHECK(body["rows"].size() == 1);
  CHECK(body["rows"][0]["title"] == "[Ostrava] Robotics raises money");
  CHECK(body["next"] == "/api/search?limit=1&search=ostrava&offset=1");
}

TEST_CASE("an article comes with its original and all that was found") {
  Served served;
  const Json body = Body(served.Get("/api/article?id=lumora"));
  CHECK(body["id"] == "news/lumora.txt");
  CHECK(body["spun"]["profile"] == "wordnet");
  CHECK(body["facts"][0]["provider"] == "Lumora Cloud");
  CHECK(body["mentions"].size() == 5);
  CHECK(body["original_title"] == "Lumora Cloud loses its cheif");
}

TEST_CASE("errors are problem details with the right status") {
  Served served;
  for (const auto& [path, status, detail] :
       std::vector<std::tuple<std::string, int, std::string>>{
           {"/api/facts?limit=x", 400, "limit: \"x\" is not a whole number up to 1000"},
           {"/api/facts?columns=nme", 400, ""},
           {"/api/facts?format=xml", 400, ""},
           {"/api/search", 400, "search=WORDS is missing"},
           {"/api/search?search=%22%22", 400, ""},
           {"/api/search?search=a&company=b", 400, "company does not apply to search"},
           {"/api/article?id=none", 404, "no article has the id none"},
           {"/api/outagse", 404, "no such topic: outagse; did you mean outages?"}}) {
    const std::string& target = path;  // a lambda takes no binding
    CAPTURE(target);
    const Answer answer = served.Get(target);
    CHECK(answer.status == status);
    CHECK(answer.type == "application/problem+json");
    const Json body = Body(answer);
    CHECK(body["status"] == status);
    if (!detail.empty()) CHECK(body["detail"] == detail);
  }
}

}  // namespace
}  // namespace unspin::serve
