#include "lexicon/phrase_matcher.h"

#include <algorithm>
#include <bit>
#include <map>

#include "base/hash.h"
#include "base/unicode.h"
#include "lexicon/words.h"

namespace unspin {
namespace {

constexpr size_t kLongestFoldedInPlace =
    64;  // bytes of a word that needs no allocation

// The key of the edge from `node` along a word. Never 0, which marks a free slot.
uint64_t EdgeKey(uint32_t node, uint64_t word_hash) {
  uint64_t key = word_hash ^ (uint64_t{node} * 0x9E3779B97F4A7C15U);
  key ^= key >> 29U;
  key *= 0xBF58476D1CE4E5B9U;
  key ^= key >> 32U;
  return key | 1U;
}

// Where the filter keeps the bit of an edge. The lowest bit of a key is always set.
constexpr size_t kFilterBitsPerEdge = 8;
constexpr size_t kWordBits = 64;
size_t FilterPlace(uint64_t key) { return static_cast<size_t>(key >> 7U); }
uint64_t FilterBit(uint64_t key) { return uint64_t{1} << (key >> 1U) % kWordBits; }

std::vector<uint64_t> Hashes(std::string_view phrase, Folding folding) {
  std::vector<uint64_t> hashes;
  for (const Word& word : SplitWords(phrase)) {
    hashes.push_back(WordHash(word.In(phrase), folding));
  }
  return hashes;
}

}  // namespace

uint64_t WordHash(std::string_view word, Folding folding) {
  // A typographic apostrophe or hyphen equals the plain one.
  if (word.size() > kLongestFoldedInPlace || !IsAscii(word)) {
    std::string plain;
    for (size_t i = 0; i < word.size();) {
      const char32_t c = NextCodePoint(word, i);
      if (c == 0x2019) {
        plain += '\'';
      } else if (c == 0x2010 || c == 0x2011) {
        plain += '-';
      } else {
        AppendUtf8(c, plain);
      }
    }
    return Hash64(folding == Folding::kLower ? ToLower(plain) : plain);
  }
  if (folding == Folding::kExact) return Hash64(word);
  char lower[kLongestFoldedInPlace];
  std::transform(word.begin(), word.end(), lower, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return Hash64(std::string_view(lower, word.size()));
}

uint32_t PhraseMatcher::Child(uint32_t node, uint64_t word_hash) const {
  const uint64_t key = EdgeKey(node, word_hash);
  const size_t mask = slots_.size() - 1;
  for (size_t i = (key >> 1U) & mask;; i = (i + 1) & mask) {
    if (slots_[i].key == key) return slots_[i].child;
    if (slots_[i].key == 0) return 0;
  }
}

void PhraseMatcher::Prefetch(uint64_t word_hash) const {
  if (slots_.empty()) return;
  __builtin_prefetch(&slots_[(EdgeKey(0, word_hash) >> 1U) & (slots_.size() - 1)]);
}

PhraseMatch PhraseMatcher::Longest(std::span<const uint64_t> hashes) const {
  PhraseMatch best;
  ForEach(hashes, [&best](const PhraseMatch& match) { best = match; });
  return best;
}

std::vector<PhraseMatch> PhraseMatcher::All(std::span<const uint64_t> hashes) const {
  std::vector<PhraseMatch> matches;
  ForEach(hashes, [&matches](const PhraseMatch& match) { matches.push_back(match); });
  return matches;
}

PhraseMatch PhraseMatcher::Find(std::string_view text) const {
  const std::vector<uint64_t> hashes = Hashes(text, folding_);
  for (const PhraseMatch& match : All(hashes)) {
    if (match.words == hashes.size()) return match;
  }
  return {};
}

StartFilter::StartFilter(std::span<const PhraseMatcher* const> matchers) {
  size_t edges = 0;
  for (const PhraseMatcher* const matcher : matchers) {
    edges += static_cast<size_t>(
        std::count_if(matcher->slots_.begin(), matcher->slots_.end(),
                      [](const TrieSlot& slot) { return slot.key != 0; }));
  }
  bits_.resize(std::bit_ceil(edges * kFilterBitsPerEdge / kWordBits + 1));
  for (const PhraseMatcher* const matcher : matchers) {
    for (const TrieSlot& slot : matcher->slots_) {
      if (slot.key == 0) continue;
      bits_[FilterPlace(slot.key) & (bits_.size() - 1)] |= FilterBit(slot.key);
    }
  }
}

bool StartFilter::MayStart(uint64_t word_hash) const {
  const uint64_t key = EdgeKey(0, word_hash);
  return (bits_[FilterPlace(key) & (bits_.size() - 1)] & FilterBit(key)) != 0;
}

void PhraseTrieBuilder::Add(std::string_view phrase, PhraseEntry entry) {
  Add(Hashes(phrase, folding_), entry);
}

void PhraseTrieBuilder::Add(std::vector<uint64_t> hashes, PhraseEntry entry) {
  if (!hashes.empty()) keys_.push_back({std::move(hashes), entry});
}

PhraseTrieBuilder::Arrays PhraseTrieBuilder::Build() const {
  std::map<std::pair<uint32_t, uint64_t>, uint32_t> edges;
  std::vector<std::vector<PhraseEntry>> entries_of(1);
  for (const Key& key : keys_) {
    uint32_t node = 0;
    for (const uint64_t hash : key.hashes) {
      const auto next = static_cast<uint32_t>(entries_of.size());
      const auto [edge, added] = edges.try_emplace({node, hash}, next);
      if (added) entries_of.emplace_back();
      node = edge->second;
    }
    entries_of[node].push_back(key.entry);
  }

  Arrays arrays;
  for (const std::vector<PhraseEntry>& entries : entries_of) {
    arrays.nodes.push_back({static_cast<uint32_t>(arrays.entries.size()),
                            static_cast<uint32_t>(entries.size())});
    arrays.entries.insert(arrays.entries.end(), entries.begin(), entries.end());
  }
  // At most half full: a failed lookup, the usual case, takes 1.5 probes on average.
  arrays.slots.resize(std::bit_ceil(edges.size() * 2 + 2));
  const size_t mask = arrays.slots.size() - 1;
  for (const auto& [edge, child] : edges) {
    const uint64_t key = EdgeKey(edge.first, edge.second);
    size_t i = (key >> 1U) & mask;
    while (arrays.slots[i].key != 0) i = (i + 1) & mask;
    arrays.slots[i] = {key, child, 0};
  }
  return arrays;
}

}  // namespace unspin
