#include "repair/spin/channel.h"

namespace unspin {
namespace {

// Odds of a row against "the word is kept". Estimated on the seed article and on
// simulated copies: of the words with a seen pair none survived in a free position.
float OddsOfSource(std::string_view source) {
  if (source == "seen") return 40;
  if (source == "inferred") return 3;
  if (source == "wordnet") return 1.0F / 6;
  return 10;  // rows that a user added or that were learnt from aligned copies
}

}  // namespace

Channel::Channel(const Lexicon& lexicon)
    : table_(lexicon.table("spin_a")),
      spun_(table_.Column("spun")),
      original_(table_.Column("original")) {
  const uint32_t source = table_.Column("source");
  for (uint32_t row = 0; row < table_.rows(); ++row) {
    keeps_.try_emplace(std::string(Original(row)), 1.0F).first->second +=
        OddsOfSource(table_.Cell(row, source));
  }
  beliefs_.reserve(table_.rows());
  for (uint32_t row = 0; row < table_.rows(); ++row) {
    beliefs_.push_back(OddsOfSource(table_.Cell(row, source)) /
                       keeps_.find(Original(row))->second);
  }
  for (auto& [word, odds] : keeps_) odds = 1 / odds;
}

float Channel::Keep(std::string_view word) const {
  const auto found = keeps_.find(word);
  return found == keeps_.end() ? 1.0F : found->second;
}

}  // namespace unspin
