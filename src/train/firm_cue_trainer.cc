#include "train/firm_cue_trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace unspin {
namespace {

std::vector<float> Probabilities(const FirmCueValues& weights,
                                 const FirmExample& example) {
  std::vector<float> p;
  float most = -std::numeric_limits<float>::infinity();
  for (const FirmCueValues& cues : example.candidates) {
    p.push_back(std::inner_product(cues.begin(), cues.end(), weights.begin(), 0.0F));
    most = std::max(most, p.back());
  }
  float sum = 0;
  for (float& each : p) sum += each = std::exp(each - most);
  for (float& each : p) each /= sum;
  return p;
}

// Adds the gradient of the loss of one example.
void AddGradient(const FirmCueTable& weights, const FirmExample& example,
                 FirmCueTable& gradient) {
  const auto reference = static_cast<size_t>(example.reference);
  const std::vector<float> p = Probabilities(weights[reference], example);
  for (size_t i = 0; i < p.size(); ++i) {
    const float off = example.weight * (p[i] - (i == example.right ? 1.0F : 0.0F));
    for (size_t cue = 0; cue < kFirmCues; ++cue) {
      gradient[reference][cue] += off * example.candidates[i][cue];
    }
  }
}

}  // namespace

FirmCueTable TrainFirmCues(const FirmCueTable& hand,
                           std::span<const FirmExample> examples,
                           const FirmCueOptions& options) {
  FirmCueTable weights = hand;
  FirmCueTable squares{};
  for (int round = 0; round < options.rounds; ++round) {
    FirmCueTable gradient{};
    for (const FirmExample& example : examples) AddGradient(weights, example, gradient);
    for (size_t r = 0; r < kReferences; ++r) {
      for (size_t cue = 0; cue < kFirmCues; ++cue) {
        const float g =
            gradient[r][cue] + options.pull * (weights[r][cue] - hand[r][cue]);
        squares[r][cue] += g * g;
        if (squares[r][cue] > 0) {
          weights[r][cue] -= options.rate * g / std::sqrt(squares[r][cue]);
        }
      }
    }
  }
  return weights;
}

double FirmAccuracy(const FirmCueTable& weights,
                    std::span<const FirmExample> examples) {
  double right = 0;
  double all = 0;
  for (const FirmExample& example : examples) {
    const std::vector<float> p =
        Probabilities(weights[static_cast<size_t>(example.reference)], example);
    const auto best = static_cast<size_t>(std::ranges::max_element(p) - p.begin());
    all += example.weight;
    if (best == example.right) right += example.weight;
  }
  return all > 0 ? right / all : 1;
}

double CrossValidateFirms(const FirmCueTable& hand,
                          std::span<const FirmExample> examples,
                          const FirmCueOptions& options, size_t parts) {
  double right = 0;
  double all = 0;
  for (size_t part = 0; part < parts; ++part) {
    std::vector<FirmExample> train;
    std::vector<FirmExample> test;
    for (const FirmExample& example : examples) {
      (example.article % parts == part ? test : train).push_back(example);
    }
    const FirmCueTable weights = TrainFirmCues(hand, train, options);
    double weight = 0;
    for (const FirmExample& example : test) weight += example.weight;
    right += weight * FirmAccuracy(weights, test);
    all += weight;
  }
  return all > 0 ? right / all : 1;
}

}  // namespace unspin
