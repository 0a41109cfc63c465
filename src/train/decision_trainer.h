#pragma once

// Trains the decisions of the un-spinner (repair/spin/decision.h): clean articles are
// spun by simulation and searched, and logistic regression learns from which of the
// changes proposed are right.

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "repair/spin/context_model.h"
#include "repair/spin/decision.h"
#include "repair/spin/profile.h"

namespace unspin {

// What became of a change that was proposed.
enum class Outcome : uint8_t {
  kRight,  // it gives the very original
  kWrong,  // the form was replaced, but another word stood there
  kHarm,   // the form is the original
};

struct DecisionExample {
  DecisionFeatures features = {};
  Outcome outcome = Outcome::kRight;
};

struct DecisionTraining {
  double unknown = 0.15;  // share of the spinner's pairs that the search does not know
  uint64_t seed = 1;
};

// The examples that `articles` give when a spinner of `profile` goes over them.
std::vector<DecisionExample> MakeDecisionExamples(
    const std::vector<std::string>& articles, const SpinProfile& profile,
    const Lexicon& lexicon, const ContextModel& model, const DecisionTraining& options);

// Logistic regression by Newton's method with a small ridge. REQUIRES: examples of
// kRight and of kHarm.
DecisionWeights FitDecisions(const std::vector<DecisionExample>& examples);

}  // namespace unspin
