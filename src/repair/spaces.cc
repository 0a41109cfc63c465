#include "repair/spaces.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "base/unicode.h"

namespace unspin {
namespace {

constexpr size_t kMinWrapWidth = 50;   // columns; narrower breaks are verse or lists
constexpr size_t kMaxWrapWidth = 110;  // wider ones are paragraphs
constexpr size_t kMinWraps = 4;        // fewer may be chance

bool IsSpaceByte(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The size of the white space character at `i`; 0 if there is none.
size_t SpaceAt(std::string_view text, size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) return IsSpaceByte(text[i]) ? 1 : 0;
  if (byte != 0xC2 && byte != 0xE1 && byte != 0xE2 && byte != 0xE3) return 0;
  size_t end = i;
  return IsWhiteSpace(NextCodePoint(text, end)) ? end - i : 0;
}

// A run of white space and the line breaks in it.
struct SpaceRun {
  size_t begin = 0;
  size_t end = 0;
  size_t breaks = 0;
};

SpaceRun RunAt(std::string_view text, size_t begin) {
  SpaceRun run{begin, begin, 0};
  while (run.end < text.size()) {
    const size_t size = SpaceAt(text, run.end);
    if (size == 0) break;
    const std::string_view c = text.substr(run.end, size);
    if (c == "\n" || c == "\xE2\x80\xA8" || c == "\xC2\x85") {
      ++run.breaks;
    } else if (c == "\xE2\x80\xA9") {
      run.breaks += 2;
    } else if (c == "\r" && !text.substr(run.end + 1).starts_with('\n')) {
      ++run.breaks;
    }
    run.end += size;
  }
  return run;
}

// True if the eight bytes at `i`, and the one behind them, are ASCII and have no white
// space but single plain spaces. May be false of others, too.
bool IsPlainWord(std::string_view text, size_t i) {
  constexpr uint64_t kOnes = 0x0101010101010101U;
  if (i + 9 > text.size()) return false;
  uint64_t word = 0;
  uint64_t next = 0;
  std::memcpy(&word, text.data() + i, 8);
  std::memcpy(&next, text.data() + i + 1, 8);
  // High bits: of bytes that are white space at most, and below a space.
  const uint64_t blank = (word - 0x21 * kOnes) & ~word;
  const uint64_t next_blank = (next - 0x21 * kOnes) | next;
  const uint64_t control = (word - 0x20 * kOnes) & ~word;
  return (((blank & next_blank) | control | word) & (0x80 * kOnes)) == 0;
}

// The start of the next run of white space that is more than one plain space between
// words, or text.size().
size_t NextOddRun(std::string_view text, size_t i) {
  while (i < text.size()) {
    if (IsPlainWord(text, i)) {
      i += 8;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool between_words =
        byte == ' ' && i + 1 < text.size() && text[i + 1] > ' ' && text[i + 1] < 0x7F;
    if ((byte <= ' ' || byte >= 0xC2) && !between_words && SpaceAt(text, i) > 0) {
      return i;
    }
    ++i;
  }
  return text.size();
}

bool StartsItem(std::string_view line) {
  return line.starts_with('-') || line.starts_with('*') ||
         line.starts_with("\xE2\x80\xA2") ||
         (!line.empty() && line[0] >= '0' && line[0] <= '9' &&
          line.substr(0, 4).find(". ") != std::string_view::npos);
}

// True if the single line breaks of the text come from wrapping at a fixed width: no
// line is longer than the longest, and the first word of each next line would not have
// fitted. Verse and lists fail ("Roses are red,\nViolets are blue").
bool IsHardWrapped(std::string_view text) {
  size_t width = 0;
  size_t narrowest_need = std::string_view::npos;
  size_t wraps = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const size_t columns = CountCodePoints(line);
    if (columns > kMaxWrapWidth) return false;
    width = std::max(width, columns);
    begin = end + 1;
    if (begin >= text.size() || IsSpaceByte(text[begin]) || line.empty()) continue;
    const std::string_view next = text.substr(begin, 4 * kMaxWrapWidth);
    if (StartsItem(next)) return false;
    const size_t word = CountCodePoints(next.substr(0, next.find_first_of(" \r\n")));
    narrowest_need = std::min(narrowest_need, columns + 1 + word);
    ++wraps;
  }
  return wraps >= kMinWraps && width >= kMinWrapWidth && narrowest_need > width;
}

Edit SpaceEdit(const SpaceRun& run, std::string_view plain) {
  Edit edit;
  edit.begin = run.begin;
  edit.end = run.end;
  edit.text = plain;
  edit.kind = RepairKind::kSpace;
  edit.reason = plain.empty() ? "white space at the end" : "odd white space";
  return edit;
}

}  // namespace

std::vector<Edit> FindSpaces(std::string_view text, const FixContext& context) {
  std::vector<Edit> edits;
  const bool join = context.field == Field::kTitle || IsHardWrapped(text);
  for (size_t i = NextOddRun(text, 0); i < text.size(); i = NextOddRun(text, i)) {
    const SpaceRun run = RunAt(text, i);
    std::string_view plain = run.breaks == 0 || (run.breaks == 1 && join) ? " "
                             : run.breaks == 1                            ? "\n"
                                                                          : "\n\n";
    if (context.field == Field::kTitle) plain = " ";
    if (run.begin == 0 || run.end == text.size()) plain = {};
    if (text.substr(run.begin, run.end - run.begin) != plain) {
      edits.push_back(SpaceEdit(run, plain));
    }
    i = run.end;
  }
  return edits;
}

std::vector<Edit> FindOuterSpaces(std::string_view text, const FixContext&) {
  std::vector<Edit> edits;
  if (text.empty()) return edits;
  const SpaceRun start = RunAt(text, 0);
  if (start.end > 0) edits.push_back(SpaceEdit(start, {}));
  const size_t last = text.find_last_not_of(" \n");
  if (start.end < text.size() && last + 1 < text.size()) {
    edits.push_back(SpaceEdit({last + 1, text.size(), 0}, {}));
  }
  return edits;
}

}  // namespace unspin
