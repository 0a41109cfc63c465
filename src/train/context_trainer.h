#pragma once

// Trains the context model: interpolated Kneser-Ney trigrams, then pruning by the loss
// of likelihood (Seymore and Rosenfeld 1996) down to fixed numbers of n-grams.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/spin/context_model.h"
#include "train/vector_trainer.h"

namespace unspin {

struct ContextTrainerOptions {
  size_t lower_words = 40000;  // most frequent lower-case words and marks kept
  size_t cased_words = 4000;   // most frequent capitalised words kept
  size_t bigrams = 1000000;
  size_t trigrams = 1100000;
  std::string description;
  // Words that are ever in doubt. An n-gram without any of them never decides between
  // two readings, so it is worth less when n-grams are pruned.
  std::vector<std::string> doubtful_words;
};

// Holds the whole corpus as numbers: about 4 bytes a token, 24 more while training.
class ContextTrainer {
 public:
  // One paragraph of running text. A paragraph of weight n counts n times, 1 to 15.
  void AddParagraph(std::string_view text, unsigned weight);

  size_t tokens() const { return stream_.size(); }

  // The model. Depends on the paragraphs, their order of types only, and the options.
  ContextModelParts Train(const ContextTrainerOptions& options) const;

  // The corpus in the words of a model, for TrainVectors.
  ContextStream Stream(const ContextModel& model) const;

 private:
  uint32_t TypeOf(const ContextToken& token);
  // Where paragraph `p` ends in stream_.
  size_t End(size_t p) const {
    return p + 1 < paragraphs_.size() ? paragraphs_[p + 1].begin : stream_.size();
  }
  std::vector<std::string> ChooseWords(const ContextTrainerOptions& options) const;
  // The id that `find` gives to each type inside and at the start of a sentence.
  template <typename Find>
  std::vector<std::array<uint32_t, 2>> Meanings(const Find& find) const;

  std::unordered_map<std::string, uint32_t> types_;
  std::vector<std::string> texts_;
  std::vector<ContextToken::Kind> kinds_;
  // A type's number, shifted by two, with the bits starts_sentence and initial.
  std::vector<uint32_t> stream_;
  std::vector<ContextStream::Paragraph> paragraphs_;
  std::vector<ContextToken> tokens_;
};

}  // namespace unspin
