#include "extract/names/name_words.h"

#include <algorithm>
#include <string_view>

#include "base/hash.h"
#include "base/unicode.h"

namespace unspin {
namespace {

bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }

bool IsQuoteOrDash(std::string_view token) {
  return token == "“" || token == "\"" || token == "‘" || token == "—" ||
         token == "–" || token == "-" || token == ":" || token == "•" || token == "*";
}

// Where the lower-case tail of "Munich-based" or "Aviv-based" starts, or npos. Refuses
// "T-shirt" (one letter before) and "Trans-Siberian" (no lower-case tail). Whether the
// tail is an affix ("Yu-chen" has none) is for the caller to see.
size_t LowerTail(std::string_view token) {
  const size_t hyphen = token.rfind('-');
  if (hyphen == std::string_view::npos || hyphen < 2 || hyphen + 3 > token.size()) {
    return std::string_view::npos;
  }
  const std::string_view tail = token.substr(hyphen + 1);
  if (!std::all_of(tail.begin(), tail.end(), IsAsciiLower)) {
    return std::string_view::npos;
  }
  const size_t first_hyphen = token.find('-');
  const std::string_view head = token.substr(0, first_hyphen);
  const bool name = IsAsciiUpper(head[0]) || static_cast<unsigned char>(head[0]) > 127;
  return name ? hyphen : std::string_view::npos;
}

// Length of "ex-" in "ex-Google", "non-" in "non-EU", or 0.
size_t LowerPrefix(std::string_view token) {
  for (const std::string_view prefix : {"ex-", "Ex-", "non-", "Non-", "pro-", "Pro-",
                                        "anti-", "Anti-", "pre-", "post-"}) {
    if (token.size() > prefix.size() + 1 && token.starts_with(prefix) &&
        IsAsciiUpper(token[prefix.size()])) {
      return prefix.size();
    }
  }
  return 0;
}

Shape ShapeOfPart(std::string_view part) {
  const auto lower = std::count_if(part.begin(), part.end(), IsAsciiLower);
  const auto upper = std::count_if(part.begin(), part.end(), IsAsciiUpper);
  if (lower == 0 && upper > 1) return Shape::kUpper;
  return upper > 1 ? Shape::kMixed : Shape::kCapitalised;
}

class Annotator {
 public:
  Annotator(const TokenizedText& text, const WordClasses& classes,
            const Gazetteers& gazetteers)
      : text_(text), classes_(classes), gazetteers_(gazetteers) {}

  NameWords Run(std::span<const Value> values) {
    AddWords();
    for (const Value& value : values) {
      if (value.kind == ValueKind::kCount) continue;  // "300 Kontur users"
      for (size_t i = value.tokens.begin; i < value.tokens.end; ++i) {
        out_.words[i].blocked = true;
      }
    }
    BlockTickers();
    MarkPhrases();
    MatchGazetteers();
    return std::move(out_);
  }

 private:
  void AddWords() {
    const TokenList& tokens = text_.tokens();
    out_.text = &text_;
    out_.words.reserve(tokens.size());
    out_.lower.reserve(tokens.size());
    out_.exact.reserve(tokens.size());
    for (const Token& token : tokens) AddWord(token);
  }

  void AddWord(const Token& token) {
    NameWord word;
    word.span = token.span;
    word.shape = token.shape;
    word.space_before = token.space_before;
    word.sentence_start = token.sentence_start ||
                          (!out_.words.empty() &&
                           IsQuoteOrDash(text_.tokens()[out_.words.size() - 1].text));
    uint64_t lower = token.lower_hash;
    uint64_t exact = token.exact_hash;
    word.classes = classes_.Of(lower);
    if (token.shape != Shape::kLower && token.shape != Shape::kPunctuation) {
      if (IsContraction(token.text)) {
        word.classes |= kFunction;
        word.shape = Shape::kLower;
      } else {
        CutAffix(token.text, word, lower, exact);
      }
    }
    out_.words.push_back(word);
    out_.lower.push_back(lower);
    out_.exact.push_back(exact);
  }

