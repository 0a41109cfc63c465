#pragma once

// Tagged texts as the tagger sees them: stretches of words with features and the tags
// that each word may have.

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/names/word_classes.h"
#include "extract/tagger/tag_features.h"
#include "extract/tagger/tags.h"
#include "extract/value_finder.h"
#include "train/tagged_texts.h"

namespace unspin {

// The clusters of a table made by WordClusterer, by word.
class ClusterTable : public ClusterSource {
 public:
  // Throws Error naming the file and the line.
  explicit ClusterTable(const std::string& path);
  WordClusters ClustersOf(uint64_t exact_hash) const override;
  const std::unordered_map<uint64_t, WordClusters>& words() const { return words_; }

 private:
  std::unordered_map<uint64_t, WordClusters> words_;
};

struct TaggerExamples {
  struct Stretch {
    size_t begin = 0;  // numbers of words
    size_t end = 0;
    float weight = 1;
  };
  std::vector<uint64_t> keys;      // of the features of all words
  std::vector<FeatureKind> kinds;  // as many
  std::vector<size_t> begins{0};   // by word, where its features begin; then the end
  std::vector<TagSet> allowed;     // by word
  std::vector<Stretch> stretches;
};

// Cuts, annotates and describes texts as the program does.
class TaggerExampleMaker {
 public:
  // Both must outlive it.
  TaggerExampleMaker(const Lexicon& lexicon, const ClusterSource& clusters);
  void Add(const TaggedText& text, TaggerExamples& out);

 private:
  void AddField(const NameWords& text, std::span<const TagSet> allowed, float weight,
                TaggerExamples& out);

  WordClasses classes_;
  Gazetteers gazetteers_;
  ValueFinder values_;
  TagFeatures features_;
  FeatureList list_;
};

}  // namespace unspin
