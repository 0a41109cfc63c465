#include "repair/html/html_labels.h"

#include <algorithm>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/words.h"

namespace unspin {
namespace {

constexpr size_t kMaxText = 350;   // bytes; longer blocks are text
constexpr size_t kMaxStart = 250;  // the same for phrases at the start
constexpr size_t kMaxBlock = 80;   // the same for whole blocks
constexpr size_t kSureWords = 3;   // a phrase at the start that needs no colon
constexpr size_t kMaxDateWords = 16;

LabelPlace PlaceByName(std::string_view name) {
  return name == "block"     ? LabelPlace::kBlock
         : name == "start"   ? LabelPlace::kStart
         : name == "inside"  ? LabelPlace::kInside
         : name == "section" ? LabelPlace::kSection
                             : LabelPlace::kDate;
}

bool IsNumber(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',';
  });
}

// "3rd", "11am", "5min".
bool StartsWithDigit(std::string_view word) {
  return word[0] >= '0' && word[0] <= '9' && word.size() <= 5;
}

bool IsColon(std::string_view text, size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size()) return true;
  const std::string_view rest = text.substr(at);
  for (const std::string_view mark :
       {":", "|", "/", ">", "-", "–", "—", "»", "→", "•", "·", "©"}) {
    if (rest.starts_with(mark)) return true;
  }
  return false;
}

// The words of a text, without punctuation.
struct Line {
  std::vector<Word> words;
  std::vector<uint64_t> hashes;
};

Line Split(std::string_view text) {
  Line line;
  for (const Word& word : SplitWords(text)) {
    size_t at = word.begin;
    const char32_t c = NextCodePoint(text, at);
    if (!IsLetter(c) && !IsDigit(c) && c != U'©') continue;
    line.words.push_back(word);
    line.hashes.push_back(WordHash(word.In(text), Folding::kLower));
  }
  return line;
}

}  // namespace

HtmlLabels::HtmlLabels(const Lexicon& lexicon)
    : table_(lexicon.table("html_labels")), what_(table_.Column("what")) {
  const uint32_t where = table_.Column("where");
  for (uint32_t row = 0; row < table_.rows(); ++row) {
    places_.push_back(PlaceByName(table_.Cell(row, where)));
  }
}

HtmlLabels::Found HtmlLabels::Find(std::string_view text, bool linked) const {
  if (text.empty() || text.size() > kMaxText) return {};
  const Line line = Split(text);
  // "Comments (12)", "12 comments"
  std::vector<uint64_t> plain;
  size_t dates = 0;
  Found start;
  Found inside;
  bool all_dates = !line.words.empty() && line.words.size() <= kMaxDateWords;
  for (size_t i = 0; i < line.words.size(); ++i) {
    const std::string_view word = line.words[i].In(text);
    const std::span<const uint64_t> rest = std::span(line.hashes).subspan(i);
    const bool number = IsNumber(word);
    if (!number) plain.push_back(line.hashes[i]);
    bool date = number || StartsWithDigit(word);
    for (const PhraseMatch& match : table_.matcher().All(rest)) {
      for (const PhraseEntry& entry : match.entries) {
        const LabelPlace place = places_[entry.row];
        if (place == LabelPlace::kDate) date = true;
        if (place == LabelPlace::kInside) inside = {true, {place, entry.row}};
        if (place == LabelPlace::kStart && i == 0 && text.size() <= kMaxStart &&
            (match.words >= kSureWords || linked ||
             IsColon(text, line.words[match.words - 1].end))) {
          start = {true, {place, entry.row}};
        }
      }
    }
    dates += date ? 1 : 0;
  }
  all_dates = all_dates && dates == line.words.size();
  if (text.size() <= kMaxBlock && !plain.empty()) {
    const PhraseMatch whole = table_.matcher().Longest(plain);
    if (whole.words == plain.size()) {
      for (const LabelPlace wanted : {LabelPlace::kSection, LabelPlace::kBlock}) {
        for (const PhraseEntry& entry : whole.entries) {
          if (places_[entry.row] == wanted) return {true, {wanted, entry.row}};
        }
      }
    }
  }
  if (start.found) return start;
  if (inside.found) return inside;
  if (all_dates) return {true, {LabelPlace::kDate, 0}};
  return {};
}

std::string_view HtmlLabels::What(uint32_t row) const {
  return table_.Cell(row, what_);
}

std::string HtmlLabels::RowName(uint32_t row) const { return table_.RowName(row); }

}  // namespace unspin
