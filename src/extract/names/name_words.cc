#include "extract/names/name_words.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/hash.h"
#include "base/unicode.h"
#include "extract/names/blocked_words.h"

namespace unspin {
namespace {

// Words are annotated in windows of so many, each with a margin at either end that no
// phrase of a table and no ticker reaches across.
constexpr size_t kWindow = 4096;
constexpr size_t kMargin = 64;
constexpr size_t kLongestTerm = 16;

constexpr size_t kShortAcronym = 4;

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

}  // namespace

// Annotates the words of one text.
class NameWordBuilder {
 public:
  NameWordBuilder(const TokenizedText& text, const WordClasses& classes,
                  const Gazetteers& gazetteers)
      : text_(text),
        tokens_(text.tokens()),
        classes_(classes),
        gazetteers_(gazetteers),
        plain_(out_.words.plain_) {}

  NameWords Run(std::span<const Value> values) {
    out_.text = &text_;
    out_.words.tokens_ = &tokens_;
    DescribeForms();
    for (size_t begin = 0; begin < tokens_.size(); begin += kWindow) {
      const size_t end = std::min(tokens_.size(), begin + kWindow);
      window_begin_ = begin - std::min(begin, kMargin);
      AddWords(std::min(tokens_.size(), end + kMargin));
      while (!values.empty() && values.front().tokens.end <= window_begin_) {
        values = values.subspan(1);
      }
      Block(values);
      const WordWindow window{words_, tokens_, window_begin_};
      BlockTickers(window);
      BlockAddresses(window);
      MarkPhrases();
      const TokenRange core{begin - window_begin_, end - window_begin_};
      // A term that reaches into the core is one only if no table has it.
      MatchGazetteers({core.begin - std::min(core.begin, kLongestTerm), core.end});
      BlockTerms(terms_, window);
      Keep(core);
    }
    return std::move(out_);
  }

 private:
  using Plain = NameWordList::Plain;

  void DescribeForms() {
    plain_.resize(tokens_.forms());
    constexpr size_t kAhead = 4;  // forms whose places in memory are asked for
    for (size_t form = 0; form < plain_.size(); ++form) {
      if (form + kAhead < plain_.size()) Prefetch(tokens_.OfForm(form + kAhead));
      const Token token = tokens_.OfForm(form);
      Plain& plain = plain_[form];
      plain.classes = classes_.Of(token.lower_hash);
      plain.shape = token.shape;
      plain.opens = IsQuoteOrDash(token.text);
      if (plain.classes == 0 && token.shape == Shape::kCapitalised) {
        plain.classes = ClassOfPeople(token.lower);
      }
      if (token.shape == Shape::kLower || token.shape == Shape::kPunctuation) continue;
      if (IsContraction(token.text)) {
        plain.classes |= kFunction;
        plain.shape = Shape::kLower;
      } else {
        plain.given = gazetteers_.IsGivenName(token.exact_hash);
        plain.surname = gazetteers_.IsSurname(token.exact_hash);
        plain.has_parts = LowerTail(token.text) != std::string_view::npos ||
                          LowerPrefix(token.text) != 0;
        if (!plain.has_parts) MarkTerm(plain.shape, plain.classes);
      }
    }
  }

  void Prefetch(const Token& token) const {
    classes_.Prefetch(token.lower_hash);
    if (token.shape == Shape::kLower || token.shape == Shape::kPunctuation) return;
    gazetteers_.PrefetchPeople(token.exact_hash);
  }

  // "Samoans" are no name where "Samoan" is none; of "Melbournians" no table knows
  // more.
  ClassSet ClassOfPeople(std::string_view lower) const {
    if (lower.size() < 6 || lower.back() != 's') return 0;
    const uint64_t one = WordHash(lower.substr(0, lower.size() - 1), Folding::kLower);
    const bool people = lower.ends_with("nians") || (classes_.Of(one) & kDemonym) != 0;
    return people ? ClassSet{kDemonym} : ClassSet{0};
  }

  // A term is none in other letters: "Soar" may be a name.
  static void MarkTerm(Shape shape, ClassSet& classes) {
    if ((classes & kTerm) != 0 && shape != Shape::kCapitalised) classes |= kNever;
  }

  // The words from window_begin_ on, as they are by themselves.
  void AddWords(size_t end) {
    words_.clear();
    lower_.clear();
    exact_.clear();
    for (size_t i = window_begin_; i < end; ++i) {
      const Token token = tokens_[i];
      const Plain& plain = plain_[token.form];
      NameWord word;
      word.span = token.span;
      word.classes = plain.classes;
      word.shape = plain.shape;
      word.given = plain.given;
      word.surname = plain.surname;
      word.space_before = token.space_before;
      word.sentence_start = out_.words.StartsAnew(i, token);
      uint64_t lower = token.lower_hash;
      uint64_t exact = token.exact_hash;
      if (plain.has_parts) {
        CutAffix(token.text, word, lower, exact);
        MarkTerm(word.shape, word.classes);
      }
      words_.push_back(word);
      lower_.push_back(lower);
      exact_.push_back(exact);
    }
  }

  void Block(std::span<const Value> values) {
    const size_t window_end = window_begin_ + words_.size();
    for (const Value& value : values) {
      if (value.tokens.begin >= window_end) return;
      if (value.kind == ValueKind::kCount) continue;  // "300 Kontur users"
      const size_t begin = std::max(value.tokens.begin, window_begin_);
      const size_t end = std::min(value.tokens.end, window_end);
      for (size_t i = begin; i < end; ++i) words_[i - window_begin_].blocked = true;
    }
  }

