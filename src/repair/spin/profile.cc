#include "repair/spin/profile.h"

#include <charconv>
#include <string_view>

namespace unspin {
namespace {

// Odds of a row against "the word is kept". On the seed article and on articles spun
// for this project words with a seen pair were replaced by it 892 times in 895, with an
// inferred pair marked as expected 498 times in 635. Where another hand, who did not
// know the table, wrote the function for 1,376 more words, 97 % of the rows marked as
// likely were right, 91 % of the possible ones, 58 % of the other inferred ones, 6 % of
// those proposed by rule. The odds are lower than that: pairs that were seen must win
// against rivals that were not (with the odds that these shares give, 1.5 points less
// of the seed article come back).
float OddsOfRow(std::string_view source, std::string_view note) {
  if (source == "seen") return 40;
  if (note == "expected") return 1;
  if (note == "likely") return 2;
  if (note == "possible") return 1;
  if (source == "inferred") return 0.8F;
  if (source == "wordnet") return 0.05F;
  return 10;  // rows that a user added or that were learnt
}

bool IsGuess(std::string_view source, std::string_view note) {
  return (source == "inferred" && note != "expected") || source == "wordnet";
}

// Rows that were learned from copies were seen.
constexpr float kLearnedOdds = 40;
// As for the profiles of the lexicon.
constexpr float kFixedLeast = 0.7F;
constexpr float kRandomLeast = 0.3F;
// A profile learned from a few texts lacks most words.
constexpr float kLearnedUnlisted = 0.3F;

// How often a random spinner draws a phrase, by what is known of it. Of the rows for
// 842 words for which another hand, who did not know the table, wrote the images, 98 %
// of the seen ones were among them and 52 % of the inferred ones of high weight.
float DrawsOfRow(std::string_view source, float weight) {
  return source == "inferred" ? 0.6F * weight : weight;
}

float ToFloat(std::string_view text) {
  float value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool IsSmallNumber(std::string_view text) {
  return text.size() == 1 && text[0] >= '0' && text[0] <= '9';
}

void AddRows(const Table& table, SpinProfile& profile) {
  const uint32_t spun = table.Column("spun");
  const uint32_t original = table.Column("original");
  const uint32_t weight = table.Column("weight");
  const uint32_t source = table.Column("source");
  const uint32_t note = table.Column("note");
  for (uint32_t row = 0; row < table.rows(); ++row) {
    Substitution& substitution = profile.substitutions.emplace_back();
    substitution.spun = table.Cell(row, spun);
    substitution.original = table.Cell(row, original);
    substitution.weight = ToFloat(table.Cell(row, weight));
    substitution.name = table.Cell(row, note) == "name";
    substitution.table = &table;
    substitution.row = row;
    std::string_view known = table.Cell(row, source);
    // One, two and four were seen as digits, and so, surely, are the others below ten.
    if (IsSmallNumber(substitution.spun)) known = "seen";
    if (profile.mapping == Mapping::kFixed) {
      substitution.odds = OddsOfRow(known, table.Cell(row, note));
      substitution.guess = IsGuess(known, table.Cell(row, note));
    } else {
      substitution.odds = DrawsOfRow(known, substitution.weight);
    }
  }
}

// Calls `use` with each value of a list cell.
template <typename Use>
void ForEachValue(std::string_view list, const Use& use) {
  while (!list.empty()) {
    const size_t end = std::min(list.find('|'), list.size());
    use(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace

std::string SpinProfile::RowName(const Substitution& substitution) const {
  if (substitution.table != nullptr)
    return substitution.table->RowName(substitution.row);
  if (substitution.row < sightings.size()) return sightings[substitution.row];
  return path + ":" + std::to_string(substitution.row);
}

std::vector<SpinProfile> ShippedProfiles(const Lexicon& lexicon) {
  const Table& table = lexicon.table("spin_profiles");
  const auto cell = [&table](uint32_t row, std::string_view column) {
    return table.Cell(row, table.Column(column));
  };
  std::vector<SpinProfile> profiles;
  for (uint32_t row = 0; row < table.rows(); ++row) {
    SpinProfile& profile = profiles.emplace_back();
    profile.name = cell(row, "profile");
    profile.family = cell(row, "family");
    profile.touches =
        cell(row, "touches") == "free" ? Touches::kFreeWords : Touches::kAnyWord;
    profile.mapping =
        cell(row, "mapping") == "fixed" ? Mapping::kFixed : Mapping::kRandom;
    profile.rate = ToFloat(cell(row, "rate"));
    profile.unlisted = ToFloat(cell(row, "unlisted"));
    profile.least = ToFloat(cell(row, "least"));
    profile.suspicious = ToFloat(cell(row, "suspicious"));
    profile.articles =
        cell(row, "articles") == "spun" ? Articles::kSpun : Articles::kOriginal;
    ForEachValue(cell(row, "tables"),
                 [&](std::string_view name) { AddRows(lexicon.table(name), profile); });
  }
  return profiles;
}

SpinProfile FromLearned(const LearnedProfile& learned, std::string path) {
  SpinProfile profile;
  profile.name = learned.name;
  profile.touches = learned.touches;
  profile.mapping = learned.mapping;
  profile.articles = learned.articles;
  profile.rate = static_cast<float>(learned.rate);
  profile.unlisted = learned.mapping == Mapping::kFixed ? kLearnedUnlisted : 1;
  profile.least = profile.mapping == Mapping::kFixed ? kFixedLeast : kRandomLeast;
  profile.path = std::move(path);
  for (const LearnedProfile::Row& row : learned.rows) {
    Substitution& substitution = profile.substitutions.emplace_back();
    substitution.spun = row.spun;
    substitution.original = row.original;
    substitution.weight = static_cast<float>(row.weight);
    substitution.odds =
        profile.mapping == Mapping::kFixed ? kLearnedOdds : substitution.weight;
    substitution.row = row.line;
  }
  return profile;
}

}  // namespace unspin
