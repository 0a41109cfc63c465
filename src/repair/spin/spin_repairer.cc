#include "repair/spin/spin_repairer.h"

#include <utility>

#include "base/hash.h"
#include "repair/spin/channel.h"
#include "repair/spin/decoder.h"
#include "repair/spin/verdict.h"

namespace unspin {
namespace {

// A number in [0, 1) that depends on the pair and the seed alone.
double DrawOf(const Substitution& pair, uint64_t seed) {
  const uint64_t hash = Hash64(pair.spun + '\t' + pair.original, seed);
  return static_cast<double>(hash >> 11) * 0x1p-53;
}

std::vector<SpinProfile> ProfilesFor(const Lexicon& lexicon, const SpinOptions& options) {
  std::vector<SpinProfile> profiles = options.profiles;
  for (SpinProfile& profile : ShippedProfiles(lexicon)) {
    std::erase_if(profile.substitutions, [&options](const Substitution& pair) {
      return DrawOf(pair, options.seed) < options.without_pairs;
    });
    if (!options.parts.mask) profile.touches = Touches::kAnyWord;
    profiles.push_back(std::move(profile));
  }
  return profiles;
}

}  // namespace

// Everything that is known of one spinner.
struct SpinRepairer::Family {
  Family(SpinProfile profile, const Lexicon& lexicon, const ContextModel& model,
         const SpinParts& parts)
      : channel(std::move(profile)),
        judge(channel, model),
        decoder(lexicon, model, channel, parts) {}

  Channel channel;
  Judge judge;
  SpinDecoder decoder;
};

SpinRepairer::SpinRepairer(const Lexicon& lexicon, const ContextModel& model,
                           const SpinOptions& options)
    : min_confidence_(options.min_confidence) {
  for (SpinProfile& profile : ProfilesFor(lexicon, options)) {
    families_.push_back(std::make_unique<const Family>(std::move(profile), lexicon, model,
                                                       options.parts));
  }
}
SpinRepairer::~SpinRepairer() = default;
SpinRepairer::SpinRepairer(SpinRepairer&&) noexcept = default;

SpinRepairer::Decision SpinRepairer::Decide(std::string_view body) const {
  const QuickWords words = CutQuickWords(body);
  Decision decision;
  for (const auto& family : families_) {
    SpinJudgement judgement = family->judge.Decide(words);
    if (judgement.score <= decision.verdict.score) continue;
    decision.verdict.score = judgement.score;
    if (judgement.paragraphs.empty()) continue;
    decision.verdict.profile = family->channel.profile().name;
    decision.family = family.get();
    decision.paragraphs = std::move(judgement.paragraphs);
  }
  return decision;
}

SpunVerdict SpinRepairer::Verdict(std::string_view body) const {
  return Decide(body).verdict;
}

SpinRepair SpinRepairer::Repair(std::string_view title, std::string_view body) const {
  Decision decision = Decide(body);
  SpinRepair repair;
  if (decision.family != nullptr) {
    repair.edits = decision.family->decoder.Restore(title, body, decision.paragraphs,
                                                    min_confidence_);
  }
  repair.verdict = std::move(decision.verdict);
  return repair;
}

}  // namespace unspin
