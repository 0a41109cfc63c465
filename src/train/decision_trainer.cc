#include "train/decision_trainer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/hash.h"
#include "repair/spin/decoder.h"
#include "train/spin_simulator.h"

namespace unspin {
namespace {

constexpr size_t kSize = kDecisionFeatures;
using Row = std::array<double, kSize>;

// The profile without a share of its pairs, drawn by the seed.
SpinProfile KnownPart(SpinProfile profile, const DecisionTraining& options) {
  std::erase_if(profile.substitutions, [&options](const Substitution& pair) {
    const uint64_t hash = Hash64(pair.original + '\t' + pair.spun, options.seed);
    return static_cast<double>(hash >> 11) * 0x1p-53 < options.unknown;
  });
  return profile;
}

std::string Folded(std::string_view text) {
  std::string folded;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\xE2\x80\x99")) {
      folded += '\'';
      i += 2;
      continue;
    }
    const char c = text[i];
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return folded;
}

// Compares the edit with what stood in the smallest part of the text that holds it and
// all changes that it touches.
Outcome OutcomeOf(const Edit& edit, const SimulatedText& spun) {
  const auto first = std::find_if(spun.changes.begin(), spun.changes.end(),
                                  [&](const auto& c) { return c.end > edit.begin; });
  const auto last = std::find_if(first, spun.changes.end(),
                                 [&](const auto& c) { return c.begin >= edit.end; });
  if (first == last) return Outcome::kHarm;
  const size_t begin = std::min(edit.begin, first->begin);
  const size_t end = std::max(edit.end, std::prev(last)->end);
  const std::string_view text = spun.text;
  const std::string repaired = std::string(text.substr(begin, edit.begin - begin)) +
                               edit.text +
                               std::string(text.substr(edit.end, end - edit.end));
  std::string original;
  size_t done = begin;
  for (auto change = first; change != last; ++change) {
    original += text.substr(done, change->begin - done);
    original += change->original;
    done = change->end;
  }
  original += text.substr(done, end - done);
  return Folded(repaired) == Folded(original) ? Outcome::kRight : Outcome::kWrong;
}

// Solves a x = b in place by Gaussian elimination with pivots.
Row Solve(std::array<Row, kSize> a, Row b) {
  for (size_t i = 0; i < kSize; ++i) {
    size_t pivot = i;
    for (size_t r = i + 1; r < kSize; ++r) {
      if (std::abs(a[r][i]) > std::abs(a[pivot][i])) pivot = r;
    }
    std::swap(a[i], a[pivot]);
    std::swap(b[i], b[pivot]);
    for (size_t r = i + 1; r < kSize; ++r) {
      const double factor = a[r][i] / a[i][i];
      for (size_t c = i; c < kSize; ++c) a[r][c] -= factor * a[i][c];
      b[r] -= factor * b[i];
    }
  }
  for (size_t i = kSize; i-- > 0;) {
    for (size_t c = i + 1; c < kSize; ++c) b[i] -= a[i][c] * b[c];
    b[i] /= a[i][i];
  }
  return b;
}

// `label` gives 1, 0, or a negative number for an example that does not count.
template <typename Label>
DecisionFeatures Fit(const std::vector<DecisionExample>& examples, const Label& label) {
  constexpr int kSteps = 25;
  constexpr double kRidge = 1;
  Row weights = {};
  for (int step = 0; step < kSteps; ++step) {
    std::array<Row, kSize> hessian = {};
    Row gradient = {};
    for (size_t i = 0; i < kSize; ++i) {
      hessian[i][i] = kRidge;
      gradient[i] = -kRidge * weights[i];
    }
    for (const DecisionExample& example : examples) {
      const double y = label(example.outcome);
      if (y < 0) continue;
      double sum = 0;
      for (size_t i = 0; i < kSize; ++i)
        sum += weights[i] * double{example.features[i]};
      const double p = 1 / (1 + std::exp(-sum));
      for (size_t i = 0; i < kSize; ++i) {
        const double x = example.features[i];
        gradient[i] += (y - p) * x;
        for (size_t k = 0; k < kSize; ++k) {
          hessian[i][k] += p * (1 - p) * x * double{example.features[k]};
        }
      }
    }
    const Row change = Solve(hessian, gradient);
    for (size_t i = 0; i < kSize; ++i) weights[i] += change[i];
  }
  DecisionFeatures fitted;
  std::transform(weights.begin(), weights.end(), fitted.begin(),
                 [](double weight) { return static_cast<float>(weight); });
  return fitted;
}

}  // namespace

std::vector<DecisionExample> MakeDecisionExamples(
    const std::vector<std::string>& articles, const SpinProfile& profile,
    const Lexicon& lexicon, const ContextModel& model,
    const DecisionTraining& options) {
  const Channel whole(profile);
  const Channel known(KnownPart(profile, options));
  const SpinDecoder decoder(lexicon, model, known);
  SpinSimulator simulator(whole, options.seed);
  std::vector<DecisionExample> examples;
  for (const std::string& clean : articles) {
    const SimulatedText spun = simulator.Spin(clean);
    const size_t rate = known.fixed() ? simulator.rate() : known.usual_rate();
    for (const auto& paragraph :
         decoder.Propose({}, spun.text, SplitParagraphs(spun.text), rate)) {
      for (const Proposal& proposal : paragraph.proposals) {
        examples.push_back({proposal.features, OutcomeOf(proposal.edit, spun)});
      }
    }
  }
  return examples;
}

DecisionWeights FitDecisions(const std::vector<DecisionExample>& examples) {
  DecisionWeights weights;
  weights.replaced = Fit(examples, [](Outcome outcome) {
    if (outcome == Outcome::kWrong) return -1.0;
    return outcome == Outcome::kRight ? 1.0 : 0.0;
  });
  weights.right = Fit(
      examples, [](Outcome outcome) { return outcome == Outcome::kRight ? 1.0 : 0.0; });
  return weights;
}

}  // namespace unspin
