#pragma once

// The context model: how likely a word is after the two before it, in technology and
// business news. A trigram model with back-off, pruned and quantised to fit 10 MB, read
// in place from a mapped file. It scores; what to compare is the spin decoder's affair.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/file.h"
#include "repair/spin/context_tokens.h"
#include "repair/spin/context_vectors.h"
#include "repair/spin/ngram_table.h"

namespace unspin {

// Steps of the stored values, in natural logarithms. Part of the file format.
inline constexpr float kUnigramStep = 1.0F / 2048;
inline constexpr float kLogProbStep = 1.0F / 16;
inline constexpr float kBackoffStep = 1.0F / 16;
inline constexpr int kBackoffZero = 128;

// Immutable after Open; shared by threads. Movable, views into it survive a move.
class ContextModel {
 public:
  using WordId = uint32_t;
  // Not in the vocabulary. Scored as the class <unknown>.
  static constexpr WordId kUnknown = 0;

  // Maps the file. Throws Error with the path and the cause: not a context model,
  // another version, cut by another tokenisation, damaged (lengths, offsets, samples).
  static ContextModel Open(const std::string& path);

  // Of a word in its normal form (lower-case, or cased for names); kUnknown if absent.
  // No allocation.
  WordId Find(std::string_view word) const;

  // Of a token as the model was trained to see it: see ResolveToken.
  WordId IdOf(const ContextToken& token) const {
    return ResolveToken(token, [this](std::string_view word) { return Find(word); });
  }

  // The history at the start of a sentence is sentence_start() twice; after the last
  // token comes sentence_end().
  WordId sentence_start() const { return sentence_start_; }
  WordId sentence_end() const { return sentence_end_; }

  // ln p(word | before_previous previous). Ids must come from this model.
  float LogProb(WordId word, WordId previous, WordId before_previous) const {
    return LogProb(word, HistoryOf(previous, before_previous));
  }

  // The same in two steps, for many words after one history: half the look-ups.
  struct History {
    uint64_t key = 0;  // 0: nothing is known of the word before the previous one
    WordId previous = kUnknown;
    float backoff = 0;       // to the bigram
    float word_backoff = 0;  // to the unigram
  };
  History HistoryOf(WordId previous, WordId before_previous) const;
  History HistoryOf(WordId previous) const;
  // The same for many pairs at once, as below. Both spans have one size.
  struct Pair {
    WordId previous = kUnknown;
    WordId before_previous = kUnknown;
  };
  void HistoriesOf(std::span<const Pair> pairs, std::span<History> histories) const;
  float LogProb(WordId word, const History& history) const;

  // The same for many at once, in two thirds of the time: their look-ups wait for the
  // memory together.
  struct Query {
    WordId word = kUnknown;
    const History* history = nullptr;
    float log_prob = 0;  // the answer
  };
  void LogProb(std::span<Query> queries) const;

  // A correction of LogProb by the wider context, in two steps: the context of place
  // `at` among the ids of one paragraph (with the likeliest readings of the other words
  // filled in), then how well each candidate fits it. Add about 0.6 times Fit to a
  // candidate's score and decode again; see lexicons/models/README.md.
  ContextVector ContextAt(std::span<const WordId> ids, size_t at) const {
    return vectors_.At(ids, at);
  }
  ContextVector ContextAt(std::span<const WordId> ids, size_t at,
                          ContextVectors::Bag& bag) const {
    return vectors_.At(ids, at, bag);
  }
  float Fit(const ContextVector& context, WordId word) const {
    return vectors_.Fit(context, word);
  }

  // ln p(word).
  float Unigram(WordId word) const;

  // ln p of a phrase inside a text, cut as SplitContextTokens does.
  float LogProb(std::string_view phrase) const;

  size_t vocabulary_size() const { return unigrams_.size(); }

  // What it was trained on and how, one line.
  std::string_view description() const { return description_; }

  // Recomputes the values stored with the model; Open has done so already. Throws Error
  // with the first sample that differs.
  void SelfTest() const;

 private:
  explicit ContextModel(MappedFile file) : file_(std::move(file)) {}
  void ReadHeader(const std::string& path);
  void ReadTables(std::string_view body, const std::string& path);
  size_t Index(WordId word) const { return (word == kUnknown ? unknown_ : word) - 1; }

  MappedFile file_;
  std::string path_;
  std::string_view header_;
  std::string_view description_;
  std::span<const uint32_t> word_buckets_;
  std::span<const uint32_t> word_fingerprints_;
  std::span<const uint16_t> unigrams_;
  std::span<const uint8_t> word_backoffs_;
  NgramTable bigrams_;
  NgramTable contexts_;
  NgramTable trigrams_;
  ContextVectors vectors_;
  WordId unknown_ = 1;
  WordId sentence_start_ = kUnknown;
  WordId sentence_end_ = kUnknown;
};

// What a trainer hands over for writing. Word i of `words` has id i + 1 only after
// BuildContextModel has put the words in the order of their hashes, hence the indexes
// here are positions in `words`.
struct ContextModelParts {
  struct Ngram {
    uint32_t before_previous = 0;  // unused in bigrams and contexts
    uint32_t previous = 0;
    uint32_t word = 0;
    float value = 0;  // ln probability, or ln back-off weight in `contexts`
  };
  std::vector<std::string> words;  // must hold <unknown>, <s> and </s>
  std::vector<float> unigrams;     // ln p
  std::vector<float> backoffs;     // ln weight of the word as a context
  std::vector<Ngram> bigrams;
  std::vector<Ngram> contexts;  // back-off weight of (previous, word)
  std::vector<Ngram> trigrams;
  ContextVectorParts vectors;  // may be empty
  std::string description;     // one line
};

// The bytes of a model file. Throws Error when a part is not sound.
std::string BuildContextModel(const ContextModelParts& parts);

}  // namespace unspin
