#include "repair/spin/spin_repairer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "repair/spin/channel.h"
#include "repair/spin/decoder.h"
#include "repair/spin/marker_density.h"
#include "repair/spin/merged_profile.h"
#include "repair/spin/residues.h"
#include "repair/spin/verdict.h"

namespace unspin {
namespace {

// The logistic over the evidence of context: even odds at 14 nats. Clean texts of five
// kinds have -11 to -3 nats in 100 words, those spun for this project mostly 4 to 30.
// Of 7,108 clean articles (30 MB) with a suspicious look the best has 13.4 in all.
constexpr double kBias = -7;
constexpr double kSlope = 0.5;
constexpr double kMostUnsuspicious = 0.02;  // score of a text that was not looked at

// A sample of so many words and less evidence is clean: in spun texts it is above 0.
constexpr size_t kSampleWords = 80;
constexpr float kHopelessSample = -1;

constexpr double kSure = 0.99;

// A number in [0, 1) that depends on the pair and the seed alone.
double DrawOf(const Substitution& pair, uint64_t seed) {
  const uint64_t hash = Hash64(pair.spun + '\t' + pair.original, seed);
  return static_cast<double>(hash >> 11) * 0x1p-53;
}

std::vector<SpinProfile> ProfilesFor(const Lexicon& lexicon,
                                     const SpinOptions& options) {
  std::vector<SpinProfile> profiles = options.profiles;
  for (SpinProfile& profile : ShippedProfiles(lexicon)) {
    std::erase_if(profile.substitutions, [&options](const Substitution& pair) {
      return DrawOf(pair, options.seed) < options.without_pairs;
    });
    if (!options.parts.mask) profile.touches = Touches::kAnyWord;
    profiles.push_back(std::move(profile));
  }
  MergeLearned(options.learned, profiles);
  return profiles;
}

}  // namespace

// Everything that is known of one spinner.
class SpinRepairer::Family {
 public:
  Family(SpinProfile profile, const Lexicon& lexicon, const ContextModel& model,
         const SpinParts& parts)
      : channel_(std::move(profile)), decoder_(lexicon, model, channel_, parts) {
    if (channel_.fixed()) {
      judge_.emplace(channel_, model);
    } else {
      markers_.emplace(channel_, lexicon, model);
    }
  }

  const SpinProfile& profile() const { return channel_.profile(); }

  // The edits are those of the paragraphs that were spun.
  struct Result {
    double score = 0;
    double evidence = 0;  // ln of the odds, where the score is 0.5 or more
    std::vector<Edit> edits;
  };
  Result Repair(std::string_view title, std::string_view body, const QuickWords& words,
                std::optional<double> min_confidence,
                std::span<const AlignedCopy> copies, const Deadline& deadline) const {
    const double least = min_confidence.value_or(channel_.profile().least);
    return judge_ ? JudgeAndDecode(title, body, words, least, copies, deadline)
                  : DecodeAndJudge(title, body, words, least, copies, deadline);
  }

 private:
  // A function leaves so clear a trace that the words alone decide.
  Result JudgeAndDecode(std::string_view title, std::string_view body,
                        const QuickWords& words, double min_confidence,
                        std::span<const AlignedCopy> copies,
                        const Deadline& deadline) const {
    const SpinJudgement judgement = judge_->Decide(words);
    Result result;
    result.score = judgement.score;
    result.evidence = judgement.evidence;
    if (!judgement.spun()) return result;
    std::vector<std::string_view> spun;
    for (const size_t at : judgement.paragraphs) {
      spun.push_back(words.paragraphs[at].text);
    }
    for (auto& paragraph : decoder_.Restore(title, body, spun, judgement.rate,
                                            min_confidence, copies, deadline)) {
      MoveInto(result.edits, paragraph.edits);
    }
    return result;
  }

