#pragma once

// Texts with the names in them, as the tagger is trained on.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_date.h"
#include "core/document.h"
#include "core/span.h"

namespace unspin {

// The types that a name may be of, a bit each by EntityType. Some sets do not tell
// companies from other organizations.
using TypeSet = uint8_t;

struct TaggedSpan {
  Field field = Field::kBody;
  TextSpan span;
  TypeSet types = 0;
  bool or_none = false;  // perhaps no name in our sense
};

struct TaggedText {
  std::string title;
  std::string body;
  std::optional<CivilDate> published;
  std::vector<TaggedSpan> names;  // disjoint
  bool products = true;           // whether products are among them
  float weight = 1;
};

// Both throw Error naming the file.

// The articles `folder`/NAME.txt with the mentions of NAME.json, by file name. A
// mention that the text lacks where it should stand is left out.
std::vector<TaggedText> ReadGoldTexts(const std::string& folder);

// The texts of a CoNLL file (conll.h).
std::vector<TaggedText> ReadConllTexts(const std::string& path);

}  // namespace unspin
