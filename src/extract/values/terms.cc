#include "extract/values/terms.h"

#include <algorithm>
#include <array>

namespace unspin {
namespace {

// Sorted by word. "second" is the ordinal: seconds matter to nobody's outage.
constexpr auto kTerms = std::to_array<Term>({
    {"1st", TermKind::kOrdinal, 1},
    {"2nd", TermKind::kOrdinal, 2},
    {"3rd", TermKind::kOrdinal, 3},
    {"4th", TermKind::kOrdinal, 4},
    {"a", TermKind::kLead, 0},
    {"an", TermKind::kLead, 0},
    {"apr", TermKind::kShortMonth, 4},
    {"april", TermKind::kMonth, 4},
    {"aug", TermKind::kShortMonth, 8},
    {"august", TermKind::kMonth, 8},
    {"b", TermKind::kShortMagnitude, 9},
    {"billion", TermKind::kMagnitude, 9},
    {"bln", TermKind::kShortMagnitude, 9},
    {"bn", TermKind::kShortMagnitude, 9},
    {"business", TermKind::kLead, 0},
    {"centuries", TermKind::kUnit, 10},
    {"century", TermKind::kUnit, 10},
    {"coming", TermKind::kLead, 0},
    {"cr", TermKind::kShortMagnitude, 7},
    {"crore", TermKind::kMagnitude, 7},
    {"crores", TermKind::kMagnitude, 7},
    {"current", TermKind::kLead, 0},
    {"day", TermKind::kUnit, 3},
    {"days", TermKind::kUnit, 3},
    {"dec", TermKind::kShortMonth, 12},
    {"decade", TermKind::kUnit, 9},
    {"decades", TermKind::kUnit, 9},
    {"december", TermKind::kMonth, 12},
    {"eight", TermKind::kSmall, 8},
    {"eighteen", TermKind::kSmall, 18},
    {"eighty", TermKind::kTens, 80},
    {"eleven", TermKind::kSmall, 11},
    {"feb", TermKind::kShortMonth, 2},
    {"february", TermKind::kMonth, 2},
    {"fifteen", TermKind::kSmall, 15},
    {"fifty", TermKind::kTens, 50},
    {"final", TermKind::kLead, 0},
    {"financial", TermKind::kLead, 0},
    {"first", TermKind::kOrdinal, 1},
    {"fiscal", TermKind::kLead, 0},
    {"five", TermKind::kSmall, 5},
    {"fortnight", TermKind::kUnit, 5},
    {"fortnights", TermKind::kUnit, 5},
    {"forty", TermKind::kTens, 40},
    {"four", TermKind::kSmall, 4},
    {"fourteen", TermKind::kSmall, 14},
    {"fourth", TermKind::kOrdinal, 4},
    {"fri", TermKind::kShortWeekday, 5},
    {"friday", TermKind::kWeekday, 5},
    {"full-year", TermKind::kLead, 0},
    {"half", TermKind::kLead, 0},
    {"half-year", TermKind::kLead, 0},
    {"hour", TermKind::kUnit, 2},
    {"hours", TermKind::kUnit, 2},
    {"hr", TermKind::kUnit, 2},
    {"hrs", TermKind::kUnit, 2},
    {"hundred", TermKind::kMagnitude, 2},
    {"jan", TermKind::kShortMonth, 1},
    {"january", TermKind::kMonth, 1},
    {"jul", TermKind::kShortMonth, 7},
    {"july", TermKind::kMonth, 7},
    {"jun", TermKind::kShortMonth, 6},
    {"june", TermKind::kMonth, 6},
    {"k", TermKind::kShortMagnitude, 3},
    {"lakh", TermKind::kMagnitude, 5},
    {"lakhs", TermKind::kMagnitude, 5},
    {"last", TermKind::kLead, 0},
    {"m", TermKind::kShortMagnitude, 6},
    {"mar", TermKind::kShortMonth, 3},
    {"march", TermKind::kMonth, 3},
    {"may", TermKind::kMonth, 5},
    {"midday", TermKind::kLead, 0},
    {"midnight", TermKind::kLead, 0},
    {"million", TermKind::kMagnitude, 6},
    {"min", TermKind::kUnit, 1},
    {"mins", TermKind::kUnit, 1},
    {"minus", TermKind::kLead, 0},
    {"minute", TermKind::kUnit, 1},
    {"minutes", TermKind::kUnit, 1},
    {"mio", TermKind::kShortMagnitude, 6},
    {"mln", TermKind::kShortMagnitude, 6},
    {"mm", TermKind::kShortMagnitude, 6},
    {"mn", TermKind::kShortMagnitude, 6},
    {"mon", TermKind::kShortWeekday, 1},
    {"monday", TermKind::kWeekday, 1},
    {"month", TermKind::kUnit, 6},
    {"months", TermKind::kUnit, 6},
    {"negative", TermKind::kLead, 0},
    {"next", TermKind::kLead, 0},
    {"nine", TermKind::kSmall, 9},
    {"nineteen", TermKind::kSmall, 19},
    {"ninety", TermKind::kTens, 90},
    {"noon", TermKind::kLead, 0},
    {"nov", TermKind::kShortMonth, 11},
    {"november", TermKind::kMonth, 11},
    {"oct", TermKind::kShortMonth, 10},
    {"october", TermKind::kMonth, 10},
    {"one", TermKind::kSmall, 1},
    {"opening", TermKind::kLead, 0},
    {"previous", TermKind::kLead, 0},
    {"quadrillion", TermKind::kMagnitude, 15},
    {"quarter", TermKind::kUnit, 7},
    {"quarters", TermKind::kUnit, 7},
    {"sat", TermKind::kShortWeekday, 6},
    {"saturday", TermKind::kWeekday, 6},
    {"sec", TermKind::kUnit, 0},
    {"second", TermKind::kOrdinal, 2},
    {"seconds", TermKind::kUnit, 0},
    {"secs", TermKind::kUnit, 0},
    {"sep", TermKind::kShortMonth, 9},
    {"sept", TermKind::kShortMonth, 9},
    {"september", TermKind::kMonth, 9},
    {"seven", TermKind::kSmall, 7},
    {"seventeen", TermKind::kSmall, 17},
    {"seventy", TermKind::kTens, 70},
    {"six", TermKind::kSmall, 6},
    {"sixteen", TermKind::kSmall, 16},
    {"sixty", TermKind::kTens, 60},
    {"sun", TermKind::kShortWeekday, 7},
    {"sunday", TermKind::kWeekday, 7},
    {"t", TermKind::kShortMagnitude, 12},
    {"ten", TermKind::kSmall, 10},
    {"third", TermKind::kOrdinal, 3},
    {"thirteen", TermKind::kSmall, 13},
    {"thirty", TermKind::kTens, 30},
    {"this", TermKind::kLead, 0},
    {"thousand", TermKind::kMagnitude, 3},
    {"three", TermKind::kSmall, 3},
    {"thu", TermKind::kShortWeekday, 4},
    {"thur", TermKind::kShortWeekday, 4},
    {"thurs", TermKind::kShortWeekday, 4},
    {"thursday", TermKind::kWeekday, 4},
    {"tln", TermKind::kShortMagnitude, 12},
    {"tn", TermKind::kShortMagnitude, 12},
    {"today", TermKind::kLead, 0},
    {"tomorrow", TermKind::kLead, 0},
    {"tonight", TermKind::kLead, 0},
    {"trillion", TermKind::kMagnitude, 12},
    {"trn", TermKind::kShortMagnitude, 12},
    {"tue", TermKind::kShortWeekday, 2},
    {"tues", TermKind::kShortWeekday, 2},
    {"tuesday", TermKind::kWeekday, 2},
    {"twelve", TermKind::kSmall, 12},
    {"twelvemonth", TermKind::kUnit, 8},
    {"twelvemonths", TermKind::kUnit, 8},
    {"twenty", TermKind::kTens, 20},
    {"two", TermKind::kSmall, 2},
    {"wed", TermKind::kShortWeekday, 3},
    {"wednesday", TermKind::kWeekday, 3},
    {"week", TermKind::kUnit, 4},
    {"weeks", TermKind::kUnit, 4},
    {"wk", TermKind::kUnit, 4},
    {"wks", TermKind::kUnit, 4},
    {"year", TermKind::kUnit, 8},
    {"years", TermKind::kUnit, 8},
    {"yesterday", TermKind::kLead, 0},
    {"yr", TermKind::kUnit, 8},
    {"yrs", TermKind::kUnit, 8},
    {"zero", TermKind::kSmall, 0},
});

// Where the terms of each first character start in kTerms: most words have no term, and
// this tells so without a comparison.
constexpr auto kFirst = [] {
  std::array<uint8_t, 129> first{};
  static_assert(kTerms.size() < 256);
  size_t row = 0;
  for (size_t c = 0; c < first.size(); ++c) {
    while (row < kTerms.size() && static_cast<unsigned char>(kTerms[row].word[0]) < c)
      ++row;
    first[c] = static_cast<uint8_t>(row);
  }
  return first;
}();

}  // namespace

Term FindTerm(std::string_view lower) {
  static_assert(std::ranges::is_sorted(kTerms, {}, &Term::word));
  if (lower.empty() || lower.size() > 12) return {};
  const auto c = static_cast<unsigned char>(lower.front());
  if (c >= 128) return {};
  for (size_t row = kFirst[c]; row < kFirst[c + 1U]; ++row) {
    if (kTerms[row].word == lower) return kTerms[row];
  }
  return {};
}

}  // namespace unspin
