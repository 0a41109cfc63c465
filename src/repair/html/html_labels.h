#pragma once

// Lines of a page that are no part of its article, told by their words: "Share this
// story", "Read also: ...", "Updated 3 May". The words are rows of
// lexicons/html_labels.tsv.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unspin {

class Lexicon;
class Table;

enum class LabelPlace : uint8_t { kBlock, kStart, kInside, kSection, kDate };

struct HtmlLabel {
  LabelPlace place = LabelPlace::kBlock;
  uint32_t row = 0;
};

class HtmlLabels {
 public:
  // Keeps a view of `lexicon`.
  explicit HtmlLabels(const Lexicon& lexicon);

  // What the text of a block is by its words; of several the first in the order of
  // LabelPlace but sections first. `linked`: most of it is a link, so that a short
  // phrase at its start is enough ("See also" without a colon).
  // Nothing for text of more than 350 bytes.
  struct Found {
    bool found = false;
    HtmlLabel label;
  };
  Found Find(std::string_view text, bool linked) const;

  std::string_view What(uint32_t row) const;  // "share bar"
  std::string RowName(uint32_t row) const;    // "html_labels.tsv:12"

 private:
  const Table& table_;
  uint32_t what_ = 0;               // column
  std::vector<LabelPlace> places_;  // by row
};

}  // namespace unspin
