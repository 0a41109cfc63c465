#include "serve/article_json.h"

#include <nlohmann/json.hpp>

namespace unspin::serve {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

// The keys that repairs, mentions and facts share.
void AddPlace(const auto& item, char letter, Json& json) {
  json["id"] = letter + std::to_string(item.id);
  if (item.in_title) json["field"] = "title";
  json["start"] = item.start;
  json["end"] = item.end;
  json["source_start"] = item.source_start;
  json["source_end"] = item.source_end;
  json["confidence"] = item.confidence;
}

Json Repairs(const ArticleView& article) {
  Json list = Json::array();
  for (const StoredRepair& repair : article.repairs) {
    Json json = {
        {"text", repair.text}, {"source", repair.source}, {"kind", repair.kind}};
    AddPlace(repair, 'r', json);
    json["reason"] = OrNull(repair.reason);
    list.push_back(std::move(json));
  }
  return list;
}

Json Mentions(const ArticleView& article) {
  Json list = Json::array();
  for (const StoredMention& mention : article.mentions) {
    Json json = {
        {"text", mention.text}, {"type", mention.type}, {"entity", mention.entity}};
    AddPlace(mention, 'm', json);
    list.push_back(std::move(json));
  }
  return list;
}

Json Entities(const ArticleView& article) {
  Json list = Json::array();
  for (const StoredEntity& entity : article.entities) {
    list.push_back({{"id", "e" + std::to_string(entity.id)},
                    {"name", entity.name},
                    {"type", entity.type},
                    {"aliases", entity.aliases}});
  }
  return list;
}

Json Facts(const ArticleView& article) {
  Json list = Json::array();
  for (const StoredFact& fact : article.facts) {
    Json json = {{"type", fact.type}};
    const Json fields = Json::parse(fact.fields, nullptr, false);
    if (fields.is_object()) json.update(fields);
    AddPlace(fact, 'f', json);
    json["evidence"] = fact.evidence;
    json["modality"] = fact.modality;
    json["speaker"] = OrNull(fact.speaker);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string ArticleJson(const ArticleView& article) {
  Json json = {
      {"id", article.id},
      {"url", OrNull(article.url)},
      {"title", article.title},
      {"source", OrNull(article.source)},
      {"published", OrNull(article.published)},
      {"text", article.text},
      {"language", article.language},
      {"spun",
       {{"score", article.spun_score}, {"profile", OrNull(article.spun_profile)}}},
      {"repairs", Repairs(article)},
      {"mentions", Mentions(article)},
      {"entities", Entities(article)},
      {"facts", Facts(article)},
      {"story", OrNull(article.story)},
      {"original_title", article.original_title},
      {"original", article.original}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace unspin::serve