  // "Shopkeepers" and "Restarting" are ordinary when "shopkeeper" and "restart" are.
  // Refuses "Konturs".
  void MarkInflected(std::string_view lower, NameWord& word) const {
    if (classes_.InThesaurus(lower)) word.classes |= kCommon;  // "headcount"
    for (const std::string_view ending : {"s", "es", "ed", "d", "ing", "ly", "'s"}) {
      if (lower.size() < ending.size() + 4 || !lower.ends_with(ending)) continue;
      const std::string_view stem = lower.substr(0, lower.size() - ending.size());
      if ((classes_.Of(WordHash(stem, Folding::kLower)) & kCommon) != 0 ||
          classes_.InThesaurus(stem)) {
        word.classes |= kCommon;
        return;
      }
    }
  }

  // "I'll", "We've", "That's": not "O'Brien".
  bool IsContraction(std::string_view token) const {
    const size_t apostrophe = std::min(token.find('\''), token.find("’"));
    if (apostrophe == std::string_view::npos) return false;
    const std::string_view head = token.substr(0, apostrophe);
    return (classes_.Of(WordHash(head, Folding::kLower)) & kFunction) != 0 &&
           token.size() - apostrophe < 6;
  }

  void CutAffix(std::string_view token, NameWord& word, uint64_t& lower,
                uint64_t& exact) {
    size_t tail = LowerTail(token);
    const bool affix =
        tail != std::string_view::npos &&
        (classes_.Of(WordHash(token.substr(tail + 1), Folding::kLower)) & kAffix) != 0;
    if (tail != std::string_view::npos && !affix) {
      MarkOrdinary(token.substr(0, tail), word);
      tail = std::string_view::npos;
    }
    const size_t prefix = LowerPrefix(token);
    if (tail == std::string_view::npos && prefix == 0) return;
    if (word.Is(kAnyTitle | kNever)) return;  // "Co-founder", "Vice-president"
    const size_t end = tail == std::string_view::npos ? token.size() : tail;
    const std::string_view part = token.substr(prefix, end - prefix);
    const uint64_t part_lower = WordHash(part, Folding::kLower);
    const ClassSet classes = classes_.Of(part_lower);
    // "Long-term" and "State-owned" at the start of a sentence are ordinary words.
    if (word.sentence_start && (classes & (kCommon | kFunction)) != 0) {
      word.classes |= kCommon;
      word.shape = Shape::kLower;
      return;
    }
    word.span = {word.span.begin + prefix, word.span.begin + prefix + part.size()};
    word.shape = ShapeOfPart(part);
    word.cut = tail != std::string_view::npos;
    word.classes = classes;
    lower = part_lower;
    exact = WordHash(part, Folding::kExact);
  }

  // "Long-term", "Free-to-air" at the start of a sentence are ordinary. Refuses
  // "Yu-chen".
  void MarkOrdinary(std::string_view head, NameWord& word) const {
    const std::string_view first = head.substr(0, head.find('-'));
    const ClassSet classes = classes_.Of(WordHash(first, Folding::kLower));
    if (word.sentence_start && (classes & (kCommon | kFunction)) != 0) {
      word.classes |= kCommon;
    }
  }

  // "(NASDAQ: KTR)", "(SGX: K77)": neither the exchange nor the ticker is a mention.
  // Refuses "(Source: Kontur)", which has a word in lower case.
  void BlockTickers() {
    for (size_t i = 0; i + 4 < out_.words.size(); ++i) {
      if (TokenText(i) != "(" || TokenText(i + 2) != ":") continue;
      const NameWord& exchange = out_.words[i + 1];
      const NameWord& ticker = out_.words[i + 3];
      const bool known = TokenText(i + 1) == "Nasdaq";
      if ((exchange.shape != Shape::kUpper && !known) ||
          (ticker.shape != Shape::kUpper && ticker.shape != Shape::kAlphanumeric &&
           ticker.shape != Shape::kNumber && ticker.span.size() != 1)) {
        continue;
      }
      for (size_t j = i + 1; j < out_.words.size() && j < i + 8; ++j) {
        if (TokenText(j) == ")") break;
        out_.words[j].blocked = true;
      }
    }
  }

