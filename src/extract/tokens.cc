#include "extract/tokens.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <stdexcept>

#include "base/article_limits.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "extract/sentences.h"
#include "lexicon/phrase_matcher.h"
#include "lexicon/words.h"

namespace unspin {
namespace {

// Of articles of a few hundred words; longer ones have more.
constexpr size_t kFewestTokensPerForm = 1;

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

Shape ShapeOfWord(std::string_view word) {
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
bool IsTitleCase(const TokenList& tokens) {
  size_t lower = 0;
  size_t raised = 0;
  for (const Token token : tokens) {
    if (token.text.size() < 4) continue;
    if (token.shape == Shape::kLower) ++lower;
    if (token.shape == Shape::kCapitalised || token.shape == Shape::kUpper) ++raised;
  }
  return raised >= 3 && raised >= 3 * lower;
}

}  // namespace

TokenList::TokenList(std::string_view text)
    : text_(text), lower_(std::make_unique<std::string>()) {
  if (text.size() >= kSame) {
    throw LimitError(std::to_string(text.size()) + " bytes of text, at most " +
                     std::to_string(kSame - 1) + " are analysed");
  }
  constexpr size_t kBytesPerToken = 5;
  places_.reserve(text.size() / kBytesPerToken + 1);
  slots_.resize(std::bit_ceil(text.size() / kBytesPerToken / kFewestTokensPerForm + 8));
  WordCutter cutter(text);
  while (const std::optional<Word> word = cutter.Next()) {
    const auto begin = static_cast<uint32_t>(word->begin);
    const uint32_t form = FormOf(word->In(text), begin);
    places_.push_back({begin, form | (word->space_before ? kSpaceBefore : 0U)});
  }
  slots_ = {};
}

uint32_t TokenList::FormOf(std::string_view word, uint32_t begin) {
  const uint64_t hash = Hash64(word);
  const size_t mask = slots_.size() - 1;
  size_t i = hash & mask;
  for (; slots_[i] != 0; i = (i + 1) & mask) {
    const Form& form = forms_[slots_[i] - 1];
    if (form.size == word.size() &&
        std::memcmp(text_.data() + form.begin, word.data(), word.size()) == 0) {
      return slots_[i] - 1;
    }
  }
  forms_.push_back(NewForm(word, begin));
  slots_[i] = static_cast<uint32_t>(forms_.size());
  if (2 * forms_.size() > slots_.size()) GrowSlots();
  return static_cast<uint32_t>(forms_.size()) - 1;
}

TokenList::Form TokenList::NewForm(std::string_view word, uint32_t begin) {
  Form form;
  form.begin = begin;
  form.size = static_cast<uint32_t>(word.size());
  form.shape = ShapeOfWord(word);
  form.exact_hash = WordHash(word, Folding::kExact);
  form.lower_hash = form.exact_hash;  // the folding changes nothing in lower case
  form.lower_begin = kSame;
  if (!IsPlainLower(word)) {
    form.lower_hash = WordHash(word, Folding::kLower);
    form.lower_begin = static_cast<uint32_t>(lower_->size());
    AppendLower(word, *lower_);
    form.lower_size = static_cast<uint32_t>(lower_->size()) - form.lower_begin;
  }
  return form;
}

void TokenList::GrowSlots() {
  slots_.assign(2 * slots_.size(), 0);
  const size_t mask = slots_.size() - 1;
  for (size_t number = 0; number < forms_.size(); ++number) {
    const Form& form = forms_[number];
    size_t i = Hash64(text_.substr(form.begin, form.size)) & mask;
    while (slots_[i] != 0) i = (i + 1) & mask;
    slots_[i] = static_cast<uint32_t>(number) + 1;
  }
}

Token TokenList::at(size_t i) const {
  if (i >= size()) throw std::out_of_range("no token " + std::to_string(i));
  return (*this)[i];
}

Token TokenList::OfForm(size_t number) const {
  Token token = Make(forms_[number], forms_[number].begin);
  token.form = static_cast<uint32_t>(number);
  return token;
}

Sentence SentenceList::operator[](size_t number) const {
  const size_t next = number + 1;
  Sentence sentence;
  sentence.tokens = {starts_[number].token,
                     next < starts_.size() ? starts_[next].token : tokens_.size()};
  sentence.span = {tokens_[sentence.tokens.begin].span.begin,
                   tokens_[sentence.tokens.end - 1].span.end};
  sentence.paragraph = starts_[number].paragraph;
  return sentence;
}

TokenizedText::TokenizedText(std::string_view text, Field field)
    : text_(text), field_(field), tokens_(text) {
  sentences_ = SplitSentences(text_, tokens_);
  for (const Sentence sentence : sentences()) {
    for (size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (tokens_[i].shape == Shape::kPunctuation) continue;
      tokens_.MarkSentenceStart(i);
      break;
    }
  }
  title_case_ = field == Field::kTitle && IsTitleCase(tokens_);
}

size_t TokenizedText::SentenceOf(size_t token) const {
  const auto after = std::upper_bound(
      sentences_.begin(), sentences_.end(), token,
      [](size_t t, const SentenceStart& start) { return t < start.token; });
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
