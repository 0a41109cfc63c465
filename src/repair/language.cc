#include "repair/language.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"

namespace unspin {
namespace {

constexpr size_t kWhole = 2048;  // bytes; of longer texts windows are looked at
constexpr size_t kWindow = 512;  // bytes of each
constexpr size_t kWindows = 4;
constexpr size_t kMinWords = 3;        // fewer tell nothing
constexpr double kMinEvidence = 0.06;  // a word; news in any language has 0.15 and more
constexpr double kMinScore = 0.7;      // "in" and an accent are no language
constexpr double kNear = 0.75;         // of the best: the declared language decides
constexpr double kOwnLetter = 0.5;     // for a letter that few languages have
constexpr double kStrangeLetter = 0.25;
constexpr double kMaxStrange = 6;  // names of places do not outweigh a text

struct Script {
  std::string_view name;
  char32_t begin;
  char32_t end;
};

// Blocks without letters of other scripts in them; Latin is what is left.
constexpr std::array<Script, 33> kScripts = {{
    {"greek", 0x370, 0x400},      {"cyrillic", 0x400, 0x530},
    {"armenian", 0x530, 0x590},   {"hebrew", 0x590, 0x600},
    {"arabic", 0x600, 0x780},     {"devanagari", 0x900, 0x980},
    {"bengali", 0x980, 0xA00},    {"gurmukhi", 0xA00, 0xA80},
    {"gujarati", 0xA80, 0xB00},   {"oriya", 0xB00, 0xB80},
    {"tamil", 0xB80, 0xC00},      {"telugu", 0xC00, 0xC80},
    {"kannada", 0xC80, 0xD00},    {"malayalam", 0xD00, 0xD80},
    {"sinhala", 0xD80, 0xE00},    {"thai", 0xE00, 0xE80},
    {"lao", 0xE80, 0xF00},        {"myanmar", 0x1000, 0x10A0},
    {"georgian", 0x10A0, 0x1100}, {"hangul", 0x1100, 0x1200},
    {"ethiopic", 0x1200, 0x1380}, {"khmer", 0x1780, 0x1800},
    {"latin", 0x1E00, 0x1F00},    {"greek", 0x1F00, 0x2000},
    {"kana", 0x3040, 0x3100},     {"kana", 0x31F0, 0x3200},
    {"han", 0x3400, 0x4DC0},      {"han", 0x4E00, 0xA000},
    {"hangul", 0xAC00, 0xD7A4},   {"hebrew", 0xFB1D, 0xFB50},
    {"arabic", 0xFB50, 0xFE00},   {"arabic", 0xFE70, 0xFF00},
    {"kana", 0xFF66, 0xFFA0},
}};

size_t ScriptOf(char32_t c) {
  if (c < kScripts[0].begin) return kScripts.size();
  const auto above = std::upper_bound(
      kScripts.begin(), kScripts.end(), c,
      [](char32_t value, const Script& script) { return value < script.begin; });
  const auto script = above - 1;
  return c < script->end ? static_cast<size_t>(script - kScripts.begin())
                         : kScripts.size();
}

// The parts of `text` that are looked at, cut where words or characters end.
std::vector<std::string_view> WindowsOf(std::string_view text) {
  if (text.size() <= kWhole) return {text};
  std::vector<std::string_view> windows;
  const auto boundary = [text](size_t i) {
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U)
      ++i;
    constexpr size_t kLongWord = 24;
    const size_t space = text.find(' ', i);
    return space != std::string_view::npos && space < i + kLongWord ? space : i;
  };
  for (size_t w = 0; w < kWindows; ++w) {
    const size_t at = w * (text.size() - kWindow) / (kWindows - 1);
    const size_t begin = w == 0 ? 0 : boundary(at);
    windows.push_back(text.substr(begin, boundary(at + kWindow) - begin));
  }
  return windows;
}

// The script that most letters are in: "latin" if there are none.
std::string_view MainScript(const std::vector<std::string_view>& windows) {
  std::array<size_t, kScripts.size() + 1> counts{};
  size_t latin = 0;
  for (const std::string_view window : windows) {
    for (size_t i = 0; i < window.size();) {
      const auto byte = static_cast<unsigned char>(window[i]);
      if (byte < 0x80) {
        latin += (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' ? 1 : 0;
        ++i;
        continue;
      }
      const char32_t c = NextCodePoint(window, i);
      if (c < kScripts[0].begin) {
        latin += c >= 0xC0 ? 1 : 0;
      } else {
        ++counts[ScriptOf(c)];
      }
    }
  }
  const bool only_latin = std::all_of(counts.begin(), counts.end(),
                                      [](size_t count) { return count == 0; });
  if (only_latin) return "latin";  // as most texts are
  std::unordered_map<std::string_view, size_t> by_name;
  by_name["latin"] = latin;
  for (size_t s = 0; s < kScripts.size(); ++s) by_name[kScripts[s].name] += counts[s];
  // Kana tells Japanese from Chinese. A sign of these scripts says as much as two or
  // three letters.
  if (by_name["kana"] * 8 > by_name["han"]) by_name["kana"] += by_name["han"];
  for (const std::string_view dense : {"kana", "han", "hangul"}) by_name[dense] *= 2;
  std::string_view best = "latin";
  for (const Script& script : kScripts) {
    if (by_name[script.name] > by_name[best]) best = script.name;
  }
  return best;
}

// A character that can be a part of a word, in any script.
bool IsWordCharacter(char32_t c) {
  if (c < 0xC0) return false;  // ASCII is looked at before
  if (c == 0xD7 || c == 0xF7 || c == 0x60C || c == 0x61B || c == 0x61F || c == 0x6D4) {
    return false;
  }
  return c != 0x964 && c != 0x965 && (c < 0x2000 || c > 0x2BFF) && c < 0x3000;
}

bool IsAsciiLetter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Primary language of a tag: "de" of "de_AT", "nb" of "no".
std::string PrimaryOf(std::string_view tag) {
  std::string primary = ToLower(tag.substr(0, tag.find_first_of("-_")));
  if (primary == "no" || primary == "nn") return "nb";
  if (primary == "iw") return "he";
  if (primary == "in") return "id";
  if (primary == "bs" || primary == "sh") return "hr";
  return primary;
}

// The languages of one script. At most 64: a set of them is a bit mask.
struct Group {
  std::vector<std::string_view> languages;
  std::unordered_map<uint64_t, uint64_t> words;    // by hash
  std::unordered_map<char32_t, uint64_t> letters;  // beside the ones all have
};

using Scores = std::vector<double>;

double Share(uint64_t languages) {
  return 1 / static_cast<double>(__builtin_popcountll(languages));
}

void AddMask(uint64_t languages, double weight, Scores& scores) {
  for (size_t l = 0; l < scores.size(); ++l) {
    if ((languages >> l & 1U) != 0) scores[l] += weight;
  }
}

// Takes the next word, in lower case, from `text` at `i`; empty at the end. Letters
// beyond ASCII are counted in `letters`.
void TakeWord(std::string_view text, size_t& i, std::string& word,
              std::unordered_map<char32_t, size_t>& letters) {
  word.clear();
  bool ascii = true;
  for (; i < text.size();) {
    const char byte = text[i];
    if (static_cast<unsigned char>(byte) < 0x80) {
      if (IsAsciiLetter(byte)) {
        word += static_cast<char>(byte | 0x20);
      } else if (!word.empty()) {
        break;
      }
      ++i;
      continue;
    }
    size_t next = i;
    const char32_t c = NextCodePoint(text, next);
    if (!IsWordCharacter(c)) {
      if (!word.empty()) break;
      i = next;
      continue;
    }
    ++letters[c];
    word += text.substr(i, next - i);
    ascii = false;
    i = next;
  }
  if (!ascii) word = ToLower(word);
}

// How well each language of `group` fits; the number of words looked at.
size_t Score(const std::vector<std::string_view>& windows, const Group& group,
             Scores& scores) {
  size_t words = 0;
  std::string word;
  std::unordered_map<char32_t, size_t> letters;
  for (const std::string_view window : windows) {
    for (size_t i = 0; i < window.size();) {
      TakeWord(window, i, word, letters);
      if (word.empty()) break;
      ++words;
      const auto found = group.words.find(Hash64(word));
      if (found != group.words.end()) {
        AddMask(found->second, std::sqrt(Share(found->second)), scores);
      }
    }
  }
  Scores strange(scores.size());
  for (const auto& [letter, count] : letters) {
    const auto found = group.letters.find(letter);
    if (found == group.letters.end()) continue;
    const double times = static_cast<double>(count);
    AddMask(found->second, times * kOwnLetter * std::sqrt(Share(found->second)),
            scores);
    AddMask(~found->second, times * kStrangeLetter, strange);
  }
  for (size_t l = 0; l < scores.size(); ++l) {
    scores[l] -= std::min(strange[l], kMaxStrange + static_cast<double>(words) / 10);
  }
  return words;
}

}  // namespace

struct LanguageGuesser::Tables {
  std::unordered_map<std::string_view, Group> groups;  // by script
};

LanguageGuesser::LanguageGuesser(const Lexicon& lexicon) {
  auto tables = std::make_unique<Tables>();
  const Table& table = lexicon.table("languages");
  const auto column = [&table](std::string_view name) { return table.Column(name); };
  for (uint32_t row = 0; row < table.rows(); ++row) {
    Group& group = tables->groups[table.Cell(row, column("script"))];
    const uint64_t bit = uint64_t{1} << (group.languages.size() % 64);
    group.languages.push_back(table.Cell(row, column("language")));
    std::string_view words = table.Cell(row, column("words"));
    while (!words.empty()) {
      const size_t end = std::min(words.find('|'), words.size());
      group.words[Hash64(ToLower(words.substr(0, end)))] |= bit;
      words.remove_prefix(std::min(end + 1, words.size()));
    }
    const std::string_view letters = table.Cell(row, column("letters"));
    for (size_t i = 0; i < letters.size();) {
      const char32_t letter = NextCodePoint(letters, i);
      group.letters[letter] |= bit;
      std::string one;
      AppendUtf8(letter, one);
      const std::string upper = ToUpper(one);
      size_t at = 0;
      if (!upper.empty()) group.letters[NextCodePoint(upper, at)] |= bit;
    }
  }
  tables_ = std::move(tables);
}

LanguageGuesser::~LanguageGuesser() = default;

std::string LanguageGuesser::Guess(std::string_view text,
                                   const std::optional<std::string>& declared) const {
  text = text.substr(0, ValidUtf8Prefix(text));
  const std::vector<std::string_view> windows = WindowsOf(text);
  std::string hint = declared ? PrimaryOf(*declared) : std::string();
  const auto found = tables_->groups.find(MainScript(windows));
  if (found == tables_->groups.end()) return "und";
  const Group& group = found->second;
  const auto hinted = std::find(group.languages.begin(), group.languages.end(), hint);
  const bool has_hint = hinted != group.languages.end();
  if (group.languages.size() == 1) return std::string(group.languages[0]);

  Scores scores(group.languages.size());
  const size_t words = Score(windows, group, scores);
  const auto best = std::max_element(scores.begin(), scores.end());
  const double evidence = *best / static_cast<double>(std::max<size_t>(words, 1));
  if (words == 0) return "und";
  if (words < kMinWords || evidence < kMinEvidence || *best < kMinScore) {
    return has_hint ? hint : std::string("und");
  }
  if (has_hint) {
    const auto at = static_cast<size_t>(hinted - group.languages.begin());
    if (scores[at] >= *best * kNear) return hint;
  }
  return std::string(group.languages[static_cast<size_t>(best - scores.begin())]);
}

}  // namespace unspin
