#include "fuzz/oracles.h"

#include <cstdio>
#include <cstdlib>

#include "base/charset.h"
#include "base/unicode.h"

namespace unspin::fuzz {
namespace {

bool IsBoundary(std::string_view text, size_t i) {
  return i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
}

}  // namespace

void Require(bool kept, std::string_view promise) {
  if (kept) return;
  std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(promise.size()),
               promise.data());
  std::abort();
}

std::string TextOf(const uint8_t* data, size_t size) {
  return DecodeToUtf8({reinterpret_cast<const char*>(data), size}, "utf-8").text;
}

void RequireSoundMap(const OffsetMap& map, std::string_view original, SourceSpan part,
                     std::string_view text) {
  size_t source = part.begin;
  size_t written = 0;
  for (const Run& run : map.runs()) {
    Require(run.source.begin == source, "runs follow each other in the original");
    Require(run.text.begin == written, "runs follow each other in the text");
    source = run.source.end;
    written = run.text.end;
    Require(source <= original.size() && written <= text.size(), "runs lie inside");
    Require(source >= run.source.begin && written >= run.text.begin, "runs go forward");
    Require(IsBoundary(original, source) && IsBoundary(text, written),
            "runs end between characters");
    if (!run.replaced) {
      Require(run.source.In(original) == run.text.In(text), "copied runs are equal");
    }
  }
  Require(written == text.size(), "the runs cover the text");
  Require(source == part.end, "the runs cover the original");
}

void RequireSoundDocument(const Document& document, SourceSpan body) {
  Require(IsValidUtf8(document.body.text), "the body is UTF-8");
  Require(IsValidUtf8(document.title.text), "the title is UTF-8");
  RequireSoundMap(document.body.map, document.original, body, document.body.text);
  RequireSoundMap(document.title.map, document.original_title,
                  {0, document.original_title.size()}, document.title.text);
  size_t end = 0;
  Field field = Field::kTitle;
  for (const Repair& repair : document.repairs) {
    if (repair.field != field) {
      Require(repair.field == Field::kBody, "repairs of the title come first");
      field = repair.field;
      end = 0;
    }
    Require(repair.text.begin >= end && repair.text.end >= repair.text.begin,
            "repairs are in order");
    end = repair.text.end;
    Require(end <= document.field(field).text.size(), "repairs lie inside the text");
    Require(repair.source.end <= document.field_original(field).size() &&
                repair.source.begin <= repair.source.end,
            "repairs lie inside the original");
    Require(!repair.reason.empty(), "repairs have a reason");
    Require(repair.confidence >= 0 && repair.confidence <= 1, "confidences are shares");
  }
}

}  // namespace unspin::fuzz
