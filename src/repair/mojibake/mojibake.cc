#include "repair/mojibake/mojibake.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "repair/mojibake/code_pages.h"
#include "repair/mojibake/oddity.h"
#include "repair/mojibake/sequences.h"

namespace unspin {
namespace {

constexpr int kMaxRounds = 5;       // text was misread that often at most
constexpr double kSureGain = 1;     // oddity that a line must lose
constexpr double kSymbolGain = 2;   // the same in pages whose lead bytes are symbols
constexpr double kMinGain = 0.2;    // of one sequence in a line that is repaired
constexpr double kWeakGain = 0.4;   // of a line, when others showed the page
constexpr double kHopeless = 0.6;   // of a line's oddity left: not what we think it is

// A sequence and what decoding it does for the look of the text.
struct Candidate {
  Utf8Sequence sequence;
  double gain = 0;
};

struct LinePlan {
  CodePage page = CodePage::kWindows1252;
  double gain = 0;
  std::vector<Candidate> candidates;
};

char32_t Before(std::string_view text, size_t i) {
  return i == 0 ? U' ' : PreviousCodePoint(text, i);
}
char32_t After(std::string_view text, size_t i) {
  return i >= text.size() ? U' ' : NextCodePoint(text, i);
}

// Longer sequences are rarer by chance.
double LengthBonus(size_t length) { return length == 2 ? 0 : length == 3 ? 0.8 : 1.5; }

double Gain(std::string_view text, const std::vector<Utf8Sequence>& all, size_t i) {
  const Utf8Sequence& sequence = all[i];
  const bool touches_last = i > 0 && all[i - 1].end == sequence.begin;
  const bool touches_next = i + 1 < all.size() && all[i + 1].begin == sequence.end;
  std::u32string before(1, Before(text, sequence.begin));
  for (size_t k = sequence.begin; k < sequence.end;) before += NextCodePoint(text, k);
  before += After(text, sequence.end);
  std::u32string after;
  after += touches_last ? all[i - 1].decoded : before.front();
  after += sequence.decoded;
  after += touches_next ? all[i + 1].decoded : before.back();
  double gain = Oddity(before) - Oddity(after) + LengthBonus(sequence.length);
  if (touches_last) gain += 0.6;
  return gain;
}

LinePlan PlanFor(std::string_view line, CodePage page, bool spaces) {
  LinePlan plan;
  plan.page = page;
  const std::vector<Utf8Sequence> sequences = FindSequences(line, page, spaces);
  for (size_t i = 0; i < sequences.size(); ++i) {
    const Candidate candidate{sequences[i], Gain(line, sequences, i)};
    if (candidate.gain < kMinGain) continue;
    // Bytes that are gone prove nothing by themselves.
    if (!sequences[i].lost && !sequences[i].spaced) plan.gain += candidate.gain;
    plan.candidates.push_back(candidate);
  }
  return plan;
}

double NeededGain(CodePage page) {
  return page == CodePage::kMacRoman || page == CodePage::kCp437 ? kSymbolGain
                                                                  : kSureGain;
}

std::string Decoded(const Utf8Sequence& sequence) {
  std::string text;
  AppendUtf8(sequence.decoded, text);
  return text;
}

Edit MojibakeEdit(size_t begin, size_t end, std::string text, CodePage page,
                  double confidence) {
  Edit edit;
  edit.begin = begin;
  edit.end = end;
  edit.text = std::move(text);
  edit.kind = RepairKind::kMojibake;
  edit.confidence = confidence;
  edit.reason = "UTF-8 read as " + std::string(Name(page));
  return edit;
}

// All code points of `text`.
std::u32string CodePoints(std::string_view text) {
  std::u32string out;
  for (size_t i = 0; i < text.size();) out += NextCodePoint(text, i);
  return out;
}

// `line` with the plan carried out.
std::string Preview(std::string_view line, const LinePlan& plan) {
  std::string out;
  size_t copied = 0;
  for (const Candidate& candidate : plan.candidates) {
    out.append(line.substr(copied, candidate.sequence.begin - copied));
    AppendUtf8(candidate.sequence.decoded, out);
    copied = candidate.sequence.end;
  }
  out.append(line.substr(copied));
  return out;
}

// Text that stays odd whatever we do was garbled in another way, too: decoding parts of
// it only garbles it more ("ã†â€™ãƒâ€ ã¢â‚¬â„¢").
bool IsHopeless(std::string_view line, const LinePlan& plan) {
  const double before = Oddity(CodePoints(line));
  const double after = Oddity(CodePoints(Preview(line, plan)));
  return after > kHopeless * before;
}

std::optional<LinePlan> BestPlan(std::string_view line, bool spaces) {
  std::optional<LinePlan> best;
  for (size_t p = 0; p < kCodePages; ++p) {
    LinePlan plan = PlanFor(line, static_cast<CodePage>(p), spaces);
    if (plan.candidates.empty()) continue;
    const double margin = 0.05;  // an earlier page is the more common cause
    if (!best || plan.gain > best->gain + margin) best = std::move(plan);
  }
  return best;
}

struct Line {
  size_t begin = 0;
  std::string_view text;
};

std::vector<Line> SuspiciousLines(std::string_view text) {
  std::vector<Line> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (MayHoldSequences(line)) lines.push_back({begin, line});
    begin = end + 1;
  }
  return lines;
}

// One round over the text: what was misread last is put right.
std::vector<Edit> FindRound(std::string_view text) {
  std::vector<Edit> edits;
  const std::vector<Line> lines = SuspiciousLines(text);
  std::vector<std::optional<LinePlan>> plans;
  std::array<bool, kCodePages> shown{};  // pages that some line proves
  for (const Line& line : lines) {
    plans.push_back(BestPlan(line.text, false));
    std::optional<LinePlan>& plan = plans.back();
    if (!plan) continue;
    if (plan->gain >= NeededGain(plan->page) && !IsHopeless(line.text, *plan)) {
      shown[static_cast<size_t>(plan->page)] = true;
      // Plain spaces inside sequences are believed once the line is.
      LinePlan spaced = PlanFor(line.text, plan->page, true);
      if (spaced.gain >= plan->gain) plan = std::move(spaced);
    }
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!plans[i]) continue;
    const LinePlan& plan = *plans[i];
    const bool sure =
        plan.gain >= NeededGain(plan.page) && !IsHopeless(lines[i].text, plan);
    const bool weak = plan.gain >= kWeakGain && shown[static_cast<size_t>(plan.page)];
    if (!sure && !weak) continue;
    for (const Candidate& candidate : plan.candidates) {
      const Utf8Sequence& sequence = candidate.sequence;
      edits.push_back(MojibakeEdit(lines[i].begin + sequence.begin,
                                   lines[i].begin + sequence.end, Decoded(sequence),
                                   plan.page, sequence.lost ? 0.7 : sure ? 0.98 : 0.9));
    }
  }
  return edits;
}

