#include "repair/spin/spin_repairer.h"

#include <memory>

#include "base/error.h"
#include "repair/spin/channel.h"
#include "repair/spin/decoder.h"
#include "repair/spin/mask.h"
#include "repair/spin/phrase_verdict.h"
#include "repair/spin/verdict.h"

namespace unspin {

namespace {

SpinProfile ProfileNamed(const Lexicon& lexicon, std::string_view name) {
  for (SpinProfile& profile : ShippedProfiles(lexicon)) {
    if (profile.name == name) return std::move(profile);
  }
  throw Error("spin_profiles.tsv has no profile '" + std::string(name) + "'");
}

}  // namespace

struct SpinRepairer::Impl {
  Impl(const Lexicon& lexicon, const ContextModel& model, double confidence)
      : channel(ProfileNamed(lexicon, "wordnet")),
        phrase_channel(ProfileNamed(lexicon, "phrase")),
        judge(channel, model),
        phrase_judge(lexicon),
        decoder(lexicon, model, channel),
        phrase_decoder(lexicon, model, phrase_channel),
        min_confidence(confidence) {}

  Channel channel;
  Channel phrase_channel;
  Judge judge;
  PhraseJudge phrase_judge;
  SpinDecoder decoder;
  SpinDecoder phrase_decoder;
  double min_confidence;
};

SpinRepairer::SpinRepairer(const Lexicon& lexicon, const ContextModel& model,
                           double min_confidence)
    : impl_(std::make_unique<Impl>(lexicon, model, min_confidence)) {}
SpinRepairer::~SpinRepairer() = default;
SpinRepairer::SpinRepairer(SpinRepairer&&) noexcept = default;
SpinRepairer& SpinRepairer::operator=(SpinRepairer&&) noexcept = default;

SpinRepair SpinRepairer::Repair(std::string_view title, std::string_view body) const {
  SpinRepair repair;
  SpinJudgement judgement = impl_->judge.Decide(body);
  repair.verdict = judgement.verdict;
  if (!judgement.paragraphs.empty()) {
    repair.edits = impl_->decoder.Restore(title, body, judgement.paragraphs,
                                          impl_->min_confidence);
    return repair;
  }
  const double phrases = impl_->phrase_judge.Score(body);
  if (phrases > repair.verdict.score) repair.verdict.score = phrases;
  if (phrases >= 0.5) {
    repair.verdict.profile = "phrase";
    repair.edits = impl_->phrase_decoder.Restore(title, body, SplitParagraphs(body),
                                                 impl_->min_confidence);
  }
  return repair;
}

}  // namespace unspin
