#pragma once

// Companies, organizations, people, products and places in an article, and which
// mentions mean the same thing.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/analysis.h"
#include "extract/tokens.h"
#include "extract/value_finder.h"

namespace unspin {

class Lexicon;
class TagModel;

struct NamedMention {
  Mention mention;
  TokenRange tokens;  // in the TokenizedText of mention.field
  size_t entity = 0;  // number in NamedEntities::entities
};

struct NamedEntities {
  std::vector<NamedMention> mentions;  // title first, then by position; disjoint
  std::vector<Entity> entities;
};

// Safe to share between threads after construction.
class NameFinder {
 public:
  // `model` may be null: then rules and tables decide alone. Both must outlive it.
  explicit NameFinder(const Lexicon& lexicon, const TagModel* model = nullptr);
  ~NameFinder();
  // `texts` are the fields of one article (title, body); `values` what ValueFinder
  // found in each: a name never overlaps a value.
  NamedEntities Find(std::span<const TokenizedText> texts,
                     std::span<const std::vector<Value>> values) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace unspin
