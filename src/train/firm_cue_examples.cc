#include <algorithm>
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
#include "extract/facts/rule_matcher.h"
#include "extract/value_finder.h"
#include "lexicon/lexicon.h"
#include "train/firm_cue_trainer.h"

namespace unspin {
namespace {

// A fact of the gold whose sentence no rule matches says less about what rules leave
// open.
constexpr float kUnmatchedWeight = 0.3F;

struct GoldFact {
  std::string type;
  std::string person;  // in lower case; of other types empty
  std::optional<double> value;
  std::string firm;      // in lower case: whom the fact is about
  std::string other;     // of a relation: the side that is named
  std::string kind;      // of a relation
  bool subject = false;  // `firm` is the subject of a relation
  std::string evidence;
};

struct GoldFirms {
  std::optional<CivilDate> published;
  std::vector<GoldFact> facts;
  std::map<std::string, std::string> canonical;  // of names in lower case
};

// A relation asks for each of its sides, given the other one.
void AddRelation(GoldFact fact, const std::string& subject, const std::string& object,
                 const std::string& kind, std::vector<GoldFact>& facts) {
  fact.kind = kind;
  for (const bool is_subject : {true, false}) {
    fact.firm = is_subject ? subject : object;
    fact.other = is_subject ? object : subject;
    fact.subject = is_subject;
    facts.push_back(fact);
  }
}

GoldFirms ReadGoldFirms(const std::string& path) {
  GoldFirms gold;
  try {
    const auto json = nlohmann::json::parse(ReadFile(path));
    const auto time = ParsePublished(json.at("published").get<std::string>());
    if (time) gold.published = time->date();
    for (const auto& entity : json.at("entities")) {
      const std::string name = ToLower(entity.at("name").get<std::string>());
      gold.canonical[name] = name;
      for (const auto& alias : entity.value("aliases", nlohmann::json::array())) {
        gold.canonical.emplace(ToLower(alias.get<std::string>()), name);
      }
    }
    const auto text = [](const nlohmann::json& fact, const char* key) {
      const auto found = fact.find(key);
      const bool string = found != fact.end() && found->is_string();
      return string ? ToLower(found->get<std::string>()) : std::string();
    };
    for (const auto& fact : json.at("facts")) {
      GoldFact each;
      each.type = fact.at("type").get<std::string>();
      each.person = text(fact, "person");
      each.firm = text(fact, each.type == "outage" ? "provider" : "company");
      each.evidence = fact.value("evidence", "");
      const auto value = fact.find("value");
      if (value != fact.end() && value->is_number()) each.value = value->get<double>();
      if (each.type == "relation") {
        AddRelation(each, text(fact, "subject"), text(fact, "object"),
                    text(fact, "kind"), gold.facts);
      } else if (!each.firm.empty()) {
        gold.facts.push_back(std::move(each));
      }
    }
  } catch (const nlohmann::json::exception& error) {
    throw Error(path + ": " + error.what());
  }
  return gold;
}

class FirmExampleReader {
 public:
  FirmExampleReader(const Lexicon& lexicon, const TagModel* model,
                    const FirmWeights& weights)
      : weights_(weights),
        lexicon_(lexicon),
        matcher_(lexicon_),
        names_(lexicon, model),
        values_(lexicon) {}

  void Read(std::string_view article, const GoldFirms& gold, size_t number,
            std::vector<FirmExample>& examples) {
    const size_t blank = std::min(article.find("\n\n"), article.size());
    std::vector<TokenizedText> texts;
    texts.emplace_back(article.substr(0, blank), Field::kTitle);
    texts.emplace_back(article.substr(blank), Field::kBody);
    std::vector<std::vector<Value>> values;
    for (const TokenizedText& text : texts) {
      values.push_back(values_.Find(text, gold.published));
    }
    const NamedEntities names = names_.Find(texts, values);
    const size_t lead =
        texts[1].sentences().empty() ? 0 : texts[1].sentences().front().tokens.end;
    FirmTraining training{&weights_, {}};
    std::vector<SentenceGraph> graphs;
    const auto take = [&graphs](SentenceGraph graph) {
      graphs.push_back(std::move(graph));
    };
    BuildGraphs(lexicon_, texts, values, names, MainCompany(names, lead), take,
                &training);
    RuleMatcher::Scratch scratch(matcher_);
    for (size_t i = 0; i < graphs.size(); ++i) {
      const std::string_view words = graphs[i].span().In(graphs[i].text->text());
      const std::vector<RuleMatch> matches = matcher_.Match(graphs[i], i, scratch);
      for (const GoldFact& fact : gold.facts) {
        if (fact.evidence.empty() || words.find(fact.evidence) == words.npos) continue;
        AddFact(fact, matches, i, gold, names, training.choices, number, examples);
      }
    }
  }

