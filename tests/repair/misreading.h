#pragma once

// How text gets garbled: its UTF-8 bytes read as another encoding, as careless and
// careful readers do. Made over ICU's converters and shares nothing with the repair.

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

// What a reader does with bytes that the encoding lacks, and what happens to the
// outcome.
enum class Reading {
  kSloppy,    // they become the control character of the same number: nothing is lost
  kLost,      // they become U+FFFD
  kSpaces,    // as kSloppy; then no-break spaces become plain ones
  kStraight,  // as kSloppy; then curly quotes become straight ones
};

// The encodings that UTF-8 is read as, by ICU's names.
constexpr std::array<std::string_view, 9> kMisreadAs = {
    "ISO-8859-1",   "windows-1252", "windows-1250", "windows-1251", "windows-1253",
    "windows-1254", "windows-1257", "macintosh",    "ibm-437"};

std::string Misread(std::string_view text, std::string_view encoding, Reading reading);

}  // namespace unspin
