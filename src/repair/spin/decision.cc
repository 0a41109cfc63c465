#include "repair/spin/decision.h"

#include <charconv>
#include <cmath>
#include <numeric>
#include <string>

#include "base/error.h"

namespace unspin {
namespace {

constexpr std::array<std::string_view, kDecisionFeatures> kNames = {
    "bias",      "odds",       "best",   "rest",         "belief",       "phrase",
    "thesaurus", "fit",        "wide",   "best_unigram", "form_unigram", "form_times",
    "same",      "best_times", "number", "named",        "form_words",   "best_words"};

float Sum(const DecisionFeatures& weights, const DecisionFeatures& features) {
  return std::inner_product(weights.begin(), weights.end(), features.begin(), 0.0F);
}

float Logistic(float sum) { return 1 / (1 + std::exp(-sum)); }

float ToFloat(std::string_view text) {
  float value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string_view NameOf(DecisionFeature feature) {
  return kNames[static_cast<size_t>(feature)];
}

DecisionModel::DecisionModel(const Lexicon& lexicon, Mapping mapping) {
  const Table& table = lexicon.table("spin_decisions");
  const std::string_view kind = mapping == Mapping::kFixed ? "fixed" : "random";
  size_t found = 0;
  for (uint32_t row = 0; row < table.rows(); ++row) {
    if (table.Cell(row, table.Column("mapping")) != kind) continue;
    const std::string_view name = table.Cell(row, table.Column("feature"));
    for (size_t i = 0; i < kDecisionFeatures; ++i) {
      if (kNames[i] != name) continue;
      weights_.replaced[i] = ToFloat(table.Cell(row, table.Column("replaced")));
      weights_.right[i] = ToFloat(table.Cell(row, table.Column("right")));
      ++found;
    }
  }
  if (found != kDecisionFeatures) {
    throw Error("spin_decisions.tsv has " + std::to_string(found) + " features for " +
                std::string(kind) + " spinners, " + std::to_string(kDecisionFeatures) +
                " are needed: run scripts/train_spin_decisions");
  }
}

float DecisionModel::Replaced(const DecisionFeatures& features) const {
  return Logistic(Sum(weights_.replaced, features));
}

float DecisionModel::Right(const DecisionFeatures& features) const {
  return Logistic(Sum(weights_.right, features));
}

}  // namespace unspin
