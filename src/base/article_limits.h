#pragma once

// What one article may cost. An article beyond it is rejected with the reason; the run
// goes on.

#include <chrono>
#include <cstddef>
#include <string_view>

#include "base/error.h"

namespace unspin {

struct ArticleLimits {
  // Bytes without white space in the text. No word, address or table is that long; what
  // is are encoded files and damage.
  size_t max_token_bytes = 1 << 20;
  // Open HTML elements around a place of a page. Pages have fewer than 100.
  size_t max_html_depth = 1000;
  // Repair and extraction together, by the wall clock. Texts of 100,000 words need less
  // than a second a megabyte.
  double max_seconds = 60;
};

// Thrown where an article is found to be beyond its limits.
class LimitError : public Error {
 public:
  using Error::Error;
};

// When work on an article ends at the latest. A value; reading the clock costs about 30
// ns, so that loops ask once a paragraph or sentence.
class Deadline {
 public:
  Deadline() = default;  // never
  static Deadline In(double seconds);

  // Throws LimitError once the time has passed.
  void Check() const;

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point end_ = Clock::time_point::max();
  double seconds_ = 0;
};

// The longest stretch of `text` without ASCII white space, in bytes.
size_t LongestToken(std::string_view text);

}  // namespace unspin
