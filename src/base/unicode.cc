#include "base/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>

#include "base/error.h"

namespace unspin {
namespace {

constexpr size_t kBlock = 64;  // bytes between two entries of a CodePointIndex

int32_t Length(std::string_view text) { return static_cast<int32_t>(text.size()); }

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

const icu::Normalizer2& Normalizer(bool compatibility) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = compatibility
                                           ? icu::Normalizer2::getNFKCInstance(status)
                                           : icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) {
    throw Error(std::string("ICU normalisation data cannot be loaded: ") +
                u_errorName(status));
  }
  return *normalizer;
}

std::string Normalize(std::string_view text, bool compatibility) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out, Length(text));
  Normalizer(compatibility)
      .normalizeUTF8(0, icu::StringPiece(text.data(), Length(text)), sink, nullptr,
                     status);
  return U_SUCCESS(status) != 0 ? out : std::string(text);
}

// Letters that Unicode does not take apart.
char32_t WithoutStroke(char32_t c) {
  switch (c) {
    case 0xD8:
      return 'O';
    case 0xF8:
      return 'o';
    case 0x110:
      return 'D';
    case 0x111:
      return 'd';
    case 0x131:
      return 'i';
    case 0x141:
      return 'L';
    case 0x142:
      return 'l';
    default:
      return c;
  }
}

using CaseFunction = void (*)(icu::StringPiece, icu::ByteSink&, UErrorCode&);

std::string MapCase(std::string_view text, CaseFunction map, int (*ascii)(int)) {
  std::string out(text.size(), '\0');
  if (IsAscii(text)) {
    std::transform(text.begin(), text.end(), out.begin(),
                   [ascii](char c) { return static_cast<char>(ascii(c)); });
    return out;
  }
  out.clear();
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out, Length(text));
  map(icu::StringPiece(text.data(), Length(text)), sink, status);
  return U_SUCCESS(status) != 0 ? out : std::string(text);
}

int AsciiLower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
int AsciiUpper(int c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }

UChar32 AsUChar32(char32_t c) { return static_cast<UChar32>(c); }

}  // namespace

bool IsAscii(std::string_view text) { return SkipAscii(text, 0) == text.size(); }

size_t SkipMoreAscii(std::string_view text, size_t offset) {
  size_t i = offset;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

size_t SkipPrintableAscii(std::string_view text, size_t offset) {
  constexpr uint64_t kOnes = 0x0101010101010101U;
  size_t i = offset;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    // The high bit of a byte is set if it is below 0x20, or 0x7F and more.
    const uint64_t below = (word - 0x20 * kOnes) & ~word;
    if (((below | word | (word + kOnes)) & (0x80 * kOnes)) != 0) break;
  }
  while (i < text.size() && text[i] >= 0x20 && text[i] < 0x7F) ++i;
  return i;
}

size_t LineBegin(std::string_view text, size_t offset) {
  const void* const before = ::memrchr(text.data(), '\n', offset);
  if (before == nullptr) return 0;
  return static_cast<size_t>(static_cast<const char*>(before) - text.data()) + 1;
}

size_t ValidUtf8Prefix(std::string_view bytes) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  const int32_t size = Length(bytes);
  for (size_t at = SkipAscii(bytes, 0); at < bytes.size(); at = SkipAscii(bytes, at)) {
    auto i = static_cast<int32_t>(at);
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0) return at;
    at = static_cast<size_t>(i);
  }
  return bytes.size();
}

char32_t NextNonAscii(std::string_view text, size_t& offset) {
  const auto* data = reinterpret_cast<const uint8_t*>(text.data());
  auto i = static_cast<int32_t>(offset);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(data, i, Length(text), c);
  offset = static_cast<size_t>(i);
  return static_cast<char32_t>(c);
}

char32_t PreviousCodePoint(std::string_view text, size_t& offset) {
  const auto* data = reinterpret_cast<const uint8_t*>(text.data());
  auto i = static_cast<int32_t>(offset);
  UChar32 c = 0;
  U8_PREV_OR_FFFD(data, 0, i, c);
  offset = static_cast<size_t>(i);
  return static_cast<char32_t>(c);
}

void AppendUtf8(char32_t code_point, std::string& out) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  char buffer[U8_MAX_LENGTH];
  int32_t length = 0;
  UBool failed = 0;
  U8_APPEND(buffer, length, U8_MAX_LENGTH, AsUChar32(code_point), failed);
  if (failed != 0) return AppendUtf8(kReplacementCharacter, out);
  out.append(buffer, static_cast<size_t>(length));
}

