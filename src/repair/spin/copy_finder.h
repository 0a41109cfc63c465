#pragma once

// Finds copies of a text among many by what spinners leave alone: names and numbers.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace unspin {

// The features of a text, sorted, each once: capitalised words inside sentences,
// numbers with two or more digits, and each two of these that follow one another with
// whatever words between ("Kumori ... Osaka"). The pairs tell two articles about one
// company apart. At most kMostFeatures, those with the smallest hashes: the same ones
// in each copy.
using CopyFeatures = std::vector<uint32_t>;
inline constexpr size_t kMostFeatures = 256;
CopyFeatures FindCopyFeatures(std::string_view text);

struct CopyMatch {
  uint32_t text = 0;  // its place among the texts of the finder
  double score = 0;   // 0..1
  friend bool operator==(const CopyMatch&, const CopyMatch&) = default;
};

// Least score of a copy. Of 150 articles and spun copies (corpus/ and 43 others) the
// 218 copies score 0.825 or more, other pairs 0.21 or less; in 23,499 short
// encyclopedia articles, many made from one template, 1 pair in 50,000 scores more than
// 0.5.
inline constexpr double kCopyScore = 0.5;

// An inverted index over texts that are given once. The score of two texts is the
// weight of the features that both have over the weight of those of the lighter text,
// a feature weighing the logarithm of the share of texts that have it; so missing
// paragraphs and added boilerplate cost little. A feature that more than kMostHolders
// texts have neither weighs nor leads anywhere, which bounds the work for one search.
// Memory: 8 bytes a feature, at most 2 KB a text. Const calls are safe from several
// threads.
class CopyFinder {
 public:
  static constexpr size_t kMostHolders = 500;

  explicit CopyFinder(std::span<const CopyFeatures> texts);

  // All texts with a score of at least `least`, best first. `features` may be those of
  // a text of the finder: then it finds itself too.
  std::vector<CopyMatch> Find(const CopyFeatures& features,
                              double least = kCopyScore) const;

 private:
  std::span<const uint32_t> Holders(uint32_t feature) const;
  double Weight(size_t holders) const;

  std::vector<uint32_t> features_;  // sorted, each once
  std::vector<uint32_t> begins_;    // of the holders of each, one more at the end
  std::vector<uint32_t> holders_;   // texts
  std::vector<float> weights_;      // of all features of each text
};

}  // namespace unspin
