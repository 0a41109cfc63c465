#pragma once

// A line under repair of mojibake, round by round.

#include <string>
#include <string_view>
#include <vector>

#include "core/mapped_text.h"

namespace unspin {

// An Edit in the making: there are many, and most of what an Edit holds is the same in
// all of them.
struct Fix {
  size_t begin = 0;  // bytes in the line as it stands
  size_t end = 0;
  std::string text;
  std::string_view reason;  // never freed
  double confidence = 1;
};

// What two rounds of fixes do in one: `second` are of the text that `first` makes,
// which is `between`. Both are sorted and disjoint, and so is the result. Where they
// overlap, one fix with the reason of the second stands for all of it.
std::vector<Fix> Compose(std::vector<Fix> first, std::vector<Fix> second,
                         std::string_view between);

class Draft {
 public:
  // Keeps a view of the line.
  explicit Draft(std::string_view line) : line_(line) {}

  // The line as it stands.
  std::string_view text() const { return fixes_.empty() ? line_ : text_; }

  // `fixes` of text(), sorted and disjoint.
  void Apply(std::vector<Fix> fixes);

  // All of it as one round, for a text in which the line begins at `offset`.
  std::vector<Edit> TakeEdits(size_t offset);

 private:
  std::string_view line_;
  std::string text_;
  std::vector<Fix> fixes_;
};

}  // namespace unspin
