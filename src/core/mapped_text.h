#pragma once

// Text under repair: the current text, its map to the original, and what was changed.

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/offset_map.h"

namespace unspin {

// A change that a fixer proposes: [begin, end) of the current text becomes `text`.
struct Edit {
  size_t begin = 0;
  size_t end = 0;
  std::string text;
  RepairKind kind = RepairKind::kSpace;
  double confidence = 1;
  std::string reason;
  std::string lexicon_row;
  std::vector<Alternative> alternatives;
};

// Applies the edits of one fixer after another and keeps one offset map and one list of
// repairs across all of them. A later edit of text that an earlier one wrote joins it:
// the repair keeps the earlier source and the later kind and reason.
class MappedText {
 public:
  // `original` holds the text as decoded; repair starts from its part `part`.
  MappedText(std::string_view original, SourceSpan part, Field field);

  std::string_view text() const { return text_; }
  const OffsetMap& map() const { return map_; }

  // Applies `edits`, which are sorted and disjoint in the current text. Edits that
  // change nothing are dropped. `fixer` is named in the repairs.
  void Apply(std::string_view fixer, std::vector<Edit> edits);

  RepairedText TakeText();            // ends the object's use
  std::vector<Repair> TakeRepairs();  // sorted by text position

 private:
  std::string text_;
  OffsetMap map_;
  Field field_;
  std::vector<Repair> repairs_;  // spans in the current text
};

}  // namespace unspin