  void MarkPhrases() {
    const std::span<const uint64_t> hashes = out_.lower;
    for (size_t i = 0; i < out_.words.size(); ++i) {
      NameWord& word = out_.words[i];
      if (word.Is(kAnyTitle)) {
        word.title_start = true;
        word.title_words = 1;
      }
      if (!word.Is(kPhraseStart)) continue;
      const auto trigger = classes_.TriggerAt(hashes.subspan(i));
      if (trigger.words > 1) MarkTrigger(i, trigger);
      const auto title = classes_.TitleAt(hashes.subspan(i));
      if (title.words > 1) {
        word.title_start = true;
        word.title_words = static_cast<uint8_t>(title.words);
        for (size_t j = i; j < i + title.words; ++j) {
          out_.words[j].classes |= title.classes;
        }
      }
    }
  }

  // The last word of a trigger stands for all of it; "Black Friday" and "South Korean"
  // are no names and no parts of any.
  void MarkTrigger(size_t begin, const WordClasses::Phrase& phrase) {
    const size_t end = begin + phrase.words;
    out_.words[end - 1].classes |= phrase.classes;
    if ((phrase.classes & (kNever | kDemonym)) == 0) return;
    for (size_t i = begin; i < end; ++i) {
      if (out_.words[i].shape == Shape::kLower) return;
    }
    for (size_t i = begin; i < end; ++i) out_.words[i].blocked = true;
  }

  // Looks up every word that may start a name; a word in capitals of three letters or
  // more ("FRANKFURT", "SAN FRANCISCO") a second time as if it were capitalised.
  void MatchGazetteers() {
    std::vector<uint64_t> recased;
    for (size_t i = 0; i < out_.words.size(); ++i) {
      NameWord& word = out_.words[i];
      if (word.blocked || word.shape == Shape::kLower ||
          word.shape == Shape::kPunctuation) {
        continue;
      }
      size_t limit = i;
      while (limit < out_.words.size() && limit < i + 12 &&
             !out_.words[limit].blocked) {
        ++limit;
        if (out_.words[limit - 1].cut) break;  // no phrase goes on behind "-based"
      }
      const std::span<const uint64_t> exact(out_.exact.data() + i, limit - i);
      GazetteerMatch match = gazetteers_.Longest(exact);
      if (match.words == 0 && word.shape == Shape::kUpper && word.span.size() > 2) {
        recased.clear();
        for (size_t j = i; j < limit; ++j) recased.push_back(RecasedHash(j));
        match = gazetteers_.Longest(recased);
      }
      if (match.words == 0) {
        if (word.classes == 0 && word.sentence_start) {
          MarkInflected(text_.tokens()[i].lower, word);
        }
        continue;
      }
      word.match_words = static_cast<uint8_t>(match.words);
      word.match = static_cast<uint32_t>(out_.matches.size());
      out_.matches.push_back(match);
    }
  }

  uint64_t RecasedHash(size_t i) const {
    if (out_.words[i].shape != Shape::kUpper) return out_.exact[i];
    const std::string_view upper = out_.TextOf(i);
    std::string word(upper.substr(0, 1));
    word += ToLower(upper.substr(1));
    return WordHash(word, Folding::kExact);
  }

  std::string_view TokenText(size_t i) const { return text_.tokens()[i].text; }

  const TokenizedText& text_;
  const WordClasses& classes_;
  const Gazetteers& gazetteers_;
  NameWords out_;
};

}  // namespace

NameWords AnnotateWords(const TokenizedText& text, std::span<const Value> values,
                        const WordClasses& classes, const Gazetteers& gazetteers) {
  return Annotator(text, classes, gazetteers).Run(values);
}

}  // namespace unspin
