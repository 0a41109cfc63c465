#pragma once

// From a repaired document to its mentions, entities and facts.

#include "base/article_limits.h"
#include "core/analysis.h"
#include "core/document.h"
#include "extract/fact_finder.h"
#include "extract/identity.h"
#include "extract/name_finder.h"
#include "extract/value_finder.h"

namespace unspin {

class Lexicon;
class TagModel;

// Built once from the lexicon and the tagger's model (null: names are found without
// one), which must outlive it; Extract is safe to call from several threads.
class Extractor {
 public:
  explicit Extractor(const Lexicon& lexicon, const TagModel* model = nullptr);
  // Throws LimitError when it is not done at `deadline`.
  Analysis Extract(const Document& document, const Deadline& deadline = {}) const;

 private:
  ValueFinder values_;
  NameFinder names_;
  FactFinder facts_;
  IdentityFinder identities_;
};

}  // namespace unspin
