#include "repair/spin/verdict.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

#include "base/hash.h"
#include "repair/spin/mask.h"

namespace unspin {
namespace {

// No word decides much by itself: a substitute counts at most e^4, a word that should
// have been replaced at most e^-2.5, since another version of the spinner may keep it.
constexpr float kMostFor = 4;
constexpr float kMostAgainst = -2.5F;

// How often the same word counts for a spinner. An article about helium has it in every
// paragraph; a spun article has many different substitutes.
constexpr int kMostRepeats = 2;

// The logistic: one unit is one nat of evidence halved, since neighbouring words are
// not independent; even odds need ten nats, which is three different certain
// substitutes without a word against them. Of 280,000 clean paragraphs and 43,000 clean
// articles none comes near; of spun paragraphs of 50 words nine in ten pass.
constexpr double kBias = -5;
constexpr double kSlope = 0.5;
// Fewer different substitutes than this prove nothing, however odd they are.
constexpr int kFewestSubstitutes = 3;

// Changing between spun and original text inside an article costs as much as one and a
// half certain substitutes.
constexpr float kSwitch = 6;

struct ParagraphEvidence {
  std::string_view text;
  float weight = 0;
};

}  // namespace

Judge::Judge(const Channel& channel, const ContextModel& model) {
  TextMap<double> spun;  // frequency in spun text by way of substitution
  const auto frequency = [&model](std::string_view word) {
    const ContextModel::WordId id = model.Find(word);
    return id == ContextModel::kUnknown ? 1e-8 : std::exp(double{model.Unigram(id)});
  };
  for (uint32_t row = 0; row < channel.rows(); ++row) {
    const std::string_view word = channel.Spun(row);
    const std::string_view original = channel.Original(row);
    if (word.find(' ') == std::string_view::npos) {
      spun[std::string(word)] += frequency(original) * channel.Belief(row);
    }
    if (original.find(' ') == std::string_view::npos) spun[std::string(original)] += 0;
  }
  slots_.resize(std::bit_ceil(spun.size() * 2 + 2));
  for (const auto& [word, images] : spun) {
    // Digits are dense in clean lists, proofs and the histories of regiments.
    if (word[0] >= '0' && word[0] <= '9') continue;
    const double clean = frequency(word);
    const double kept = clean * channel.Keep(word);
    const auto weight = static_cast<float>(std::log((kept + images) / clean));
    if (std::abs(weight) > 0.1F)
      Insert(word, std::clamp(weight, kMostAgainst, kMostFor));
  }
}

void Judge::Insert(std::string_view word, float weight) {
  const uint64_t hash = Hash64(word) | 1;
  size_t at = hash >> 20 & (slots_.size() - 1);
  while (slots_[at].hash != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {hash, weight};
}

float Judge::Weight(std::string_view word) const {
  const uint64_t hash = Hash64(word) | 1;
  for (size_t at = hash >> 20 & (slots_.size() - 1); slots_[at].hash != 0;
       at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash) return slots_[at].weight;
  }
  return 0;
}

SpinJudgement Judge::Decide(std::string_view body) const {
  std::unordered_map<std::string_view, int> seen;
  std::vector<ParagraphEvidence> paragraphs;
  for (const std::string_view text : SplitParagraphs(body)) {
    ParagraphEvidence evidence{text, 0};
    ForEachQuickWord(text, [&](std::string_view word, bool free) {
      if (!free) return;
      const float weight = Weight(word);
      if (weight == 0) return;
      if (weight > 0 && ++seen[word] > kMostRepeats) return;
      evidence.weight += weight;
    });
    paragraphs.push_back(evidence);
  }

  // The likeliest division into spun and original paragraphs: Viterbi over two states.
  SpinJudgement judgement;
  const size_t count = paragraphs.size();
  float clean = 0;
  float spun = 0;
  std::vector<bool> clean_from_spun(count);
  std::vector<bool> spun_from_spun(count);
  for (size_t i = 0; i < count; ++i) {
    const float cost = i == 0 ? 0 : kSwitch;
    spun_from_spun[i] = spun >= clean - cost;
    clean_from_spun[i] = spun - cost > clean;
    const float new_spun = std::max(spun, clean - cost) + paragraphs[i].weight;
    clean = std::max(clean, spun - cost);
    spun = new_spun;
  }
  bool state = spun > clean;
  double evidence = 0;
  std::vector<std::string_view> kept;
  for (size_t i = count; i-- > 0;) {
    if (state) {
      evidence += paragraphs[i].weight;
      kept.push_back(paragraphs[i].text);
    }
    state = state ? spun_from_spun[i] : clean_from_spun[i];
  }
  std::reverse(kept.begin(), kept.end());
  int substitutes = 0;
  for (const auto& [word, times] : seen) substitutes += Weight(word) > 2 ? 1 : 0;
  if (substitutes < kFewestSubstitutes) evidence = std::min(evidence, 0.0);
  judgement.verdict.score = 1 / (1 + std::exp(-(kBias + kSlope * evidence)));
  if (judgement.verdict.score >= 0.5) {
    judgement.verdict.profile = "wordnet";
    judgement.paragraphs = std::move(kept);
  }
  return judgement;
}

}  // namespace unspin
