#include "repair/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "base/unicode.h"

namespace unspin {
namespace {

constexpr size_t kSample = 4096;    // bytes looked at
constexpr size_t kMinWords = 4;     // fewer tell nothing
constexpr double kMinShare = 0.08;  // of stop words; English news has 0.3 and more

// The most frequent words of a language that few others share. Spinners leave articles,
// "and" and "of" alone, so spun English still counts as English.
struct StopWords {
  std::string_view language;
  std::array<std::string_view, 24> words;
};

constexpr std::array<StopWords, 9> kStopWords = {{
    {"en", {"the",  "of",   "and",  "to",    "a",    "for", "that", "is",
            "was",  "with", "it",   "its",   "as",   "by",  "from", "has",
            "have", "are",  "this", "which", "said", "on",  "at",   "will"}},
    {"de", {"der",  "die", "und", "das",  "den",   "von",   "mit", "ist",
            "dem",  "des", "ein", "eine", "nicht", "auf",   "für", "sich",
            "auch", "im",  "zu",  "wird", "bei",   "einen", "aus", "nach"}},
    {"fr", {"le",  "la",  "les",  "des",  "et",  "est", "une",   "un",
            "du",  "que", "dans", "pour", "qui", "sur", "par",   "avec",
            "pas", "au",  "sont", "plus", "ce",  "aux", "cette", "été"}},
    {"es", {"el",   "la",  "los",  "las", "de",   "que", "y",   "del",
            "una",  "un",  "por",  "con", "para", "se",  "su",  "es",
            "como", "más", "pero", "ha",  "al",   "en",  "sus", "fue"}},
    {"it", {"il",  "che",   "di",  "della", "del",   "per",    "una", "gli",
            "nel", "sono",  "con", "non",   "dei",   "alla",   "più", "si",
            "le",  "anche", "ha",  "lo",    "delle", "questo", "è",   "e"}},
    {"pt", {"o",    "os",  "da",   "do",   "das", "dos", "que",    "em",
            "uma",  "um",  "para", "com",  "não", "ao",  "na",     "no",
            "mais", "foi", "pela", "pelo", "são", "e",   "também", "seu"}},
    {"nl", {"de",   "het",  "een", "van",   "en",     "dat",  "niet", "zijn",
            "voor", "met",  "op",  "ook",   "aan",    "naar", "bij",  "wordt",
            "uit",  "maar", "te",  "heeft", "worden", "nog",  "deze", "werd"}},
    {"sv", {"och", "att", "det",  "som",  "på",  "är",    "av",  "för",
            "med", "den", "till", "inte", "har", "ett",   "om",  "från",
            "var", "men", "sig",  "vid",  "kan", "efter", "ska", "också"}},
    {"pl", {"w",     "i",   "na",  "z",    "się",   "nie", "jest", "że",
            "do",    "to",  "jak", "po",   "od",    "za",  "oraz", "dla",
            "przez", "tym", "są",  "jego", "który", "ma",  "ale",  "być"}},
}};

struct Script {
  std::string_view language;  // the one most often written in it
  char32_t begin;
  char32_t end;
};

// Kana tells Japanese from Chinese, so it comes first.
constexpr std::array<Script, 10> kScripts = {{
    {"ja", 0x3040, 0x3100},
    {"zh", 0x4E00, 0xA000},
    {"ko", 0xAC00, 0xD7A4},
    {"ru", 0x0400, 0x0530},
    {"el", 0x0370, 0x0400},
    {"he", 0x0590, 0x0600},
    {"ar", 0x0600, 0x0780},
    {"hi", 0x0900, 0x0980},
    {"ta", 0x0B80, 0x0C00},
    {"th", 0x0E00, 0x0E80},
}};

// The language of the script that most letters are in; empty for Latin.
std::string_view LanguageOfScript(std::string_view text) {
  std::array<size_t, kScripts.size()> counts{};
  size_t latin = 0;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (c < 0x250) {
      latin += IsLetter(c) ? 1 : 0;
      continue;
    }
    for (size_t s = 0; s < kScripts.size(); ++s) {
      if (c >= kScripts[s].begin && c < kScripts[s].end) ++counts[s];
    }
  }
  if (counts[0] * 8 > counts[1]) counts[0] += counts[1];
  const auto best = std::max_element(counts.begin(), counts.end());
  if (*best * 2 <= latin || *best == 0) return {};
  return kScripts[static_cast<size_t>(best - counts.begin())].language;
}

// A bit for each language of kStopWords.
const std::unordered_map<std::string_view, uint16_t>& LanguagesByWord() {
  static const auto kMap = [] {
    std::unordered_map<std::string_view, uint16_t> map;
    for (size_t l = 0; l < kStopWords.size(); ++l) {
      for (const std::string_view word : kStopWords[l].words) {
        map[word] = static_cast<uint16_t>(map[word] | 1U << l);
      }
    }
    return map;
  }();
  return kMap;
}

std::string_view LanguageOfWords(std::string_view text) {
  std::array<size_t, kStopWords.size()> counts{};
  size_t words = 0;
  const std::string lower = ToLower(text);
  const std::string_view view = lower;
  const auto& languages = LanguagesByWord();
  const auto is_word = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
  };
  for (size_t i = 0; i < view.size();) {
    size_t end = i;
    while (end < view.size() && is_word(view[end])) ++end;
    if (end == i) {
      ++i;
      continue;
    }
    ++words;
    const std::string_view word = view.substr(i, end - i);
    if (const auto found = languages.find(word); found != languages.end()) {
      for (size_t l = 0; l < counts.size(); ++l) counts[l] += found->second >> l & 1U;
    }
    i = end;
  }
  const auto best = std::max_element(counts.begin(), counts.end());
  if (words < kMinWords || *best == 0) return "und";
  if (static_cast<double>(*best) < kMinShare * static_cast<double>(words)) return "und";
  return kStopWords[static_cast<size_t>(best - counts.begin())].language;
}

}  // namespace

std::string GuessLanguage(std::string_view text) {
  std::string_view sample = text.substr(0, kSample);
  sample = sample.substr(0, ValidUtf8Prefix(sample));
  if (const std::string_view language = LanguageOfScript(sample); !language.empty()) {
    return std::string(language);
  }
  return std::string(LanguageOfWords(sample));
}

}  // namespace unspin
