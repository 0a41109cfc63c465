#include "repair/mojibake/mojibake.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "repair/mojibake/code_pages.h"
#include "repair/mojibake/draft.h"
#include "repair/mojibake/lost_bytes.h"
#include "repair/mojibake/oddity.h"
#include "repair/mojibake/plan.h"

namespace unspin {
namespace {

constexpr int kMaxRounds = 5;      // text was misread that often at most
constexpr double kWeakGain = 0.4;  // of a line, when others showed the page
constexpr double kHopeless = 0.4;  // share of a line's oddity that stays
constexpr double kOddSign = 1;     // of it is allowed anyway: "2×3" is odd, too

std::vector<Fix> FixesOf(const Plan& plan, double confidence) {
  std::vector<Fix> fixes;
  fixes.reserve(plan.clusters.size());
  for (const Cluster& cluster : plan.clusters) {
    fixes.push_back({cluster.begin, cluster.end, cluster.decoded,
                     MisreadingAs(plan.page), cluster.certain ? confidence : 0.7});
  }
  return fixes;
}

// Both lists are in order; what overlaps a fix of `first` is left out of `second`.
std::vector<Fix> Merge(std::vector<Fix> first, std::vector<Fix> second) {
  if (second.empty()) return first;
  std::erase_if(second, [&first](const Fix& fix) {
    const auto next = std::partition_point(
        first.begin(), first.end(), [&](const Fix& f) { return f.end <= fix.begin; });
    return next != first.end() && next->begin < fix.end;
  });
  std::vector<Fix> merged;
  std::merge(std::make_move_iterator(first.begin()),
             std::make_move_iterator(first.end()),
             std::make_move_iterator(second.begin()),
             std::make_move_iterator(second.end()), std::back_inserter(merged),
             [](const Fix& a, const Fix& b) { return a.begin < b.begin; });
  return merged;
}

// C1 controls that are left are Windows-1252 read as Latin-1: "\x93quoted\x94".
std::vector<Fix> FindC1(std::string_view text) {
  std::vector<Fix> fixes;
  for (size_t i = text.find('\xC2'); i != std::string_view::npos;
       i = text.find('\xC2', i + 1)) {
    if (i + 1 >= text.size()) break;
    const auto byte = static_cast<unsigned char>(text[i + 1]);
    if (byte >= 0xA0) continue;
    const char32_t c = FromWindows1252(byte);
    if (c < 0xA0 || c == kReplacementCharacter) continue;
    std::string decoded;
    AppendUtf8(c, decoded);
    fixes.push_back(
        {i, i + 2, std::move(decoded), "Windows-1252 read as Latin-1", 0.95});
  }
  return fixes;
}

// Pages that lines of the text have been shown to be misread as.
using ShownPages = std::array<bool, kCodePages>;

struct Line {
  size_t begin = 0;
  std::string_view text;
  std::optional<Plan> plan;  // the best for the line as it stands
};

// Repairs a line round by round: what was misread last is put right first.
std::vector<Edit> RepairLine(Line line, const ShownPages& shown) {
  Draft draft(line.text);
  bool repaired = false;
  for (int round = 0; round < kMaxRounds; ++round) {
    std::optional<Plan> plan = std::move(line.plan);
    if (round > 0 && MayHoldSequences(draft.text())) plan = BestPlan(draft.text());
    if (!plan) break;
    const bool sure = plan->IsSure();
    if (!sure && !(plan->gain >= kWeakGain && shown[static_cast<size_t>(plan->page)]))
      break;
    repaired = true;
    draft.Apply(Merge(FixesOf(*plan, sure ? 0.98 : 0.9),
                      FindLostBytes(draft.text(), plan->page)));
    line.plan.reset();
  }
  if (!repaired) draft.Apply(FindLostMarks(draft.text()));
  draft.Apply(FindLoneGrave(draft.text()));
  draft.Apply(FindLoneSpace(draft.text()));
  draft.Apply(FindC1(draft.text()));
  // Text that stays odd whatever we do was garbled in another way, too: decoding parts
  // of it only garbles it more ("ã†â€™ãƒâ€ ã¢â‚¬â„¢").
  const double left = repaired ? OddityOf(draft.text()) : 0;
  const bool hopeless =
      left > kOddSign && left > kOddSign + kHopeless * OddityOf(line.text);
  return hopeless ? std::vector<Edit>() : draft.TakeEdits(line.begin);
}

// The lines that may need a repair.
std::vector<Line> OddLines(std::string_view text, ShownPages& shown) {
  std::vector<Line> lines;
  for (size_t i = SkipAscii(text, 0); i < text.size(); i = SkipAscii(text, i)) {
    const size_t before = text.rfind('\n', i);
    const size_t begin = before == text.npos ? 0 : before + 1;
    const size_t end = std::min(text.find('\n', i), text.size());
    Line line{begin, text.substr(begin, end - begin), {}};
    i = end;
    const bool odd = MayHoldSequences(line.text);
    if (odd) line.plan = BestPlan(line.text);
    if (line.plan && line.plan->IsSure()) {
      shown[static_cast<size_t>(line.plan->page)] = true;
    }
    if (odd) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::vector<Edit> FindMojibake(std::string_view text, const FixContext&) {
  if (!MayHoldSequences(text)) return {};
  ShownPages shown{};
  std::vector<Edit> edits;
  for (Line& line : OddLines(text, shown)) {
    std::vector<Edit> found = RepairLine(std::move(line), shown);
    edits.insert(edits.end(), std::make_move_iterator(found.begin()),
                 std::make_move_iterator(found.end()));
  }
  return edits;
}

}  // namespace unspin
