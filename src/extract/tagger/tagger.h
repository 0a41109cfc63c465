#pragma once

// Tags the words of an article with a trained model: names that no table has, and what
// kind of name one is by the words around it.

#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/sparse_list.h"
#include "extract/tagger/tag_model.h"

namespace unspin {

// How likely a word is to be in a name of each type; the rest is outside of names.
using TypeOdds = std::array<float, kNameTypes>;

struct TaggedName {
  TokenRange words;
  EntityType type = EntityType::kCompany;
  float confidence = 0;  // the least likely of its words
};

// One field of an article.
struct TaggedField {
  SparseList<TypeOdds> odds;      // by word, of those that were looked at
  std::vector<TaggedName> names;  // in order, disjoint

  // Nothing for a word that was not looked at: it is outside of names.
  TypeOdds OddsAt(size_t word) const {
    const TypeOdds* const found = odds.Find(word);
    return found != nullptr ? *found : TypeOdds{};
  }
};

// Safe to share between threads.
class Tagger {
 public:
  // `model` must outlive it.
  explicit Tagger(const TagModel& model) : model_(model) {}

  // One entry for each of `texts`, the fields of one article.
  std::vector<TaggedField> Run(std::span<const NameWords> texts) const;

 private:
  const TagModel& model_;
};

}  // namespace unspin
