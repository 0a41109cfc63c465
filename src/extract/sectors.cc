#include "extract/sectors.h"

#include <algorithm>
#include <array>
#include <span>

#include "lexicon/lexicon.h"

namespace unspin {
namespace {

bool EndsApposition(std::string_view word) {
  constexpr std::array<std::string_view, 20> kWords = {
      "that", "which", "who",  "whose", "with", "in",    "from", "for",  "to",  "at",
      "on",   "by",    "into", "where", "has",  "based", "said", "says", "and", "as"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "a maker of robots": what is made is the sector.
bool TakesOf(std::string_view word) {
  constexpr std::array<std::string_view, 12> kWords = {
      "maker",    "provider", "operator", "developer", "supplier",    "seller",
      "producer", "owner",    "retailer", "publisher", "distributor", "manufacturer"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

SectorFinder::SectorFinder(const Lexicon& lexicon)
    : table_(&lexicon.table("sectors")), sector_(table_->Column("sector")) {}

std::vector<std::string> SectorFinder::Of(const TokenizedText& text,
                                          TokenRange name) const {
  std::vector<std::string> found;
  Before(text, name.begin, found);
  Behind(text, name.end, found);
  return found;
}

std::pair<std::string_view, size_t> SectorFinder::SectorAt(const TokenizedText& text,
                                                           size_t token) const {
  constexpr size_t kLongest = 3;
  std::array<uint64_t, kLongest> hashes{};
  const auto& tokens = text.tokens();
  const size_t count = std::min(kLongest, tokens.size() - token);
  for (size_t i = 0; i < count; ++i) hashes[i] = tokens[token + i].lower_hash;
  const PhraseMatch match = table_->matcher().Longest(std::span(hashes).first(count));
  if (match.words == 0) return {};
  return {table_->Cell(match.entries[0].row, sector_), match.words};
}

// "payments firm Atlas", "chipmaker Ostrel", "online grocery start-up Fennel". Refused:
// "the bank sued Atlas", where the word before the name is no noun for a company.
void SectorFinder::Before(const TokenizedText& text, size_t token,
                          std::vector<std::string>& found) const {
  constexpr size_t kMostWords = 4;
  const auto& tokens = text.tokens();
  for (size_t back = 1; back <= kMostWords && back <= token; ++back) {
    const Token& word = tokens[token - back];
    if (word.shape != Shape::kLower && !word.sentence_start) return;
    const auto [sector, words] = SectorAt(text, token - back);
    if (sector.empty() && back == 1) return;
    if (EndsApposition(word.lower)) return;
    if (!sector.empty() && sector != "company" && words <= back) {
      found.emplace_back(sector);
    }
  }
}

// "Atlas, a logistics company", "Atlas is a maker of robots". Refused: "Atlas, the bank
// said", "Atlas, a supplier to banks".
void SectorFinder::Behind(const TokenizedText& text, size_t token,
                          std::vector<std::string>& found) const {
  constexpr size_t kMostWords = 9;
  const auto& tokens = text.tokens();
  if (token + 2 >= tokens.size()) return;
  const std::string_view first = tokens[token].lower;
  const std::string_view article = tokens[token + 1].lower;
  if (first != "," && first != "is" && first != "was") return;
  const bool indefinite = article == "a" || article == "an";
  if (!indefinite && article != "the") return;
  std::vector<std::string> sectors;
  size_t i = token + 2;
  const size_t last = std::min(tokens.size(), i + kMostWords);
  while (i < last) {
    const Token& word = tokens[i];
    if (word.shape == Shape::kPunctuation && word.text != "-") break;
    if (word.lower == "of" && !TakesOf(tokens[i - 1].lower)) break;
    if (EndsApposition(word.lower)) break;
    const auto [sector, words] = SectorAt(text, i);
    if (!sector.empty() && sector != "company") sectors.emplace_back(sector);
    i += std::max<size_t>(words, 1);
  }
  const bool said = i < tokens.size() && tokens[i].lower.starts_with("sa");
  if (said && !indefinite) return;
  for (std::string& sector : sectors) found.push_back(std::move(sector));
}

}  // namespace unspin
