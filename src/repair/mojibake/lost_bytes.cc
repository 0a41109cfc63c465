#include "repair/mojibake/lost_bytes.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.h"

namespace unspin {
namespace {

// E2 80 in Windows-1252 and -1250, -1251, -1253 and -1257.
constexpr std::string_view kQuotePrefixes[] = {"\u00E2\u20AC", "\u0432\u0402",
                                               "\u03B2\u20AC", "\u0101\u20AC"};
constexpr std::string_view kCloseQuote = "\xE2\x80\x9D";

char At(std::string_view text, size_t i) { return i < text.size() ? text[i] : '\n'; }

bool IsAsciiLetter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

Fix LostFix(size_t begin, size_t end, std::string text, double confidence) {
  return {begin, end, std::move(text), "UTF-8 with a lost byte", confidence};
}

// "Ã" at [begin, end), before a plain space: 0xC3 0xA0, "à". The space belongs to the
// letter if another follows it, in Portuguese "às", and in words that go on with one
// letter ("hĂ i" is "hài"); a writer's own space was eaten otherwise.
std::optional<Fix> Grave(std::string_view line, size_t begin, size_t end) {
  char32_t before = U' ';
  if (size_t i = begin; i > 0) before = PreviousCodePoint(line, i);
  if (IsUpper(before)) return std::nullopt;
  const char next = At(line, end + 1);
  const bool single = IsAsciiLetter(next) && !IsAsciiLetter(At(line, end + 2)) &&
                      static_cast<unsigned char>(At(line, end + 2)) < 0x80;
  const bool joins = single && (IsLetter(before) ? true : next == 's');
  const size_t last = next == ' ' || joins ? end + 1 : end;
  return LostFix(begin, last, "\xC3\xA0", 0.85);
}

// Another lead byte before a plain space, whose letter ends in 0xA0: "Å veices" is
// "Šveices", "Ð Ñƒ" is "Ру".
std::optional<Fix> Spaced(std::string_view line, size_t begin, size_t end, uint8_t lead,
                          CodePage page) {
  size_t i = end + 1;
  if (i >= line.size()) return std::nullopt;
  const char32_t next = NextCodePoint(line, i);
  const uint8_t next_byte = ByteOf(next, page);
  const bool foreign = next >= 0x250 && (IsLetter(next) || IsDigit(next));
  if (!IsLower(next) && next_byte < 0xC2 && !foreign) return std::nullopt;
  std::string text;
  AppendUtf8((lead & 0x1FU) << 6U | 0x20U, text);
  return LostFix(begin, end + 1, std::move(text), 0.8);
}

bool IsDigitAt(std::string_view text, size_t i) {
  return At(text, i) >= '0' && At(text, i) <= '9';
}

// The third character of a dash is a curly quote in Windows-1252, which became the
// straight one at `end`: of "1998–2002" between digits, of "it — like all — failed"
// elsewhere. American news put the long dash between spaces, too.
Fix Dash(std::string_view line, size_t begin, size_t end) {
  const bool digits =
      begin > 0 && IsDigitAt(line, begin - 1) && IsDigitAt(line, end + 1);
  return LostFix(begin, end + 1, digits ? "\xE2\x80\x93" : "\xE2\x80\x94", 0.7);
}

// "â€" without a third character is a closing quote whose 0x9D nobody could show; with
// a "?" or U+FFFD in its place it may be another mark.
std::optional<Fix> Quote(std::string_view line, size_t begin, size_t end) {
  const std::string_view rest = line.substr(end);
  if (rest.starts_with('?')) return LostFix(begin, end + 1, "\xEF\xBF\xBD", 0.6);
  if (rest.starts_with('"')) return Dash(line, begin, end);
  if (rest.starts_with('\'')) return LostFix(begin, end + 1, "\xE2\x80\x91", 0.6);
  if (rest.empty() || static_cast<unsigned char>(rest[0]) < 0x80) {
    return LostFix(begin, end, std::string(kCloseQuote), 0.85);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Fix> FindLostBytes(std::string_view line, CodePage page) {
  std::vector<Fix> fixes;
  for (size_t i = SkipAscii(line, 0); i < line.size(); i = SkipAscii(line, i)) {
    const size_t begin = i;
    const uint8_t lead = ByteOf(NextCodePoint(line, i), page);
    if (lead < 0xC2 || lead > 0xF4) continue;
    std::optional<Fix> fix;
    const bool spaced = At(line, i) == ' ';
    if (lead == 0xE2 && i < line.size()) {
      size_t end = i;
      if (ByteOf(NextCodePoint(line, end), page) == 0x80) fix = Quote(line, begin, end);
    } else if (spaced && lead == 0xC3) {
      fix = Grave(line, begin, i);
    } else if (spaced && lead == 0xC2) {
      fix = LostFix(begin, i, {}, 0.85);  // a no-break space
    } else if (spaced && lead < 0xE0) {
      fix = Spaced(line, begin, i, lead, page);
    }
    if (!fix) continue;
    i = fix->end;
    fixes.push_back(*std::move(fix));
  }
  return fixes;
}

std::vector<Fix> FindLostMarks(std::string_view line) {
  std::vector<Fix> fixes;
  for (size_t i = SkipAscii(line, 0); i < line.size(); i = SkipAscii(line, i)) {
    const size_t begin = i;
    NextCodePoint(line, i);
    for (const std::string_view prefix : kQuotePrefixes) {
      if (!line.substr(begin).starts_with(prefix)) continue;
      const size_t end = begin + prefix.size();
      // In the other pages 0x9D is no special case.
      if (prefix != kQuotePrefixes[0] && At(line, end) != '"') continue;
      if (auto fix = Quote(line, begin, end)) fixes.push_back(*std::move(fix));
    }
    if (!fixes.empty()) i = std::max(i, fixes.back().end);
  }
  return fixes;
}

// Refused: "C O N C L U S Ã O".
std::vector<Fix> FindLoneGrave(std::string_view line) {
  std::vector<Fix> fixes;
  constexpr std::string_view kTilde = "\xC3\x83  ";  // Ã and two spaces
  for (size_t i = line.find(kTilde); i != line.npos; i = line.find(kTilde, i + 3)) {
    if (i > 0 && line[i - 1] >= 'a' && line[i - 1] <= 'z') {
      fixes.push_back(LostFix(i, i + 3, "\xC3\xA0", 0.85));
    }
  }
  return fixes;
}

// Refused: "the letters "Â Ê Î"", "LÂ", where no word ends before it.
std::vector<Fix> FindLoneSpace(std::string_view line) {
  std::vector<Fix> fixes;
  constexpr std::string_view kCircumflex = "\xC3\x82 ";  // Â and a space
  for (size_t i = line.find(kCircumflex); i != line.npos;
       i = line.find(kCircumflex, i + 3)) {
    const char before = i > 0 ? line[i - 1] : ' ';
    const bool ends_word = (before >= 'a' && before <= 'z') ||
                           (before >= '0' && before <= '9') ||
                           std::string_view(".,;:!?)%").find(before) != line.npos;
    if (ends_word) {
      fixes.push_back(LostFix(i, i + 2, {}, 0.85));
    }
  }
  return fixes;
}

}  // namespace unspin