  // A random spinner writes sound English words: whether they are original only their
  // context tells. A first look at the markers saves most clean texts the search.
  Result DecodeAndJudge(std::string_view title, std::string_view body,
                        const QuickWords& words, double min_confidence,
                        std::span<const AlignedCopy> copies,
                        const Deadline& deadline) const {
    Result result;
    const MarkerDensity::Density density = markers_->Of(words);
    const double suspicion = density.text / double{profile().suspicious};
    if (suspicion < 1) {
      result.score = kMostUnsuspicious * suspicion;
      return result;
    }
    const float sample = decoder_.Evidence(title, body, SuspiciousPart(words, density),
                                           channel_.usual_rate(), deadline);
    if (sample < kHopelessSample) {
      result.score = std::max(kMostUnsuspicious, ScoreOf(double{sample}));
      return result;
    }
    std::vector<std::string_view> all;
    for (const auto& paragraph : words.paragraphs) all.push_back(paragraph.text);
    auto restored = decoder_.Restore(title, body, all, channel_.usual_rate(),
                                     min_confidence, copies, deadline);
    std::vector<float> evidence;
    for (const auto& paragraph : restored) evidence.push_back(paragraph.evidence);
    const SpinJudgement judgement = DivideText(evidence);
    result.score = std::max(kMostUnsuspicious, ScoreOf(judgement.evidence));
    result.evidence = judgement.evidence;
    if (result.score < 0.5) return result;
    for (const size_t at : judgement.paragraphs) {
      MoveInto(result.edits, restored[at].edits);
    }
    return result;
  }

  static double ScoreOf(double evidence) {
    return 1 / (1 + std::exp(-(kBias + kSlope * evidence)));
  }

  // The paragraphs with the most markers, enough to see whether context bears them out.
  static std::vector<std::string_view> SuspiciousPart(
      const QuickWords& words, const MarkerDensity::Density& density) {
    std::vector<size_t> order(words.paragraphs.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&density](size_t a, size_t b) {
      return density.paragraphs[a] > density.paragraphs[b];
    });
    std::vector<std::string_view> part;
    size_t count = 0;
    for (const size_t at : order) {
      part.push_back(words.paragraphs[at].text);
      count += words.paragraphs[at].count;
      if (count >= kSampleWords) break;
    }
    return part;
  }

  static void MoveInto(std::vector<Edit>& all, std::vector<Edit>& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  }

  Channel channel_;
  SpinDecoder decoder_;
  std::optional<Judge> judge_;            // of a function
  std::optional<MarkerDensity> markers_;  // of a random spinner
};

SpinRepairer::SpinRepairer(const Lexicon& lexicon, const ContextModel& model,
                           const SpinOptions& options)
    : min_confidence_(options.min_confidence) {
  for (SpinProfile& profile : ProfilesFor(lexicon, options)) {
    families_.push_back(std::make_unique<const Family>(std::move(profile), lexicon,
                                                       model, options.parts));
  }
}
SpinRepairer::~SpinRepairer() = default;
SpinRepairer::SpinRepairer(SpinRepairer&&) noexcept = default;

SpunVerdict SpinRepairer::Verdict(std::string_view title, std::string_view body) const {
  return Repair(title, body).verdict;
}

SpinRepair SpinRepairer::Repair(std::string_view title, std::string_view body,
                                std::span<const AlignedCopy> copies,
                                const Deadline& deadline) const {
  const QuickWords words = CutQuickWords(body);
  SpinRepair repair;
  double evidence = 0;
  for (const auto& family : families_) {
    Family::Result result =
        family->Repair(title, body, words, min_confidence_, copies, deadline);
    repair.verdict.score = std::max(repair.verdict.score, result.score);
    if (result.score < 0.5 || result.evidence <= evidence) continue;
    evidence = result.evidence;
    repair.verdict.profile = family->profile().name;
    repair.edits = std::move(result.edits);
    if (family->profile().mapping == Mapping::kRandom) AddResidues(body, repair.edits);
    // What a function writes no random spinner does.
    if (family->profile().mapping == Mapping::kFixed && result.score > kSure) break;
  }
  return repair;
}

}  // namespace unspin
