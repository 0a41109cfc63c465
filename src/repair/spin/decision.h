#pragma once

// Whether a change that the search proposes is made, and how sure it is. The search
// knows one sentence at a time and takes its own independence assumptions for true; the
// decision weighs what it found with what the article and the table say. Logistic
// regression, trained on clean text that was spun by simulation
// (src/train/decision_trainer.h).

#include <array>
#include <cstdint>
#include <string_view>

#include "lexicon/lexicon.h"
#include "repair/spin/habits.h"

namespace unspin {

// What is known of a proposed change. `best` is the original proposed, `form` what the
// text has.
enum class DecisionFeature : uint8_t {
  kBias,         // 1
  kOdds,         // ln of P(best) over P(form stays)
  kBest,         // ln P(best)
  kRest,         // ln (1 - P(best))
  kBelief,       // ln of what the profile believes of the pair
  kPhrase,       // 1 if the number of words changes
  kThesaurus,    // 1 if no table lists the pair
  kFit,          // fit of best less fit of form, beside neighbours and belief
  kWide,         // the same in the wider context
  kBestUnigram,  // ln of the frequency of best
  kFormUnigram,  // ln of the frequency of form
  kFormTimes,    // ln (1 + times of form in the article)
  kSame,         // share of these places where best is proposed too
  kBestTimes,    // ln (1 + times of best in the article)
  kNumber,       // 1 if form is a number
  kNamed,        // 1 if form is a number where digits are usual: "Windows 2"
  kFormWords,    // 1 if form is a phrase
  kBestWords,    // 1 if best is a phrase
  kCount
};
inline constexpr size_t kDecisionFeatures =
    static_cast<size_t>(DecisionFeature::kCount);
using DecisionFeatures = std::array<float, kDecisionFeatures>;

// "odds": the name of a feature in the lexicon.
std::string_view NameOf(DecisionFeature feature);

inline float& At(DecisionFeatures& features, DecisionFeature feature) {
  return features[static_cast<size_t>(feature)];
}

struct DecisionWeights {
  DecisionFeatures replaced = {};  // for P(form was replaced)
  DecisionFeatures right = {};     // for P(best stood here)
};

// Immutable, safe to share between threads.
class DecisionModel {
 public:
  // The weights of spin_decisions.tsv for spinners of this kind.
  // Throws Error when a feature is missing there.
  DecisionModel(const Lexicon& lexicon, Mapping mapping);

  // P(form is not the original), given that it is, or else that best is right.
  float Replaced(const DecisionFeatures& features) const;
  // P(best is the very original).
  float Right(const DecisionFeatures& features) const;

 private:
  DecisionWeights weights_;
};

}  // namespace unspin
