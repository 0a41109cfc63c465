// All repairs of plain text but un-spinning. The first byte chooses whether the first
// line is the title.

#include "fuzz/oracles.h"
#include "repair/repair_fixture.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace unspin;
  if (size == 0) return 0;
  const std::string text = fuzz::TextOf(data + 1, size - 1);
  RawDocument raw = RawText(text, Markup::kPlain);
  const size_t line = text.find('\n');
  if (data[0] % 2 == 1 && line != text.npos) raw.title = text.substr(0, line);
  const SourceSpan body = raw.body;
  const std::string title = raw.title;
  const Document once = PlainRepairer().Repair(std::move(raw));
  fuzz::RequireSoundDocument(once, body);

  RawDocument again = RawText(once.body.text, Markup::kPlain);
  again.title = once.title.text;
  const Document twice = PlainRepairer().Repair(std::move(again));
  fuzz::Require(twice.body.text == once.body.text, "repairing twice is repairing once");
  fuzz::Require(twice.title.text == once.title.text, "titles, too");
  return 0;
}
