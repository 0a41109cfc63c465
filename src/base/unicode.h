#pragma once

// UTF-8 text: code points, case, classes and normalisation, thin over ICU. All offsets
// are bytes unless a name says code points.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

constexpr char32_t kReplacementCharacter = 0xFFFD;

// True when every byte is below 0x80.
bool IsAscii(std::string_view text);

// The offset of the first byte from `offset` on that is 0x80 or above; text.size() if
// there is none. Eight bytes at a time.
size_t SkipMoreAscii(std::string_view text, size_t offset);
inline size_t SkipAscii(std::string_view text, size_t offset) {
  const bool ascii =
      offset < text.size() && static_cast<unsigned char>(text[offset]) < 0x80;
  return ascii ? SkipMoreAscii(text, offset + 1) : std::min(offset, text.size());
}

// The same for the first byte that is no printable ASCII character.
size_t SkipPrintableAscii(std::string_view text, size_t offset);

// Where the line that holds byte `offset` begins; a line break belongs to the line that
// it ends. REQUIRES: offset <= size.
size_t LineBegin(std::string_view text, size_t offset);

// The length of the longest prefix of `bytes` that is well-formed UTF-8 (bytes.size()
// when all of it is).
size_t ValidUtf8Prefix(std::string_view bytes);
inline bool IsValidUtf8(std::string_view bytes) {
  return ValidUtf8Prefix(bytes) == bytes.size();
}

// The code point at `offset`, which is moved behind it. A malformed sequence gives
// kReplacementCharacter and moves by its maximal subpart. REQUIRES: offset < size.
char32_t NextNonAscii(std::string_view text, size_t& offset);  // any but ASCII
inline char32_t NextCodePoint(std::string_view text, size_t& offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) return ++offset, byte;
  if (byte >= 0xC2 && byte < 0xE0 && offset + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[offset + 1]);
    if ((second & 0xC0U) == 0x80U) {
      offset += 2;
      return (byte & 0x1FU) << 6U | (second & 0x3FU);
    }
  }
  return NextNonAscii(text, offset);
}

// The code point that ends at `offset`, which is moved to its first byte.
// REQUIRES: 0 < offset <= size.
char32_t PreviousCodePoint(std::string_view text, size_t& offset);

void AppendUtf8(char32_t code_point, std::string& out);

size_t CountCodePoints(std::string_view text);

// Full Unicode case conversion, locale-independent; ASCII is fast.
std::string ToLower(std::string_view text);
std::string ToUpper(std::string_view text);
std::string FoldCase(std::string_view text);

bool IsUpper(char32_t c);
bool IsLower(char32_t c);
bool IsLetter(char32_t c);
bool IsDigit(char32_t c);        // general category Nd
bool IsWhiteSpace(char32_t c);   // Unicode White_Space
bool IsPunctuation(char32_t c);  // general categories P* and S*
bool IsCombiningMark(char32_t c);

// `text` in Unicode Normalization Form C, NFKC. Malformed bytes become U+FFFD.
std::string ToNfc(std::string_view text);
std::string ToNfkc(std::string_view text);
bool IsNfc(std::string_view text);

// `text` in NFKC without the accents of Latin, Greek and Cyrillic letters, with "o" for
// "ø" and the like, for comparing names: "Łódź" gives "Lodz".
std::string WithoutAccents(std::string_view text);

// Columns that `text` takes in a terminal (East Asian wide = 2, combining = 0).
size_t DisplayWidth(std::string_view text);

// Turns byte offsets of one text into code-point offsets and back. Costs nothing for
// ASCII, one pass and 4 bytes per 64 bytes of text otherwise. Keeps a view of `text`.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  // REQUIRES: byte_offset <= text.size() and lies on a code-point boundary.
  size_t CodePointAt(size_t byte_offset) const;
  // The byte offset of a code point; text.size() for offsets at or past the end.
  size_t ByteAt(size_t code_point_offset) const;

 private:
  std::string_view text_;
  bool ascii_;
  std::vector<uint32_t> code_points_before_block_;
};

}  // namespace unspin
