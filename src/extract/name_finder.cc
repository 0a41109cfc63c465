#include "extract/name_finder.h"

#include "extract/names/cues.h"
#include "extract/names/gazetteers.h"
#include "extract/names/name_resolver.h"
#include "extract/names/name_typing.h"
#include "extract/names/name_words.h"
#include "extract/names/word_classes.h"

namespace unspin {

struct NameFinder::Impl {
  explicit Impl(const Lexicon& lexicon)
      : classes(lexicon),
        gazetteers(lexicon),
        weights(lexicon),
        typer(gazetteers, weights) {}

  WordClasses classes;
  Gazetteers gazetteers;
  CueWeights weights;
  NameTyper typer;
};

NameFinder::NameFinder(const Lexicon& lexicon)
    : impl_(std::make_unique<Impl>(lexicon)) {}

NameFinder::~NameFinder() = default;

NamedEntities NameFinder::Find(std::span<const TokenizedText> texts,
                               std::span<const std::vector<Value>> values) const {
  std::vector<NameWords> words;
  words.reserve(texts.size());
  for (size_t i = 0; i < texts.size(); ++i) {
    words.push_back(
        AnnotateWords(texts[i], values[i], impl_->classes, impl_->gazetteers));
  }
  const ArticleNames names = impl_->typer.Run(words);
  return ResolveNames(names, words, impl_->gazetteers, impl_->typer);
}

}  // namespace unspin
