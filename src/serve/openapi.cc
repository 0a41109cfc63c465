// The OpenAPI 3 document: made of the same tables as the answers, so that it cannot say
// anything else.

#include <nlohmann/json.hpp>

#include "query/topics.h"
#include "serve/api.h"
#include "serve/filters.h"

namespace unspin::serve {
namespace {

using Json = nlohmann::ordered_json;
using enum FilterSpec::Kind;

Json Parameter(const FilterSpec& spec) {
  Json schema = {{"type", "string"}};
  if (spec.kind == kNumber) {
    schema = {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
  } else if (spec.kind == kBoolean) {
    schema = {{"type", "boolean"}};
  } else if (spec.kind == kCount) {
    schema = {{"type", "integer"}, {"minimum", 0}};
    if (spec.name == "limit") {
      schema["default"] = kUsualLimit;
      schema["maximum"] = kMaxLimit;
    }
  }
  return {{"name", spec.name},
          {"in", "query"},
          {"description", spec.about},
          {"schema", std::move(schema)}};
}

Json Nullable(const char* type) { return {{"type", type}, {"nullable", true}}; }

Json Schema(const TopicColumn& column) {
  switch (column.type) {
    case ColumnType::kInteger:
      return Nullable("integer");
    case ColumnType::kReal:
      return Nullable("number");
    case ColumnType::kBoolean:
      return Nullable("boolean");
    case ColumnType::kList:
      return {{"type", "array"}, {"nullable", true}, {"items", Json::object()}};
    case ColumnType::kText:
      return Nullable("string");
    default:
      return Json::object();
  }
}

Json Content(Json schema) {
  return {{"application/json", {{"schema", std::move(schema)}}}};
}

Json Responses(Json schema) {
  const Json problem = {{"$ref", "#/components/responses/Problem"}};
  return {
      {"200", {{"description", "The answer"}, {"content", Content(std::move(schema))}}},
      {"304", {{"description", "Nothing has changed since If-None-Match's ETag"}}},
      {"400", problem},
      {"default", problem}};
}

// An answer in pages, of rows with these columns.
Json Page(Json properties) {
  const Json column = {
      {"type", "object"},
      {"properties", {{"name", {{"type", "string"}}}, {"type", {{"type", "string"}}}}}};
  const Json row = {{"type", "object"}, {"properties", std::move(properties)}};
  return {{"type", "object"},
          {"required", {"topic", "columns", "rows", "limit", "offset", "next"}},
          {"properties",
           {{"topic", {{"type", "string"}}},
            {"columns", {{"type", "array"}, {"items", column}}},
            {"limit", {{"type", "integer"}}},
            {"offset", {{"type", "integer"}}},
            {"next", Nullable("string")},
            {"rows", {{"type", "array"}, {"items", row}}}}}};
}

Json Get(std::string_view id, std::string_view summary, Json parameters, Json schema) {
  return {{"get",
           {{"operationId", id},
            {"summary", summary},
            {"parameters", std::move(parameters)},
            {"responses", Responses(std::move(schema))}}}};
}

Json TopicPath(const Topic& topic) {
  Json parameters = Json::array();
  for (const FilterSpec& spec : FilterSpecs()) {
    if (Applies(spec, topic)) parameters.push_back(Parameter(spec));
  }
  parameters.push_back(
      {{"name", "format"},
       {"in", "query"},
       {"description", "Any but json gives the rows alone"},
       {"schema",
        {{"type", "string"}, {"enum", {"json", "jsonl", "csv", "tsv", "markdown"}}}}});
  Json properties = Json::object();
  for (const TopicColumn& column : topic.columns) {
    properties[column.name] = Schema(column);
  }
  return Get(topic.name, "What `unspin query " + topic.name + "` gives",
             std::move(parameters), Page(std::move(properties)));
}

Json SearchPath() {
  Json parameters = Json::array();
  for (const FilterSpec& spec : FilterSpecs()) {
    for (const std::string_view name :
         {"search", "source", "since", "until", "spun", "limit", "offset"}) {
      if (spec.name == name) parameters.push_back(Parameter(spec));
      if (spec.name == name && name == "search") parameters.back()["required"] = true;
    }
  }
  const Json text = {{"type", "string"}};
  return Get("search", "Articles by relevance, with a snippet of each",
             std::move(parameters),
             Page({{"id", text},
                   {"published", Nullable("string")},
                   {"title", text},
                   {"snippet", text},
                   {"spun", {{"type", "boolean"}}},
                   {"score", {{"type", "number"}}}}));
}

Json ArticlePath() {
  const Json id = {{"name", "id"},
                   {"in", "query"},
                   {"required", true},
                   {"description", "The id of an article, or the end of it"},
                   {"schema", {{"type", "string"}}}};
  return Get("article", "One article as `unspin extract` gives it, with its original",
             Json::array({id}), {{"type", "object"}});
}

}  // namespace

std::string OpenApi() {
  const Json object = {{"type", "object"}};
  Json paths = {
      {"/api", Get("index", "What there is", Json::array(), object)},
      {"/api/openapi.json", Get("openapi", "This document", Json::array(), object)},
      {"/api/search", SearchPath()},
      {"/api/article", ArticlePath()},
      {"/api/stats", Get("stats", "Counts", Json::array(), object)}};
  for (const Topic& topic : Topics()) paths["/api/" + topic.name] = TopicPath(topic);
  const Json problem = {{"type", "object"},
                        {"properties",
                         {{"type", {{"type", "string"}}},
                          {"title", {{"type", "string"}}},
                          {"status", {{"type", "integer"}}},
                          {"detail", {{"type", "string"}}}}}};
  const Json response = {
      {"description", "What is wrong (RFC 9457)"},
      {"content", {{"application/problem+json", {{"schema", problem}}}}}};
  const Json document = {
      {"openapi", "3.0.3"},
      {"info",
       {{"title", "unspin"},
        {"description", "Read-only answers from a database of repaired articles"},
        {"version", "1"}}},
      {"paths", std::move(paths)},
      {"components", {{"responses", {{"Problem", response}}}}}};
  return document.dump(1) + "\n";
}

}  // namespace unspin::serve
