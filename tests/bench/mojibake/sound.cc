#include <cstdio>

#include "bench/mojibake/commands.h"
#include "bench/mojibake/texts.h"
#include "repair/repair_fixture.h"

namespace unspin::bench {

void Sound(const MojibakeOptions& options) {
  size_t texts = 0;
  size_t bytes = 0;
  size_t changes = 0;
  for (const std::string& text : ReadTexts(options)) {
    ++texts;
    bytes += text.size();
    const Document document = PlainRepairer().Repair(RawText(text));
    for (const Repair& repair : document.repairs) {
      if (repair.kind != RepairKind::kMojibake) continue;
      ++changes;
      const std::string_view source = repair.source.In(document.original);
      const std::string_view now = repair.text.In(document.body.text);
      std::printf("%.2f [%.*s] -> [%.*s] (%s)\n", repair.confidence,
                  static_cast<int>(source.size()), source.data(),
                  static_cast<int>(now.size()), now.data(), repair.reason.c_str());
      PrintDifference("", document.body.text, text, text);
    }
  }
  std::printf("%zu texts, %zu bytes, %zu changes\n", texts, bytes, changes);
}

}  // namespace unspin::bench
