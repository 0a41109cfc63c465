#include "repair/character_references.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "repair/mojibake/code_pages.h"
#include "repair/reference_names.h"

namespace unspin {
namespace {

constexpr size_t kMaxNesting = 8;  // "&amp;amp;..." beyond it is nonsense
constexpr size_t kMaxName = 16;

bool IsAlnum(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

char32_t Named(std::string_view name) {
  const auto found = std::lower_bound(
      kReferenceNames.begin(), kReferenceNames.end(), name,
      [](const ReferenceName& a, std::string_view b) { return a.name < b; });
  return found != kReferenceNames.end() && found->name == name ? found->code_point : 0;
}

// Names that went through upper-casing: "&NBSP;", and "&EACUTE;" for É.
std::string NamedInWrongCase(std::string_view name) {
  std::string out;
  if (name != ToUpper(name)) return out;
  if (const char32_t c = Named(ToLower(name)); c != 0) AppendUtf8(c, out);
  return ToUpper(out);
}

// Names that are also decoded without their semicolon; others would damage text such
// as "R&D" or "param&section=2".
bool MayLackSemicolon(std::string_view name) {
  for (const std::string_view common :
       {"nbsp", "amp", "quot", "lt", "gt", "apos", "rsquo", "lsquo", "rdquo", "ldquo",
        "mdash", "ndash", "hellip"}) {
    if (name == common) return true;
  }
  return false;
}

// Numbers 128 to 159 mean Windows-1252, as browsers read them.
std::string FromNumber(char32_t value) {
  std::string out;
  if (value >= 0x80 && value < 0xA0) value = FromWindows1252(value);
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
    value = kReplacementCharacter;
  }
  AppendUtf8(value, out);
  return out;
}

// "#8217;" or "#x2019;" at `i`, behind the "&".
std::optional<CharacterReference> Numeric(std::string_view text, size_t i) {
  const size_t begin = i;
  ++i;
  const bool hex = i < text.size() && (text[i] | 32) == 'x';
  if (hex) ++i;
  const size_t digits = i;
  char32_t value = 0;
  for (; i < text.size() && i - digits < 8; ++i) {
    const char c = text[i];
    const int lower = c | 32;
    if (c >= '0' && c <= '9') {
      value = value * (hex ? 16U : 10U) + static_cast<char32_t>(c - '0');
    } else if (hex && lower >= 'a' && lower <= 'f') {
      value = value * 16U + static_cast<char32_t>(lower - 'a' + 10);
    } else {
      break;
    }
  }
  if (i == digits) return std::nullopt;
  if (i < text.size() && text[i] == ';') {
    ++i;
  } else if (i - digits < 2 || (i < text.size() && IsAlnum(text[i]))) {
    return std::nullopt;  // "&#1 hit"
  }
  return CharacterReference{i - begin, FromNumber(value)};
}

// "rsquo;" at `i`, behind the "&".
std::optional<CharacterReference> ByName(std::string_view text, size_t i) {
  const size_t begin = i;
  while (i < text.size() && i - begin < kMaxName && IsAlnum(text[i])) ++i;
  const std::string_view name = text.substr(begin, i - begin);
  if (name.size() < 2) return std::nullopt;
  const bool closed = i < text.size() && text[i] == ';';
  if (!closed && (!MayLackSemicolon(name) || (i < text.size() && text[i] == '='))) {
    return std::nullopt;
  }
  CharacterReference reference{name.size() + (closed ? 1 : 0), {}};
  if (const char32_t c = Named(name); c != 0) {
    AppendUtf8(c, reference.text);
  } else {
    reference.text = NamedInWrongCase(name);
  }
  if (reference.text.empty()) return std::nullopt;
  return reference;
}

std::optional<CharacterReference> Single(std::string_view text, size_t i) {
  if (i >= text.size()) return std::nullopt;
  return text[i] == '#' ? Numeric(text, i) : ByName(text, i);
}

// Inside an address only "&amp;" is a reference: "?a=1&copy=2&lt=3".
bool InAddress(std::string_view text, size_t offset) {
  constexpr size_t kLookBack = 256;
  const size_t from = offset > kLookBack ? offset - kLookBack : 0;
  std::string_view token = text.substr(from, offset - from);
  if (const size_t space = token.find_last_of(" \n\t\"'<>"); space != token.npos) {
    token.remove_prefix(space + 1);
  }
  return token.find("://") != token.npos || token.find("www.") != token.npos;
}

}  // namespace

std::optional<CharacterReference> DecodeReference(std::string_view text, size_t offset,
                                                  bool nested) {
  size_t i = offset + 1;
  size_t escapes = 0;
  while (nested && escapes < kMaxNesting && text.substr(i, 4) == "amp;") {
    i += 4;
    ++escapes;
  }
  if (std::optional<CharacterReference> reference = Single(text, i)) {
    reference->size += i - offset;
    return reference;
  }
  if (escapes > 0) return CharacterReference{i - offset, "&"};
  return std::nullopt;
}

std::vector<Edit> FindCharacterReferences(std::string_view text, const FixContext&) {
  std::vector<Edit> edits;
  for (size_t i = text.find('&'); i != std::string_view::npos; i = text.find('&', i)) {
    std::optional<CharacterReference> reference = DecodeReference(text, i, true);
    if (!reference || (reference->text != "&" && InAddress(text, i))) {
      ++i;
      continue;
    }
    Edit edit;
    edit.begin = i;
    edit.end = i + reference->size;
    edit.text = std::move(reference->text);
    edit.kind = RepairKind::kEntity;
    edit.reason = "HTML character reference";
    i = edit.end;
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace unspin
