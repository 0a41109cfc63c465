#pragma once

// Finds the phrases of a lexicon table in a sequence of words: a trie over word hashes,
// compiled into flat arrays that are used as they lie in the mapped file.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

// How words are compared.
enum class Folding { kExact, kLower };

// Where a phrase comes from: a row of the table and the column of its key.
struct PhraseEntry {
  uint32_t row = 0;
  uint32_t column = 0;
};

struct PhraseMatch {
  size_t words = 0;  // length of the phrase in words; 0 means no match
  std::span<const PhraseEntry> entries;
  explicit operator bool() const { return words > 0; }
};

struct TrieSlot {
  uint64_t key = 0;    // hash of the parent node and the word; 0 marks a free slot
  uint32_t child = 0;  // node number
  uint32_t unused = 0;
};

struct TrieNode {
  uint32_t first_entry = 0;
  uint32_t entries = 0;
};

// Hash of a word as the trie uses it; `folding` must be that of the table.
uint64_t WordHash(std::string_view word, Folding folding);

// Looks phrases up. A view of arrays that live elsewhere (in a Lexicon); copyable and
// safe to share between threads.
class PhraseMatcher {
 public:
  PhraseMatcher() = default;
  PhraseMatcher(std::span<const TrieSlot> slots, std::span<const TrieNode> nodes,
                std::span<const PhraseEntry> entries, Folding folding)
      : slots_(slots), nodes_(nodes), entries_(entries), folding_(folding) {}

  // Calls `visit` with each phrase that starts at the first of `hashes` (WordHash of
  // each word), shortest first.
  template <typename Visitor>
  void ForEach(std::span<const uint64_t> hashes, Visitor visit) const;
  // Asks memory for where phrases that start with a word are looked up.
  void Prefetch(uint64_t word_hash) const;
  // The longest phrase that starts at the first of `hashes`.
  PhraseMatch Longest(std::span<const uint64_t> hashes) const;
  // All phrases that start there, shortest first.
  std::vector<PhraseMatch> All(std::span<const uint64_t> hashes) const;
  // The phrase that is exactly `text` split into words.
  PhraseMatch Find(std::string_view text) const;

  Folding folding() const { return folding_; }
  bool empty() const { return entries_.empty(); }

 private:
  friend class StartFilter;

  // The child of `node` along a word, or 0: the root is nobody's child.
  uint32_t Child(uint32_t node, uint64_t word_hash) const;

  std::span<const TrieSlot> slots_;  // size is a power of two, or zero
  std::span<const TrieNode> nodes_;
  std::span<const PhraseEntry> entries_;
  Folding folding_ = Folding::kExact;
};

template <typename Visitor>
void PhraseMatcher::ForEach(std::span<const uint64_t> hashes, Visitor visit) const {
  if (slots_.empty()) return;
  uint32_t node = 0;
  for (size_t i = 0; i < hashes.size(); ++i) {
    node = Child(node, hashes[i]);
    if (node == 0) return;
    const TrieNode& found = nodes_[node];
    if (found.entries == 0) continue;
    visit(PhraseMatch{i + 1, entries_.subspan(found.first_entry, found.entries)});
  }
}

// Tells of most words that start no phrase of some tables that they do not, in one look
// at memory that stays in the cache: the tables themselves are large, and most words of
// a text start nothing. A Bloom filter (1970) with one hash. Immutable.
class StartFilter {
 public:
  explicit StartFilter(std::span<const PhraseMatcher* const> matchers);

  // False only if no phrase of the tables starts with the word; true for about one in
  // ten of the others, and for the further words of phrases.
  bool MayStart(uint64_t word_hash) const;

 private:
  std::vector<uint64_t> bits_;  // size a power of two
};

// Builds the arrays of a PhraseMatcher.
class PhraseTrieBuilder {
 public:
  explicit PhraseTrieBuilder(Folding folding) : folding_(folding) {}
  // Adds `phrase`; one without a word is ignored.
  void Add(std::string_view phrase, PhraseEntry entry);
  // The same for words that were cut and hashed elsewhere.
  void Add(std::vector<uint64_t> hashes, PhraseEntry entry);

  struct Arrays {
    std::vector<TrieSlot> slots;
    std::vector<TrieNode> nodes;
    std::vector<PhraseEntry> entries;
  };
  Arrays Build() const;

 private:
  struct Key {
    std::vector<uint64_t> hashes;
    PhraseEntry entry;
  };
  Folding folding_;
  std::vector<Key> keys_;
};

}  // namespace unspin
