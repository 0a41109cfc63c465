#include "repair/mojibake/mojibake.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "repair/mojibake/clusters.h"
#include "repair/mojibake/code_pages.h"
#include "repair/mojibake/lost_bytes.h"
#include "repair/mojibake/oddity.h"

namespace unspin {
namespace {

constexpr int kMaxRounds = 5;         // text was misread that often at most
constexpr double kSureGain = 0.99;    // a line must gain it to be repaired
constexpr double kSymbolGain = 1.29;  // the same in pages whose lead bytes are symbols
constexpr double kMinGain = 0.2;      // of a cluster, to count for its line
constexpr double kTolerance = -0.5;   // of a cluster in a line that is repaired
constexpr double kWeakGain = 0.4;     // of a line, when others showed the page
constexpr double kHopeless = 0.4;     // share of a line's oddity that stays
constexpr double kOddSign = 1;        // of it is allowed anyway: "2×3" is odd, too
constexpr double kMargin = 0.05;      // a later page must gain more by it
constexpr double kPure = 0.3;         // a line without any other character above ASCII
constexpr double kStrangers = 0.8;    // the same in pages of another alphabet
constexpr size_t kMinPure = 10;       // bytes of ASCII for both
constexpr double kPerSequence = 0.1;  // in favour of the page that explains more

struct Plan {
  CodePage page = CodePage::kWindows1252;
  double gain = 0;
  std::vector<Cluster> clusters;
};

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

Plan PlanFor(std::string_view line, CodePage page,
             const std::vector<Utf8Sequence>& sequences) {
  Plan plan;
  plan.page = page;
  plan.clusters = FindClusters(line, sequences);
  for (const Cluster& cluster : plan.clusters) {
    if (cluster.certain && cluster.evidence >= kMinGain) plan.gain += cluster.evidence;
  }
  std::erase_if(plan.clusters,
                [](const Cluster& cluster) { return cluster.gain < kTolerance; });
  if (plan.gain > 0) plan.gain += BonusOfPureLine(line, plan);
  return plan;
}

double ScoreOf(const Plan& plan) {
  double score = plan.gain;
  for (const Cluster& cluster : plan.clusters) {
    score += kPerSequence * static_cast<double>(cluster.sequences);
  }
  return score;
}

// The plan that gains most; earlier pages are the more common causes.
std::optional<Plan> BestPlan(std::string_view line) {
  std::optional<Plan> best;
  double best_score = 0;
  const SequenceStarts starts(line, false);
  std::vector<std::vector<Utf8Sequence>> seen;
  for (size_t p = 0; p < kCodePages; ++p) {
    const auto page = static_cast<CodePage>(p);
    if ((starts.pages() & SetOf(page)) == 0) continue;
    std::vector<Utf8Sequence> sequences = starts.Find(page);
    // Most pages that are alike find the same.
    if (sequences.empty() ||
        std::find(seen.begin(), seen.end(), sequences) != seen.end())
      continue;
    Plan plan = PlanFor(line, page, sequences);
    seen.push_back(std::move(sequences));
    if (IsAmbiguous(line, plan)) return std::nullopt;
    const double score = ScoreOf(plan);
    if (plan.gain > 0 && score > best_score + kMargin) {
      best_score = score;
      best = std::move(plan);
    }
  }
  return best;
}

Edit MojibakeEdit(size_t begin, size_t end, std::string text, std::string reason,
                  double confidence) {
  Edit edit;
  edit.begin = begin;
  edit.end = end;
  edit.text = std::move(text);
  edit.kind = RepairKind::kMojibake;
  edit.confidence = confidence;
  edit.reason = std::move(reason);
  return edit;
}

std::vector<Edit> EditsOf(const Plan& plan, double confidence) {
  std::vector<Edit> edits;
  for (const Cluster& cluster : plan.clusters) {
    edits.push_back(MojibakeEdit(cluster.begin, cluster.end, cluster.decoded,
                                 "UTF-8 read as " + std::string(Name(plan.page)),
                                 cluster.certain ? confidence : 0.7));
  }
  return edits;
}

// Both lists are in order; what overlaps an edit of `first` is left out of `second`.
std::vector<Edit> Merge(std::vector<Edit> first, std::vector<Edit> second) {
  std::erase_if(second, [&first](const Edit& edit) {
    const auto next = std::partition_point(
        first.begin(), first.end(), [&](const Edit& e) { return e.end <= edit.begin; });
    return next != first.end() && next->begin < edit.end;
  });
  std::vector<Edit> merged;
  std::merge(std::make_move_iterator(first.begin()),
             std::make_move_iterator(first.end()),
             std::make_move_iterator(second.begin()),
             std::make_move_iterator(second.end()), std::back_inserter(merged),
             [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  return merged;
}

// C1 controls that are left are Windows-1252 read as Latin-1: "\x93quoted\x94".
std::vector<Edit> FindC1(std::string_view text) {
  std::vector<Edit> edits;
  for (size_t i = text.find('\xC2'); i != std::string_view::npos;
       i = text.find('\xC2', i + 1)) {
    if (i + 1 >= text.size()) break;
    const auto byte = static_cast<unsigned char>(text[i + 1]);
    if (byte >= 0xA0) continue;
    const char32_t c = FromWindows1252(byte);
    if (c < 0xA0 || c == kReplacementCharacter) continue;
    std::string decoded;
    AppendUtf8(c, decoded);
    edits.push_back(MojibakeEdit(i, i + 2, std::move(decoded),
                                 "Windows-1252 read as Latin-1", 0.95));
  }
  return edits;
}

// Pages that lines of the text have been shown to be misread as.
using ShownPages = std::array<bool, kCodePages>;

// One line of the text, repaired round by round: what was misread last is put right
// first.
class LineRepair {
 public:
  explicit LineRepair(std::string_view line)
      : line_(line), text_(line, {0, line.size()}, Field::kBody) {}

  void Run(const ShownPages& shown) {
    for (int round = 0; round < kMaxRounds; ++round) {
      if (!MayHoldSequences(text_.text())) break;
      std::optional<Plan> plan = BestPlan(text_.text());
      if (!plan) break;
      const bool sure = plan->gain >= NeededGain(plan->page);
      const bool weak =
          plan->gain >= kWeakGain && shown[static_cast<size_t>(plan->page)];
      if (!sure && !weak) break;
      repaired_ = true;
      Plan spaced = PlanFor(text_.text(), plan->page,
                            SequenceStarts(text_.text(), true).Find(plan->page));
      if (spaced.gain + kMargin >= plan->gain) plan = std::move(spaced);
      text_.Apply({}, Merge(EditsOf(*plan, sure ? 0.98 : 0.9),
                            FindLostBytes(text_.text(), plan->page)));
    }
    if (!repaired_ && shown[static_cast<size_t>(CodePage::kWindows1252)]) {
      text_.Apply({}, FindLostQuotesOfLine(text_.text()));
    }
    text_.Apply({}, FindLoneGrave(text_.text()));
    text_.Apply({}, FindC1(text_.text()));
  }

  // Text that stays odd whatever we do was garbled in another way, too: decoding parts
  // of it only garbles it more ("ã†â€™ãƒâ€ ã¢â‚¬â„¢").
  bool IsHopeless() const {
    return repaired_ && OddityOf(text_.text()) > kOddSign + kHopeless * OddityOf(line_);
  }

  std::vector<Edit> TakeEdits(size_t offset) {
    std::vector<Edit> edits;
    for (Repair& repair : text_.TakeRepairs()) {
      edits.push_back(MojibakeEdit(offset + repair.source.begin,
                                   offset + repair.source.end,
                                   std::string(repair.text.In(text_.text())),
                                   std::move(repair.reason), repair.confidence));
    }
    return edits;
  }

 private:
  std::string_view line_;
  MappedText text_;
  bool repaired_ = false;
};

struct Line {
  size_t begin = 0;
  std::string_view text;
};

std::vector<Line> NonAsciiLines(std::string_view text) {
  std::vector<Line> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (!IsAscii(line)) lines.push_back({begin, line});
    begin = end + 1;
  }
  return lines;
}

ShownPages FindShownPages(const std::vector<Line>& lines) {
  ShownPages shown{};
  for (const Line& line : lines) {
    if (!MayHoldSequences(line.text)) continue;
    const std::optional<Plan> plan = BestPlan(line.text);
    if (plan && plan->gain >= NeededGain(plan->page)) {
      shown[static_cast<size_t>(plan->page)] = true;
    }
  }
  return shown;
}

}  // namespace

std::vector<Edit> FindMojibake(std::string_view text, const FixContext&) {
  if (IsAscii(text) || !MayHoldSequences(text)) return {};
  const std::vector<Line> lines = NonAsciiLines(text);
  const ShownPages shown = FindShownPages(lines);
  std::vector<Edit> edits;
  for (const Line& line : lines) {
    LineRepair repair(line.text);
    repair.Run(shown);
    if (repair.IsHopeless()) continue;
    std::vector<Edit> found = repair.TakeEdits(line.begin);
    edits.insert(edits.end(), std::make_move_iterator(found.begin()),
                 std::make_move_iterator(found.end()));
  }
  return edits;
}

}  // namespace unspin
