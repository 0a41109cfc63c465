#include "repair/normal_form.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

namespace unspin {
namespace {

// Longer stacks of marks than any script writes are left alone: composing them in order
// costs quadratic time.
constexpr size_t kMaxMarks = 32;

// What a compatibility character is written as; empty for others. Ligatures (ﬁ), the
// Afrikaans ŉ and full-width letters and digits; not ½, ™ or typographic quotes.
std::string_view WrittenOut(char32_t c, std::string& buffer) {
  constexpr std::string_view kLigatures[] = {"ff",  "fi", "fl", "ffi",
                                             "ffl", "st", "st"};
  if (c >= 0xFB00 && c <= 0xFB06) return kLigatures[c - 0xFB00];
  if (c == 0x149) return "\xE2\x80\x99n";
  if (c == 0x1C4 || c == 0x1C7 || c == 0x1CA)
    return c == 0x1C4 ? "D\xC5\xBD" : c == 0x1C7 ? "LJ" : "NJ";
  const bool wide = (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
                    (c >= 0xFF41 && c <= 0xFF5A);
  if (!wide) return {};
  buffer.assign(1, static_cast<char>(c - 0xFF00 + 0x20));
  return buffer;
}

Edit FormEdit(size_t begin, size_t end, std::string text, std::string_view reason) {
  Edit edit;
  edit.begin = begin;
  edit.end = end;
  edit.text = std::move(text);
  edit.kind = RepairKind::kControl;
  edit.reason = reason;
  return edit;
}

// Bytes below 0xCC start no combining mark and nothing that NFC or this file changes,
// but for ŉ and its like (0xC5, 0xC7).
bool NeedsLook(unsigned char byte) {
  return byte >= 0xCC || byte == 0xC5 || byte == 0xC7;
}

}  // namespace

std::vector<Edit> FindNormalForm(std::string_view text, const FixContext&) {
  std::vector<Edit> edits;
  std::string buffer;
  size_t previous = 0;  // of the code point before `i`
  for (size_t i = 0; i < text.size();) {
    if (const size_t next = SkipAscii(text, i); next > i) {
      previous = next - 1;
      i = next;
      continue;
    }
    if (!NeedsLook(static_cast<unsigned char>(text[i])) || text[i] == '\xE2') {
      previous = i;
      size_t end = i + 1;
      while (end < text.size() &&
             (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        ++end;
      i = end;
      continue;
    }
    size_t end = i;
    const char32_t c = NextCodePoint(text, end);
    if (const std::string_view plain = WrittenOut(c, buffer); !plain.empty()) {
      edits.push_back(FormEdit(i, end, std::string(plain), "compatibility character"));
      previous = i = end;
      continue;
    }
    // A base with its marks, or one character that has a canonical equivalent.
    const bool mark = IsCombiningMark(c);
    const size_t begin = mark ? previous : i;
    size_t marks = mark ? 1 : 0;
    while (end < text.size() && NeedsLook(static_cast<unsigned char>(text[end]))) {
      size_t next = end;
      const char32_t following = NextCodePoint(text, next);
      const bool jamo = following >= 0x1160 && following < 0x1200;
      if (!IsCombiningMark(following) && !jamo) break;
      ++marks;
      end = next;
    }
    const std::string_view cluster = text.substr(begin, end - begin);
    const bool written = !edits.empty() && edits.back().end > begin;
    if (marks <= kMaxMarks && !written && !IsNfc(cluster) && IsValidUtf8(cluster)) {
      edits.push_back(FormEdit(begin, end, ToNfc(cluster), "decomposed character"));
    }
    previous = i;
    i = end;
  }
  return edits;
}

}  // namespace unspin