 private:
  static const Edge* FirmEdge(const RuleMatch& match, const GoldFact& fact) {
    if (!fact.kind.empty()) return match.FindEdge(fact.subject ? "subject" : "object");
    for (const std::string_view field : {"company", "provider", "name", "service"}) {
      if (const Edge* const edge = match.FindEdge(field)) return edge;
    }
    return nullptr;
  }

  static bool Agrees(const RuleMatch& match, const GoldFact& fact,
                     const NamedEntities& names, const GoldFirms& gold) {
    if (match.rule->rule.fact != fact.type) return false;
    if (!fact.kind.empty()) {
      const Edge* const other = match.FindEdge(fact.subject ? "object" : "subject");
      return match.Constant("kind") == fact.kind && other != nullptr &&
             NameOf(other->entity, names, gold) == fact.other;
    }
    const Edge* const person = match.FindEdge("person");
    if (!fact.person.empty() &&
        (person == nullptr || NameOf(person->entity, names, gold) != fact.person)) {
      return false;
    }
    if (!fact.value) return true;
    const Edge* const value = match.FindEdge("value");
    return value != nullptr && value->value != nullptr &&
           std::abs(std::abs(value->value->number) - std::abs(*fact.value)) <=
               0.01 * std::abs(*fact.value);
  }

  static std::string NameOf(size_t entity, const NamedEntities& names,
                            const GoldFirms& gold) {
    std::string name = ToLower(names.entities[entity].name);
    const auto found = gold.canonical.find(name);
    if (found != gold.canonical.end()) return found->second;
    for (const std::string& alias : names.entities[entity].aliases) {
      const auto known = gold.canonical.find(ToLower(alias));
      if (known != gold.canonical.end()) return known->second;
    }
    return name;
  }

  static void AddFact(const GoldFact& fact, const std::vector<RuleMatch>& matches,
                      size_t sentence, const GoldFirms& gold,
                      const NamedEntities& names, const std::vector<FirmChoice>& log,
                      size_t number, std::vector<FirmExample>& examples) {
    bool matched = false;
    for (const RuleMatch& match : matches) {
      if (!Agrees(match, fact, names, gold)) continue;
      matched = true;
      const Edge* const edge = FirmEdge(match, fact);
      if (edge != nullptr && !edge->inferred) continue;
      const bool unsaid = edge == nullptr;
      for (const FirmChoice& choice : log) {
        const Reference wanted =
            fact.kind.empty() ? Reference::kUnsaid : Reference::kOther;
        const bool refers = choice.reference != Reference::kUnsaid &&
                            choice.reference != Reference::kOther;
        if (choice.sentence != sentence ||
            (unsaid ? choice.reference != wanted
                    : !refers || choice.token != edge->tokens.begin)) {
          continue;
        }
        Add(choice, fact, gold, names, number, 1, examples);
      }
    }
    if (matched || !fact.kind.empty()) return;
    for (const FirmChoice& choice : log) {
      if (choice.sentence == sentence && choice.reference == Reference::kUnsaid) {
        Add(choice, fact, gold, names, number, kUnmatchedWeight, examples);
      }
    }
  }

  static void Add(const FirmChoice& choice, const GoldFact& fact, const GoldFirms& gold,
                  const NamedEntities& names, size_t number, float weight,
                  std::vector<FirmExample>& examples) {
    FirmExample example;
    example.reference = choice.reference;
    example.weight = weight;
    example.article = number;
    example.right = SIZE_MAX;
    for (const auto& [entity, cues] : choice.candidates) {
      const std::string name = NameOf(entity, names, gold);
      if (name == fact.other) continue;
      if (name == fact.firm) {
        example.right = example.candidates.size();
      }
      example.candidates.push_back(cues);
    }
    if (example.right == SIZE_MAX || example.candidates.size() < 2) return;
    examples.push_back(std::move(example));
  }

  const FirmWeights& weights_;
  FactLexicon lexicon_;
  RuleMatcher matcher_;
  NameFinder names_;
  ValueFinder values_;
};

}  // namespace

std::vector<FirmExample> ReadFirmExamples(const std::string& folder,
                                          const Lexicon& lexicon, const TagModel* model,
                                          const FirmWeights& weights, size_t first) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    // Those of corpus/hard that end in "-b" are held out.
    if (entry.path().extension() == ".txt" &&
        !entry.path().stem().string().ends_with("-b")) {
      paths.push_back(entry.path());
    }
  }
  if (paths.empty()) throw Error(folder + ": has no .txt files");
  std::ranges::sort(paths);
  FirmExampleReader reader(lexicon, model, weights);
  std::vector<FirmExample> examples;
  for (std::filesystem::path path : paths) {
    const std::string text = ReadFile(path.string());
    reader.Read(text, ReadGoldFirms(path.replace_extension(".json").string()), first++,
                examples);
  }
  return examples;
}

}  // namespace unspin
