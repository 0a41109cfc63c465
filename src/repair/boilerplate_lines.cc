#include "repair/boilerplate_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "base/unicode.h"
#include "repair/boilerplate_patterns.h"
#include "repair/boilerplate_words.h"

namespace unspin {
namespace {

constexpr size_t kMaxLine = 400;      // bytes; longer lines are paragraphs
constexpr size_t kLongLine = 300;     // bytes; few notes of sites are longer
constexpr size_t kMaxHeadline = 160;  // bytes of a line in a list of headlines
constexpr size_t kMinProse = 80;      // bytes of a line that is prose, whatever its end
constexpr int kMaxStrangers = 3;      // lines of no kind inside an end of the text
constexpr double kEnough = 2;         // the score of a likely line, or of a weak one
                                      // with one piece of evidence

struct Line {
  std::string_view text;
  size_t begin = 0;
  size_t next = 0;  // where the next line begins
  BoilerplateLineRows rows;
  bool prose = false;
  bool above_prose = false;
  bool below_prose = false;
  const BoilerplateRow* row = nullptr;  // of `rows`, what counts in this place
  double score = 0;
  std::string_view reason;  // set for what goes
};

bool IsSpace(char c) { return c == ' ' || c == '\n'; }

bool IsProse(std::string_view line) {
  constexpr size_t kMinSentence = 25;
  if (line.size() >= kMinProse) return true;
  return line.size() >= kMinSentence && EndsSentence(line);
}

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  lines.reserve(static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  size_t begin = 0;
  while (begin < text.size() && IsSpace(text[begin])) ++begin;
  while (begin < text.size()) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    size_t next = end;
    while (next < text.size() && IsSpace(text[next])) ++next;
    Line line;
    line.text = text.substr(begin, end - begin);
    line.begin = begin;
    line.next = next;
    while (line.text.ends_with(' ')) line.text.remove_suffix(1);
    lines.push_back(line);
    begin = next;
  }
  return lines;
}

const BoilerplateRow* Stronger(const BoilerplateRow* a, const BoilerplateRow* b) {
  if (a == nullptr || b == nullptr) return a == nullptr ? b : a;
  return a->strength >= b->strength ? a : b;
}

// Marks the lines above the first and below the last line of prose. A text without any
// has no ends: it may be a list or a program.
void MarkEnds(std::vector<Line>& lines) {
  const auto is_prose = [](const Line& line) { return line.prose; };
  if (std::none_of(lines.begin(), lines.end(), is_prose)) return;
  const auto mark = [](auto begin, auto end, auto row, auto is_outside) {
    int strangers = 0;
    for (auto line = begin; line != end; ++line) {
      if ((*line).rows.*row == nullptr && line->prose) break;
      const bool known = (*line).rows.*row != nullptr || line->rows.anywhere != nullptr;
      if (!known && line->reason.empty() && ++strangers > kMaxStrangers) break;
      (*line).*is_outside = true;
    }
  };
  mark(lines.begin(), lines.end(), &BoilerplateLineRows::first, &Line::above_prose);
  mark(lines.rbegin(), lines.rend(), &BoilerplateLineRows::last, &Line::below_prose);
}

void ChooseRow(Line& line) {
  line.row = Stronger(line.rows.anywhere,
                      Stronger(line.above_prose ? line.rows.first : nullptr,
                               line.below_prose ? line.rows.last : nullptr));
  if (line.row == nullptr) return;
  line.score = static_cast<double>(line.row->strength);
  if (line.above_prose || line.below_prose) line.score += 1;
  line.score -= SentencePenalty(line.text);
  if (line.text.size() > kLongLine) line.score -= 1;
}

// Takes every line whose score is enough, alone or beside one that goes.
void TakeLines(std::vector<Line>& lines) {
  const auto take = [](Line& line, const Line* neighbour, const Line* above) {
    if (line.row == nullptr || !line.reason.empty()) return;
    const bool company = neighbour != nullptr && !neighbour->reason.empty();
    // "Affected were:" before the names of services is no share bar.
    const bool listed = line.row->strength == BoilerplateStrength::kWeak &&
                        above != nullptr && above->text.ends_with(':') &&
                        above->row == nullptr;
    if (listed || line.score + (company ? 1 : 0) < kEnough) return;
    if (company) line.score += 1;
    line.reason = line.row->reason;
  };
  const size_t n = lines.size();
  for (size_t i = 0; i < n; ++i) {
    take(lines[i], i > 0 ? &lines[i - 1] : nullptr, i > 0 ? &lines[i - 1] : nullptr);
  }
  for (size_t i = n; i-- > 0;) {
    take(lines[i], i + 1 < n ? &lines[i + 1] : nullptr,
         i > 0 ? &lines[i - 1] : nullptr);
  }
}

bool IsHeadline(const Line& line) {
  return line.rows.anywhere == nullptr && line.text.size() <= kMaxHeadline &&
         CountWords(line.text) > 1 &&
         (!EndsSentence(line.text) || line.text.ends_with('?'));
}

// What stands below the head of a list of headlines or of the comments, as far as no
// prose follows it: in the middle of a text the next heading might go, too.
void TakeBlocks(std::vector<Line>& lines) {
  size_t after_prose = lines.size();
  while (after_prose > 0 && !lines[after_prose - 1].prose) --after_prose;
  for (size_t i = after_prose; i < lines.size(); ++i) {
    const BoilerplateRow* const row = lines[i].rows.anywhere;
    if (row == nullptr || row->block != BoilerplateBlock::kList) continue;
    for (size_t j = i + 1; j < lines.size() && IsHeadline(lines[j]); ++j) {
      lines[j].reason = "headline of another article";
      lines[j].score = kEnough;
    }
  }
  const auto has = [&lines](size_t from, BoilerplateBlock block) {
    for (size_t i = from; i < lines.size(); ++i) {
      const BoilerplateRow* const row = lines[i].rows.anywhere;
      if (row != nullptr && row->block == block) return i;
    }
    return lines.size();
  };
  const size_t head = has(0, BoilerplateBlock::kComments);
  if (head == lines.size() || has(head + 1, BoilerplateBlock::kComment) == lines.size())
    return;
  const bool after_text =
      std::any_of(lines.begin(), lines.begin() + static_cast<long>(head),
                  [](const Line& line) { return line.prose; });
  if (!after_text) return;
  for (size_t i = head; i < lines.size(); ++i) {
    lines[i].reason = "comments of readers";
    lines[i].score = kEnough;
    lines[i].prose = false;
  }
}

// The headline, the author or the outlet as a line of its own at an end of the text.
void TakeKnownLines(std::vector<Line>& lines, const FixContext& context) {
  const RawDocument& raw = context.raw;
  const auto is = [](std::string_view line, std::string_view known) {
    return !known.empty() && line.size() == known.size() &&
           FoldCase(line) == FoldCase(known);
  };
  for (Line& line : lines) {
    if (!is(line.text, context.title) && !is(line.text, raw.title)) break;
    line.reason = "the headline again";
    line.score = static_cast<double>(BoilerplateStrength::kSure);
  }
  for (Line& line : lines) {
    if ((!line.above_prose && !line.below_prose) || line.text.size() > kMinProse) {
      continue;
    }
    std::string_view name = line.text;
    if (name.starts_with("By ") || name.starts_with("by ")) name.remove_prefix(3);
    const bool author = raw.author && is(name, *raw.author);
    if (!author && !(raw.source && is(line.text, *raw.source))) continue;
    line.reason = author ? "byline" : "name of the outlet";
    line.score = static_cast<double>(BoilerplateStrength::kSure);
  }
}

}  // namespace

