#pragma once

// Characters that would be a UTF-8 sequence if they had been read as bytes of a page.

#include <cstddef>
#include <string_view>
#include <vector>

#include "repair/mojibake/code_pages.h"

namespace unspin {

struct Utf8Sequence {
  size_t begin = 0;  // bytes in the text
  size_t end = 0;
  char32_t decoded = 0;  // U+FFFD when a byte is lost
  size_t length = 0;     // bytes of the sequence: 2 to 4, 6 for a CESU-8 pair
  bool lost = false;     // a byte of it is U+FFFD
  bool spaced = false;   // a byte 0xA0 of it became a plain space
};

// True if two neighbouring characters of `text` may begin a sequence in some page, or
// if it has a C1 control: no other text needs a closer look. One pass, nothing
// allocated.
bool MayHoldSequences(std::string_view text);

// Places of a text where sequences may begin, found once for all pages. Keeps a view of
// the text.
class SequenceStarts {
 public:
  explicit SequenceStarts(std::string_view text);

  // Of any start; no other page has sequences.
  PageSet pages() const { return pages_; }

  // The sequences of one page, in order and disjoint. With `spaces`, a plain space may
  // stand for the byte 0xA0 inside a sequence of three or more.
  std::vector<Utf8Sequence> Find(CodePage page, bool spaces) const;

  // True if every start is inside of one of `sequences`.
  bool AllIn(const std::vector<Utf8Sequence>& sequences) const;

 private:
  struct Start {
    size_t offset = 0;
    PageSet pages = 0;
    bool spaced = false;  // a space follows
  };

  std::string_view text_;
  std::vector<Start> starts_;
  PageSet pages_ = 0;
};

}  // namespace unspin
