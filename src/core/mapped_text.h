#pragma once

// Text under repair: the current text, its map to the original, what was changed and
// what is in doubt.

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/offset_map.h"

namespace unspin {

// A change that a fixer proposes: [begin, end) of the current text becomes `text`. Or,
// if `kept`, a doubt: the text stays, `alternatives` are what else it may be and
// `confidence` is that it is right as it stands.
struct Edit {
  size_t begin = 0;
  size_t end = 0;
  std::string text;  // of no meaning if `kept`
  bool kept = false;
  RepairKind kind = RepairKind::kSpace;
  double confidence = 1;
  std::string reason;
  std::string lexicon_row;
  std::vector<Alternative> alternatives;
};

// Applies the edits of one fixer after another and keeps one offset map and one list of
// repairs across all of them. A later edit of text that an earlier one wrote joins it:
// the repair keeps the earlier source and the later kind and reason. A later edit of
// text that an earlier fixer doubted settles the doubt.
class MappedText {
 public:
  // `original` holds the text as decoded; repair starts from its part `part`.
  MappedText(std::string_view original, SourceSpan part, Field field);

  std::string_view text() const { return text_; }
  const OffsetMap& map() const { return map_; }

  // Applies `edits`, which are sorted and disjoint in the current text. Edits that
  // change nothing are dropped, unless they are doubts. `fixer` is named in the
  // repairs. True if the text is another one now.
  bool Apply(std::string_view fixer, std::vector<Edit> edits);

  RepairedText TakeText();            // ends the object's use
  std::vector<Repair> TakeRepairs();  // sorted by text position
  std::vector<Doubt> TakeDoubts();    // sorted by text position

 private:
  void TakeOutDoubts(std::string_view fixer, std::vector<Edit>& edits);
  void MoveDoubts(const std::vector<Change>& changes);

  std::string text_;
  OffsetMap map_;
  Field field_;
  std::vector<Repair> repairs_;  // spans in the current text
  std::vector<Doubt> doubts_;    // the same
};

}  // namespace unspin
