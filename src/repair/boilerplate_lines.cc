#include "repair/boilerplate_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
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
constexpr float kEnough = 2;          // the score of a likely line, or of a weak one
                                      // with one piece of evidence

// Why a line goes.
enum class Reason : uint8_t {
  kStays,
  kRow,  // a row of the lexicon
  kOtherHeadline,
  kComments,
  kHeadlineAgain,
  kByline,
  kOutlet,
};

// The reason in words; of kRow the row has them.
std::string_view WordsOf(Reason reason) {
  switch (reason) {
    case Reason::kStays:
    case Reason::kRow:
      return "";
    case Reason::kOtherHeadline:
      return "headline of another article";
    case Reason::kComments:
      return "comments of readers";
    case Reason::kHeadlineAgain:
      return "the headline again";
    case Reason::kByline:
      return "byline";
    case Reason::kOutlet:
      return "name of the outlet";
  }
  return "";
}

// In 24 bytes: a hostile text is millions of lines.
struct Line {
  uint32_t begin = 0;
  uint32_t size = 0;
  uint32_t next = 0;  // where the next line begins
  uint32_t rows = 0;  // number in Lines::rows
  float score = 0;
  Reason reason = Reason::kStays;
  bool prose = false;
  bool above_prose = false;
  bool below_prose = false;
};

bool IsSpace(char c) { return c == ' ' || c == '\n'; }

bool IsProse(std::string_view line) {
  constexpr size_t kMinSentence = 25;
  if (line.size() >= kMinProse) return true;
  return line.size() >= kMinSentence && EndsSentence(line);
}

std::vector<Line> SplitLines(std::string_view text) {
  const auto narrow = [](size_t offset) { return static_cast<uint32_t>(offset); };
  std::vector<Line> lines;
  lines.reserve(static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  size_t begin = 0;
  while (begin < text.size() && IsSpace(text[begin])) ++begin;
  while (begin < text.size()) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    size_t next = end;
    while (next < text.size() && IsSpace(text[next])) ++next;
    size_t text_end = end;
    while (text_end > begin && text[text_end - 1] == ' ') --text_end;
    Line line;
    line.begin = narrow(begin);
    line.size = narrow(text_end - begin);
    line.next = narrow(next);
    lines.push_back(line);
    begin = next;
  }
  return lines;
}

const BoilerplateRow* Stronger(const BoilerplateRow* a, const BoilerplateRow* b) {
  if (a == nullptr || b == nullptr) return a == nullptr ? b : a;
  return a->strength >= b->strength ? a : b;
}

// The lines of a text, and what is known of each.
class Lines {
 public:
  Lines(std::string_view text, const FixContext& context)
      : text_(text), context_(context), lines_(SplitLines(text)), rows_(1) {
    for (Line& line : lines_) {
      if (line.size <= kMaxLine) {
        const BoilerplateLineRows rows =
            FindLineRows(TextOf(line), context.boilerplate);
        if (rows.anywhere != nullptr || rows.first != nullptr || rows.last != nullptr) {
          line.rows = static_cast<uint32_t>(rows_.size());
          rows_.push_back(rows);
        }
      }
      line.prose = RowsOf(line).anywhere == nullptr && IsProse(TextOf(line));
    }
  }

  std::vector<Edit> Removals() {
    TakeBlocks();
    MarkEnds();
    TakeKnownLines();
    for (Line& line : lines_) SetScore(line);
    TakeLikely();
    std::vector<Edit> edits;
    for (const Line& line : lines_) {
      if (line.reason == Reason::kStays) continue;
      edits.push_back(RemovalOf(line.begin, line.next,
                                line.reason == Reason::kRow ? RowOf(line) : nullptr,
                                WordsOf(line.reason), line.score));
    }
    return edits;
  }

 private:
  std::string_view TextOf(const Line& line) const {
    return text_.substr(line.begin, line.size);
  }
  const BoilerplateLineRows& RowsOf(const Line& line) const { return rows_[line.rows]; }

  // Of the rows that fit, what counts in this place; null if none does.
  const BoilerplateRow* RowOf(const Line& line) const {
    const BoilerplateLineRows& rows = RowsOf(line);
    return Stronger(rows.anywhere, Stronger(line.above_prose ? rows.first : nullptr,
                                            line.below_prose ? rows.last : nullptr));
  }

  // Marks the lines above the first and below the last line of prose. A text without
  // any has no ends: it may be a list or a program.
  void MarkEnds() {
    if (std::ranges::none_of(lines_, &Line::prose)) return;
    const auto mark = [this](auto begin, auto end, auto row, auto is_outside) {
      int strangers = 0;
      for (auto line = begin; line != end; ++line) {
        const BoilerplateLineRows& rows = RowsOf(*line);
        if (rows.*row == nullptr && line->prose) break;
        const bool known = rows.*row != nullptr || rows.anywhere != nullptr;
        if (!known && line->reason == Reason::kStays && ++strangers > kMaxStrangers) {
          break;
        }
        (*line).*is_outside = true;
      }
    };
    mark(lines_.begin(), lines_.end(), &BoilerplateLineRows::first, &Line::above_prose);
    mark(lines_.rbegin(), lines_.rend(), &BoilerplateLineRows::last,
         &Line::below_prose);
  }

