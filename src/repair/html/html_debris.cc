#include "repair/html/html_debris.h"

#include <algorithm>
#include <array>

#include "lexicon/lexicon.h"
#include "repair/html/html_tokens.h"

namespace unspin {
namespace {

constexpr size_t kMaxAttribute = 512;  // bytes; utility-class pages have long ones
constexpr size_t kMaxWords = 12;       // of one name
constexpr size_t kMaxPhrase = 4;       // words of a row
constexpr uint64_t kPrime = 1099511628211U;
constexpr uint64_t kBasis = 14695981039346656037U;

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsAlnum(char c) {
  return IsUpper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

uint64_t Mix(uint64_t hash, char c) {
  return (hash ^ (static_cast<unsigned char>(IsUpper(c) ? c | 32 : c))) * kPrime;
}

uint64_t Join(uint64_t phrase, uint64_t word) {
  const uint64_t hash = (phrase ^ word) * kPrime;
  return hash ^ hash >> 29U;
}

uint64_t HashOf(std::string_view word) {
  uint64_t hash = kBasis;
  for (const char c : word) hash = Mix(hash, c);
  return hash;
}

struct Words {
  std::array<uint64_t, kMaxWords> hashes = {};
  size_t size = 0;
};

// "post-shareBar" -> post, share, bar.
Words Split(std::string_view name) {
  Words words;
  uint64_t hash = kBasis;
  char previous = ' ';
  const auto end_word = [&] {
    if (hash != kBasis && words.size < kMaxWords) words.hashes[words.size++] = hash;
    hash = kBasis;
  };
  for (const char c : name) {
    const bool starts = IsUpper(c) && IsAlnum(previous) && !IsUpper(previous);
    if (starts || !IsAlnum(c)) end_word();
    if (IsAlnum(c)) hash = Mix(hash, c);
    previous = c;
  }
  end_word();
  return words;
}

// Names that say how the page is laid out, or what the article is about:
// "has-sidebar", "content-with-comments", "category-social", "tag-cookies".
bool SaysNothing(const Words& words) {
  static const std::array<uint64_t, 4> kAnywhere = {HashOf("with"), HashOf("has"),
                                                    HashOf("without"), HashOf("no")};
  static const std::array<uint64_t, 4> kFirst = {HashOf("tag"), HashOf("category"),
                                                 HashOf("cat"), HashOf("topic")};
  if (words.size < 2) return false;
  const auto* const begin = words.hashes.data();
  return std::find(kFirst.begin(), kFirst.end(), words.hashes[0]) != kFirst.end() ||
         std::any_of(begin, begin + words.size, [](uint64_t word) {
           return std::find(kAnywhere.begin(), kAnywhere.end(), word) !=
                  kAnywhere.end();
         });
}

}  // namespace

HtmlDebris::HtmlDebris(const Lexicon& lexicon)
    : words_(lexicon.table("html_debris")), what_(words_.Column("what")) {
  const uint32_t word_column = words_.Column("word");
  const uint32_t rank_column = words_.Column("rank");
  size_t size = 1024;
  while (size < 8 * size_t{words_.rows()}) size *= 2;
  slots_.resize(size);
  for (uint32_t row = 0; row < words_.rows(); ++row) {
    const Words words = Split(words_.Cell(row, word_column));
    const std::string_view rank = words_.Cell(row, rank_column);
    uint64_t key = 0;
    for (size_t i = 0; i < words.size; ++i) {
      key = Join(key, words.hashes[i]);
      Slot slot;
      slot.row = row;
      if (i + 1 == words.size) {
        slot.rank = rank == "strong"   ? DebrisRank::kStrong
                    : rank == "linked" ? DebrisRank::kLinked
                                       : DebrisRank::kWeak;
        slot.whole = rank == "whole";
      } else {
        slot.longer = true;
      }
      Add(key, slot);
    }
  }
}

void HtmlDebris::Add(uint64_t key, const Slot& slot) {
  size_t i = key & (slots_.size() - 1);
  while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
  const bool longer = slots_[i].longer || slot.longer;
  if (slots_[i].rank == DebrisRank::kNone) slots_[i] = slot;
  slots_[i].key = key;
  slots_[i].longer = longer;
}

const HtmlDebris::Slot* HtmlDebris::Look(uint64_t key) const {
  for (size_t i = key & (slots_.size() - 1); slots_[i].key != 0;
       i = (i + 1) & (slots_.size() - 1)) {
    if (slots_[i].key == key) return &slots_[i];
  }
  return nullptr;
}

DebrisMark HtmlDebris::FindInName(std::string_view name) const {
  const Words words = Split(name);
  DebrisMark best;
  for (size_t i = 0; i < words.size; ++i) {
    uint64_t key = 0;
    for (size_t j = i; j < std::min(words.size, i + kMaxPhrase); ++j) {
      key = Join(key, words.hashes[j]);
      const Slot* const slot = Look(key);
      if (slot == nullptr) break;
      const bool fits = !slot->whole || (i == 0 && j + 1 == words.size);
      if (fits && slot->rank > best.rank) best = {slot->rank, slot->row};
      if (!slot->longer) break;
    }
  }
  return best.rank != DebrisRank::kNone && SaysNothing(words) ? DebrisMark() : best;
}

DebrisMark HtmlDebris::Find(std::string_view attribute) const {
  attribute = attribute.substr(0, kMaxAttribute);
  DebrisMark best;
  for (size_t i = 0; i < attribute.size();) {
    while (i < attribute.size() && IsHtmlSpace(attribute[i])) ++i;
    const size_t begin = i;
    while (i < attribute.size() && !IsHtmlSpace(attribute[i])) ++i;
    const DebrisMark mark = FindInName(attribute.substr(begin, i - begin));
    if (mark.rank > best.rank) best = mark;
    if (best.rank == DebrisRank::kStrong) break;
  }
  return best;
}

std::string_view HtmlDebris::What(uint32_t row) const {
  return words_.Cell(row, what_);
}

std::string HtmlDebris::RowName(uint32_t row) const { return words_.RowName(row); }

}  // namespace unspin
