#pragma once

// The single-byte encodings that UTF-8 is wrongly read as, both ways.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

std::string_view Name(CodePage page);

// The bytes that stand for a character in each page; 0 where the page lacks it. Only
// bytes above 0x7F are given.
using PageBytes = std::array<uint8_t, kCodePages>;

// Null for characters that no page has.
const PageBytes* BytesOf(char32_t c);

// What Windows-1252 shows for a byte above 0x7F.
char32_t FromWindows1252(char32_t byte);

}  // namespace unspin
