#pragma once

// The words of a text as its copies are compared: what a spinner, a content system or a
// change of encoding does to case, quotes and dashes makes no difference.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

struct CopyWord {
  uint32_t begin = 0;  // bytes of the text
  uint32_t end = 0;
  // Lower case, with ' for every apostrophe, " for every quotation mark, - for every
  // dash; "\n" between paragraphs.
  std::string key;
  bool is_word = false;  // false: a mark, or the break between two paragraphs
  // Lower-case letters and digits with white space on both sides: all that a spinner
  // like family A touches (repair/spin/mask.h).
  bool free = false;
  bool capital = false;  // has a capital letter
  bool digit = false;
  bool starts_sentence = false;

  bool is_article() const { return is_word && (key == "a" || key == "an"); }
};

// The words and marks of `text` in order, a break between paragraphs. Linear.
std::vector<CopyWord> SplitCopyWords(std::string_view text);

}  // namespace unspin
