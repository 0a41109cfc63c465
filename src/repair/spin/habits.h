#pragma once

// How spinners differ beside the words that they write.

#include <cstdint>

namespace unspin {

enum class Touches : uint8_t {
  kFreeWords,  // lower-case words and numbers between white space, nothing else
  kAnyWord,    // also capitalised words and words beside punctuation
};

enum class Mapping : uint8_t {
  kFixed,   // one word has one image in all texts
  kRandom,  // each occurrence is drawn anew
};

// With which word "a" or "an" before a replaced word agrees.
enum class Articles : uint8_t {
  kOriginal,  // it still tells the sound of the original: "a elephantine" was "a giant"
  kSpun,      // it was made to agree with the substitute
};

}  // namespace unspin
