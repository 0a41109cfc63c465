#include "base/charset_detector.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/charset_languages.h"
#include "base/unicode.h"

namespace unspin {
namespace {

constexpr size_t kMaxCounted = 600;   // bytes above ASCII that are looked at
constexpr size_t kWideSample = 1024;  // bytes of UTF-16 or UTF-32
constexpr double kUnknown = -20;      // nats of an encoding that is not known here
// Logarithms of how probable a byte above ASCII is...
constexpr float kCostOfMark = -1.2F;     // a quote, dash or the like, where it belongs
constexpr float kJoiningDash = -4;       // "word—word"
constexpr float kMisplaced = -7;         // the same inside of a word
constexpr float kCostOfCapital = -2.3F;  // a capital against its small letter
constexpr float kLateCapital = -9;       // behind a small letter
constexpr float kOtherLetter = -8.5F;
constexpr float kCostOfSymbol = -9;
constexpr float kCostOfUnassigned = -14;
constexpr float kTwoScripts = -5;       // beside an ASCII letter, if it is not Latin
constexpr float kRareEncoding = -1.5F;  // for each that comes before it in a language
constexpr float kNotWestern = -0.3F;    // for all but Windows-1252

enum class ByteKind : uint8_t { kMark, kSymbol, kUnassigned, kSmall, kCapital };

struct Page {
  std::string name;
  std::array<char32_t, 128> characters{};  // of the bytes from 0x80
  std::array<ByteKind, 128> kinds{};
  std::array<bool, 128> latin{};
};

// A language in one encoding.
struct Hypothesis {
  size_t page = 0;
  float prior = 0;
  std::array<float, 128> letters{};  // for bytes of letters
};

bool IsMark(char32_t c) {
  constexpr std::u32string_view kMarks = U"“”„‘’‚«»–—…•€£°©®™§\u00A0№·‹›";
  return kMarks.find(c) != kMarks.npos;
}

ByteKind KindOf(char32_t c) {
  if (c == 0 || (c >= 0x80 && c < 0xA0)) return ByteKind::kUnassigned;
  if (IsMark(c)) return ByteKind::kMark;
  if (IsUpper(c)) return ByteKind::kCapital;
  return IsLetter(c) || IsCombiningMark(c) ? ByteKind::kSmall : ByteKind::kSymbol;
}

Page MakePage(std::string_view name) {
  Page page;
  page.name = name;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(page.name.c_str(), &status), &ucnv_close);
  for (size_t i = 0; i < 128 && U_SUCCESS(status) != 0; ++i) {
    const char byte = static_cast<char>(i + 128);
    std::array<UChar, 4> out{};
    UErrorCode error = U_ZERO_ERROR;
    const int32_t size =
        ucnv_toUChars(converter.get(), out.data(), 4, &byte, 1, &error);
    const bool found = U_SUCCESS(error) != 0 && size == 1 && out[0] != 0xFFFD &&
                       (out[0] < 0xE000 || out[0] >= 0xF900);
    page.characters[i] = found ? out[0] : 0;
  }
  for (size_t i = 0; i < 128; ++i) {
    page.kinds[i] = KindOf(page.characters[i]);
    page.latin[i] = page.characters[i] < 0x250;
  }
  return page;
}

char32_t LowerOf(char32_t c) {
  std::string text;
  AppendUtf8(c, text);
  text = ToLower(text);
  size_t i = 0;
  return NextCodePoint(text, i);
}

Hypothesis MakeHypothesis(const CharsetLanguage& language, const Page& page) {
  Hypothesis made;
  float sum = 0;
  for (size_t rank = 0; rank < language.letters.size(); ++rank) {
    sum += 1 / static_cast<float>(rank + 3);
  }
  for (size_t i = 0; i < 128; ++i) {
    const char32_t c = page.characters[i];
    size_t rank = language.letters.find(c);
    const bool capital = rank == language.letters.npos;
    if (capital && page.kinds[i] == ByteKind::kCapital) {
      rank = language.letters.find(LowerOf(c));
    }
    made.letters[i] = rank == language.letters.npos
                          ? kOtherLetter
                          : std::log(1 / static_cast<float>(rank + 3) / sum) +
                                (capital ? kCostOfCapital : 0);
  }
  return made;
}

class Detector {
 public:
  Detector() {
    for (const CharsetLanguage& language : kCharsetLanguages) {
      std::string_view names = language.encodings;
      float prior = names.starts_with("windows-1252") ? 0 : kNotWestern;
      while (!names.empty()) {
        const size_t end = std::min(names.find(' '), names.size());
        const size_t page = PageOf(names.substr(0, end));
        names.remove_prefix(std::min(end + 1, names.size()));
        hypotheses_.push_back(MakeHypothesis(language, pages_[page]));
        hypotheses_.back().page = page;
        hypotheses_.back().prior = prior;
        prior += kRareEncoding;
      }
    }
  }

