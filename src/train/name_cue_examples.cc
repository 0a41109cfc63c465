#include "train/name_cue_examples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/civil_date.h"
#include "base/error.h"
#include "base/file.h"
#include "base/unicode.h"
#include "extract/names/name_typing.h"
#include "extract/value_finder.h"
#include "train/conll.h"

namespace unspin {
namespace {

constexpr size_t kMostMentions = 3;

// How often a name, in lower case, is of each type.
using TypeCounts = std::array<int, kNameTypes>;
using NameTypes = std::map<std::string, TypeCounts, std::less<>>;

struct GoldArticle {
  std::optional<CivilDate> published;
  NameTypes types;
};

GoldArticle ReadGold(const std::string& path) {
  GoldArticle gold;
  try {
    const auto json = nlohmann::json::parse(ReadFile(path));
    const auto time = ParsePublished(json.at("published").get<std::string>());
    if (time) gold.published = time->date();
    for (const auto& mention : json.at("mentions")) {
      const auto type = EntityTypeByName(mention.at("type").get<std::string>());
      if (!type || IsValue(*type)) continue;
      ++gold.types[ToLower(mention.at("text").get<std::string>())]
                  [static_cast<size_t>(*type)];
    }
  } catch (const nlohmann::json::exception& error) {
    throw Error(path + ": " + error.what());
  }
  return gold;
}

// Of the counts of a name, the type (or the types that share a tag) seen most.
std::array<bool, kNameTypes> MostUsual(const TypeCounts& counts) {
  const int most = *std::max_element(counts.begin(), counts.end());
  std::array<bool, kNameTypes> types{};
  for (size_t t = 0; t < kNameTypes; ++t) types[t] = counts[t] == most;
  return types;
}

class ExampleReader {
 public:
  explicit ExampleReader(const Lexicon& lexicon)
      : classes_(lexicon),
        gazetteers_(lexicon),
        weights_(lexicon),
        typer_(gazetteers_, weights_),
        values_(lexicon) {}

  void Read(std::string_view title, std::string_view body,
            std::optional<CivilDate> published, const NameTypes& types, size_t article,
            std::vector<NameExample>& examples) const {
    std::vector<TokenizedText> fields;
    fields.emplace_back(title, Field::kTitle);
    fields.emplace_back(body, Field::kBody);
    std::vector<NameWords> words;
    for (const TokenizedText& field : fields) {
      words.push_back(
          AnnotateWords(field, values_.Find(field, published), classes_, gazetteers_));
    }
    const ArticleNames names = typer_.Run(words);
    for (const NameGroup& group : names.groups) {
      if (group.dropped) continue;
      const NameCandidate& first = names.candidates[group.members.front()];
      const std::string_view surface = first.span.In(words[first.field].text->text());
      const auto found = types.find(ToLower(surface));
      if (found == types.end()) continue;
      examples.push_back(Example(group, article));
      examples.back().types = MostUsual(found->second);
    }
  }

 private:
  static NameExample Example(const NameGroup& group, size_t article) {
    NameExample example;
    example.article = article;
    example.weight = static_cast<float>(std::min(kMostMentions, group.members.size()));
    for (size_t cue = 0; cue < kCueCount; ++cue) {
      if (group.cues[cue] == 0) continue;
      example.cues.push_back(
          {static_cast<Cue>(cue), std::sqrt(static_cast<float>(group.cues[cue]))});
    }
    return example;
  }

  WordClasses classes_;
  Gazetteers gazetteers_;
  CueWeights weights_;
  NameTyper typer_;
  ValueFinder values_;
};

}  // namespace

std::vector<NameExample> ReadGoldNames(const std::string& folder,
                                       const Lexicon& lexicon) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  }
  if (paths.empty()) throw Error(folder + ": has no .txt files");
  std::sort(paths.begin(), paths.end());
  const ExampleReader reader(lexicon);
  std::vector<NameExample> examples;
  for (size_t i = 0; i < paths.size(); ++i) {
    const std::string text = ReadFile(paths[i]);
    const size_t blank = std::min(text.find("\n\n"), text.size());
    const GoldArticle gold =
        ReadGold(std::filesystem::path(paths[i]).replace_extension(".json").string());
    reader.Read(std::string_view(text).substr(0, blank),
                std::string_view(text).substr(blank), gold.published, gold.types, i,
                examples);
  }
  return examples;
}

std::vector<NameExample> ReadConllNames(const std::string& folder,
                                        const Lexicon& lexicon) {
  const ExampleReader reader(lexicon);
  std::vector<NameExample> examples;
  size_t article = 0;
  for (const std::string_view file : kConllFiles) {
    for (const ConllText& text : ReadConll(folder + "/" + std::string(file))) {
      NameTypes types;
      for (const ConllName& name : text.names) {
        TypeCounts& counts = types[ToLower(name.text)];
        if (name.tag == "PER") ++counts[static_cast<size_t>(EntityType::kPerson)];
        if (name.tag == "LOC") ++counts[static_cast<size_t>(EntityType::kPlace)];
        if (name.tag == "PROD") ++counts[static_cast<size_t>(EntityType::kProduct)];
        if (name.tag != "ORG") continue;
        ++counts[static_cast<size_t>(EntityType::kCompany)];
        ++counts[static_cast<size_t>(EntityType::kOrganization)];
      }
      std::erase_if(types,
                    [](const auto& entry) { return entry.second == TypeCounts{}; });
      reader.Read({}, text.text, std::nullopt, types, article++, examples);
    }
  }
  return examples;
}

}  // namespace unspin