  void SetScore(Line& line) const {
    const BoilerplateRow* const row = RowOf(line);
    if (row == nullptr) return;
    line.score = static_cast<float>(row->strength);
    if (line.above_prose || line.below_prose) line.score += 1;
    line.score -= static_cast<float>(SentencePenalty(TextOf(line)));
    if (line.size > kLongLine) line.score -= 1;
  }

  // Takes a line whose score is enough, alone or beside one that goes.
  void TakeIfLikely(Line& line, const Line* neighbour, const Line* above) const {
    const BoilerplateRow* const row = RowOf(line);
    if (row == nullptr || line.reason != Reason::kStays) return;
    const bool company = neighbour != nullptr && neighbour->reason != Reason::kStays;
    // "Affected were:" before the names of services is no share bar.
    const bool listed = row->strength == BoilerplateStrength::kWeak &&
                        above != nullptr && TextOf(*above).ends_with(':') &&
                        RowOf(*above) == nullptr;
    if (listed || line.score + (company ? 1.0F : 0.0F) < kEnough) return;
    if (company) line.score += 1;
    line.reason = Reason::kRow;
  }

  void TakeLikely() {
    const size_t n = lines_.size();
    const auto above = [this](size_t i) { return i > 0 ? &lines_[i - 1] : nullptr; };
    for (size_t i = 0; i < n; ++i) TakeIfLikely(lines_[i], above(i), above(i));
    for (size_t i = n; i-- > 0;) {
      TakeIfLikely(lines_[i], i + 1 < n ? &lines_[i + 1] : nullptr, above(i));
    }
  }

  bool IsHeadline(const Line& line) const {
    const std::string_view text = TextOf(line);
    return RowsOf(line).anywhere == nullptr && text.size() <= kMaxHeadline &&
           CountWords(text) > 1 && (!EndsSentence(text) || text.ends_with('?'));
  }

  // The first line from `from` on with a row of a block; the number of lines if none
  // has one.
  size_t FindBlock(size_t from, BoilerplateBlock block) const {
    for (size_t i = from; i < lines_.size(); ++i) {
      const BoilerplateRow* const row = RowsOf(lines_[i]).anywhere;
      if (row != nullptr && row->block == block) return i;
    }
    return lines_.size();
  }

  // What stands below the head of a list of headlines or of the comments, as far as no
  // prose follows it: in the middle of a text the next heading might go, too.
  void TakeBlocks() {
    size_t after_prose = lines_.size();
    while (after_prose > 0 && !lines_[after_prose - 1].prose) --after_prose;
    for (size_t i = FindBlock(after_prose, BoilerplateBlock::kList); i < lines_.size();
         i = FindBlock(i + 1, BoilerplateBlock::kList)) {
      for (size_t j = i + 1; j < lines_.size() && IsHeadline(lines_[j]); ++j) {
        lines_[j].reason = Reason::kOtherHeadline;
        lines_[j].score = kEnough;
      }
    }
    const size_t head = FindBlock(0, BoilerplateBlock::kComments);
    if (head == lines_.size() ||
        FindBlock(head + 1, BoilerplateBlock::kComment) == lines_.size()) {
      return;
    }
    const bool after_text =
        std::ranges::any_of(lines_.begin(), lines_.begin() + static_cast<long>(head),
                            std::identity{}, &Line::prose);
    if (!after_text) return;
    for (size_t i = head; i < lines_.size(); ++i) {
      lines_[i].reason = Reason::kComments;
      lines_[i].score = kEnough;
      lines_[i].prose = false;
    }
  }

  // The headline, the author or the outlet as a line of its own at an end of the text.
  void TakeKnownLines() {
    const RawDocument& raw = context_.raw;
    constexpr auto kSure = static_cast<float>(BoilerplateStrength::kSure);
    const auto is = [](std::string_view line, std::string_view known) {
      return !known.empty() && line.size() == known.size() &&
             FoldCase(line) == FoldCase(known);
    };
    for (Line& line : lines_) {
      if (!is(TextOf(line), context_.title) && !is(TextOf(line), raw.title)) break;
      line.reason = Reason::kHeadlineAgain;
      line.score = kSure;
    }
    for (Line& line : lines_) {
      if ((!line.above_prose && !line.below_prose) || line.size > kMinProse) continue;
      const std::string_view text = TextOf(line);
      std::string_view name = text;
      if (name.starts_with("By ") || name.starts_with("by ")) name.remove_prefix(3);
      const bool author = raw.author && is(name, *raw.author);
      if (!author && !(raw.source && is(text, *raw.source))) continue;
      line.reason = author ? Reason::kByline : Reason::kOutlet;
      line.score = kSure;
    }
  }

  std::string_view text_;
  const FixContext& context_;
  std::vector<Line> lines_;
  std::vector<BoilerplateLineRows> rows_;  // the first is that of most lines: none
};

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
  if (text.size() > UINT32_MAX) return {};
  return Lines(text, context).Removals();
}

}  // namespace unspin
