#pragma once

// What is known of one spinner: which words it touches, how, and by what it replaces
// them. Learned from copies and originals, or read from a file that people can edit.

#include <cstdint>
#include <string>
#include <vector>

namespace unspin {

struct LearnedProfile {
  enum class Touches {
    kFree,  // lower-case words and numbers with white space on both sides
    kAny,   // capitalised words and words beside punctuation too
  };
  enum class Determinism {
    kFixed,   // one original, one image
    kRandom,  // an image is drawn for each occurrence
  };
  // With which word "a" or "an" before a replaced word agrees.
  enum class Articles { kOriginal, kSpun };

  struct Row {
    std::string spun;  // lower case, one space between words
    std::string original;
    double weight = 0;  // P(original | spun form, in texts of this spinner)
    std::string source = "learned";
    std::string note;  // "count 7"
    friend bool operator==(const Row&, const Row&) = default;
  };

  std::string name;
  Touches touches = Touches::kFree;
  Determinism determinism = Determinism::kFixed;
  Articles articles = Articles::kOriginal;
  // Share of the touchable occurrences of the originals below that are replaced.
  double rate = 1;
  std::string learned_from;  // "26 pairs of texts, 8412 words"
  std::vector<Row> rows;     // by spun form, then the likelier original first
  friend bool operator==(const LearnedProfile&, const LearnedProfile&) = default;
};

}  // namespace unspin