size_t CountCodePoints(std::string_view text) {
  return text.size() -
         static_cast<size_t>(std::count_if(text.begin(), text.end(), IsContinuation));
}

std::string ToLower(std::string_view text) {
  return MapCase(
      text,
      [](icu::StringPiece in, icu::ByteSink& out, UErrorCode& status) {
        icu::CaseMap::utf8ToLower("", 0, in, out, nullptr, status);
      },
      AsciiLower);
}

std::string ToUpper(std::string_view text) {
  return MapCase(
      text,
      [](icu::StringPiece in, icu::ByteSink& out, UErrorCode& status) {
        icu::CaseMap::utf8ToUpper("", 0, in, out, nullptr, status);
      },
      AsciiUpper);
}

std::string FoldCase(std::string_view text) {
  return MapCase(
      text,
      [](icu::StringPiece in, icu::ByteSink& out, UErrorCode& status) {
        icu::CaseMap::utf8Fold(0, in, out, nullptr, status);
      },
      AsciiLower);
}

bool IsUpper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(AsUChar32(c)) != 0;
}
bool IsLower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(AsUChar32(c)) != 0;
}
bool IsLetter(char32_t c) {
  return c < 0x80 ? ((c | 32U) >= 'a' && (c | 32U) <= 'z')
                  : u_isalpha(AsUChar32(c)) != 0;
}
bool IsDigit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(AsUChar32(c)) != 0;
}
bool IsWhiteSpace(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13)
                  : u_isUWhiteSpace(AsUChar32(c)) != 0;
}
bool IsPunctuation(char32_t c) {
  return (U_GET_GC_MASK(AsUChar32(c)) & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}
bool IsCombiningMark(char32_t c) {
  return (U_GET_GC_MASK(AsUChar32(c)) & U_GC_M_MASK) != 0;
}

std::string ToNfc(std::string_view text) { return Normalize(text, false); }
std::string ToNfkc(std::string_view text) { return Normalize(text, true); }

bool IsNfc(std::string_view text) {
  if (IsAscii(text)) return true;
  UErrorCode status = U_ZERO_ERROR;
  return Normalizer(false).isNormalizedUTF8(icu::StringPiece(text.data(), Length(text)),
                                            status) != 0;
}

std::string WithoutAccents(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfkd = icu::Normalizer2::getNFKDInstance(status);
  std::string apart;
  icu::StringByteSink<std::string> sink(&apart, Length(text));
  if (U_SUCCESS(status) != 0) {
    nfkd->normalizeUTF8(0, icu::StringPiece(text.data(), Length(text)), sink, nullptr,
                        status);
  }
  if (U_FAILURE(status) != 0) return std::string(text);
  std::string out;
  for (size_t i = 0; i < apart.size();) {
    const char32_t c = NextCodePoint(apart, i);
    constexpr char32_t kFirstAccent = 0x300;
    constexpr char32_t kLastAccent = 0x36F;
    if (c >= kFirstAccent && c <= kLastAccent) continue;
    AppendUtf8(WithoutStroke(c), out);
  }
  return ToNfc(out);  // Hangul came apart too
}

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (IsCombiningMark(c) || u_charType(AsUChar32(c)) == U_FORMAT_CHAR) continue;
    const int east_asian = u_getIntPropertyValue(AsUChar32(c), UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

CodePointIndex::CodePointIndex(std::string_view text)
    : text_(text), ascii_(IsAscii(text)) {
  if (ascii_) return;
  code_points_before_block_.reserve(text.size() / kBlock + 1);
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) code_points_before_block_.push_back(count);
    if (!IsContinuation(text[i])) ++count;
  }
  if (text.size() % kBlock == 0) code_points_before_block_.push_back(count);
}

size_t CodePointIndex::CodePointAt(size_t byte_offset) const {
  if (ascii_) return byte_offset;
  const size_t block = byte_offset / kBlock;
  return code_points_before_block_[block] +
         CountCodePoints(text_.substr(block * kBlock, byte_offset - block * kBlock));
}

size_t CodePointIndex::ByteAt(size_t code_point_offset) const {
  if (ascii_) return std::min(code_point_offset, text_.size());
  const auto next =
      std::upper_bound(code_points_before_block_.begin(),
                       code_points_before_block_.end(), code_point_offset);
  const auto block = static_cast<size_t>(next - code_points_before_block_.begin()) - 1;
  size_t count = code_points_before_block_[block];
  size_t i = block * kBlock;
  for (; i < text_.size(); ++i) {
    if (IsContinuation(text_[i])) continue;
    if (count == code_point_offset) break;
    ++count;
  }
  return i;
}

}  // namespace unspin
