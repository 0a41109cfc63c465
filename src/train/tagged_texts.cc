#include "train/tagged_texts.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "core/mention.h"
#include "train/conll.h"

namespace unspin {
namespace {

constexpr TypeSet SetOf(EntityType type) {
  return static_cast<TypeSet>(1U << static_cast<size_t>(type));
}

constexpr std::array<std::string_view, 24> kPronouns = {
    "I",   "Me",  "My",   "You",  "Your", "He",   "Him",  "His",
    "She", "Her", "Hers", "We",   "Our",  "They", "Them", "Their",
    "It",  "Its", "The",  "This", "A",    "An",   "Who",  "One"};

bool IsPronoun(std::string_view word) {
  return std::find(kPronouns.begin(), kPronouns.end(), word) != kPronouns.end();
}

// GUM tags pronouns and descriptions too ("he", "an unskilled cricketer"), CrossNER
// kinds of products ("search engines"): what has a long word in lower case, or no
// capital, is no name to us. Refuses "Norton I", which is one.
bool IsName(std::string_view span) {
  size_t raised = 0;
  for (size_t at = 0; at < span.size();) {
    const size_t end = std::min(span.find(' ', at), span.size());
    const std::string_view word = span.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const bool lower = word[0] >= 'a' && word[0] <= 'z';
    if (lower && word.size() > 3) return false;
    if (!lower && !IsPronoun(word)) ++raised;
  }
  return raised > 0;
}

TaggedText ReadGoldText(const std::filesystem::path& path) {
  const std::string text = ReadFile(path.string());
  const size_t blank = std::min(text.find("\n\n"), text.size());
  TaggedText out;
  out.title = text.substr(0, blank);
  out.body = text.substr(blank);
  const std::string json_path =
      std::filesystem::path(path).replace_extension(".json").string();
  try {
    const auto json = nlohmann::json::parse(ReadFile(json_path));
    const auto time = ParsePublished(json.at("published").get<std::string>());
    if (time) out.published = time->date();
    size_t from = 0;
    for (const auto& mention : json.at("mentions")) {
      const auto type = EntityTypeByName(mention.at("type").get<std::string>());
      const auto name = mention.at("text").get<std::string>();
      const size_t at = text.find(name, from);
      if (!type || at == std::string::npos) continue;
      from = at + name.size();
      if (IsValue(*type)) continue;
      TaggedSpan span;
      span.field = at < blank ? Field::kTitle : Field::kBody;
      const size_t shift = at < blank ? 0 : blank;
      span.span = {at - shift, from - shift};
      span.types = SetOf(*type);
      out.names.push_back(span);
    }
  } catch (const nlohmann::json::exception& error) {
    throw Error(json_path + ": " + error.what());
  }
  return out;
}

}  // namespace

std::vector<TaggedText> ReadGoldTexts(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  if (paths.empty()) throw Error(folder + ": has no .txt files");
  std::sort(paths.begin(), paths.end());
  std::vector<TaggedText> texts;
  for (const std::filesystem::path& path : paths) texts.push_back(ReadGoldText(path));
  return texts;
}

std::vector<TaggedText> ReadConllTexts(const std::string& path) {
  const bool gum = path.find("gum") != std::string::npos;
  std::vector<TaggedText> texts;
  for (ConllText& conll : ReadConll(path)) {
    TaggedText text;
    for (const ConllName& name : conll.names) {
      TaggedSpan span;
      span.span = name.span;
      if (name.tag == "PER") span.types = SetOf(EntityType::kPerson);
      if (name.tag == "LOC") span.types = SetOf(EntityType::kPlace);
      if (name.tag == "PROD") span.types = SetOf(EntityType::kProduct);
      if (name.tag == "ORG") {
        span.types = SetOf(EntityType::kCompany) | SetOf(EntityType::kOrganization);
      }
      // Works of art, nationalities, systems: some of them are products.
      if (name.tag == "MISC") {
        span.types = SetOf(EntityType::kProduct);
        span.or_none = true;
      }
      const bool described = gum || name.tag == "PROD" || name.tag == "MISC";
      if (described && !IsName(name.text)) continue;
      if (span.types != 0) text.names.push_back(span);
    }
    text.body = std::move(conll.text);
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace unspin
