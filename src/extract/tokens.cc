#include "extract/tokens.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "extract/sentences.h"
#include "lexicon/phrase_matcher.h"
#include "lexicon/words.h"

namespace unspin {
namespace {

struct LetterCounts {
  int upper = 0;
  int lower = 0;  // letters without case count here
  int digits = 0;
  bool first_upper = false;        // the first letter
  bool upper_inside_part = false;  // one that does not start a part
};

LetterCounts CountLetters(std::string_view word) {
  LetterCounts counts;
  bool part_start = true;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = NextCodePoint(word, i);
    if (c < 0x80 ? (c >= '0' && c <= '9') : IsDigit(c)) {
      ++counts.digits;
    } else if (c < 0x80 ? (c >= 'a' && c <= 'z') : (IsLetter(c) && !IsUpper(c))) {
      ++counts.lower;
    } else if (c < 0x80 ? (c >= 'A' && c <= 'Z') : IsUpper(c)) {
      if (counts.upper + counts.lower == 0) counts.first_upper = true;
      if (!part_start) counts.upper_inside_part = true;
      ++counts.upper;
    } else {
      part_start = c != '.';
      continue;
    }
    part_start = false;
  }
  return counts;
}

Shape ShapeOf(std::string_view word) {
  const LetterCounts n = CountLetters(word);
  if (n.upper + n.lower == 0) {
    return n.digits > 0 ? Shape::kNumber : Shape::kPunctuation;
  }
  if (n.digits > 0) return Shape::kAlphanumeric;
  if (n.upper == 0) return Shape::kLower;
  if (n.lower == 0 && n.upper >= 2) return Shape::kUpper;
  if (!n.first_upper || n.upper_inside_part) return Shape::kMixed;
  return Shape::kCapitalised;
}

bool IsPlainLower(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !(c >= 'A' && c <= 'Z');
  });
}

// Appends the lower-case form of `word`.
void AppendLower(std::string_view word, std::string& out) {
  if (!IsAscii(word)) {
    out += ToLower(word);
    return;
  }
  for (const char c : word) {
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
}

// Short words stay lower in headlines of either kind ("of", "to"), so only words of
// four letters or more are asked.
bool IsTitleCase(const std::vector<Token>& tokens) {
  size_t lower = 0;
  size_t raised = 0;
  for (const Token& token : tokens) {
    if (token.text.size() < 4) continue;
    if (token.shape == Shape::kLower) ++lower;
    if (token.shape == Shape::kCapitalised || token.shape == Shape::kUpper) ++raised;
  }
  return raised >= 3 && raised >= 3 * lower;
}

}  // namespace

TokenizedText::TokenizedText(std::string_view text, Field field)
    : text_(text), field_(field), lower_(std::make_unique<std::string>()) {
  const std::vector<Word> words = SplitWords(text);
  tokens_.reserve(words.size());
  // Offsets into *lower_ while it grows: (token, begin).
  std::vector<std::pair<size_t, size_t>> lowered;
  for (const Word& word : words) {
    Token token;
    token.span = {word.begin, word.end};
    token.space_before = word.space_before;
    token.text = word.In(text);
    token.shape = ShapeOf(token.text);
    token.lower = token.text;
    token.exact_hash = WordHash(token.text, Folding::kExact);
    token.lower_hash = token.exact_hash;  // the folding changes nothing in lower case
    if (!IsPlainLower(token.text)) {
      token.lower_hash = WordHash(token.text, Folding::kLower);
      lowered.emplace_back(tokens_.size(), lower_->size());
      AppendLower(token.text, *lower_);
    }
    tokens_.push_back(token);
  }
  for (size_t i = 0; i < lowered.size(); ++i) {
    const size_t begin = lowered[i].second;
    const size_t end = i + 1 < lowered.size() ? lowered[i + 1].second : lower_->size();
    tokens_[lowered[i].first].lower =
        std::string_view(*lower_).substr(begin, end - begin);
  }
  sentences_ = SplitSentences(text_, tokens_);
  for (const Sentence& sentence : sentences_) {
    for (size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (tokens_[i].shape == Shape::kPunctuation) continue;
      tokens_[i].sentence_start = true;
      break;
    }
  }
  title_case_ = field == Field::kTitle && IsTitleCase(tokens_);
}

size_t TokenizedText::SentenceOf(size_t token) const {
  const auto after = std::upper_bound(
      sentences_.begin(), sentences_.end(), token,
      [](size_t t, const Sentence& sentence) { return t < sentence.tokens.begin; });
  return static_cast<size_t>(after - sentences_.begin()) - 1;
}

TextSpan TokenizedText::SpanOf(TokenRange range) const {
  if (range.begin >= range.end) return {};
  return {tokens_[range.begin].span.begin, tokens_[range.end - 1].span.end};
}

std::string_view TokenizedText::TextOf(TokenRange range) const {
  return SpanOf(range).In(text_);
}

}  // namespace unspin
