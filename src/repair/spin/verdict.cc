#include "repair/spin/verdict.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <string>

#include "repair/spin/context_tokens.h"

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

constexpr size_t kLongestPhrase = 6;

// ln P(phrase) in clean text.
float LogProb(std::string_view phrase, const ContextModel& model) {
  float sum = 0;
  ContextModel::WordId previous = ContextModel::kUnknown;
  ContextModel::WordId before = ContextModel::kUnknown;
  for (const ContextToken& token : SplitContextTokens(phrase)) {
    const ContextModel::WordId id = model.IdOf(token);
    if (previous == ContextModel::kUnknown) {
      sum += model.Unigram(id);
    } else {
      const auto history = before == ContextModel::kUnknown
                               ? model.HistoryOf(previous)
                               : model.HistoryOf(previous, before);
      sum += model.LogProb(id, history);
    }
    before = previous;
    previous = id;
  }
  return sum;
}

bool IsPhrase(std::string_view text) { return text.find(' ') != std::string_view::npos; }

}  // namespace

Judge::Judge(const Channel& channel, const ContextModel& model)
    : channel_(channel),
      slots_(std::bit_ceil(channel.rows() * 4 + 2)),
      phrase_weights_(channel.rows()) {
  WeighWords(model);
  WeighPhrases(model);
}

void Judge::WeighWords(const ContextModel& model) {
  TextMap<double> spun;  // frequency in spun text by way of substitution
  const auto frequency = [&model](std::string_view word) {
    const ContextModel::WordId id = model.Find(word);
    return id == ContextModel::kUnknown ? 1e-8 : std::exp(double{model.Unigram(id)});
  };
  for (uint32_t row = 0; row < channel_.rows(); ++row) {
    const std::string_view word = channel_.Spun(row);
    const std::string_view original = channel_.Original(row);
    if (channel_.IsName(row)) continue;
    if (!IsPhrase(word)) {
      spun[std::string(word)] +=
          std::exp(double{LogProb(original, model)}) * channel_.Belief(row);
    }
    if (!IsPhrase(original)) spun[std::string(original)] += 0;
  }
  for (const auto& [word, images] : spun) {
    // Digits are dense in clean lists, proofs and the histories of regiments.
    if (word[0] >= '0' && word[0] <= '9') continue;
    const double clean = frequency(word);
    const double kept = clean * channel_.Keep(word);
    const auto weight = static_cast<float>(std::log((kept + images) / clean));
    if (std::abs(weight) > kFaintest) {
      FindOrAdd(Channel::HashOf(word)).weight =
          std::clamp(weight, kMostAgainst, kMostFor);
    }
  }
}

void Judge::WeighPhrases(const ContextModel& model) {
  TextMap<double> spun;
  for (uint32_t row = 0; row < channel_.rows(); ++row) {
    if (!IsPhrase(channel_.Spun(row))) continue;
    spun[std::string(channel_.Spun(row))] +=
        std::exp(double{LogProb(channel_.Original(row), model)}) * channel_.Belief(row);
  }
  for (uint32_t row = 0; row < channel_.rows(); ++row) {
    const std::string_view phrase = channel_.Spun(row);
    if (!IsPhrase(phrase)) continue;
    const double clean = std::exp(double{LogProb(phrase, model)});
    const double images = spun.find(phrase)->second;
    phrase_weights_[row] =
        std::min(kMostFor, static_cast<float>(std::log1p(images / clean)));
    FindOrAdd(Channel::HashOf(phrase.substr(0, phrase.find(' ')))).starts_phrase = true;
  }
}

Judge::Slot& Judge::FindOrAdd(uint64_t hash) {
  hash |= 1;
  size_t at = hash >> 20 & (slots_.size() - 1);
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  slots_[at].hash = hash;
  return slots_[at];
}

Judge::Slot Judge::Find(uint64_t hash) const {
  hash |= 1;
  for (size_t at = hash >> 20 & (slots_.size() - 1); slots_[at].hash != 0;
       at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash) return slots_[at];
  }
  return {};
}

// The weight of the longest phrase that `words` start with, and its length; 0 if none.
float Judge::PhraseAt(std::span<const QuickWord> words, size_t& length) const {
  std::array<uint64_t, kLongestPhrase> hashes;
  size_t count = 0;
  for (const QuickWord& word : words) {
    hashes[count++] = word.hash;
    if (!word.joined || count == kLongestPhrase) break;
  }
  const PhraseMatch match = channel_.matcher().Longest(std::span(hashes).first(count));
  if (match.words < 2) return 0;
  length = match.words;
  return phrase_weights_[match.entries.front().row];
}

float Judge::Count(uint64_t hash, float weight, Seen& seen) const {
  if (weight <= 0) return weight;
  const int times = ++seen.times[hash];
  if (times == 1 && weight > kClearSubstitute) ++seen.substitutes;
  return times > kMostRepeats ? 0 : weight;
}

float Judge::Evidence(std::span<const QuickWord> words, Seen& seen) const {
  const bool free_only = channel_.profile().touches == Touches::kFreeWords;
  float evidence = 0;
  for (size_t at = 0; at < words.size(); ++at) {
    const QuickWord& word = words[at];
    if (free_only ? !word.free : word.digits) continue;
    const Slot slot = Find(word.hash);
    if (slot.hash == 0) continue;
    if (slot.starts_phrase) {
      size_t length = 1;
      const float weight = PhraseAt(words.subspan(at), length);
      if (weight > 0) {
        evidence += Count(word.hash + length, weight, seen);
        at += length - 1;
        continue;
      }
    }
    if (word.lower) evidence += Count(word.hash, slot.weight, seen);
  }
  return evidence;
}

SpinJudgement Judge::Decide(const QuickWords& words) const {
  Seen seen;
  std::vector<float> weights;
  weights.reserve(words.paragraphs.size());
  for (const QuickWords::Paragraph& paragraph : words.paragraphs) {
    weights.push_back(Evidence(words.Of(paragraph), seen));
  }

  // The likeliest division into spun and original paragraphs: Viterbi over two states.
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
  double evidence = 0;
  std::vector<std::string_view> kept;
  for (size_t i = count; i-- > 0;) {
    if (state) {
      evidence += weights[i];
      kept.push_back(words.paragraphs[i].text);
    }
    state = state ? spun_from_spun[i] : clean_from_spun[i];
  }
  std::reverse(kept.begin(), kept.end());
  // Where no part is spun, the whole says how clean it is.
  if (kept.empty()) evidence = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (seen.substitutes < kFewestSubstitutes) evidence = std::min(evidence, 0.0);
  judgement.score = 1 / (1 + std::exp(-(kBias + kSlope * evidence)));
  if (judgement.score >= 0.5) judgement.paragraphs = std::move(kept);
  return judgement;
}

}  // namespace unspin