  // The best of all hypotheses, or of those in `only`.
  SingleByteGuess Detect(std::string_view bytes, std::string_view only) const {
    const std::vector<size_t> places = PlacesAboveAscii(bytes);
    std::vector<float> context(pages_.size());
    for (size_t page = 0; page < pages_.size(); ++page) {
      for (const size_t i : places) {
        context[page] += ContextCost(pages_[page], bytes, i);
      }
    }
    const Hypothesis* best = nullptr;
    float best_score = 0;
    for (const Hypothesis& hypothesis : hypotheses_) {
      const Page& page = pages_[hypothesis.page];
      if (!only.empty() && page.name != only) continue;
      float score = context[hypothesis.page] + hypothesis.prior;
      for (const size_t i : places) {
        const size_t byte = static_cast<unsigned char>(bytes[i]) - 128U;
        if (IsLetterKind(page.kinds[byte])) score += hypothesis.letters[byte];
      }
      if (best != nullptr && score <= best_score) continue;
      best_score = score;
      best = &hypothesis;
    }
    if (best == nullptr) return {std::string(only), kUnknown, places.size()};
    const size_t count = std::max<size_t>(places.size(), 1);
    return {pages_[best->page].name,
            static_cast<double>(best_score) / static_cast<double>(count),
            places.size()};
  }

 private:
  size_t PageOf(std::string_view name) {
    for (size_t i = 0; i < pages_.size(); ++i) {
      if (pages_[i].name == name) return i;
    }
    pages_.push_back(MakePage(name));
    return pages_.size() - 1;
  }

  static bool IsLetterKind(ByteKind kind) {
    return kind == ByteKind::kSmall || kind == ByteKind::kCapital;
  }

  static std::vector<size_t> PlacesAboveAscii(std::string_view bytes) {
    std::vector<size_t> places;
    for (size_t i = SkipAscii(bytes, 0);
         i < bytes.size() && places.size() < kMaxCounted; i = SkipAscii(bytes, i + 1)) {
      places.push_back(i);
    }
    return places;
  }

  // The byte at `i` as part of a word.
  static bool InWord(const Page& page, std::string_view bytes, size_t i) {
    if (i >= bytes.size()) return false;
    const auto byte = static_cast<unsigned char>(bytes[i]);
    return byte < 128 ? IsLetter(byte) : IsLetterKind(page.kinds[byte - 128U]);
  }
  static bool IsSmallAt(const Page& page, std::string_view bytes, size_t i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    return byte < 128 ? byte >= 'a' && byte <= 'z'
                      : page.kinds[byte - 128U] == ByteKind::kSmall;
  }

