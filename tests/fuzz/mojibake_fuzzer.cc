// Restores UTF-8 that was read as another encoding. The first byte chooses whether the
// input is garbled before: as Windows-1252, once or twice.

#include "base/unicode.h"
#include "core/mapped_text.h"
#include "fuzz/oracles.h"
#include "repair/boilerplate_patterns.h"
#include "repair/mojibake/code_pages.h"
#include "repair/mojibake/mojibake.h"
#include "repair/repair_fixture.h"

namespace unspin::fuzz {
namespace {

std::string Garbled(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    AppendUtf8(byte < 0x80 ? byte : FromWindows1252(byte), out);
  }
  return out;
}

}  // namespace
}  // namespace unspin::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace unspin;
  if (size == 0) return 0;
  std::string text = fuzz::TextOf(data + 1, size - 1);
  for (int i = data[0] % 3; i > 0; --i) text = fuzz::Garbled(text);
  const SourceSpan all{0, text.size()};
  MappedText mapped(text, all, Field::kBody);
  static const BoilerplatePatterns kPatterns(ShippedLexicon());
  const RawDocument raw;
  const FixContext context{Field::kBody, raw, nullptr, {}, kPatterns};
  mapped.Apply("mojibake", FindMojibake(mapped.text(), context));
  fuzz::Require(IsValidUtf8(mapped.text()), "restored text is UTF-8");
  fuzz::RequireSoundMap(mapped.map(), text, all, mapped.text());
  return 0;
}
