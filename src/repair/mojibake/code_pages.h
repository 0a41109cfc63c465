#pragma once

// The single-byte encodings that UTF-8 is wrongly read as, both ways.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace unspin {

enum class CodePage : uint8_t {
  kWindows1252,  // with Latin-1: C1 controls stand for their bytes in every page
  kWindows1251,
  kWindows1250,
  kWindows1253,
  kWindows1254,
  kWindows1257,
  kLatin2,
  kMacRoman,
  kCp437,
};
constexpr size_t kCodePages = 9;

// "UTF-8 read as Windows-1252", the reason of repairs.
std::string_view MisreadingAs(CodePage page);

// A set of pages: bit 1 << page.
using PageSet = uint16_t;
constexpr PageSet SetOf(CodePage page) {
  return static_cast<PageSet>(1U << static_cast<unsigned>(page));
}

// What a character is in the pages.
struct PageCharacter {
  // The byte that stands for it in each page; 0 where the page lacks it. Only bytes
  // above 0x7F are given.
  std::array<uint8_t, kCodePages> bytes{};
  PageSet leads = 0;          // where that byte begins a UTF-8 sequence
  PageSet continuations = 0;  // where it may stand inside of one
};

// All characters that some page has above ASCII.
class PageTable {
 public:
  PageTable();

  // Of zeros for characters that no page has.
  const PageCharacter& operator[](char32_t c) const {
    return rows_[c < index_.size() ? index_[c] : 0];
  }
  char32_t windows_1252(char32_t byte) const { return windows_1252_[byte]; }

 private:
  void Add(char32_t c, size_t page, char32_t byte);

  std::vector<PageCharacter> rows_;  // the first is of characters that no page has
  std::vector<uint16_t> index_;      // by code point
  std::array<char32_t, 256> windows_1252_{};
};

// Made at the first call. Loops should keep the reference.
const PageTable& Pages();

inline uint8_t ByteOf(char32_t c, CodePage page) {
  return Pages()[c].bytes[static_cast<size_t>(page)];
}

// What Windows-1252 shows for a byte above 0x7F.
char32_t FromWindows1252(char32_t byte);

}  // namespace unspin
