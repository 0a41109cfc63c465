#pragma once

// What a fixer is: a named function that proposes edits. The ordered list of all fixers
// is in repairer.cc; each fixer has its own file.

#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/mapped_text.h"

namespace unspin {

class Lexicon;

// What a fixer may know beside the text.
struct FixContext {
  const Lexicon& lexicon;
  Field field = Field::kBody;
  Markup markup = Markup::kPlain;
  const RawDocument& raw;
};

struct Fixer {
  std::string_view name;
  std::string_view
      promise;  // one sentence for `unspin repair --explain` and the manual
  // The edits for `text`, sorted and disjoint; none when nothing is to be mended.
  std::vector<Edit> (*find)(std::string_view text, const FixContext& context);
};

}  // namespace unspin
