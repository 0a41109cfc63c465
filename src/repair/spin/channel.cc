#include "repair/spin/channel.h"

#include <algorithm>

namespace unspin {
namespace {

// Odds of a row against "the word is kept". On the seed article and on articles spun
// for this project words with a seen pair were replaced by it 892 times in 895; with an
// inferred pair marked as expected 498 times in 635, with another inferred pair about
// once in eight; a pair proposed by rule holds about once in twenty.
float OddsOfRow(std::string_view source, std::string_view note) {
  if (source == "seen") return 40;
  if (source == "inferred") return note == "expected" ? 3.0F : 0.15F;
  if (source == "wordnet") return 0.05F;
  return 10;  // rows that a user added or that were learnt from aligned copies
}

// The function replaces few words beyond those that the table lists. On articles spun
// with a third of the pairs taken out of the table half of this restores one such word
// in ten less, three times as much harms twice as many others.
constexpr float kUnlisted = 0.08F;

bool IsDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Channel::Channel(const Lexicon& lexicon)
    : table_(lexicon.table("spin_a")),
      spun_(table_.Column("spun")),
      original_(table_.Column("original")) {
  const uint32_t source = table_.Column("source");
  const uint32_t note = table_.Column("note");
  std::vector<float> odds;
  for (uint32_t row = 0; row < table_.rows(); ++row) {
    // One, two and four were seen as digits, and so, surely, are the others below ten.
    const bool number = Spun(row).size() == 1 && IsDigits(Spun(row));
    odds.push_back(number
                       ? OddsOfRow("seen", {})
                       : OddsOfRow(table_.Cell(row, source), table_.Cell(row, note)));
    keeps_.try_emplace(std::string(Original(row)), 1.0F).first->second += odds.back();
  }
  beliefs_.reserve(table_.rows());
  for (uint32_t row = 0; row < table_.rows(); ++row) {
    beliefs_.push_back(odds[row] / keeps_.find(Original(row))->second);
  }
  for (auto& [word, sum] : keeps_) sum = 1 / sum;
}

float Channel::Unlisted(std::string_view word) const { return kUnlisted * Keep(word); }

float Channel::Keep(std::string_view word) const {
  const auto found = keeps_.find(word);
  return found == keeps_.end() ? 1.0F : found->second;
}

}  // namespace unspin
