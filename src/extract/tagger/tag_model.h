#pragma once

// The trained tagger as a file: clusters of words, weights of features in 8 bits, and
// scores of tags behind each other, read in place.
//
// A text header (magic, version, features, description, counts, checksum of the rest,
// an empty line) padded to 16 bytes, then little-endian arrays, each padded to 16
// bytes: word buckets (32 bit), word fingerprints (32), clusters (3 x 16), feature
// buckets (32), feature fingerprints (16), weights (11 x 8), transitions and starts
// (floats).

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.h"
#include "extract/tagger/tag_chain.h"
#include "extract/tagger/tag_features.h"

namespace unspin {

// Immutable after Open; shared by threads. Movable.
class TagModel : public ClusterSource {
 public:
  // Maps the file. Throws Error with the path and the cause: not a tagger model,
  // another version, trained on other features, damaged.
  static TagModel Open(const std::string& path);

  WordClusters ClustersOf(uint64_t exact_hash) const override;

  // The scores of a word with these features. No allocation.
  TagScores Score(const FeatureList& features) const;

  const TagTransitions& transitions() const { return transitions_; }
  // What it was trained on, one line.
  std::string_view description() const { return description_; }

 private:
  explicit TagModel(MappedFile file) : file_(std::move(file)) {}
  void Read(const std::string& path);

  MappedFile file_;
  std::string_view description_;
  std::span<const uint32_t> word_buckets_;
  std::span<const uint32_t> word_fingerprints_;
  std::span<const WordClusters> clusters_;
  std::span<const uint32_t> feature_buckets_;
  std::span<const uint16_t> feature_fingerprints_;
  std::span<const int8_t> weights_;  // kTags to a feature
  float step_ = 0;                   // of a weight
  TagTransitions transitions_;
};

// What a trainer hands over for writing.
struct TagModelParts {
  struct Word {
    uint64_t hash = 0;
    WordClusters clusters{};
  };
  struct Feature {
    uint64_t key = 0;
    TagScores weights{};
  };
  std::vector<Word> words;
  std::vector<Feature> features;
  TagTransitions transitions;
  std::string description;  // one line
};

// The bytes of a model file.
std::string BuildTagModel(TagModelParts parts);

}  // namespace unspin
