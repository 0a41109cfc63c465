#include "repair/spin/verdict.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace unspin {
namespace {

// No word decides much by itself: a substitute counts at most e^4, a word that should
// have been replaced at most e^-2.5, since another version of the spinner may keep it.
constexpr float kMostFor = 4;
constexpr float kMostAgainst = -2.5F;
constexpr float kFaintest = 0.1F;

// How often the same word counts for a spinner. An article about helium has it in every
// paragraph; a spun article has many different substitutes.
constexpr int kMostRepeats = 2;
// Words that should have been replaced count no more than this for each word of a
// paragraph. If the function that was used keeps "in", all of them say so; in clean
// text there are many different ones, half as much again in all.
constexpr float kMostKept = -0.4F;

// The logistic: one unit is one nat of evidence halved, since neighbouring words are
// not independent; even odds need ten nats, which is three different certain
// substitutes without a word against them. Of 280,000 clean paragraphs and 43,000 clean
// articles none comes near; of spun paragraphs of 50 words nine in ten pass.
constexpr double kBias = -5;
constexpr double kSlope = 0.5;
// Fewer different substitutes than this prove nothing, however odd they are.
constexpr int kFewestSubstitutes = 3;
constexpr float kClearSubstitute = 2;

// Changing between spun and original text inside an article costs as much as one and a
// half certain substitutes.
constexpr float kSwitch = 6;

// Frequency of a word that the context model does not know.
constexpr float kRareWord = 1e-8F;

bool IsWord(std::string_view text) { return text.find(' ') == std::string_view::npos; }

}  // namespace

Judge::Judge(const Channel& channel, const ContextModel& model)
    : channel_(channel), weights_(channel.rows() * 2) {
  std::unordered_map<std::string_view, ByRate> spun;  // frequencies by substitution
  for (uint32_t row = 0; row < channel_.rows(); ++row) {
    const std::string_view original = channel_.Original(row);
    if (IsWord(original)) spun[original];
    if (!IsWord(channel_.Spun(row))) continue;
    ByRate& images = spun[channel_.Spun(row)];
    const float frequency = std::exp(model.LogProb(original));
    for (size_t i = 0; i < channel_.rates(); ++i) {
      images[i] += frequency * channel_.Belief(row)[i];
    }
  }
  for (const auto& [word, images] : spun) {
    // Digits are dense in clean lists, proofs and the histories of regiments.
    if (word[0] >= '0' && word[0] <= '9') continue;
    const ContextModel::WordId id = model.Find(word);
    const float clean =
        id == ContextModel::kUnknown ? kRareWord : std::exp(model.Unigram(id));
    for (size_t i = 0; i < channel_.rates(); ++i) {
      const float weight = std::log(channel_.Keep(word)[i] + images[i] / clean);
      if (std::abs(weight) <= kFaintest) continue;
      weights_.Add(Channel::HashOf(word))[i] =
          std::clamp(weight, kMostAgainst, kMostFor);
    }
  }
}

ByRate Judge::Evidence(std::span<const QuickWord> words, Seen& seen) const {
  const bool free_only = channel_.profile().touches == Touches::kFreeWords;
  ByRate evidence = {};
  ByRate against = {};
  for (const QuickWord& word : words) {
    if (free_only ? !word.free : word.digits || !word.lower) continue;
    const ByRate* weights = weights_.Find(word.hash);
    if (weights == nullptr) continue;
    const float most = (*weights)[0];
    if (most <= 0) {
      for (size_t i = 0; i < kMostRates; ++i) against[i] += (*weights)[i];
      continue;
    }
    const int times = ++seen.times[word.hash];
    if (times == 1 && most > kClearSubstitute) ++seen.substitutes;
    if (times > kMostRepeats) continue;
    for (size_t i = 0; i < kMostRates; ++i) evidence[i] += (*weights)[i];
  }
  const float most_against = kMostKept * static_cast<float>(words.size());
  for (size_t i = 0; i < kMostRates; ++i) {
    evidence[i] += std::max(against[i], most_against);
  }
  return evidence;
}

SpinJudgement Judge::Decide(const QuickWords& words) const {
  Seen seen;
  std::vector<ByRate> evidence;
  evidence.reserve(words.paragraphs.size());
  for (const QuickWords::Paragraph& paragraph : words.paragraphs) {
    evidence.push_back(Evidence(words.Of(paragraph), seen));
  }
  SpinJudgement best;
  std::vector<float> weights(evidence.size());
  for (size_t rate = 0; rate < channel_.rates(); ++rate) {
    for (size_t i = 0; i < weights.size(); ++i) weights[i] = evidence[i][rate];
    SpinJudgement judgement = DivideText(weights);
    judgement.rate = rate;
    if (rate == 0 || judgement.evidence > best.evidence) best = std::move(judgement);
  }
  if (seen.substitutes < kFewestSubstitutes) {
    best.evidence = std::min(best.evidence, 0.0);
  }
  best.score = 1 / (1 + std::exp(-(kBias + kSlope * best.evidence)));
  if (best.score < 0.5) best.paragraphs.clear();
  return best;
}

// Viterbi over two states.
SpinJudgement DivideText(std::span<const float> weights) {
  SpinJudgement judgement;
  const size_t count = weights.size();
  float clean = 0;
  float spun = 0;
  std::vector<bool> clean_from_spun(count);
  std::vector<bool> spun_from_spun(count);
  for (size_t i = 0; i < count; ++i) {
    const float cost = i == 0 ? 0 : kSwitch;
    spun_from_spun[i] = spun >= clean - cost;
    clean_from_spun[i] = spun - cost > clean;
    const float new_spun = std::max(spun, clean - cost) + weights[i];
    clean = std::max(clean, spun - cost);
    spun = new_spun;
  }
  bool state = spun > clean;
  double whole = 0;
  for (size_t i = count; i-- > 0;) {
    whole += weights[i];
    if (state) {
      judgement.evidence += weights[i];
      judgement.paragraphs.push_back(i);
    }
    state = state ? spun_from_spun[i] : clean_from_spun[i];
  }
  std::reverse(judgement.paragraphs.begin(), judgement.paragraphs.end());
  // Where no part is spun, the whole says how clean it is.
  if (!judgement.spun()) judgement.evidence = whole;
  return judgement;
}

}  // namespace unspin
