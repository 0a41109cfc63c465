#include "extract/sentences.h"

#include <algorithm>
#include <array>

#include "base/word_set.h"
#include "extract/abbreviations.h"

namespace unspin {
namespace {

bool IsStop(const Token& token) {
  static constexpr WordSet kStops({".", "!", "?", "…", "。", "！", "？"});
  return token.shape == Shape::kPunctuation && kStops.contains(token.text);
}

bool ClosesQuoteOrBracket(const Token& token) {
  static constexpr WordSet kClosers({"\"", "”", "’", "'", ")", "]", "»", "*"});
  return kClosers.contains(token.text);
}

bool OpensQuoteOrBracket(const Token& token) {
  static constexpr WordSet kOpeners({"\"", "“", "‘", "'", "(", "[", "«", "*"});
  return kOpeners.contains(token.text);
}

bool IsSpeechVerb(std::string_view lower) {
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"added", "asked", "asks", "cried", "joked", "said", "says", "shouted", "told",
       "wondered", "wrote"});
  return std::ranges::binary_search(kVerbs, lower);
}

// The white space between two tokens.
enum class Gap { kNone, kSpace, kLineEnd, kBlankLine };

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, const TokenList& tokens)
      : text_(text), tokens_(tokens) {}

  std::vector<SentenceStart> Split() {
    for (size_t i = 0; i < tokens_.size();) {
      const size_t end = IsStopAt(i) ? PastClosers(i) : i + 1;
      const Gap gap = GapBefore(end);
      if (gap == Gap::kBlankLine || (gap == Gap::kLineEnd && !IsWrapped(end)) ||
          (IsStopAt(i) && EndsSentence(i, end))) {
        Close(end);
      }
      if (gap == Gap::kBlankLine) ++paragraph_;
      i = end;
    }
    Close(tokens_.size());
    return std::move(sentences_);
  }

 private:
  // A full stop of its own, or at the end of an initialism ("U.S.").
  bool IsStopAt(size_t i) const {
    const std::string_view word = tokens_.LowerOf(i);
    if (word.size() > 1 && word.back() == '.') return true;
    return tokens_.ShapeOf(i) == Shape::kPunctuation && IsStop(tokens_[i]);
  }

  // The first token after the stop at `i`, further stops and what closes a quotation.
  // A line end among them is left for the caller to see.
  size_t PastClosers(size_t i) const {
    size_t end = i + 1;
    while (end < tokens_.size() && !tokens_[end].space_before &&
           (IsStop(tokens_[end]) || ClosesQuoteOrBracket(tokens_[end]))) {
      ++end;
    }
    return end;
  }

  Gap GapBefore(size_t i) const {
    if (i == 0 || i >= tokens_.size() || !tokens_.SpaceBefore(i)) return Gap::kNone;
    const size_t begin = tokens_[i - 1].span.end;
    const std::string_view space = text_.substr(begin, tokens_[i].span.begin - begin);
    if (space == " ") return Gap::kSpace;  // as most are
    const auto lines = std::count(space.begin(), space.end(), '\n');
    if (lines >= 2 || space.find("\u2029") != std::string_view::npos) {
      return Gap::kBlankLine;
    }
    const bool line_end = lines == 1 || space.find('\r') != std::string_view::npos ||
                          space.find("\u2028") != std::string_view::npos;
    return line_end ? Gap::kLineEnd : Gap::kSpace;
  }

  // Whether the line end before token `i` only wraps prose: the line is as long as
  // wrapped lines are and the next goes on in lower case. Refused: "Key facts\nusers:
  // 12".
  bool IsWrapped(size_t i) const {
    const size_t line_end = text_.rfind('\n', tokens_[i].span.begin);
    if (line_end == std::string_view::npos || line_end == 0) return false;
    const size_t line_begin = text_.rfind('\n', line_end - 1);
    const size_t length =
        line_end - (line_begin == std::string_view::npos ? 0 : line_begin + 1);
    const Token& last = tokens_[i - 1];
    return length >= 50 && length <= 120 && !IsStop(last) && last.text != ":" &&
           (tokens_[i].shape == Shape::kLower || last.shape == Shape::kLower ||
            last.text == ",");
  }

  // Whether the stop at token `i`, whose closing marks end before token `end`, ends a
  // sentence rather than an abbreviation, a list number or a quoted question.
  bool EndsSentence(size_t i, size_t end) const {
    if (end >= tokens_.size()) return true;
    if (!tokens_[end].space_before) return IsMissingSpace(i, end);
    size_t next = end;
    while (next < tokens_.size() && OpensQuoteOrBracket(tokens_[next])) ++next;
    if (next >= tokens_.size()) return true;
    const bool quote_opens = next > end;
    if (tokens_[next].shape == Shape::kLower) return quote_opens && end > i + 1;
    // "Yahoo! Inc."
    if (AbbreviationClass(tokens_[next].lower) == Abbreviation::kSuffix) return false;
    if (tokens_[i].text != "." && IsStop(tokens_[i])) return !IsAskedQuote(i, end);
    if (end > i + 1 && tokens_[i].text == ".") return true;
    return !IsAbbreviationAt(i, next, quote_opens) && !IsListNumber(i);
  }

  // "It failed.The company": a space was lost. Refused: "Booking.com", "Node.js".
  bool IsMissingSpace(size_t i, size_t end) const {
    return i > 0 && tokens_[i].text == "." && end == i + 1 &&
           tokens_[i - 1].shape == Shape::kLower && tokens_[i - 1].text.size() > 1 &&
           tokens_[end].shape == Shape::kCapitalised && tokens_[end].text.size() > 1;
  }

  // "“Why now?” Smith asked": the question is not the whole sentence.
  bool IsAskedQuote(size_t i, size_t end) const {
    if (end == i + 1) return false;
    const size_t limit = std::min(end + 3, tokens_.size());
    for (size_t k = end; k < limit; ++k) {
      if (IsSpeechVerb(tokens_[k].lower)) return true;
    }
    return false;
  }

  bool IsAbbreviationAt(size_t i, size_t next, bool quote_opens) const {
    std::string_view word = tokens_[i].lower;
    if (tokens_[i].text == ".") {
      if (i == 0 || tokens_[i].space_before) return false;
      word = tokens_[i - 1].lower;
    } else {
      word.remove_suffix(1);
    }
    const Token& follower = tokens_[next];
    const bool number = follower.shape == Shape::kNumber;
    const bool starter = quote_opens || StartsSentences(follower.lower);
    switch (AbbreviationClass(word)) {
      case Abbreviation::kTitle:
        return true;
      case Abbreviation::kReference:
        return number || follower.shape == Shape::kAlphanumeric;
      case Abbreviation::kSuffix:
        return !starter;
      case Abbreviation::kClock:
        return number || follower.shape == Shape::kUpper || IsTimeZoneWord(follower);
      case Abbreviation::kNone:
        break;
    }
    if (word == "no") return number;  // "No. 2", but "He said no. The"
    // Initials ("J. Smith", "J.P. Morgan") and initialisms; "Plan B. The" ends.
    const bool initial = word.size() == 1 && i > 0 &&
                         tokens_[i - 1].shape != Shape::kNumber &&
                         tokens_[i - 1].shape != Shape::kLower;
    return (initial || word.find('.') != std::string_view::npos) && !starter;
  }

  // After "a.m.": "3 a.m. Eastern time", "on" weekdays without "on".
  static bool IsTimeZoneWord(const Token& token) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"beijing", "british", "central", "eastern", "friday", "greenwich", "london",
         "monday", "mountain", "pacific", "saturday", "singapore", "sunday", "thursday",
         "tokyo", "tuesday", "wednesday"});
    return std::ranges::binary_search(kWords, token.lower);
  }

  // "1. Check the logs": the number of a list item, alone in its line so far.
  bool IsListNumber(size_t i) const {
    return i > 0 && i - 1 == first_ && tokens_[i].text == "." &&
           (tokens_[i - 1].shape == Shape::kNumber || tokens_[i - 1].text.size() == 1);
  }

  void Close(size_t end) {
    if (end == first_) return;
    sentences_.push_back(
        {static_cast<uint32_t>(first_), static_cast<uint32_t>(paragraph_)});
    first_ = end;
  }

  std::string_view text_;
  const TokenList& tokens_;
  std::vector<SentenceStart> sentences_;
  size_t first_ = 0;  // first token of the sentence being read
  size_t paragraph_ = 0;
};

}  // namespace

std::vector<SentenceStart> SplitSentences(std::string_view text,
                                          const TokenList& tokens) {
  return SentenceSplitter(text, tokens).Split();
}

}  // namespace unspin
