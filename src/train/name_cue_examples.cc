#include "train/name_cue_examples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/civil_date.h"
#include "base/error.h"
#include "base/file.h"
#include "base/unicode.h"
#include "extract/names/name_typing.h"
#include "extract/value_finder.h"

namespace unspin {
namespace {

constexpr size_t kMostMentions = 3;

using TypeCounts = std::array<int, kNameTypes>;

struct GoldNames {
  std::optional<CivilDate> published;
  std::map<std::string, TypeCounts, std::less<>> types;  // by text in lower case
};

GoldNames ReadGold(const std::string& path) {
  GoldNames gold;
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

class ExampleReader {
 public:
  explicit ExampleReader(const Lexicon& lexicon)
      : classes_(lexicon),
        gazetteers_(lexicon),
        weights_(lexicon),
        typer_(gazetteers_, weights_),
        values_(lexicon) {}

  void Read(const std::string& text_path, size_t article,
            std::vector<NameExample>& examples) const {
    const std::string text = ReadFile(text_path);
    const size_t blank = std::min(text.find("\n\n"), text.size());
    const GoldNames gold =
        ReadGold(std::filesystem::path(text_path).replace_extension(".json").string());
    std::vector<TokenizedText> fields;
    fields.emplace_back(std::string_view(text).substr(0, blank), Field::kTitle);
    fields.emplace_back(std::string_view(text).substr(blank), Field::kBody);
    std::vector<NameWords> words;
    for (const TokenizedText& field : fields) {
      words.push_back(AnnotateWords(field, values_.Find(field, gold.published), classes_,
                                    gazetteers_));
    }
    const TypedNames names = typer_.Run(words);
    for (const NameGroup& group : names.groups) {
      if (group.dropped) continue;
      const NameCandidate& first = names.candidates[group.members.front()];
      const std::string_view surface = first.span.In(words[first.field].text->text());
      const auto found = gold.types.find(ToLower(surface));
      if (found != gold.types.end()) Add(group, found->second, article, examples);
    }
  }

 private:
  static void Add(const NameGroup& group, const TypeCounts& counts, size_t article,
                  std::vector<NameExample>& examples) {
    NameExample example;
    example.article = article;
    example.type = static_cast<size_t>(
        std::max_element(counts.begin(), counts.end()) - counts.begin());
    example.weight = static_cast<float>(std::min(kMostMentions, group.members.size()));
    for (size_t cue = 0; cue < kCueCount; ++cue) {
      if (group.cues[cue] == 0) continue;
      example.cues.push_back({static_cast<Cue>(cue), std::sqrt(float{group.cues[cue] * 1.0F})});
    }
    examples.push_back(std::move(example));
  }

  WordClasses classes_;
  Gazetteers gazetteers_;
  CueWeights weights_;
  NameTyper typer_;
  ValueFinder values_;
};

}  // namespace

std::vector<NameExample> ReadNameExamples(const std::string& folder,
                                          const Lexicon& lexicon) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  }
  if (paths.empty()) throw Error(folder + ": has no .txt files");
  std::sort(paths.begin(), paths.end());
  const ExampleReader reader(lexicon);
  std::vector<NameExample> examples;
  for (size_t i = 0; i < paths.size(); ++i) reader.Read(paths[i], i, examples);
  return examples;
}

}  // namespace unspin
