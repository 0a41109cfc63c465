#include "extract/name_finder.h"

#include <optional>

#include "extract/names/cues.h"
#include "extract/names/gazetteers.h"
#include "extract/names/name_resolver.h"
#include "extract/names/name_typing.h"
#include "extract/names/name_words.h"
#include "extract/names/word_classes.h"
#include "extract/tagger/tagger.h"

namespace unspin {

struct NameFinder::Impl {
  Impl(const Lexicon& lexicon, const TagModel* model)
      : classes(lexicon),
        gazetteers(lexicon),
        weights(lexicon),
        typer(gazetteers, weights) {
    if (model != nullptr) tagger.emplace(*model);
  }

  WordClasses classes;
  Gazetteers gazetteers;
  CueWeights weights;
  NameTyper typer;
  std::optional<Tagger> tagger;
};

NameFinder::NameFinder(const Lexicon& lexicon, const TagModel* model)
    : impl_(std::make_unique<Impl>(lexicon, model)) {}

NameFinder::~NameFinder() = default;

NamedEntities NameFinder::Find(std::span<const TokenizedText> texts,
                               std::span<const std::vector<Value>> values) const {
  std::vector<NameWords> words;
  words.reserve(texts.size());
  for (size_t i = 0; i < texts.size(); ++i) {
    words.push_back(
        AnnotateWords(texts[i], values[i], impl_->classes, impl_->gazetteers));
  }
  std::vector<TaggedField> tags;
  if (impl_->tagger) tags = impl_->tagger->Run(words);
  const ArticleNames names = impl_->typer.Run(words, tags);
  return ResolveNames(names, words, impl_->gazetteers, impl_->typer);
}

}  // namespace unspin
