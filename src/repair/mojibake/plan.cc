#include "repair/mojibake/plan.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "repair/mojibake/character_class.h"

namespace unspin {
namespace {

constexpr double kSureGain = 0.99;    // a line must gain it to be repaired
constexpr double kSymbolGain = 1.29;  // the same in pages whose lead bytes are symbols
constexpr double kMinGain = 0.2;      // of a cluster, to count for its line
constexpr double kTolerance = -0.5;   // of a cluster in a line that is repaired
constexpr double kMargin = 0.05;      // a later page must gain more by it
constexpr double kCalm = 0.2;         // oddity of a cluster that is in order
constexpr double kPure = 0.3;         // a line without any other character above ASCII
constexpr double kStrangers = 0.8;    // the same in pages of another alphabet
constexpr double kHome = 1;           // against a page whose alphabet the line is in
constexpr size_t kMaxAtHome = 5;      // letters that may be there anyway
constexpr size_t kMinPure = 10;       // bytes of ASCII for both
constexpr double kPerSequence = 0.1;  // in favour of the page that explains more

double NeededGain(CodePage page) {
  const bool symbols = page == CodePage::kMacRoman || page == CodePage::kCp437;
  return symbols ? kSymbolGain : kSureGain;
}

// "Ã¥" alone in a line with sound characters such as dashes may come from Latin-1 or
// MacRoman: "Bremer – DrÃ¥ber" stays.
bool IsAmbiguous(std::string_view line, const Plan& plan) {
  if (plan.clusters.size() != 1) return false;
  const Cluster& only = plan.clusters[0];
  if (only.decoded != "\xC3\xA5") return false;
  return !IsAscii(line.substr(0, only.begin)) || !IsAscii(line.substr(only.end));
}

// A misread line that is ASCII otherwise, as English is: nothing else in it is odd, and
// letters of another alphabet are strangers ("450В°F").
double BonusOfPureLine(std::string_view line, const Plan& plan) {
  size_t copied = 0;
  size_t ascii = 0;
  for (const Cluster& cluster : plan.clusters) {
    if (SkipAscii(line.substr(0, cluster.begin), copied) < cluster.begin) return 0;
    ascii += cluster.begin - copied;
    copied = cluster.end;
  }
  if (SkipAscii(line, copied) < line.size()) return 0;
  if (ascii + line.size() - copied < kMinPure) return 0;
  const bool stranger =
      plan.page == CodePage::kWindows1251 || plan.page == CodePage::kWindows1253;
  return stranger ? kStrangers : kPure;
}

// Letters of the page's alphabet beside the clusters: then it is at home in the line,
// as in "витамин «В»", whose "В»" would be "»".
bool IsAtHome(std::string_view line, const Plan& plan) {
  if (plan.page != CodePage::kWindows1251 && plan.page != CodePage::kWindows1253) {
    return false;
  }
  const Script script =
      plan.page == CodePage::kWindows1251 ? Script::kCyrillic : Script::kGreek;
  size_t letters = 0;
  auto next = plan.clusters.begin();
  for (size_t i = SkipAscii(line, 0); i < line.size(); i = SkipAscii(line, i)) {
    while (next != plan.clusters.end() && next->end <= i) ++next;
    if (next != plan.clusters.end() && next->begin <= i) {
      i = next->end;
      continue;
    }
    if (ClassOf(NextCodePoint(line, i)).script == script) ++letters;
  }
  return letters > kMaxAtHome;
}

Plan PlanFor(std::string_view line, CodePage page, std::vector<Cluster> clusters) {
  Plan plan;
  plan.page = page;
  plan.clusters = std::move(clusters);
  for (const Cluster& cluster : plan.clusters) {
    if (cluster.certain && cluster.evidence >= kMinGain) plan.gain += cluster.evidence;
  }
  std::erase_if(plan.clusters,
                [](const Cluster& cluster) { return cluster.gain < kTolerance; });
  if (plan.gain > 0) plan.gain += BonusOfPureLine(line, plan);
  if (plan.gain > 0 && IsAtHome(line, plan)) plan.gain -= kHome;
  return plan;
}

double ScoreOf(const Plan& plan) {
  double score = plan.gain;
  for (const Cluster& cluster : plan.clusters) {
    score += kPerSequence * static_cast<double>(cluster.sequences);
  }
  return score;
}

// The most common page explains all that any page could, and nothing odd is left.
bool IsFinal(const Plan& plan, const SequenceStarts& starts,
             const std::vector<Utf8Sequence>& sequences) {
  if (plan.page != CodePage::kWindows1252 || !plan.IsSure()) return false;
  const bool calm =
      std::all_of(plan.clusters.begin(), plan.clusters.end(),
                  [](const Cluster& cluster) { return cluster.left <= kCalm; });
  return calm && starts.AllIn(sequences);
}

Plan WithSpaces(std::string_view line, const SequenceStarts& starts, Plan plan) {
  const std::vector<Utf8Sequence> sequences = starts.Find(plan.page, true);
  const bool spaced = std::any_of(sequences.begin(), sequences.end(),
                                  [](const Utf8Sequence& s) { return s.spaced; });
  if (!spaced) return plan;
  Plan more = PlanFor(line, plan.page, FindClusters(line, sequences, {}));
  return more.gain + kMargin >= plan.gain ? std::move(more) : std::move(plan);
}

}  // namespace

bool Plan::IsSure() const { return gain >= NeededGain(page); }

// Earlier pages are the more common causes.
std::optional<Plan> BestPlan(std::string_view line) {
  const SequenceStarts starts(line);
  std::vector<Plan> plans;
  plans.reserve(kCodePages);  // their clusters are pointed at
  std::vector<const std::vector<Cluster>*> known;
  size_t best = kCodePages;
  double best_score = 0;
  for (size_t p = 0; p < kCodePages; ++p) {
    const auto page = static_cast<CodePage>(p);
    if ((starts.pages() & SetOf(page)) == 0) continue;
    const std::vector<Utf8Sequence> sequences = starts.Find(page, false);
    if (sequences.empty()) continue;
    plans.push_back(PlanFor(line, page, FindClusters(line, sequences, known)));
    const Plan& plan = plans.back();
    known.push_back(&plan.clusters);
    if (IsAmbiguous(line, plan)) return std::nullopt;
    const double score = ScoreOf(plan);
    if (plan.gain <= 0 || score <= best_score + kMargin) continue;
    best_score = score;
    best = plans.size() - 1;
    if (IsFinal(plan, starts, sequences)) break;
  }
  if (best == kCodePages) return std::nullopt;
  return WithSpaces(line, starts, std::move(plans[best]));
}

}  // namespace unspin
