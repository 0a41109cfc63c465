#pragma once

// Fits the shifts of the weights in firm_cues.tsv to gold articles: which firm a fact
// is about when its sentence says "it", "the company" or nothing. A choice among the
// firms of the article is a multinomial logistic regression that is pulled towards the
// weights written by hand. No random numbers: the same examples give the same shifts.

#include <array>
#include <span>
#include <string>
#include <vector>

#include "extract/facts/context.h"
#include "extract/tagger/tag_model.h"

namespace unspin {

class Lexicon;

struct FirmExample {
  Reference reference = Reference::kUnsaid;
  float weight = 1;
  size_t article = 0;
  size_t right = 0;  // number of the candidate that is meant
  std::vector<FirmCueValues> candidates;
};

// The choices in NAME.txt, NAME.json of `folder` (shared format of gold articles) that
// a fact of the gold decides. `weights` make the choices that later ones lean on.
// `first` numbers the first article.
std::vector<FirmExample> ReadFirmExamples(const std::string& folder,
                                          const Lexicon& lexicon, const TagModel* model,
                                          const FirmWeights& weights, size_t first);

using FirmCueTable = std::array<FirmCueValues, kReferences>;

struct FirmCueOptions {
  float pull = 4;  // strength of the pull towards the hand-written weights
  int rounds = 300;
  float rate = 0.2F;
};

FirmCueTable TrainFirmCues(const FirmCueTable& hand,
                           std::span<const FirmExample> examples,
                           const FirmCueOptions& options);

// Share of the examples, by weight, whose firm the weights choose.
double FirmAccuracy(const FirmCueTable& weights, std::span<const FirmExample> examples);

// The accuracy over `parts` parts of the articles, each held out in turn.
double CrossValidateFirms(const FirmCueTable& hand,
                          std::span<const FirmExample> examples,
                          const FirmCueOptions& options, size_t parts);

}  // namespace unspin
