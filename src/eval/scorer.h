#pragma once

// Precision, recall and F1 of what was found in gold articles.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis.h"
#include "eval/gold.h"
#include "eval/repair_score.h"

namespace unspin {

// What was found in one article, in the form in which it is scored.
struct Prediction {
  std::vector<ScoredMentionText> mentions;
  std::vector<Entity> entities;
  std::vector<ScoredFact> facts;
};

Prediction PredictionOf(const Article& article);

struct Tally {
  uint64_t right = 0;
  uint64_t predicted = 0;
  uint64_t gold = 0;

  // 1 when nothing was predicted and there was nothing to find.
  double precision() const;
  double recall() const;
  double f1() const;
  Tally& operator+=(const Tally& other);
};

struct FieldTally {
  uint64_t right = 0;
  uint64_t of = 0;
};

struct Scores {
  // "mention company", "value date" (with the normalised value), "entity person",
  // "fact outage", and the sums "mention ALL", "mention ALL values", "entity ALL",
  // "fact ALL".
  std::map<std::string, Tally, std::less<>> tallies;
  // "outage.began": fields beside the key, of facts that were found.
  std::map<std::string, FieldTally, std::less<>> fields;
  bool repair_scored = false;
  RepairScore repair;
  std::vector<std::string> errors;  // one line a mistake, in order of the articles
};

// Adds up articles. Mentions count as a multiset of (text, type), entities by any of
// their names and by type, facts by their key fields.
class Scorer {
 public:
  void Add(const GoldArticle& gold, const Prediction& found);
  void AddRepair(const GoldArticle& gold, std::string_view spun,
                 std::string_view repaired, const AcceptedWords& accepted);
  Scores Take();  // ends the object's use

 private:
  void AddMentions(const GoldArticle& gold, const Prediction& found);
  void AddEntities(const GoldArticle& gold, const Prediction& found);
  void AddFacts(const GoldArticle& gold, const Prediction& found);
  void AddFactType(std::string_view type, const GoldArticle& gold,
                   const Prediction& found);

  Scores scores_;
};

}  // namespace unspin
