#include "repair/spin/thesaurus.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace unspin {
namespace {

using Kind = WordNet::PointerKind;

// Weight of a substitute by its relation to the original, from 129 pairs of the seed
// article: 68 were synonyms, 36 one pointer away, most of these hypernyms and similar
// adjectives (team -> unit, in -> successful).
constexpr float kSynonym = 1.0F;

float WeightOf(Kind kind) {
  switch (kind) {
    case Kind::kHypernym:
      return 0.6F;
    case Kind::kSimilar:
      return 0.6F;
    case Kind::kPertainym:
      return 0.3F;
    case Kind::kAlso:
      return 0.2F;
    case Kind::kHyponym:
      return 0.05F;
    case Kind::kDerivation:
      return 0.05F;
  }
  return 0;
}

// The relation seen from the other side.
Kind Reverse(Kind kind) {
  if (kind == Kind::kHypernym) return Kind::kHyponym;
  if (kind == Kind::kHyponym) return Kind::kHypernym;
  return kind;
}

constexpr size_t kMostNeighbours = 64;
// Rarer words are seldom what a news text had: "nebule" for "cloud".
constexpr float kRarestOriginal = -15;

}  // namespace

Thesaurus::Thesaurus(WordNet wordnet, const ContextModel& model, const Channel& channel)
    : wordnet_(wordnet),
      model_(model),
      ids_(wordnet_.words()),
      ways_(wordnet_.words()),
      unlisted_(wordnet_.words()) {
  for (WordNet::WordId word = 0; word < wordnet_.words(); ++word) {
    const std::string_view text = wordnet_.Text(word);
    if (text.find_first_of(" -.'/0123456789") != std::string_view::npos) continue;
    const ContextModel::WordId id = model.Find(text);
    if (id == ContextModel::kUnknown || model.Unigram(id) < kRarestOriginal) continue;
    ids_[word] = id;
    ways_[word] = WaysFrom(word);
    unlisted_[word] = channel.Unlisted(text);
  }
}

float Thesaurus::WaysFrom(WordNet::WordId word) const {
  float ways = 0;
  for (const WordNet::SenseId sense : wordnet_.Senses(word)) {
    ways += kSynonym * static_cast<float>(wordnet_.Words(sense).size() - 1);
    for (size_t i = 0; i < wordnet_.PointerCount(sense); ++i) {
      const WordNet::Pointer pointer = wordnet_.PointerAt(sense, i);
      ways += WeightOf(pointer.kind) *
              static_cast<float>(wordnet_.Words(pointer.sense).size());
    }
  }
  return ways;
}

std::vector<Neighbour> Thesaurus::OriginalsOf(std::string_view spun) const {
  const std::optional<WordNet::WordId> word = wordnet_.Find(spun);
  if (!word) return {};
  std::vector<std::pair<WordNet::WordId, float>> weights;
  const auto add = [&](WordNet::SenseId sense, float weight) {
    for (const WordNet::WordId original : wordnet_.Words(sense)) {
      if (original != *word && ids_[original] != ContextModel::kUnknown) {
        weights.emplace_back(original, weight);
      }
    }
  };
  for (const WordNet::SenseId sense : wordnet_.Senses(*word)) {
    add(sense, kSynonym);
    for (size_t i = 0; i < wordnet_.PointerCount(sense); ++i) {
      const WordNet::Pointer pointer = wordnet_.PointerAt(sense, i);
      add(pointer.sense, WeightOf(Reverse(pointer.kind)));
    }
  }
  std::sort(weights.begin(), weights.end());

  struct Ranked {
    float score = 0;
    Neighbour neighbour;
  };
  std::vector<Ranked> ranked;
  for (size_t i = 0; i < weights.size();) {
    const WordNet::WordId original = weights[i].first;
    float weight = 0;
    for (; i < weights.size() && weights[i].first == original; ++i)
      weight += weights[i].second;
    const float share = std::min(1.0F, weight / std::max(ways_[original], weight));
    ByRate beliefs = unlisted_[original];
    for (float& belief : beliefs) belief *= share;
    ranked.push_back({std::log(share) + model_.Unigram(ids_[original]),
                      {wordnet_.Text(original), ids_[original], beliefs}});
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  std::vector<Neighbour> neighbours;
  for (const Ranked& r : ranked) {
    if (neighbours.size() == kMostNeighbours) break;
    neighbours.push_back(r.neighbour);
  }
  return neighbours;
}

}  // namespace unspin
