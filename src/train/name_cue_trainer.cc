#include "train/name_cue_trainer.h"

#include <algorithm>
#include <cmath>

namespace unspin {
namespace {

TypeScores Scores(const CueTable& weights, const NameExample& example) {
  TypeScores scores{};
  for (const WeighedCue& cue : example.cues) {
    const TypeScores& row = weights[static_cast<size_t>(cue.cue)];
    for (size_t t = 0; t < kNameTypes; ++t) scores[t] += cue.value * row[t];
  }
  return scores;
}

// Adds the gradient of the loss of one example.
void AddGradient(const CueTable& weights, const NameExample& example,
                 CueTable& gradient) {
  TypeScores p = Scores(weights, example);
  const float most = *std::max_element(p.begin(), p.end());
  float sum = 0;
  float allowed = 0;  // of the types that the name may have
  for (size_t t = 0; t < kNameTypes; ++t) {
    p[t] = std::exp(p[t] - most);
    sum += p[t];
    if (example.types[t]) allowed += p[t];
  }
  if (allowed <= 0) return;
  for (size_t t = 0; t < kNameTypes; ++t) {
    const float wanted = example.types[t] ? p[t] / allowed : 0;
    const float off = example.weight * (p[t] / sum - wanted);
    for (const WeighedCue& cue : example.cues) {
      gradient[static_cast<size_t>(cue.cue)][t] += off * cue.value;
    }
  }
}

bool IsGazetteerCue(const WeighedCue& cue) {
  return CueName(cue.cue).starts_with("gazetteer_");
}

}  // namespace

std::vector<NameExample> WithoutGazetteers(std::span<const NameExample> examples) {
  std::vector<NameExample> stripped(examples.begin(), examples.end());
  for (NameExample& example : stripped) std::erase_if(example.cues, IsGazetteerCue);
  return stripped;
}

CueTable TrainNameCues(const CueTable& hand, std::span<const NameExample> examples,
                       const NameCueOptions& options) {
  std::vector<NameExample> all = WithoutGazetteers(examples);
  constexpr auto kPlace = static_cast<size_t>(EntityType::kPlace);
  for (NameExample& example : all) {
    example.weight *=
        example.types[kPlace] ? options.unknown_place_weight : options.unknown_weight;
  }
  all.insert(all.end(), examples.begin(), examples.end());
  CueTable weights = hand;
  CueTable squares{};
  for (int round = 0; round < options.rounds; ++round) {
    CueTable gradient{};
    for (const NameExample& example : all) AddGradient(weights, example, gradient);
    for (size_t cue = 0; cue < kCueCount; ++cue) {
      for (size_t t = 0; t < kNameTypes; ++t) {
        const float g =
            gradient[cue][t] + options.pull * (weights[cue][t] - hand[cue][t]);
        squares[cue][t] += g * g;
        if (squares[cue][t] > 0) {
          weights[cue][t] -= options.rate * g / std::sqrt(squares[cue][t]);
        }
      }
    }
  }
  return weights;
}

double NameTypeAccuracy(const CueTable& weights,
                        std::span<const NameExample> examples) {
  double right = 0;
  double all = 0;
  for (const NameExample& example : examples) {
    const TypeScores scores = Scores(weights, example);
    const auto best = std::max_element(scores.begin(), scores.end()) - scores.begin();
    all += static_cast<double>(example.weight);
    if (example.types[static_cast<size_t>(best)]) {
      right += static_cast<double>(example.weight);
    }
  }
  return all > 0 ? right / all : 0;
}

double CrossValidate(const CueTable& hand, std::span<const NameExample> examples,
                     std::span<const NameExample> others, const NameCueOptions& options,
                     size_t parts) {
  double sum = 0;
  for (size_t part = 0; part < parts; ++part) {
    std::vector<NameExample> kept(others.begin(), others.end());
    std::vector<NameExample> held_out;
    for (const NameExample& example : examples) {
      (example.article % parts == part ? held_out : kept).push_back(example);
    }
    sum += NameTypeAccuracy(TrainNameCues(hand, kept, options), held_out);
  }
  return sum / static_cast<double>(parts);
}

}  // namespace unspin