  // What the byte at `i` costs in this page whatever the language.
  static float ContextCost(const Page& page, std::string_view bytes, size_t i) {
    const size_t byte = static_cast<unsigned char>(bytes[i]) - 128U;
    const bool after_word = i > 0 && InWord(page, bytes, i - 1);
    const bool before_word = InWord(page, bytes, i + 1);
    switch (page.kinds[byte]) {
      case ByteKind::kMark: {
        const char32_t c = page.characters[byte];
        if (!after_word || !before_word) return kCostOfMark;
        if (c == 0x2019 || c == 0xB7 || c == 0xA0) return kCostOfMark;
        return c == 0x2013 || c == 0x2014 || c == 0x2026 ? kJoiningDash : kMisplaced;
      }
      case ByteKind::kSymbol:
        return kCostOfSymbol;
      case ByteKind::kUnassigned:
        return kCostOfUnassigned;
      default:
        break;
    }
    float cost = 0;
    if (page.kinds[byte] == ByteKind::kCapital && after_word &&
        IsSmallAt(page, bytes, i - 1)) {
      cost += kLateCapital;
    }
    const auto is_ascii_letter = [&](size_t k) {
      return k < bytes.size() && static_cast<unsigned char>(bytes[k]) < 128 &&
             IsLetter(static_cast<unsigned char>(bytes[k]));
    };
    if (!page.latin[byte] &&
        ((i > 0 && is_ascii_letter(i - 1)) || is_ascii_letter(i + 1)))
      cost += kTwoScripts;
    return cost;
  }

  std::vector<Page> pages_;
  std::vector<Hypothesis> hypotheses_;
};

const Detector& SharedDetector() {
  static const Detector kDetector;
  return kDetector;
}

// Letters, marks and spaces of living scripts; ASCII, which text has most of, twice.
int Plausibility(char32_t c) {
  if (c == '\n' || c == '\r' || c == '\t' || (c >= 0x20 && c < 0x7F)) return 2;
  const bool alphabet = (c >= 0xA0 && c < 0x700) || (c >= 0x900 && c < 0x1200);
  if (alphabet) return IsLetter(c) || IsCombiningMark(c) ? 1 : 0;
  const bool marks = (c >= 0x2010 && c < 0x2040) || (c >= 0x3000 && c < 0x3040) ||
                     (c >= 0xFF00 && c < 0xFF60);
  const bool east_asian = (c >= 0x3040 && c < 0x3100) || (c >= 0x4E00 && c < 0x9FA0) ||
                          (c >= 0xAC00 && c < 0xD7A4);
  return marks || east_asian ? 1 : 0;
}

// The plausibility of the 16-bit or 32-bit units in the sample; -1 if one is no
// character.
int CountPlausible(std::string_view sample, size_t width, bool big) {
  int plausible = 0;
  for (size_t i = 0; i + width <= sample.size(); i += width) {
    char32_t c = 0;
    for (size_t k = 0; k < width; ++k) {
      const size_t at = big ? i + k : i + width - 1 - k;
      c = c << 8U | static_cast<unsigned char>(sample[at]);
    }
    if (c > 0x10FFFF || c == 0xFFFE || c == 0xFFFF) return -1;
    if (width == 4 && c >= 0xD800 && c < 0xE000) return -1;
    plausible += Plausibility(c);
  }
  return plausible;
}

}  // namespace

std::string DetectWideCharset(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kWideSample);
  if (sample.size() < 8) return {};
  if (bytes.size() % 4 == 0) {
    const int units = static_cast<int>(sample.size() / 4);
    if (CountPlausible(sample, 4, false) * 2 > units) return "UTF-32LE";
    if (CountPlausible(sample, 4, true) * 2 > units) return "UTF-32BE";
  }
  const int units = static_cast<int>(sample.size() / 2);
  const int little = CountPlausible(sample, 2, false);
  const int big = CountPlausible(sample, 2, true);
  if (std::max(little, big) * 10 < units * 9) return {};
  return little >= big ? "UTF-16LE" : "UTF-16BE";
}

SingleByteGuess DetectSingleByteCharset(std::string_view bytes) {
  return SharedDetector().Detect(bytes, {});
}

double NatsIn(std::string_view charset, std::string_view bytes) {
  return SharedDetector().Detect(bytes, charset).nats;
}

}  // namespace unspin
