#pragma once

// What a fixer is: a named function that proposes edits. The ordered list of all fixers
// is in repairer.cc; each fixer has its own file.

#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/mapped_text.h"

namespace unspin {

class BoilerplatePatterns;
struct HtmlPage;

// What a fixer may know beside the text.
struct FixContext {
  Field field = Field::kBody;
  const RawDocument& raw;
  const HtmlPage* page = nullptr;  // what was read from the markup; null for plain text
  std::string_view title;          // the repaired title, while the body is repaired
  const BoilerplatePatterns& boilerplate;
};

struct Fixer {
  std::string_view name;
  // One sentence for `unspin repair --explain` and the manual.
  std::string_view promise;
  // The edits for `text`, sorted and disjoint; none when nothing is to be mended.
  std::vector<Edit> (*find)(std::string_view text, const FixContext& context);
};

}  // namespace unspin
