#pragma once

// From the bytes of a record to UTF-8, over ICU's converters and detector.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace unspin {

struct DecodedText {
  std::string text;      // well-formed UTF-8, without a byte order mark
  std::string encoding;  // IANA name of what the bytes were taken for
  // Bytes that did not fit the encoding. Each is kept visible: read as Windows-1252 in
  // otherwise valid UTF-8, U+FFFD in other encodings.
  size_t damaged_bytes = 0;
  std::optional<size_t> first_damage;  // byte offset
};

// Decodes by byte order mark, then valid UTF-8, then `declared` (a charset label as in
// HTTP or HTML; empty when there is none), then detection. Never fails.
DecodedText DecodeToUtf8(std::string_view bytes, std::string_view declared = {});

// True for bytes that are no text in any encoding: NULs outside UTF-16/32, or many
// control characters in the first kilobytes. Executables, pictures, archives.
bool LooksBinary(std::string_view bytes);

}  // namespace unspin
