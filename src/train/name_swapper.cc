#include "train/name_swapper.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/mention.h"
#include "lexicon/words.h"

namespace unspin {
namespace {

constexpr size_t kShortestWord = 4;
constexpr size_t kLongestWord = 10;
constexpr float kRealBrands = 0.25F;
constexpr float kAcronyms = 0.08F;
constexpr float kInnerCapitals = 0.08F;
constexpr float kAccents = 0.1F;

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

std::string Upper(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string Lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool Has(TypeSet types, EntityType type) {
  return (types >> static_cast<size_t>(type) & 1U) != 0;
}

// "Velmára": the first plain vowel behind the first letter gets an accent.
std::string WithAccent(const std::string& word) {
  constexpr std::array<std::pair<char, std::string_view>, 5> kAccented = {
      {{'a', "á"}, {'e', "é"}, {'i', "í"}, {'o', "ö"}, {'u', "ü"}}};
  for (size_t i = 1; i < word.size(); ++i) {
    for (const auto& [plain, accented] : kAccented) {
      if (word[i] != plain) continue;
      return word.substr(0, i) + std::string(accented) + word.substr(i + 1);
    }
  }
  return word;
}

// The cells of a column that are one word of ASCII letters with a capital.
std::vector<std::string> OneWordCells(const Table& table, std::string_view column) {
  std::vector<std::string> words;
  const uint32_t number = table.Column(column);
  for (uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.Cell(row, number);
    const bool plain = std::all_of(cell.begin(), cell.end(),
                                   [](char c) { return IsUpper(c) || IsLower(c); });
    if (plain && cell.size() > 2 && IsUpper(cell[0])) words.emplace_back(cell);
  }
  return words;
}

}  // namespace

void WordInventor::Learn(std::string_view word) {
  const std::string padded = "^^" + Lower(word) + "$";
  for (size_t i = 2; i < padded.size(); ++i)
    next_[padded.substr(i - 2, 2)] += padded[i];
}

std::string WordInventor::Draw(Dice& dice) const {
  std::string word = "^^";
  while (word.size() < kLongestWord + 3) {
    const auto found = next_.find(std::string_view(word).substr(word.size() - 2));
    const std::string& letters = found->second;
    const char next = letters[dice.Below(letters.size())];
    if (next == '$') break;
    word += next;
  }
  return word.substr(2);
}

std::string WordInventor::Invent(Dice& dice) const {
  std::string word;
  do {
    word = Draw(dice);
  } while (word.size() < kShortestWord || word.size() > kLongestWord);
  word[0] = Upper(word.substr(0, 1))[0];
  return word;
}

NameSwapper::NameSwapper(const Lexicon& lexicon, uint64_t seed)
    : classes_(lexicon),
      dice_(seed),
      brands_(OneWordCells(lexicon.table("companies"), "name")),
      given_(OneWordCells(lexicon.table("given_names"), "name")),
      surnames_(OneWordCells(lexicon.table("surnames"), "name")),
      places_(OneWordCells(lexicon.table("places"), "name")) {
  std::erase_if(brands_, [&](const std::string& brand) { return !IsTelling(brand); });
  for (const std::string& brand : brands_) inventor_.Learn(brand);
  for (size_t i = 0; i < places_.size(); i += 4) inventor_.Learn(places_[i]);
}

bool NameSwapper::IsTelling(std::string_view word) const {
  if (word.size() < 3 || !IsUpper(word[0])) return false;
  const bool letters = std::all_of(word.begin(), word.end(), [](char c) {
    return IsUpper(c) || IsLower(c) || c == '-' || static_cast<unsigned char>(c) > 127;
  });
  return letters && classes_.Of(WordHash(word, Folding::kLower)) == 0;
}

std::string NameSwapper::NewBrand() {
  if (dice_.Falls(kRealBrands)) return brands_[dice_.Below(brands_.size())];
  std::string word = inventor_.Invent(dice_);
  if (dice_.Falls(kAccents)) return WithAccent(word);
  if (dice_.Falls(kAcronyms)) return Upper(word.substr(0, 3));
  if (dice_.Falls(kInnerCapitals)) {
    const size_t at = word.size() / 2;
    word[at] = Upper(word.substr(at, 1))[0];
  }
  return word;
}

std::string NameSwapper::NewWord(TypeSet types, bool first_of_several) {
  if (Has(types, EntityType::kPerson)) {
    const auto& names = first_of_several ? given_ : surnames_;
    return names[dice_.Below(names.size())];
  }
  if (Has(types, EntityType::kPlace)) return places_[dice_.Below(places_.size())];
  return NewBrand();
}

void NameSwapper::ChooseWords(std::string_view name, TypeSet types, Words& words) {
  const std::vector<Word> parts = SplitWords(name);
  for (size_t i = 0; i < parts.size(); ++i) {
    const std::string word(parts[i].In(name));
    if (!IsTelling(word) || words.count(word) > 0) continue;
    words[word] = NewWord(types, i == 0 && parts.size() > 1);
  }
}

std::string NameSwapper::Rewrite(const std::string& text, Field field,
                                 const Words& words, std::vector<TaggedSpan>& names) {
  std::string out;
  size_t done = 0;
  std::vector<std::pair<size_t, size_t>> shifts;  // ends of words, in both texts
  for (const Word& part : SplitWords(text)) {
    const std::string_view word = part.In(text);
    auto found = words.find(word);
    const bool upper = found == words.end() && word.size() > 3 && Upper(word) == word;
    if (upper) {
      found = std::find_if(words.begin(), words.end(), [&](const auto& entry) {
        return Upper(entry.first) == word;
      });
    }
    out.append(text, done, part.begin - done);
    shifts.emplace_back(part.begin, out.size());
    if (found == words.end()) {
      out.append(word);
    } else {
      out.append(upper ? Upper(found->second) : found->second);
    }
    shifts.emplace_back(part.end, out.size());
    done = part.end;
  }
  out.append(text, done);
  const auto moved = [&](size_t at) {
    const auto after =
        std::upper_bound(shifts.begin(), shifts.end(), at,
                         [](size_t a, const auto& shift) { return a < shift.first; });
    if (after == shifts.begin()) return at;
    return (after - 1)->second + (at - (after - 1)->first);
  };
  for (TaggedSpan& name : names) {
    if (name.field == field) name.span = {moved(name.span.begin), moved(name.span.end)};
  }
  return out;
}

TaggedText NameSwapper::Swap(const TaggedText& text) {
  Words words;
  for (const TaggedSpan& name : text.names) {
    const std::string& field = name.field == Field::kTitle ? text.title : text.body;
    ChooseWords(name.span.In(field), name.types, words);
  }
  TaggedText out = text;
  out.title = Rewrite(text.title, Field::kTitle, words, out.names);
  out.body = Rewrite(text.body, Field::kBody, words, out.names);
  return out;
}

}  // namespace unspin
