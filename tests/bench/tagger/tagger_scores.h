#pragma once

// Scores, reliability and speed of the trained tagger.

#include <string>
#include <vector>

#include "extract/names/word_classes.h"
#include "extract/tagger/tagger.h"
#include "extract/value_finder.h"
#include "lexicon/lexicon.h"
#include "train/conll.h"
#include "train/tagged_texts.h"

namespace unspin::bench {

class TaggerBench {
 public:
  // Both are paths. Throws Error.
  TaggerBench(const std::string& lexicon, const std::string& model);

  // Prints span precision, recall and F1 by file and type. Companies and organizations
  // count as ORG; types that a file does not tag do not count. A name that ends inside
  // a word of the file is taken to end with it. `list` mistakes of each file are
  // printed.
  void Score(const std::vector<std::string>& files, size_t list) const;
  // The same for a folder of gold articles, by the types of the program.
  void ScoreGold(const std::string& folder, size_t list) const;
  // Prints the share of right names (types as in Score) by confidence.
  void Calibrate(const std::vector<std::string>& files) const;
  // Prints the words of gold articles that may be in names, each with how likely it is
  // in one of each type (percent), in the order of EntityType.
  void Show(const std::string& folder) const;
  // Prints words a second of the tagger alone.
  void Speed(const std::vector<std::string>& files) const;

 private:
  struct Found {
    TextSpan span;
    std::string tag;  // "PER"
    float confidence = 0;
  };
  std::vector<TaggedField> TagFields(const TaggedText& text,
                                     std::vector<NameWords>& words,
                                     std::vector<TokenizedText>& fields) const;
  std::vector<NameWords> Annotate(const TokenizedText& text) const;
  std::vector<Found> Tag(const ConllText& text) const;

  Lexicon lexicon_;
  TagModel model_;
  WordClasses classes_;
  Gazetteers gazetteers_;
  ValueFinder values_;
  Tagger tagger_;
};

}  // namespace unspin::bench
