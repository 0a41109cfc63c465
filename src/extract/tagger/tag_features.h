#pragma once

// What the tagger sees of a word: the same code makes the features for training and for
// tagging.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/names/name_words.h"
#include "extract/tagger/article_evidence.h"

namespace unspin {

// Changes whenever features change, so that a model trained on other ones is refused.
inline constexpr uint64_t kFeatureVersion = 1;

inline constexpr size_t kClusterLevels = 3;

// Clusters of a word, finest level first, from 1; 0 where the word has none.
using WordClusters = std::array<uint16_t, kClusterLevels>;

// Where the clusters come from: the model, or the table that it is trained with.
class ClusterSource {
 public:
  virtual ~ClusterSource() = default;
  virtual WordClusters ClustersOf(uint64_t exact_hash) const = 0;
};

// Kinds of features that training leaves out now and then, so that the others learn to
// do without them.
enum class FeatureKind : uint8_t { kOther, kWord, kGazetteer, kEvidence };

inline constexpr size_t kMostFeatures = 112;

// The features of one word, each a hash.
struct FeatureList {
  std::array<uint64_t, kMostFeatures> keys;
  std::array<FeatureKind, kMostFeatures> kinds;
  size_t size = 0;
};

// What a word gives to features wherever it stands in an article.
struct TagForm {
  uint64_t exact = 0;
  uint64_t lower = 0;
  uint64_t shape = 0;
  std::array<uint64_t, 3> prefixes{};  // of two to four letters
  std::array<uint64_t, 3> suffixes{};
  WordClusters clusters{};
  uint32_t evidence = 0;
};

// What one word gives to the features of itself and of its neighbours.
struct TagWord : TagForm {
  uint32_t gazetteer = 0;  // which tables know it and how well; 0: none
  uint32_t names = 0;      // given name, surname
  ClassSet classes = 0;
  uint64_t affix = 0;  // "-based" of "Munich-based"
  uint32_t place = 0;  // sentence start, headline, in a value
};

// Describes words of one sentence and lists their features.
class TagFeatures {
 public:
  explicit TagFeatures(const ClusterSource& clusters) : clusters_(clusters) {}

  // Starts a field. Both must outlive the use of the object for it.
  void SetField(const NameWords& text, const ArticleEvidence& evidence);
  // Turns to the words of one sentence of the field.
  void SetSentence(TokenRange words);
  // Describes the words of a part of it, and those that they look at.
  void SetPart(TokenRange part);
  // The features of word `i` of the part, counted from its start.
  void List(size_t i, FeatureList& out) const;

 private:
  TagWord Describe(size_t i);
  const TagForm& FormOf(const Token& token, const NameWord& word);
  TagForm MakeForm(const Token& token, TextSpan part, Shape shape) const;
  const TagWord& At(size_t i, int shift) const;

  const ClusterSource& clusters_;
  const NameWords* text_ = nullptr;
  const ArticleEvidence* evidence_ = nullptr;
  SparseList<uint32_t> match_codes_;  // by word of the field, of those in matches
  TokenRange sentence_;
  uint32_t case_ = 0;           // how the sentence uses capitals
  std::vector<TagWord> words_;  // of the part, and two more at either end
  // Most words come again in a field: what was found out of a form, and its number + 1
  // in `forms_` by form.
  std::vector<uint32_t> form_numbers_;
  std::vector<TagForm> forms_;
  TagForm part_;  // of the last word that is not kept there
};

}  // namespace unspin
