#pragma once

// Synthetic articles with near-copies among them. The sentences are those of corpus/,
// shuffled together, with other names and numbers in each article: so all texts are
// written alike, as those of one agency are, but tell of different things. The same
// seed gives the same articles.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "train/dice.h"

namespace unspin::bench {

struct GeneratedArticle {
  std::string id;
  size_t original = 0;  // number of the article that it is a copy of, or its own
  std::string title;
  std::string text;
};

class ArticleGenerator {
 public:
  // Reads corpus/clean below `source_folder`. A share of `copies` of the articles are
  // copies of earlier ones: every other word in lower case may be another one, a
  // sentence may be gone, a line may have come, the end may be cut off. One copy in ten
  // is of one of a few texts, which everybody copies.
  ArticleGenerator(const std::string& source_folder, double copies, uint64_t seed);

  GeneratedArticle Next();

 private:
  using Sentences = std::vector<std::vector<std::string>>;  // of words

  Sentences Write();
  Sentences Copy(Sentences sentences);
  std::string DrawName();
  std::string DrawNumber(const std::string& like);

  double copies_;
  Dice dice_;
  Sentences pool_;
  std::vector<std::string> words_;  // in lower case, to spin with
  std::vector<Sentences> originals_;
  std::vector<size_t> numbers_;  // of the originals
  size_t next_ = 0;
};

// How well groups were found, by pairs.
struct PairScore {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};
// `truth` and `found` are group numbers of the same things. Linear.
PairScore ScorePairs(const std::vector<size_t>& truth,
                     const std::vector<size_t>& found);

}  // namespace unspin::bench
