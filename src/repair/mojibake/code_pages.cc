#include "repair/mojibake/code_pages.h"

#include <unicode/ucnv.h>

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"

namespace unspin {
namespace {

// ICU's converters and our names, in the order of CodePage.
struct PageName {
  const char* converter;
  std::string_view misreading;
};
constexpr std::array<PageName, kCodePages> kNames = {{
    {"ibm-5348_P100-1997", "UTF-8 read as Windows-1252"},
    {"ibm-5347_P100-1998", "UTF-8 read as Windows-1251"},
    {"ibm-5346_P100-1998", "UTF-8 read as Windows-1250"},
    {"ibm-5349_P100-1998", "UTF-8 read as Windows-1253"},
    {"ibm-5350_P100-1998", "UTF-8 read as Windows-1254"},
    {"ibm-9449_P100-2002", "UTF-8 read as Windows-1257"},
    {"ISO-8859-2", "UTF-8 read as ISO-8859-2"},
    {"macintosh", "UTF-8 read as MacRoman"},
    {"ibm-437_P100-1995", "UTF-8 read as code page 437"},
}};

constexpr char32_t kEnd = 0x2700;  // the pages have nothing of ours behind it

std::array<char32_t, 256> Decode(const char* converter_name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(converter_name, &status), &ucnv_close);
  if (U_FAILURE(status) != 0) {
    throw Error(std::string("ICU has no converter ") + converter_name);
  }
  std::array<char32_t, 256> out{};
  for (unsigned byte = 0x80; byte < 256; ++byte) {
    const char in = static_cast<char>(byte);
    std::array<UChar, 4> buffer{};
    status = U_ZERO_ERROR;
    const int32_t size =
        ucnv_toUChars(converter.get(), buffer.data(), 4, &in, 1, &status);
    out[byte] = U_SUCCESS(status) != 0 && size == 1 ? buffer[0] : 0xFFFD;
  }
  return out;
}

// Private use is how Microsoft's tables mark bytes without a meaning.
bool IsLacking(char32_t c) { return c == 0xFFFD || (c >= 0xE000 && c < 0xF900); }

}  // namespace

PageTable::PageTable() : rows_(1), index_(kEnd) {
  for (size_t page = 0; page < kCodePages; ++page) {
    const std::array<char32_t, 256> decoded = Decode(kNames[page].converter);
    if (page == 0) windows_1252_ = decoded;
    // A byte that a page lacks, and in sloppy readers any byte below 0xA0, comes out as
    // the character of the same number.
    for (char32_t byte = 0x80; byte < 256; ++byte) {
      if (byte < 0xA0 || IsLacking(decoded[byte])) Add(byte, page, byte);
    }
    for (char32_t byte = 0x80; byte < 256; ++byte) Add(decoded[byte], page, byte);
  }
}

void PageTable::Add(char32_t c, size_t page, char32_t byte) {
  if (c < 0x80 || c >= kEnd) return;
  if (index_[c] == 0) {
    index_[c] = static_cast<uint16_t>(rows_.size());
    rows_.emplace_back();
  }
  PageCharacter& row = rows_[index_[c]];
  const PageSet bit = SetOf(static_cast<CodePage>(page));
  row.bytes[page] = static_cast<uint8_t>(byte);
  row.leads = static_cast<PageSet>(row.leads & ~bit);
  row.continuations = static_cast<PageSet>(row.continuations & ~bit);
  if (byte >= 0xC2 && byte <= 0xF4) row.leads |= bit;
  if (byte < 0xC0) row.continuations |= bit;
}

const PageTable& Pages() {
  static const PageTable kTable;
  return kTable;
}

std::string_view MisreadingAs(CodePage page) {
  return kNames[static_cast<size_t>(page)].misreading;
}

char32_t FromWindows1252(char32_t byte) { return Pages().windows_1252(byte & 0xFFU); }

}  // namespace unspin
