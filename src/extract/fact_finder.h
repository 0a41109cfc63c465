#pragma once

// Typed facts from sentences with their names and values, by the rules of the lexicon.

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/article_limits.h"
#include "base/civil_date.h"
#include "core/fact.h"
#include "extract/name_finder.h"
#include "extract/tokens.h"
#include "extract/value_finder.h"

namespace unspin {

class Lexicon;

// Safe to share between threads after construction.
class FactFinder {
 public:
  explicit FactFinder(const Lexicon& lexicon);
  ~FactFinder();
  // Throws LimitError when it is not done at `deadline`.
  std::vector<Fact> Find(std::span<const TokenizedText> texts,
                         std::span<const std::vector<Value>> values,
                         const NamedEntities& names, std::optional<CivilDate> published,
                         const Deadline& deadline = {}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace unspin
