#pragma once

// What must hold whatever the bytes. A broken promise ends the program, which is how a
// fuzzer sees it.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/offset_map.h"

namespace unspin::fuzz {

// Prints `promise` and aborts unless it is kept.
void Require(bool kept, std::string_view promise);

// The input as text, decoded as records are.
std::string TextOf(const uint8_t* data, size_t size);

// The map tiles `part` of the original and all of the text, in order; what it calls
// copied has the same bytes.
void RequireSoundMap(const OffsetMap& map, std::string_view original, SourceSpan part,
                     std::string_view text);

// Both fields of a repaired document: UTF-8, maps, repairs within their texts and in
// order.
void RequireSoundDocument(const Document& document, SourceSpan body);

}  // namespace unspin::fuzz
