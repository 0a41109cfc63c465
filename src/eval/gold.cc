#include "eval/gold.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.h"
#include "base/file.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// A string field; empty when it is absent or null.
std::string Text(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  if (!found->is_string()) throw Error(fmt::format("\"{}\" is no string", name));
  return found->get<std::string>();
}

std::string RequiredText(const json& object, const char* name) {
  std::string text = Text(object, name);
  if (text.empty())
    throw Error(fmt::format("\"{}\" is missing in {}", name, object.dump()));
  return text;
}

json List(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return json::array();
  if (!found->is_array()) throw Error(fmt::format("\"{}\" is no list", name));
  return *found;
}

EntityType Type(const json& object) {
  const std::string name = RequiredText(object, "type");
  const std::optional<EntityType> type = EntityTypeByName(name);
  if (!type) throw Error(fmt::format("unknown entity type \"{}\"", name));
  return *type;
}

std::vector<std::string> Texts(const json& list) {
  std::vector<std::string> texts;
  for (const json& item : list) {
    if (!item.is_string())
      throw Error("a list holds what is no string: " + item.dump());
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

// Of an outage the gold calls "start" and "end" what the program calls "began" and
// "ended".
std::string FieldName(const std::string& name) {
  if (name == "start") return "began";
  return name == "end" ? "ended" : name;
}

ScoredFact ReadFact(const json& object) {
  ScoredFact fact;
  fact.type = RequiredText(object, "type");
  if (FindFactType(fact.type) == nullptr) {
    throw Error(fmt::format("unknown fact type \"{}\"", fact.type));
  }
  for (const auto& [name, value] : object.items()) {
    if (name == "type" || name == "evidence" || value.is_null()) continue;
    if (value.is_string()) {
      fact.fields[FieldName(name)] = value.get<std::string>();
    } else if (value.is_number()) {
      fact.fields[FieldName(name)] = value.get<double>();
    } else if (value.is_array()) {
      fact.fields[FieldName(name)] = Texts(value);
    } else {
      throw Error(fmt::format(
          "field \"{}\" of a fact is neither text nor number nor list", name));
    }
  }
  return fact;
}

void Warn(const fs::path& path, std::string reason, ProblemCollector& problems) {
  Problem problem;
  problem.severity = Problem::Severity::kWarning;
  problem.source = path.string();
  problem.reason = std::move(reason);
  problems.Add(std::move(problem));
}

void CheckMentions(const GoldArticle& article, const fs::path& path,
                   ProblemCollector& problems) {
  size_t from = 0;
  for (const ScoredMentionText& mention : article.mentions) {
    const size_t at = article.text.find(mention.text, from);
    if (at == std::string::npos) {
      Warn(path,
           "mention \"" + mention.text + "\" is not in the text, or not in this order",
           problems);
      return;
    }
    from = at + mention.text.size();
  }
}

GoldArticle ReadArticle(const fs::path& path, ProblemCollector& problems) {
  const json object = json::parse(ReadFile(path.string()));
  if (!object.is_object()) throw Error("no JSON object");
  GoldArticle article;
  article.name = path.stem().string();
  article.text = ReadFile(fs::path(path).replace_extension(".txt").string());
  article.source = Text(object, "source");
  const std::string published = Text(object, "published");
  article.published = ParsePublished(published);
  if (!published.empty() && !article.published) {
    throw Error("\"published\" is no date: " + published);
  }
  for (const json& item : List(object, "mentions")) {
    article.mentions.push_back(
        {RequiredText(item, "text"), Type(item), Text(item, "entity")});
  }
  for (const json& item : List(object, "entities")) {
    Entity entity;
    entity.name = RequiredText(item, "name");
    entity.type = Type(item);
    entity.aliases = Texts(List(item, "aliases"));
    article.entities.push_back(std::move(entity));
  }
  for (const json& item : List(object, "facts")) {
    article.facts.push_back(ReadFact(item));
    const std::string evidence = Text(item, "evidence");
    if (article.text.find(evidence) == std::string::npos) {
      Warn(path, "evidence is not in the text: " + evidence, problems);
    }
  }
  CheckMentions(article, path, problems);
  return article;
}

std::vector<fs::path> GoldFiles(const std::string& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() == ".json") files.push_back(it->path());
  }
  if (error) throw Error(folder + ": cannot be read as a folder: " + error.message());
  if (files.empty())
    throw Error(folder + ": no gold (NAME.json beside NAME.txt) in it");
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

const FactValue* ScoredFact::Find(std::string_view name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? nullptr : &found->second;
}

std::vector<GoldArticle> ReadGold(const std::string& folder,
                                  ProblemCollector& problems) {
  std::vector<GoldArticle> articles;
  for (const fs::path& path : GoldFiles(folder)) {
    try {
      articles.push_back(ReadArticle(path, problems));
    } catch (const std::exception& error) {  // Error, or what the JSON library throws
      Problem problem;
      problem.source = path.string();
      problem.reason = error.what();
      problems.Add(std::move(problem));
    }
  }
  return articles;
}

}  // namespace unspin