  // Keeps what is more than its form tells.
  void Keep(TokenRange core) {
    for (size_t i = core.begin; i < core.end; ++i) {
      const NameWord& word = words_[i];
      const Token token = tokens_[window_begin_ + i];
      const Plain& plain = plain_[token.form];
      const bool as_form =
          word.match_words == 0 && !word.blocked && word.classes == plain.classes &&
          word.shape == plain.shape && word.span == token.span &&
          word.title_start == word.Is(kAnyTitle) && word.title_words < 2;
      if (!as_form) {
        out_.words.whole_.Add(window_begin_ + i, {word, lower_[i], exact_[i]});
      }
    }
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
    word.given = gazetteers_.IsGivenName(exact);
    word.surname = gazetteers_.IsSurname(exact);
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

  void MarkPhrases() {
    terms_.clear();
    const std::span<const uint64_t> hashes = lower_;
    for (size_t i = 0; i < words_.size(); ++i) {
      NameWord& word = words_[i];
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
          words_[j].classes |= title.classes;
        }
      }
    }
  }

  // The last word of a trigger stands for all of it; "Black Friday" and "South Korean"
  // are no names and no parts of any.
  void MarkTrigger(size_t begin, const WordClasses::Phrase& phrase) {
    const size_t end = begin + phrase.words;
    words_[end - 1].classes |= phrase.classes & ~ClassSet{kTerm};
    if ((phrase.classes & kTerm) != 0) terms_.push_back({begin, end});
    if ((phrase.classes & (kNever | kDemonym)) == 0) return;
    for (size_t i = begin; i < end; ++i) {
      if (words_[i].shape == Shape::kLower) return;
    }
    for (size_t i = begin; i < end; ++i) words_[i].blocked = true;
  }

  // Looks up every word of `core` that may start a name; a word in capitals of three
  // letters or more ("FRANKFURT", "SAN FRANCISCO") a second time as if it were
  // capitalised.
  void MatchGazetteers(TokenRange core) {
    for (size_t i = core.begin; i < core.end; ++i) {
      NameWord& word = words_[i];
      if (word.blocked || word.shape == Shape::kLower ||
          word.shape == Shape::kPunctuation) {
        continue;
      }
      const GazetteerMatch match = LongestAt(i);
      if (match.words == 0) {
        if (word.classes == 0 && word.sentence_start) {
          MarkInflected(tokens_[window_begin_ + i].lower, word);
        }
        continue;
      }
      word.match_words = static_cast<uint8_t>(match.words);
      word.match = NumberOf(match, i);
    }
  }

  GazetteerMatch LongestAt(size_t i) {
    const NameWord& word = words_[i];
    size_t limit = i;
    while (limit < words_.size() && limit < i + 12 && !words_[limit].blocked) {
      ++limit;
      if (words_[limit - 1].cut) break;  // no phrase goes on behind "-based"
    }
    const std::span<const uint64_t> exact(exact_.data() + i, limit - i);
    GazetteerMatch match = gazetteers_.Longest(exact);
    if (match.words == 0 && word.shape == Shape::kUpper && word.span.size() > 2) {
      match = MatchRecased({i, limit});
    }
    return match;
  }

  // Refuses "SNAP", which in capitals is hardly "Snap".
  GazetteerMatch MatchRecased(TokenRange words) {
    recased_.clear();
    for (size_t i = words.begin; i < words.end; ++i) recased_.push_back(RecasedHash(i));
    const GazetteerMatch match = gazetteers_.Longest(recased_);
    const bool acronym = match.words == 1 &&
                         words_[words.begin].span.size() <= kShortAcronym &&
                         !match.Trusted(RowTrust::kListed);
    return acronym ? GazetteerMatch{} : match;
  }

  // The number of a match in NameWords::matches. The same words mean the same: in a
  // long article they come thousands of times.
  uint32_t NumberOf(const GazetteerMatch& match, size_t i) {
    uint64_t key = match.words;
    for (size_t j = i; j < i + match.words; ++j) {
      key = (key ^ exact_[j]) * 0x9E3779B97F4A7C15U;
      key ^= key >> 32U;
    }
    const auto next = static_cast<uint32_t>(out_.matches.size());
    const auto [place, added] = numbers_.try_emplace(key, next);
    if (added) out_.matches.push_back(match);
    return place->second;
  }

  uint64_t RecasedHash(size_t i) const {
    if (words_[i].shape != Shape::kUpper) return exact_[i];
    const std::string_view upper = words_[i].span.In(text_.text());
    std::string word(upper.substr(0, 1));
    word += ToLower(upper.substr(1));
    return WordHash(word, Folding::kExact);
  }

  const TokenizedText& text_;
  const TokenList& tokens_;
  const WordClasses& classes_;
  const Gazetteers& gazetteers_;
  NameWords out_;
  std::vector<Plain>& plain_;                       // of out_
  std::unordered_map<uint64_t, uint32_t> numbers_;  // of matches, by their words
  // The window: what is known of its words so far, and their hashes.
  size_t window_begin_ = 0;
  std::vector<NameWord> words_;
  std::vector<uint64_t> lower_;
  std::vector<uint64_t> exact_;
  std::vector<uint64_t> recased_;
  std::vector<TokenRange> terms_;  // of two words or more
};

NameWords AnnotateWords(const TokenizedText& text, std::span<const Value> values,
                        const WordClasses& classes, const Gazetteers& gazetteers) {
  return NameWordBuilder(text, classes, gazetteers).Run(values);
}

}  // namespace unspin
