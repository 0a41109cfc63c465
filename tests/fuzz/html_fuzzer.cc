// From HTML to the text of the article.

#include "fuzz/oracles.h"
#include "repair/repair_fixture.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace unspin;
  RawDocument raw = RawText(fuzz::TextOf(data, size), Markup::kHtml);
  const SourceSpan body = raw.body;
  const Document document = PlainRepairer().Repair(std::move(raw));
  fuzz::RequireSoundDocument(document, body);
  return 0;
}
