#include "api/result_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace unspin::api {
namespace {

using Json = nlohmann::json;

std::string Text(const Json& object, const char* name) {
  const auto member = object.find(name);
  return member != object.end() && member->is_string() ? member->get<std::string>()
                                                       : std::string();
}

// What changes and names have in common.
template <typename Spanned>
Spanned ReadSpans(const Json& object) {
  Spanned out;
  out.start = object.at("start");
  out.end = object.at("end");
  out.text = object.at("text");
  out.source_start = object.at("source_start");
  out.source_end = object.at("source_end");
  out.confidence = object.at("confidence");
  out.in_title = object.contains("field");
  return out;
}

Change ToChange(const Json& object) {
  auto change = ReadSpans<Change>(object);
  change.source = object.at("source");
  change.kind = object.at("kind");
  return change;
}

Name ToName(const Json& object) {
  auto name = ReadSpans<Name>(object);
  name.type = object.at("type");
  name.entity = object.at("entity");
  return name;
}

std::string ToText(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// Members of every fact; the others are the fields of its type.
bool IsCommonMember(const std::string& name) {
  static constexpr const char* kCommon[] = {
      "type",       "start", "end",   "evidence", "source_start", "source_end",
      "confidence", "rule",  "field", "modality", "speaker"};
  return std::find(std::begin(kCommon), std::end(kCommon), name) != std::end(kCommon);
}

Statement ToStatement(const Json& object) {
  Statement fact;
  fact.type = object.at("type");
  fact.start = object.at("start");
  fact.end = object.at("end");
  fact.evidence = object.at("evidence");
  fact.modality = Text(object, "modality");
  fact.speaker = Text(object, "speaker");
  fact.confidence = object.at("confidence");
  fact.in_title = object.contains("field");
  for (const auto& [name, value] : object.items()) {
    if (IsCommonMember(name) || value.is_null()) continue;
    FactField field{name, {}};
    if (value.is_array()) {
      for (const Json& item : value) field.values.push_back(ToText(item));
    } else {
      field.values.push_back(ToText(value));
    }
    if (!field.values.empty()) fact.fields.push_back(std::move(field));
  }
  return fact;
}

template <typename Item, typename Read>
std::vector<Item> ReadList(const Json& object, const char* name, const Read& read) {
  std::vector<Item> out;
  const auto list = object.find(name);
  if (list == object.end()) return out;
  out.reserve(list->size());
  for (const Json& item : *list) out.push_back(read(item));
  return out;
}

}  // namespace

std::optional<std::string> Statement::Find(std::string_view field) const {
  for (const FactField& known : fields) {
    if (known.name == field) return known.values.front();
  }
  return std::nullopt;
}

Result ToResult(const std::string& json) {
  const Json object = Json::parse(json);
  Result result;
  result.id = Text(object, "id");
  result.title = Text(object, "title");
  result.text = Text(object, "text");
  result.language = Text(object, "language");
  result.spun_score = object.at("spun").at("score");
  result.spun_profile = Text(object.at("spun"), "profile");
  result.changes = ReadList<Change>(object, "repairs", ToChange);
  result.names = ReadList<Name>(object, "mentions", ToName);
  result.things = ReadList<Thing>(object, "entities", [](const Json& entity) {
    return Thing{entity.at("name"), entity.at("type"),
                 entity.at("aliases").get<std::vector<std::string>>()};
  });
  result.facts = ReadList<Statement>(object, "facts", ToStatement);
  return result;
}

}  // namespace unspin::api
