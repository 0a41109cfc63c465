#pragma once

// Trains the context model: interpolated Kneser-Ney trigrams, then pruning by the loss
// of likelihood (Seymore and Rosenfeld 1996) down to fixed numbers of n-grams.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repair/spin/context_model.h"

namespace unspin {

struct ContextTrainerOptions {
  size_t lower_words = 50000;  // most frequent lower-case words and marks kept
  size_t cased_words = 6000;   // most frequent capitalised words kept
  size_t bigrams = 1000000;
  size_t trigrams = 1200000;
  std::string description;
};

// Holds the whole corpus as numbers: about 4 bytes a token, 24 more while training.
class ContextTrainer {
 public:
  // One paragraph of running text. A paragraph of weight n counts n times, 1 to 15.
  void AddParagraph(std::string_view text, unsigned weight);

  size_t tokens() const { return stream_.size(); }

  // The model. Depends on the paragraphs, their order of types only, and the options.
  ContextModelParts Train(const ContextTrainerOptions& options) const;

 private:
  uint32_t TypeOf(const ContextToken& token);

  struct Paragraph {
    size_t begin = 0;
    unsigned weight = 1;
  };
  std::unordered_map<std::string, uint32_t> types_;
  std::vector<std::string> texts_;
  std::vector<ContextToken::Kind> kinds_;
  // A type's number, shifted by two, with the bits starts_sentence and initial.
  std::vector<uint32_t> stream_;
  std::vector<Paragraph> paragraphs_;
  std::vector<ContextToken> tokens_;
};

}  // namespace unspin
