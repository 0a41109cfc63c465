#pragma once

// Un-spinning: tells whether a spinner went over a text, and which words it replaced.

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/article_limits.h"
#include "core/document.h"
#include "core/mapped_text.h"
#include "repair/spin/aligned_copy.h"
#include "repair/spin/spin_options.h"

namespace unspin {

class ContextModel;
class Lexicon;

struct SpinRepair {
  SpunVerdict verdict;
  // Of the body, changes and doubts; sorted, disjoint; none for clean text.
  std::vector<Edit> edits;
};

// Built once from the lexicon and the context model, which must outlive it. Const calls
// are safe from several threads.
class SpinRepairer {
 public:
  // A word is changed when it was replaced with a probability of at least
  // `options.min_confidence` or what its profile asks. The edit's confidence is that of
  // the very original chosen and may be lower: "data" 0.4, with "fact" 0.2 and
  // "security" 0.1 among its alternatives, is surely not "information".
  SpinRepairer(const Lexicon& lexicon, const ContextModel& model,
               const SpinOptions& options = {});
  ~SpinRepairer();
  SpinRepairer(SpinRepairer&&) noexcept;

  // `body` has been through the other fixers. The title is never edited (the known
  // spinners leave it alone) but tells which names and words are original. `copies` of
  // `body` that are known help to restore it, not to tell that it is spun by a
  // function. Throws LimitError when it is not done at `deadline`.
  SpinRepair Repair(std::string_view title, std::string_view body,
                    std::span<const AlignedCopy> copies = {},
                    const Deadline& deadline = {}) const;

  // The verdict alone.
  SpunVerdict Verdict(std::string_view title, std::string_view body) const;

 private:
  class Family;
  std::optional<double> min_confidence_;
  std::vector<std::unique_ptr<const Family>> families_;
};

}  // namespace unspin
