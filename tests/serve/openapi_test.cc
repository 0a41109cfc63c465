#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "query/request.h"
#include "serve/served.h"

namespace unspin::serve {
namespace {

nlohmann::json DocumentOf(Served& served) {
  const Answer answer = served.Get("/api/openapi.json");
  CHECK(answer.status == 200);
  CHECK(answer.type == "application/json");
  return nlohmann::json::parse(*answer.body);
}

TEST_CASE("every topic and every other path is described") {
  Served served;
  const nlohmann::json document = DocumentOf(served);
  CHECK(document["openapi"] == "3.0.3");
  for (const std::string_view topic : QueryTopics()) {
    CAPTURE(topic);
    CHECK(document["paths"].contains("/api/" + std::string(topic)));
  }
  const nlohmann::json index = nlohmann::json::parse(*served.Get("/api").body);
  for (const auto& path : index["topics"]) CHECK(document["paths"].contains(path));
  for (const auto& path : index["others"]) CHECK(document["paths"].contains(path));
}

// A value for each parameter that must be given.
std::string TargetOf(const std::string& path, const nlohmann::json& parameters) {
  std::string target = path;
  for (const auto& parameter : parameters) {
    if (!parameter.value("required", false)) continue;
    target += "?" + parameter["name"].get<std::string>() + "=lumora";
  }
  return target;
}

TEST_CASE("every path that is described answers with what is described") {
  Served served;
  const nlohmann::json document = DocumentOf(served);
  for (const auto& [target, item] : document["paths"].items()) {
    const std::string& path = target;  // a lambda takes no binding
    CAPTURE(path);
    const auto& get = item["get"];
    const Answer answer = served.Get(TargetOf(path, get["parameters"]));
    CHECK(answer.status == 200);
    const nlohmann::json body = nlohmann::json::parse(*answer.body);
    const auto& schema =
        get["responses"]["200"]["content"]["application/json"]["schema"];
    if (!schema.contains("properties")) continue;
    const auto& rows = schema["properties"]["rows"]["items"]["properties"];
    for (const auto& column : body["columns"]) CHECK(rows.contains(column["name"]));
    CHECK(body["columns"].size() > 0);
  }
}

TEST_CASE("every parameter that is described is taken") {
  Served served;
  const nlohmann::json document = DocumentOf(served);
  for (const auto& [path, item] : document["paths"].items()) {
    if (path == "/api/article") continue;
    for (const auto& parameter : item["get"]["parameters"]) {
      const std::string name = parameter["name"];
      const std::string type = parameter["schema"]["type"];
      std::string value = type == "boolean" ? "true" : type == "string" ? "2022" : "1";
      if (name == "format") value = "csv";
      if (name == "columns") value = "*";
      if (name == "modality") value = "all";
      if (name == "order") continue;  // a column of the topic
      std::string target = path + "?" + name + "=" + value;
      if (path == "/api/search" && name != "search") target += "&search=lumora";
      CAPTURE(target);
      CHECK(served.Get(target).status == 200);
    }
  }
}

}  // namespace
}  // namespace unspin::serve
