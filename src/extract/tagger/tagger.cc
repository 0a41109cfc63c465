#include "extract/tagger/tagger.h"

#include <algorithm>

#include "extract/tagger/stretches.h"

namespace unspin {
namespace {

constexpr size_t kLongestStretch = 1000;  // words

// Tags one field after another, with scratch that is used again and again.
class FieldTagger {
 public:
  explicit FieldTagger(const TagModel& model)
      : model_(model), features_(model), chain_(model.transitions()) {}

  TaggedField Run(const NameWords& text, const ArticleEvidence& evidence) {
    TaggedField out;
    features_.SetField(text, evidence);
    for (const Sentence& sentence : text.text->sentences()) {
      FindStretches(text, sentence.tokens, stretches_);
      if (stretches_.empty()) continue;
      features_.SetSentence(sentence.tokens);
      // A candidate may reach over the stretches of a sentence, but hardly of one that
      // is longer than prose has any.
      const bool is_prose = sentence.tokens.size() <= kLongestStretch;
      needs_odds_ = is_prose && MayHoldCandidates(text, sentence.tokens);
      for (TokenRange stretch : stretches_) {
        // A long one is no prose: in pieces it needs no more memory than others.
        for (; stretch.size() > kLongestStretch; stretch.begin += kLongestStretch) {
          Tag(text, {stretch.begin, stretch.begin + kLongestStretch}, out);
        }
        Tag(text, stretch, out);
      }
    }
    return out;
  }

 private:
  void Tag(const NameWords& text, TokenRange stretch, TaggedField& out) {
    features_.SetPart(stretch);
    scores_.resize(stretch.size());
    allowed_.assign(stretch.size(), kAllTags);
    for (size_t i = 0; i < stretch.size(); ++i) {
      features_.List(i, list_);
      scores_[i] = model_.Score(list_);
    }
    chain_.Sum(scores_, allowed_);
    const std::vector<uint8_t>& best = chain_.Best(scores_);
    if (!needs_odds_ && IsOutside(best) && !MayHoldCandidates(text, stretch)) return;
    for (size_t i = 0; i < stretch.size(); ++i) {
      const TagScores& marginal = chain_.marginals()[i];
      TypeOdds odds;
      for (size_t type = 0; type < kNameTypes; ++type) {
        odds[type] = marginal[1 + type] + marginal[1 + kNameTypes + type];
      }
      out.odds.Add(stretch.begin + i, odds);
    }
    AddNames(best, stretch.begin, out);
  }

  static bool IsOutside(const std::vector<uint8_t>& tags) {
    return std::ranges::all_of(tags, [](uint8_t tag) { return tag == kOutside; });
  }

  // Whether somebody may ask for the odds of words of a stretch that are in no tagged
  // name. Nobody does of one without capitals, and a long text of those would take 20
  // bytes a word.
  static bool MayHoldCandidates(const NameWords& text, TokenRange stretch) {
    if (text.text->field() == Field::kTitle) return true;
    for (size_t i = stretch.begin; i < stretch.end; ++i) {
      const NameWord word = text.words[i];
      if (word.CanBeName() || word.match_words > 0) return true;
    }
    return false;
  }

  static void AddNames(const std::vector<uint8_t>& tags, size_t begin,
                       TaggedField& out) {
    for (size_t i = 0; i < tags.size();) {
      if (tags[i] == kOutside) {
        ++i;
        continue;
      }
      TaggedName name;
      name.type = TypeOfTag(tags[i]);
      name.confidence = 1;
      size_t end = i;
      do {
        name.confidence = std::min(
            name.confidence, out.OddsAt(begin + end)[static_cast<size_t>(name.type)]);
        ++end;
      } while (end < tags.size() && IsInner(tags[end]));
      name.words = {begin + i, begin + end};
      out.names.push_back(name);
      i = end;
    }
  }

  const TagModel& model_;
  TagFeatures features_;
  TagChain chain_;
  bool needs_odds_ = true;  // of all words of the sentence at hand
  FeatureList list_;
  std::vector<TokenRange> stretches_;
  std::vector<TagScores> scores_;
  std::vector<TagSet> allowed_;
};

}  // namespace

std::vector<TaggedField> Tagger::Run(std::span<const NameWords> texts) const {
  const ArticleEvidence evidence(texts);
  FieldTagger tagger(model_);
  std::vector<TaggedField> out;
  out.reserve(texts.size());
  for (const NameWords& text : texts) out.push_back(tagger.Run(text, evidence));
  return out;
}

}  // namespace unspin