// C1 controls that are left are Windows-1252 read as Latin-1: "\x93quoted\x94".
std::vector<Edit> FindC1(std::string_view text) {
  std::vector<Edit> edits;
  for (size_t i = text.find('\xC2'); i != std::string_view::npos;
       i = text.find('\xC2', i + 1)) {
    if (i + 1 >= text.size()) break;
    const auto byte = static_cast<unsigned char>(text[i + 1]);
    if (byte < 0x80 || byte >= 0xA0) continue;
    const char32_t c = FromWindows1252(byte);
    if (c < 0xA0 || c == kReplacementCharacter) continue;
    std::string decoded;
    AppendUtf8(c, decoded);
    Edit edit = MojibakeEdit(i, i + 2, std::move(decoded), CodePage::kWindows1252, 0.95);
    edit.reason = "Windows-1252 read as Latin-1";
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace

std::vector<Edit> FindMojibake(std::string_view text, const FixContext&) {
  std::vector<Edit> edits;
  if (IsAscii(text) || !MayHoldSequences(text)) return edits;
  MappedText scratch(text, {0, text.size()}, Field::kBody);
  for (int round = 0; round < kMaxRounds; ++round) {
    std::vector<Edit> found = FindRound(scratch.text());
    if (found.empty()) break;
    scratch.Apply({}, std::move(found));
  }
  scratch.Apply({}, FindC1(scratch.text()));
  for (Repair& repair : scratch.TakeRepairs()) {
    Edit edit;
    edit.begin = repair.source.begin;
    edit.end = repair.source.end;
    edit.text = repair.text.In(scratch.text());
    edit.kind = repair.kind;
    edit.confidence = repair.confidence;
    edit.reason = std::move(repair.reason);
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace unspin
