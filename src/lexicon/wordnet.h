#pragma once

// WordNet as a part of the compiled lexicon: words, their senses, and the pointers
// between senses. Spinners of the thesaurus kind draw their substitutes from it.
// Princeton WordNet 3.0; file formats: wndb(5WN).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/compiled_file.h"

namespace unspin {

// Reads data.*, index.* and *.exc from `folder` and adds their content as sections
// whose names start with "wordnet/". Words are folded to lower case, "_" becomes a
// space. Throws Error naming the file that cannot be read or the line that cannot be
// parsed.
void CompileWordNet(const std::string& folder, CompiledFileWriter& writer);

// A view of those sections; the CompiledFile must outlive it. Copyable and safe to
// share between threads. Every number in the sections is checked when it is made, so
// that no later call reads out of bounds.
class WordNet {
 public:
  using WordId = uint32_t;
  using SenseId = uint32_t;

  enum class PointerKind : uint8_t {
    kHypernym,    // team -> unit
    kHyponym,     // unit -> team
    kSimilar,     // on -> connected
    kAlso,        // big -> great
    kPertainym,   // strategic -> strategy
    kDerivation,  // develop -> development
  };
  struct Pointer {
    SenseId sense = 0;
    PointerKind kind = PointerKind::kHypernym;
  };

  // Without any words.
  WordNet() = default;
  // Empty if the file holds no WordNet. Throws Error if its sections are damaged.
  explicit WordNet(const CompiledFile& file);

  size_t words() const { return Count(word_ends_); }
  size_t senses() const { return Count(sense_word_ends_); }

  // The word that is exactly `text` in lower case; inflected forms only where WordNet
  // lists them as words of their own or as exceptions.
  std::optional<WordId> Find(std::string_view text) const;
  std::string_view Text(WordId word) const;

  // The senses of a word: nouns, verbs, adjectives, adverbs, the most frequent first.
  std::span<const SenseId> Senses(WordId word) const {
    return Slice(senses_, word_sense_ends_, word);
  }
  // The words of a sense: a synonym set.
  std::span<const WordId> Words(SenseId sense) const {
    return Slice(sense_words_, sense_word_ends_, sense);
  }
  // 'n', 'v', 'a' (also for satellites) or 'r'.
  char PartOfSpeech(SenseId sense) const { return parts_[sense]; }
  size_t PointerCount(SenseId sense) const {
    return Slice(pointers_, pointer_ends_, sense).size();
  }
  Pointer PointerAt(SenseId sense, size_t index) const;

  // The base forms of an irregular form: "went" gives "go".
  std::vector<WordId> BasesOfIrregular(WordId form) const;

 private:
  static size_t Count(std::span<const uint32_t> ends) {
    return ends.empty() ? 0 : ends.size() - 1;
  }
  static std::span<const uint32_t> Slice(std::span<const uint32_t> values,
                                         std::span<const uint32_t> ends, uint32_t at) {
    return values.subspan(ends[at], ends[at + 1] - ends[at]);
  }

  std::string_view text_;
  std::span<const uint32_t> word_ends_;  // words + 1 offsets into text_, words sorted
  std::span<const uint32_t> word_sense_ends_;
  std::span<const uint32_t> senses_;
  std::span<const uint32_t> sense_word_ends_;
  std::span<const uint32_t> sense_words_;
  std::span<const uint32_t> pointer_ends_;
  std::span<const uint32_t> pointers_;  // kind << 24 | sense
  std::span<const char> parts_;
  std::span<const uint32_t> exceptions_;  // pairs (form, base), sorted
};

}  // namespace unspin
