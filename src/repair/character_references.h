#pragma once

// HTML character references left in text: "&amp;", "&#8217;", "&amp;#8217;".

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repair/fixer.h"

namespace unspin {

struct CharacterReference {
  size_t size = 0;   // bytes from the "&"
  std::string text;  // what it stands for
};

// The reference that begins with the "&" at `offset`; nothing if there is none. Escaped
// references ("&amp;amp;#8217;") are taken whole when `nested`. REQUIRES: text[offset]
// is "&".
std::optional<CharacterReference> DecodeReference(std::string_view text, size_t offset,
                                                  bool nested);

std::vector<Edit> FindCharacterReferences(std::string_view text,
                                          const FixContext& context);

}  // namespace unspin
