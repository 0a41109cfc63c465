#include "repair/spin/quick_words.h"

#include "repair/spin/channel.h"
#include "repair/spin/mask.h"

namespace unspin {

QuickWords CutQuickWords(std::string_view body) {
  QuickWords quick;
  quick.words.reserve(body.size() / 6);
  for (const std::string_view text : SplitParagraphs(body)) {
    QuickWords::Paragraph paragraph{text, quick.words.size(), 0};
    ForEachQuickWord(text, [&](std::string_view word, bool free, bool lower) {
      const auto begin = static_cast<uint32_t>(word.data() - body.data());
      const auto end = static_cast<uint32_t>(begin + word.size());
      if (paragraph.count > 0) {
        QuickWord& last = quick.words.back();
        last.joined = begin == last.end + 1 && body[last.end] == ' ';
      }
      const bool digits = word[0] >= '0' && word[0] <= '9';
      quick.words.push_back(
          {Channel::HashOf(word), begin, end, lower, free, false, digits});
      ++paragraph.count;
    });
    quick.paragraphs.push_back(paragraph);
  }
  return quick;
}

}  // namespace unspin
