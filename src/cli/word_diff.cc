#include "cli/word_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "cli/shown_text.h"

namespace unspin::cli {
namespace {

// Removed text is shown whole up to so many words and code points, else its ends.
constexpr size_t kMostWords = 12;
constexpr size_t kMostCodePoints = 100;
constexpr size_t kEnds = 60;  // code points of both

// Longer lines are hard to read, however wide the terminal is.
constexpr size_t kLongestLine = 100;

// Changes that are shown as one, and the sound text before them.
struct Group {
  RepairKind kind = RepairKind::kSpace;
  TextSpan text;
  SourceSpan source;
};

// Whether only a space, or nothing, is between the two in either text.
bool Join(const Group& group, const Repair& repair, std::string_view text,
          std::string_view original) {
  if (group.kind != repair.kind || group.source.end > repair.source.begin) return false;
  const TextSpan between{group.text.end, repair.text.begin};
  const SourceSpan source{group.source.end, repair.source.begin};
  const std::string_view gap = between.In(text);
  return (gap.empty() || gap == " ") && gap == source.In(original);
}

std::vector<Group> GroupsOf(const Document& document, Field field) {
  const std::string_view text = document.field(field).text;
  const std::string_view original = document.field_original(field);
  std::vector<Group> groups;
  for (const Repair& repair : document.repairs) {
    if (repair.field != field) continue;
    if (!groups.empty() && repair.text.begin < groups.back().text.end) continue;
    if (!groups.empty() && Join(groups.back(), repair, text, original)) {
      groups.back().text.end = repair.text.end;
      groups.back().source.end = repair.source.end;
    } else {
      groups.push_back({repair.kind, repair.text, repair.source});
    }
  }
  return groups;
}

std::string ShownRemoval(std::string_view removed) {
  std::string line = OneLine(removed);
  const size_t words = CountWords(removed);
  if (words <= kMostWords && CountCodePoints(line) <= kMostCodePoints) return line;
  return CutMiddle(line, kEnds) + fmt::format(" ({} words)", words);
}

bool IsBlank(std::string_view text) { return CountWords(text) == 0; }

void AppendChange(std::string_view was, std::string_view now, bool colour,
                  std::string& out) {
  const bool new_words = !IsBlank(now);
  if (!colour) {
    if (!was.empty()) out += "[-" + ShownRemoval(was) + "-]";
    out += new_words ? "{+" + std::string(now) + "+}" : std::string(now);
    return;
  }
  // Colours show nothing of white space.
  if (!IsBlank(was)) out += Painted(ShownRemoval(was), kStruckRed, true);
  if (!IsBlank(was) && new_words) out += ' ';
  out += new_words ? Painted(now, kGreen, true) : std::string(now);
}

std::string DiffOf(const Document& document, Field field, const DiffStyle& style) {
  const std::string_view text = document.field(field).text;
  const std::string_view original = document.field_original(field);
  std::string out;
  size_t done = 0;
  for (const Group& group : GroupsOf(document, field)) {
    out += text.substr(done, group.text.begin - done);
    AppendChange(group.source.In(original), group.text.In(text), style.colour, out);
    done = group.text.end;
  }
  out += text.substr(done);
  return style.width == 0 ? out : Wrapped(out, std::min(style.width, kLongestLine));
}

}  // namespace

std::string WordDiff(const Document& document, const DiffStyle& style) {
  std::string out = DiffOf(document, Field::kTitle, style);
  if (!out.empty()) out += "\n\n";
  return out + DiffOf(document, Field::kBody, style) + "\n";
}

}  // namespace unspin::cli
