// From bytes to UTF-8. The first byte chooses the declared charset.

#include <array>

#include "base/charset.h"
#include "base/unicode.h"
#include "fuzz/oracles.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using unspin::fuzz::Require;
  constexpr std::array<const char*, 10> kDeclared = {
      "",          "utf-8",  "iso-8859-1", "windows-1251", "koi8-r",
      "shift_jis", "euc-kr", "gb18030",    "iso-2022-jp",  "no such charset"};
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto decoded =
      unspin::DecodeToUtf8(bytes, kDeclared[data[0] % kDeclared.size()]);
  Require(unspin::IsValidUtf8(decoded.text), "decoded text is UTF-8");
  Require(!decoded.encoding.empty(), "the encoding has a name");
  Require(decoded.first_damage.has_value() == (decoded.damaged_bytes > 0),
          "damage has a place");
  Require(!decoded.first_damage || *decoded.first_damage < bytes.size(),
          "damage lies inside the bytes");
  // Decoding what was decoded changes nothing, unless nul characters make it look like
  // UTF-16 or escapes in plain ASCII like ISO 2022.
  const bool looks_encoded =
      decoded.text.find('\0') != std::string::npos ||
      (unspin::SkipAscii(decoded.text, 0) == decoded.text.size() &&
       decoded.text.find('\x1B') != std::string::npos);
  Require(unspin::DecodeToUtf8(decoded.text).text == decoded.text || looks_encoded,
          "UTF-8 stays as it is");
  return 0;
}
