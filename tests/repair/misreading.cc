#include "repair/misreading.h"

#include <unicode/ucnv.h>

#include <map>
#include <memory>

#include "base/error.h"
#include "base/unicode.h"

namespace unspin {
namespace {

using Table = std::array<char32_t, 256>;  // 0 where the encoding lacks the byte

Table MakeTable(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status) != 0) throw Error("ICU has no converter " + encoding);
  Table table{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char in = static_cast<char>(byte);
    std::array<UChar, 4> out{};
    status = U_ZERO_ERROR;
    const int32_t size = ucnv_toUChars(converter.get(), out.data(), 4, &in, 1, &status);
    const bool lacks = U_FAILURE(status) != 0 || size != 1 || out[0] == 0xFFFD ||
                       (out[0] >= 0xE000 && out[0] < 0xF900) ||
                       (out[0] < 0xA0 && byte >= 0x80 && encoding != "ISO-8859-1");
    table[byte] = lacks ? 0 : out[0];
  }
  return table;
}

const Table& TableOf(std::string_view encoding) {
  static std::map<std::string, Table, std::less<>> tables;
  const auto found = tables.find(encoding);
  if (found != tables.end()) return found->second;
  return tables.emplace(encoding, MakeTable(std::string(encoding))).first->second;
}

}  // namespace

std::string Misread(std::string_view text, std::string_view encoding, Reading reading) {
  const Table& table = TableOf(encoding);
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    char32_t read = table[byte];
    if (read == 0 && byte != 0) {
      read = reading == Reading::kLost ? kReplacementCharacter : byte;
    }
    if (reading == Reading::kSpaces && read == 0xA0) read = ' ';
    if (reading == Reading::kStraight) {
      if (read == 0x2018 || read == 0x2019) read = '\'';
      if (read == 0x201C || read == 0x201D) read = '"';
    }
    AppendUtf8(read, out);
  }
  return out;
}

}  // namespace unspin
