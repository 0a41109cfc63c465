#include "store/stories/fingerprint.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "base/hash.h"
#include "base/unicode.h"

namespace unspin {
namespace {

constexpr bool IsAsciiAlnum(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsWordCharacter(char32_t c) {
  if (c < 0x80) return IsAsciiAlnum(c);
  return IsLetter(c) || IsDigit(c) || IsCombiningMark(c);
}

// Scripts that are written without spaces: a character counts as a word.
bool IsUnspacedScript(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x3040 && c <= 0x30FF) ||
         (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool EndsSentenceAt(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == '"' ||
         c == 0x201C || c == 0x201D || c == 0x3002;
}

struct Token {
  std::string_view raw;
  bool capital = false;  // has a capital letter
  bool digit = false;
  bool starts_sentence = false;
};

// Cuts a text into words and numbers ("1,200.5" and "06:12" are one), one after
// another.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  bool Next(Token& token) {
    bool starts = at_ == 0;
    size_t begin = at_;
    char32_t c = 0;
    for (;; begin = at_) {
      if (at_ >= text_.size()) return false;
      c = NextCodePoint(text_, at_);
      if (IsWordCharacter(c)) break;
      starts = starts || EndsSentenceAt(c);
    }
    token = Token{};
    token.starts_sentence = starts;
    Take(c, token);
    if (!IsUnspacedScript(c)) TakeRest(token);
    token.raw = text_.substr(begin, at_ - begin);
    return true;
  }

 private:
  static void Take(char32_t c, Token& token) {
    token.capital = token.capital || (c < 0x80 ? c >= 'A' && c <= 'Z' : IsUpper(c));
    token.digit = token.digit || (c < 0x80 ? c >= '0' && c <= '9' : IsDigit(c));
  }

  void TakeRest(Token& token) {
    while (at_ < text_.size()) {
      size_t next = at_;
      const char32_t c = NextCodePoint(text_, next);
      if (IsWordCharacter(c) && !IsUnspacedScript(c)) {
        Take(c, token);
      } else if (!JoinsDigits(c, next)) {
        return;
      }
      at_ = next;
    }
  }

  // A mark at `at_`, which ends before `next`, between two digits.
  bool JoinsDigits(char32_t c, size_t next) const {
    const auto digit = [&](size_t at) {
      return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
    };
    return (c == '.' || c == ',' || c == ':') && digit(at_ - 1) && digit(next);
  }

  std::string_view text_;
  size_t at_ = 0;
};

bool IsYear(std::string_view raw) {
  return raw.size() == 4 && (raw.starts_with("19") || raw.starts_with("20")) &&
         std::all_of(raw.begin(), raw.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

uint64_t WordHash(std::string_view raw, std::string& scratch) {
  if (!IsAscii(raw)) return Hash64(ToLower(raw));
  scratch.assign(raw);
  for (char& c : scratch) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return Hash64(scratch);
}

// Depends on the order of the two.
uint32_t Mix(uint64_t a, uint64_t b) {
  uint64_t hash = (a ^ (b * 0x9E3779B97F4A7C15U)) * 0xD6E8FEB86659FD93U;
  hash ^= hash >> 32U;
  return static_cast<uint32_t>((hash * 0xD6E8FEB86659FD93U) >> 32U);
}

void AddWord(uint64_t hash, uint64_t& before, Fingerprint& print) {
  if (before != 0) print.words.push_back(Mix(before, hash));
  before = hash;
}

void Finish(std::vector<uint32_t>& features, size_t most) {
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  if (features.size() > most) features.resize(most);
  features.shrink_to_fit();
}

struct Counts {
  double shared = 0;
  double either = 0;
  double lighter = 0;
  bool empty() const { return either == 0; }
  double Share() const { return empty() ? -1 : shared / either; }
};

// What is known of the sets behind two lists of smallest hashes: nothing above the last
// one of a list that was cut.
Counts Count(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b,
             size_t most) {
  constexpr uint32_t kAll = std::numeric_limits<uint32_t>::max();
  const uint32_t last =
      std::min(a.size() < most ? kAll : a.back(), b.size() < most ? kAll : b.back());
  Counts counts;
  double of_a = 0;
  double of_b = 0;
  size_t i = 0;
  size_t j = 0;
  while (true) {
    const bool in_a = i < a.size() && a[i] <= last;
    const bool in_b = j < b.size() && b[j] <= last;
    if (!in_a && !in_b) break;
    ++counts.either;
    if (in_a && in_b && a[i] == b[j]) ++counts.shared;
    const uint32_t next = !in_b || (in_a && a[i] <= b[j]) ? a[i] : b[j];
    if (in_a && a[i] == next) ++of_a, ++i;
    if (in_b && b[j] == next) ++of_b, ++j;
  }
  counts.lighter = std::min(of_a, of_b);
  return counts;
}

// Least share of what either has that both have: copies may have lost their end.
constexpr double kCopies = 0.35;
// Least share of the names and numbers of the text that has fewer. A copy that was cut
// short has those of its original; two texts from one template each have their own.
constexpr double kWithin = 0.8;
// The same for numbers alone. Spinners leave them alone, and two notices from one
// template have other dates.
constexpr double kSameNumbers = 0.65;
// With fewer names and numbers words must be alike as well.
constexpr double kFewFeatures = 12;
constexpr double kSameWordsOfFew = 0.2;
// Two reports of one event have names in common, but of their words in pairs less than
// a tenth. Spun copies of one text by two spinners, unrepaired, have .14 and more.
constexpr double kSameWords = 0.1;

// Whether two lists of numbers are those of one text. Spun copies have "30" for
// "thirty", so one number tells nothing of a long text.
bool HaveSameNumbers(const Counts& numbers, bool few) {
  if (numbers.lighter < (few ? 1 : 2)) return true;
  return numbers.shared >= kSameNumbers * numbers.lighter;
}

void Judge(const Counts& names, const Counts& numbers, const Counts& words,
           Likeness& likeness) {
  double shared = names.shared + numbers.shared;
  double either = names.either + numbers.either;
  const double lighter = names.lighter + numbers.lighter;
  const bool within = shared >= kWithin * lighter;
  const bool few = lighter < kFewFeatures;
  if (few) {
    shared += words.shared;
    either += words.either;
  }
  if (either == 0) return;
  likeness.score = shared / either;
  likeness.are_copies = likeness.score >= kCopies && within &&
                        HaveSameNumbers(numbers, few) &&
                        likeness.words >= (few ? kSameWordsOfFew : kSameWords);
}

// Bands of fewer names and numbers would join all that has two of them in common.
constexpr size_t kLeastNames = 6;

// Adds `kCount` bands of the features, numbered from `first`.
template <size_t kCount>
void AddBands(std::initializer_list<const std::vector<uint32_t>*> features,
              uint64_t first, std::vector<int32_t>& bands) {
  std::array<uint32_t, kCount * kBandRows> least;
  least.fill(std::numeric_limits<uint32_t>::max());
  for (const auto* const list : features) {
    for (const uint32_t feature : *list) {
      // A random order of all features for each row: odd multipliers of a good spread.
      uint64_t multiplier = 0x9E3779B97F4A7C15U;
      for (uint32_t& smallest : least) {
        const auto rank =
            static_cast<uint32_t>((feature + 0x7F4A7C15U) * (multiplier | 1U) >> 32U);
        smallest = std::min(smallest, rank);
        multiplier = multiplier * 6364136223846793005U + 1442695040888963406U;
      }
    }
  }
  for (uint64_t band = 0; band < kCount; ++band) {
    std::array<uint32_t, kBandRows> rows;
    std::copy_n(least.begin() + static_cast<ptrdiff_t>(band * kBandRows), kBandRows,
                rows.begin());
    const auto bytes = std::bit_cast<std::array<char, sizeof rows>>(rows);
    const uint64_t hash = Hash64({bytes.data(), bytes.size()}, first + band);
    bands.push_back(static_cast<int32_t>(hash >> 32U));
  }
}

}  // namespace

Fingerprint FingerprintOf(std::string_view title, std::string_view text) {
  Fingerprint print;
  std::string scratch;
  uint64_t before = 0;
  Tokenizer of_title(title);
  for (Token token; of_title.Next(token);)
    AddWord(WordHash(token.raw, scratch), before, print);
  before = 0;
  uint64_t name_before = 0;
  Tokenizer of_text(text);
  for (Token token; of_text.Next(token);) {
    const uint64_t hash = WordHash(token.raw, scratch);
    AddWord(hash, before, print);
    if (token.raw.size() < 2) continue;  // spinners write "2" for "two"
    const bool name = token.capital && !token.starts_sentence;
    if (!token.digit && !name) continue;
    if (token.digit && !IsYear(token.raw)) {
      print.numbers.push_back(Mix(hash, 1));
      continue;
    }
    print.names.push_back(Mix(hash, 2));
    if (name_before != 0) print.names.push_back(Mix(name_before, hash));
    name_before = hash;
  }
  Finish(print.names, Fingerprint::kMostNames);
  Finish(print.numbers, Fingerprint::kMostNumbers);
  Finish(print.words, Fingerprint::kMostWords);
  return print;
}

std::string ToBytes(const Fingerprint& print) {
  const auto sizes = {print.names.size(), print.numbers.size(), print.words.size()};
  std::string bytes;
  for (const size_t size : sizes) bytes += static_cast<char>(size);
  for (const auto* list : {&print.names, &print.numbers, &print.words}) {
    for (const uint32_t feature : *list) {
      for (unsigned shift = 0; shift < 32; shift += 8) {
        bytes += static_cast<char>(feature >> shift & 0xFFU);
      }
    }
  }
  return bytes;
}

Fingerprint FingerprintFromBytes(std::string_view bytes) {
  Fingerprint print;
  if (bytes.size() < 3) return print;
  const auto byte = [&](size_t at) { return static_cast<unsigned char>(bytes[at]); };
  if (bytes.size() != 3 + 4 * (size_t{byte(0)} + byte(1) + byte(2))) return print;
  size_t at = 3;
  size_t list_number = 0;
  for (auto* list : {&print.names, &print.numbers, &print.words}) {
    list->resize(byte(list_number++));
    for (uint32_t& feature : *list) {
      feature = byte(at) | static_cast<uint32_t>(byte(at + 1)) << 8U |
                static_cast<uint32_t>(byte(at + 2)) << 16U |
                static_cast<uint32_t>(byte(at + 3)) << 24U;
      at += 4;
    }
  }
  return print;
}

Likeness Compare(const Fingerprint& a, const Fingerprint& b) {
  const Counts names = Count(a.names, b.names, Fingerprint::kMostNames);
  const Counts numbers = Count(a.numbers, b.numbers, Fingerprint::kMostNumbers);
  const Counts words = Count(a.words, b.words, Fingerprint::kMostWords);
  Likeness likeness{names.Share(), numbers.Share(), words.Share()};
  Judge(names, numbers, words, likeness);
  return likeness;
}

std::vector<int32_t> BandsOf(const Fingerprint& print) {
  std::vector<int32_t> bands;
  if (print.names.size() + print.numbers.size() >= kLeastNames) {
    AddBands<kNameBands>({&print.names, &print.numbers}, 0, bands);
  }
  if (print.names.size() + print.numbers.size() + print.words.size() > 0) {
    AddBands<kTextBands>({&print.names, &print.numbers, &print.words}, kNameBands,
                         bands);
  }
  return bands;
}

}  // namespace unspin
