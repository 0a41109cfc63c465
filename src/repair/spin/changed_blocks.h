#pragma once

// The blocks of two aligned copies from which substitutions are learned.

#include <cstdint>
#include <span>
#include <vector>

#include "repair/spin/copy_alignment.h"

namespace unspin {

struct ChangedBlock {
  // Neither side is empty, both are words only.
  uint32_t spun_begin = 0;
  uint32_t spun_end = 0;
  uint32_t original_begin = 0;
  uint32_t original_end = 0;
  uint32_t changed = 0;  // words of the spun copy that differ
  bool free = true;      // all that was changed was free (CopyWord)
  bool named = false;    // a name of the original was changed
  bool added = false;    // words were only added or only left out
  // Whether "a" or "an" before the block agrees with the spun word (1) or with the
  // original (-1); 0 when there is none or it agrees with both.
  int article = 0;

  uint32_t spun_size() const { return spun_end - spun_begin; }
  uint32_t original_size() const { return original_end - original_begin; }
};

// Blocks in which words were added ("in order" of "in order to") or left out are
// widened by their kept neighbours: which of these belongs to them is not decided here.
// Left out are blocks amid words that nearly all differ (a sentence written anew) and
// blocks with a mark inside on one side only. Marks at the edge of a block are cut off
// it.
std::vector<ChangedBlock> FindChangedBlocks(std::span<const CopyBlock> blocks,
                                            std::span<const CopyWord> spun,
                                            std::span<const CopyWord> original);

}  // namespace unspin
