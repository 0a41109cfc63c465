#pragma once

// The words of a text as the verdict on it needs them: cut and hashed once for all
// profiles, without the context model.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace unspin {

struct QuickWord {
  uint64_t hash = 0;   // Channel::HashOf
  uint32_t begin = 0;  // bytes in the text
  uint32_t end = 0;
  bool lower = false;   // no capitals
  bool free = false;    // as in MaskedToken for a spinner of free words
  bool joined = false;  // one space is between it and the next word
  bool digits = false;  // starts with a digit
};

// Runs of ASCII letters and digits of each paragraph.
struct QuickWords {
  struct Paragraph {
    std::string_view text;
    size_t first = 0;  // of `words`
    size_t count = 0;
  };
  std::vector<QuickWord> words;
  std::vector<Paragraph> paragraphs;

  std::span<const QuickWord> Of(const Paragraph& paragraph) const {
    return std::span(words).subspan(paragraph.first, paragraph.count);
  }
};

QuickWords CutQuickWords(std::string_view body);

}  // namespace unspin
