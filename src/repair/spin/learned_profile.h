#pragma once

// What is known of one spinner: which words it touches, how, and by what it replaces
// them. Learned from copies and originals, or read from a file that people can edit.

#include <cstdint>
#include <string>
#include <vector>

#include "repair/spin/habits.h"

namespace unspin {

struct LearnedProfile {
  struct Row {
    std::string spun;  // lower case, one space between words
    std::string original;
    double weight = 0;  // P(original | spun form, in texts of this spinner)
    std::string source = "learned";
    std::string note;   // "count 7"
    uint32_t line = 0;  // of the file that it was read from
    // The pair of texts in which it was first seen, in the order in which the learner
    // learned from them; nothing that a file keeps.
    uint32_t text = 0;
    // Equal wherever they stand.
    friend bool operator==(const Row& a, const Row& b) {
      return a.spun == b.spun && a.original == b.original && a.weight == b.weight &&
             a.source == b.source && a.note == b.note;
    }
  };

  std::string name;
  Touches touches = Touches::kFreeWords;
  Mapping mapping = Mapping::kFixed;
  Articles articles = Articles::kOriginal;
  // Share of the touchable occurrences of the originals below that are replaced.
  double rate = 1;
  std::string learned_from;  // "26 pairs of texts, 8412 words"
  std::vector<Row> rows;     // by spun form, then the likelier original first
  friend bool operator==(const LearnedProfile&, const LearnedProfile&) = default;
};

}  // namespace unspin
