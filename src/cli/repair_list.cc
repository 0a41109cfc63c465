#include "cli/repair_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "base/unicode.h"
#include "cli/shown_text.h"

namespace unspin::cli {
namespace {

constexpr size_t kLongestShown = 28;      // code points of what was and what is
constexpr size_t kWidestCandidates = 40;  // columns; longer lists push their line
constexpr std::string_view kNoRow = "-";

// Cells in the order of the columns; the last one, the reason, is not padded.
enum Column : size_t { kPlace, kKind, kScore, kWas, kNow, kRow, kCandidates, kColumns };
struct Line {
  std::array<std::string, kColumns> cells;
  std::string reason;
};

std::string Shown(std::string_view text) {
  return CutMiddle(OneLine(text), kLongestShown);
}

class Places {
 public:
  explicit Places(const Document& document)
      : title_(document.title.text), body_(document.body.text) {}
  std::string Of(Field field, TextSpan span) const {
    const bool title = field == Field::kTitle;
    const CodePointIndex& index = title ? title_ : body_;
    return fmt::format("{}{}-{}", title ? "title " : "", index.CodePointAt(span.begin),
                       index.CodePointAt(span.end));
  }

 private:
  CodePointIndex title_;
  CodePointIndex body_;
};

std::string Listed(const Alternative& candidate) {
  return fmt::format("{} {:.2f}", Shown(candidate.text), candidate.confidence);
}

// The chosen text and the others.
std::string Candidates(std::string_view chosen, double confidence,
                       const std::vector<Alternative>& others) {
  std::string out = Listed({std::string(chosen), confidence});
  for (const Alternative& other : others) out += ", " + Listed(other);
  return out;
}

Line LineOf(const Repair& repair, const Document& document, const Places& places) {
  const std::string_view now = repair.text.In(document.field(repair.field).text);
  Line line;
  line.cells = {places.Of(repair.field, repair.text),
                std::string(Name(repair.kind)),
                fmt::format("{:.2f}", repair.confidence),
                Shown(repair.source.In(document.field_original(repair.field))),
                Shown(now),
                repair.lexicon_row.empty() ? std::string(kNoRow) : repair.lexicon_row,
                repair.kind == RepairKind::kSpin && !now.empty()
                    ? Candidates(now, repair.confidence, repair.alternatives)
                    : ""};
  line.reason = repair.reason;
  return line;
}

Line LineOf(const Doubt& doubt, const Document& document, const Places& places) {
  const std::string_view text = doubt.text.In(document.field(doubt.field).text);
  Line line;
  line.cells = {places.Of(doubt.field, doubt.text),
                "doubt",
                fmt::format("{:.2f}", doubt.confidence),
                Shown(text),
                "stays",
                doubt.lexicon_row.empty() ? std::string(kNoRow) : doubt.lexicon_row,
                Candidates(text, doubt.confidence, doubt.alternatives)};
  line.reason = doubt.reason;
  return line;
}

std::array<size_t, kColumns> WidthsOf(const std::vector<Line>& lines) {
  std::array<size_t, kColumns> widths{};
  for (const Line& line : lines) {
    for (size_t i = 0; i < kColumns; ++i) {
      const size_t width = DisplayWidth(line.cells[i]);
      if (i == kCandidates && width > kWidestCandidates) continue;  // sticks out
      widths[i] = std::max(widths[i], width);
    }
  }
  return widths;
}

std::string Printed(const Line& line, const std::array<size_t, kColumns>& widths,
                    bool colour) {
  std::string out;
  for (size_t i = 0; i < kColumns; ++i) {
    if (widths[i] == 0) continue;
    const std::string cell = Padded(line.cells[i], widths[i]) + "  ";
    const std::string_view paint = i == kWas   ? kRed
                                   : i == kNow ? kGreen
                                   : i == kRow ? kDim
                                               : std::string_view();
    out += Painted(cell, paint, colour && !paint.empty());
  }
  out += OneLine(line.reason);
  out.erase(out.find_last_not_of(' ') + 1);
  return out + "\n";
}

const Line kHead = {
    {"place", "kind", "score", "original", "now", "lexicon row", "candidates"},
    "reason"};

size_t SpunWords(const Document& document) {
  size_t words = 0;
  for (const Repair& repair : document.repairs) {
    if (repair.kind != RepairKind::kSpin || repair.text.empty()) continue;
    words += CountWords(repair.source.In(document.field_original(repair.field)));
  }
  return words;
}

std::string Counted(size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

std::string ListRepairs(const Document& document, bool colour) {
  if (document.repairs.empty() && document.doubts.empty()) return "";
  const Places places(document);
  std::vector<Line> lines = {kHead};
  for (const Repair& repair : document.repairs) {
    lines.push_back(LineOf(repair, document, places));
  }
  for (const Doubt& doubt : document.doubts) {
    lines.push_back(LineOf(doubt, document, places));
  }
  const std::array<size_t, kColumns> widths = WidthsOf(lines);
  std::string out;
  for (const Line& line : lines) out += Printed(line, widths, colour);
  return out;
}

std::string SummariseRepairs(const Document& document) {
  std::map<std::string_view, size_t> others;
  size_t changes = 0;
  double confidence = 0;
  for (const Repair& repair : document.repairs) {
    if (repair.kind != RepairKind::kSpin) {
      ++others[Name(repair.kind)];
      continue;
    }
    ++changes;
    confidence += repair.confidence;
  }
  std::string out = document.spun.profile.empty()
                        ? fmt::format("clean, spun score {:.3f}", document.spun.score)
                        : fmt::format("spun by profile {}, score {:.3f}",
                                      document.spun.profile, document.spun.score);
  if (changes > 0) {
    out += fmt::format(": {} of {} words changed, mean confidence {:.2f}",
                       SpunWords(document), CountWords(document.body.text),
                       confidence / static_cast<double>(changes));
  } else {
    out += ": no words changed";
  }
  if (!document.doubts.empty()) out += "; " + Counted(document.doubts.size(), "doubt");
  const size_t rest = document.repairs.size() - changes;
  if (rest > 0) {
    std::string kinds;
    for (const auto& [kind, count] : others) {
      kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, kind);
    }
    out += fmt::format("; {} other repair{} ({})", rest, rest == 1 ? "" : "s", kinds);
  }
  return out + "\n";
}

}  // namespace unspin::cli