BoilerplateLineRows FindLineRows(std::string_view line,
                                 const BoilerplatePatterns& patterns) {
  constexpr size_t kShort = 90;  // bytes
  static const BoilerplateRow kOfPage = {"words of a page, not of an article", "",
                                         BoilerplateStrength::kLikely,
                                         BoilerplateBlock::kNone};
  BoilerplateLineRows rows = patterns.FindLine(line);
  if (rows.anywhere == nullptr && line.size() <= kShort && CountPageWords(line) >= 2) {
    rows.anywhere = &kOfPage;
  }
  return rows;
}

Edit RemovalOf(size_t begin, size_t end, const BoilerplateRow* row,
               std::string_view reason, double score) {
  Edit edit;
  edit.begin = begin;
  edit.end = end;
  edit.kind = RepairKind::kBoilerplate;
  edit.confidence = 1 / (1 + std::exp(-score));
  edit.reason = reason.empty() && row != nullptr ? row->reason : std::string(reason);
  if (row != nullptr) edit.lexicon_row = row->lexicon_row;
  return edit;
}

std::vector<Edit> FindBoilerplateLines(std::string_view text,
                                       const FixContext& context) {
  const BoilerplatePatterns& patterns = context.boilerplate;
  std::vector<Line> lines = SplitLines(text);
  for (Line& line : lines) {
    if (line.text.size() <= kMaxLine) {
      line.rows = FindLineRows(line.text, patterns);
    }
    line.prose = line.rows.anywhere == nullptr && IsProse(line.text);
  }
  TakeBlocks(lines);
  MarkEnds(lines);
  TakeKnownLines(lines, context);
  for (Line& line : lines) ChooseRow(line);
  TakeLines(lines);
  std::vector<Edit> edits;
  for (const Line& line : lines) {
    if (line.reason.empty()) continue;
    const bool by_row = line.row != nullptr && line.reason == line.row->reason;
    edits.push_back(RemovalOf(line.begin, line.next, by_row ? line.row : nullptr,
                              line.reason, line.score));
  }
  return edits;
}

}  // namespace unspin
