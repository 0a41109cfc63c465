#pragma once

// What became of each substitution of a simulated spinner, by kind of substitution.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "bench/spin/markdown.h"
#include "bench/spin/spinners.h"
#include "core/document.h"

namespace unspin::bench {

// How often words occur in clean text.
class WordFrequencies {
 public:
  void Add(std::string_view text);
  // All its words occur 20 times in a million: "major" and "set", not "helium".
  bool IsCommon(std::string_view form) const;

 private:
  std::unordered_map<std::string, size_t> counts_;
  size_t words_ = 0;
};

class Outcomes {
 public:
  // `frequencies` must outlive the object.
  explicit Outcomes(const WordFrequencies& frequencies) : frequencies_(frequencies) {}

  // `document` is `spun`, made of `clean`, after repair.
  void Add(std::string_view clean, const SpunText& spun, const Document& document);
  // The kinds, then the `most` frequent of what was not restored.
  void Print(size_t most) const;

 private:
  struct Tally {
    size_t all = 0;
    size_t restored = 0;
    size_t left = 0;    // as the spinner wrote it; the others became something else
    size_t pairs = 0;   // different ones
    double shares = 0;  // restored, of each pair; sum
    Tally& operator+=(const Tally& other);
  };
  // What became of one pair.
  struct Fate {
    bool known = true;
    Tally tally;
    std::map<std::string, size_t> became;  // where it was not restored
  };
  using Pair = std::pair<std::string, std::string>;  // spun, original

  void PrintKinds() const;
  static void AddRow(MarkdownTable& table, const std::string& name, const Tally& tally);

  const WordFrequencies& frequencies_;
  std::map<Pair, Fate> fates_;
};

}  // namespace unspin::bench
