#include "repair/controls.h"

#include <array>

#include "base/unicode.h"

namespace unspin {
namespace {

// Bytes that can start a character of interest: C0 controls but for tab and line ends,
// DEL, and the lead bytes of the characters that IsInvisible and IsJoiner know.
constexpr std::array<bool, 256> MakeInteresting() {
  std::array<bool, 256> table{};
  for (size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['\t'] = table['\n'] = table['\r'] = false;
  for (const unsigned c : {0x7FU, 0xC2U, 0xCDU, 0xE1U, 0xE2U, 0xEFU, 0xF3U})
    table[c] = true;
  return table;
}
constexpr std::array<bool, 256> kInteresting = MakeInteresting();

bool IsControl(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
         (c >= 0x7F && c < 0xA0 && c != 0x85);
}

// Characters that show nothing and that no script needs inside words.
bool IsInvisible(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x180E || c == 0x200B ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFC) || (c >= 0xE0001 && c <= 0xE007F);
}

// Joiners and direction marks: needed in emoji and in the scripts from Hebrew on
// ("می‌خواهم" keeps its U+200C), debris between Latin letters.
bool IsJoiner(char32_t c) { return c >= 0x200C && c <= 0x200F; }

bool NeedsJoiners(char32_t c) {
  return c >= 0x590 && !(c >= 0x1E00 && c < 0x2300) && c != 0xFEFF;
}

bool IsNeeded(std::string_view text, size_t begin, size_t end, char32_t c) {
  char32_t before = 0;
  char32_t after = 0;
  if (size_t i = begin; i > 0) before = PreviousCodePoint(text, i);
  if (size_t i = end; i < text.size()) after = NextCodePoint(text, i);
  // Tags spell the flags of England, Scotland and Wales behind a black flag.
  if (c >= 0xE0001 && c <= 0xE007F) {
    return before == 0x1F3F4 || (before >= 0xE0020 && before <= 0xE007F);
  }
  return IsJoiner(c) && (NeedsJoiners(before) || NeedsJoiners(after));
}

// The end of a terminal's colour sequence ("\x1B[31m") that begins at `begin`.
size_t EscapeSequenceEnd(std::string_view text, size_t begin) {
  size_t i = begin + 1;
  if (i >= text.size() || text[i] != '[') return i;
  ++i;
  while (i < text.size() && i - begin < 16 &&
         (IsDigit(static_cast<unsigned char>(text[i])) || text[i] == ';'))
    ++i;
  return i < text.size() && text[i] >= '@' && text[i] <= '~' ? i + 1 : begin + 1;
}

// A vertical tab or form feed separates words unless white space does already.
bool Separates(std::string_view text, size_t begin, size_t end, char32_t c) {
  if (c != '\v' && c != '\f') return false;
  const auto is_space = [&](size_t i) {
    return IsWhiteSpace(static_cast<unsigned char>(text[i]));
  };
  return begin > 0 && end < text.size() && !is_space(begin - 1) && !is_space(end);
}

}  // namespace

std::vector<Edit> FindControls(std::string_view text, const FixContext&) {
  std::vector<Edit> edits;
  for (size_t i = SkipPrintableAscii(text, 0); i < text.size();
       i = SkipPrintableAscii(text, i)) {
    if (!kInteresting[static_cast<unsigned char>(text[i])]) {
      ++i;
      continue;
    }
    const size_t begin = i;
    const char32_t c = NextCodePoint(text, i);
    if (!IsControl(c) && !IsInvisible(c) && !IsJoiner(c)) continue;
    if (IsNeeded(text, begin, i, c)) continue;
    if (c == 0x1B) i = EscapeSequenceEnd(text, begin);
    Edit edit;
    edit.begin = begin;
    edit.end = i;
    if (Separates(text, begin, i, c)) edit.text = " ";
    edit.kind = RepairKind::kControl;
    edit.reason = IsControl(c) ? "control character" : "invisible character";
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace unspin
