#include "export/article_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "store/sample_articles.h"

namespace unspin {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> Keys(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

// What [start, end) in code points holds.
std::string Part(const std::string& text, const Json& start, const Json& end) {
  std::u32string points;
  size_t count = 0;
  std::string out;
  for (const char c : text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins) ++count;
    if (count > start.get<size_t>() && count <= end.get<size_t>()) out += c;
  }
  return out;
}

TEST_CASE("an article is one line with the keys of the contract in their order") {
  const std::string line = ToJson(OutageArticle());
  CHECK(line.find('\n') == std::string::npos);
  const Json json = Json::parse(line);
  CHECK(Keys(json) == std::vector<std::string>{"id", "url", "title", "source",
                                               "published", "text", "language", "spun",
                                               "repairs", "doubts", "mentions",
                                               "entities", "facts"});
  CHECK(json["id"] == "news/lumora.txt");
  CHECK(json["title"] == "Lumora Cloud loses its chief");
  CHECK(json["published"] == "2022-12-29");
  CHECK(json["spun"].dump() == R"({"score":0.998,"profile":"wordnet"})");
  CHECK(json["entities"][0].dump() ==
        R"({"name":"Lumora Cloud","type":"company","aliases":["Lumora","LC"]})");
}

TEST_CASE("offsets count code points of the repaired and of the original text") {
  const Article article = OutageArticle();
  const Json json = Json::parse(ToJson(article));
  const std::string text = json["text"];
  CHECK(json["mentions"][4].dump() ==
        R"({"start":53,"end":63,"text":"Ada Brandt","type":"person",)"
        R"("entity":"Ada Brandt","source_start":57,"source_end":67,)"
        R"("confidence":0.97})");
  CHECK(json["mentions"][0]["field"] == "title");
  CHECK_FALSE(json["mentions"][1].contains("field"));
  for (const Json& mention : json["mentions"]) {
    const bool title = mention.contains("field");
    const std::string& original =
        title ? article.document.original_title : article.document.original;
    CHECK(Part(title ? json["title"].get<std::string>() : text, mention["start"],
               mention["end"]) == mention["text"]);
    CHECK(Part(original, mention["source_start"], mention["source_end"]) ==
          mention["text"]);
  }
  CHECK(json["repairs"][3].dump() ==
        R"({"start":45,"end":47,"text":"He","source_start":45,"source_end":51,)"
        R"("source":"Helium","kind":"spin","confidence":0.99,)"
        R"("reason":"\"Helium\" makes no sense here","lexicon_row":"spin_a.tsv:12",)"
        R"("alternatives":[{"text":"It","confidence":0.004},)"
        R"({"text":"They","confidence":0.001}]})");
}

TEST_CASE("doubts say what else the words may be") {
  const Json json = Json::parse(ToJson(OutageArticle()));
  REQUIRE(json["doubts"].size() == 1);
  CHECK(json["doubts"][0].dump() ==
        R"({"start":69,"end":75,"text":"leader","source_start":73,"source_end":79,)"
        R"("alternatives":[{"text":"head","confidence":0.15},)"
        R"({"text":"chief","confidence":0.05}],"confidence":0.8,)"
        R"("reason":"\"leader\" makes no sense here","lexicon_row":"spin_a.tsv:12"})");
  CHECK(Json::parse(ToJson(FundingArticle("f", "2023-02-01")))["doubts"].empty());
}

TEST_CASE("facts carry all fields of their type, unknown ones as null") {
  const Json json = Json::parse(ToJson(OutageArticle()));
  CHECK(json["facts"][0].dump() ==
        R"({"type":"outage","provider":"Lumora Cloud","service":null,)"
        R"("regions":["Zurich"],"began":"2022-12-18","start_precision":"day",)"
        R"("ended":null,"duration_hours_max":24,"duration_hours_min":null,)"
        R"("cause":null,"affected":null,"status":"resolved","start":0,"end":44,)"
        R"("evidence":"\"Lumora Cloud\" was down in Zürich for a day.",)"
        R"("source_start":0,"source_end":44,"confidence":0.9,"modality":"asserted",)"
        R"("speaker":null,"rule":"outage_stated"})");
}

TEST_CASE("the form of repair leaves out what extraction found") {
  const Article article = OutageArticle();
  const Json json = Json::parse(ToJson(article.document));
  CHECK(Keys(json).back() == "doubts");
  CHECK(ToJson(article, JsonParts::kRepairs) == ToJson(article.document));
}

TEST_CASE("unknown parts of an article are null, and odd characters are escaped") {
  Article article = FundingArticle("odd", "2023-02-01");
  article.document.published.reset();
  article.document.body.text += "\x01\t\u2028\\\x7f \xff";
  const std::string line = ToJson(article.document);
  const Json json = Json::parse(line);
  CHECK(json["url"].is_null());
  CHECK(json["source"].is_null());
  CHECK(json["published"].is_null());
  CHECK(json["spun"]["profile"].is_null());
  CHECK(line.find(R"(\u0001\t\u2028\\\u007f )"
                  "\uFFFD\"") != std::string::npos);
}

TEST_CASE("a record that cannot be used is named with the reason") {
  Problem problem;
  problem.source = "dump.jsonl";
  problem.line = 17;
  problem.reason = "not valid JSON: \"}\" expected";
  CHECK(ToJson(problem) ==
        R"({"id":"dump.jsonl:17","error":"not valid JSON: \"}\" expected"})");
  problem.record_id = "x";
  CHECK(ToJson(problem).starts_with(R"({"id":"x",)"));
}

}  // namespace
}  // namespace unspin
