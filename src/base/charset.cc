#include "base/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/unicode.h"

namespace unspin {
namespace {

constexpr size_t kSample = 1 << 16;      // bytes given to the detector
constexpr int kSureConfidence = 30;      // of 100; below it the detector is guessing
constexpr size_t kBinarySample = 8192;   // bytes looked at by LooksBinary
constexpr size_t kMaxControlShare = 20;  // one control character in so many is binary

// Windows-1252 as browsers read it: 0x80 to 0x9F, with the five unassigned bytes as C1
// controls (WHATWG Encoding Standard, index windows-1252).
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void AppendWindows1252(char byte, std::string& out) {
  const auto value = static_cast<unsigned char>(byte);
  AppendUtf8(value >= 0x80 && value < 0xA0 ? kWindows1252[value - 0x80U] : value, out);
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// The label as ICU should read it: like browsers, Latin-1 and ASCII mean Windows-1252.
std::string ConverterName(std::string_view label) {
  const std::string lower = ToLower(label);
  if (lower == "iso-8859-1" || lower == "latin1" || lower == "us-ascii" ||
      lower == "ascii" || lower == "iso_8859-1") {
    return "windows-1252";
  }
  return lower == "gb2312" ? "gb18030" : lower;
}

// Converts all of `bytes`; nothing if ICU knows no such charset.
std::optional<DecodedText> Convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status) != 0) return std::nullopt;

  DecodedText result;
  result.encoding = charset;
  const char* in = bytes.data();
  const char* const end = in + bytes.size();
  std::array<UChar, 4096> buffer{};
  std::u16string utf16;
  do {
    status = U_ZERO_ERROR;
    UChar* out = buffer.data();
    ucnv_toUnicode(converter.get(), &out, buffer.data() + buffer.size(), &in, end,
                   nullptr, 1, &status);
    utf16.append(buffer.data(), out);
  } while (status == U_BUFFER_OVERFLOW_ERROR);

  for (size_t i = 0; i < utf16.size(); ++i) {
    char32_t c = utf16[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < utf16.size() && utf16[i + 1] >= 0xDC00 &&
        utf16[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (utf16[++i] - 0xDC00U);
    }
    if (c == kReplacementCharacter) ++result.damaged_bytes;
    if (c != 0xFEFF || !result.text.empty()) AppendUtf8(c, result.text);
  }
  if (result.damaged_bytes > 0) result.first_damage = 0;
  return result;
}

// Valid UTF-8 as it is; bytes that do not fit are read as Windows-1252 one by one.
DecodedText DecodeMixedUtf8(std::string_view bytes) {
  DecodedText result;
  result.encoding = "UTF-8";
  result.text.reserve(bytes.size());
  size_t offset = 0;
  while (offset < bytes.size()) {
    const size_t valid = ValidUtf8Prefix(bytes.substr(offset));
    result.text += bytes.substr(offset, valid);
    offset += valid;
    if (offset == bytes.size()) break;
    if (!result.first_damage) result.first_damage = offset;
    ++result.damaged_bytes;
    AppendWindows1252(bytes[offset++], result.text);
  }
  return result;
}

// UTF-16 without a mark: nearly every second byte of Latin text is zero.
std::string Utf16ByZeros(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 512);
  size_t even = 0;
  size_t odd = 0;
  for (size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  const size_t enough = sample.size() * 2 / 5;
  if (sample.size() < 8) return {};
  if (odd >= enough && even * 8 <= odd) return "UTF-16LE";
  if (even >= enough && odd * 8 <= even) return "UTF-16BE";
  return {};
}

std::string DetectedCharset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  const std::string_view sample = bytes.substr(0, kSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()),
                 &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) != 0 || match == nullptr) return {};
  const int confidence = ucsdet_getConfidence(match, &status);
  const char* name = ucsdet_getName(match, &status);
  return confidence >= kSureConfidence && name != nullptr ? name : std::string();
}

// The charset that a byte order mark tells; empty without one.
std::string CharsetOfMark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return "UTF-32LE";
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  return {};
}

// Enough well-formed multi-byte sequences for the bytes to be damaged UTF-8 rather than
// another encoding.
bool IsMostlyUtf8(std::string_view bytes) {
  size_t sequences = 0;
  size_t broken = 0;
  for (size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const size_t begin = i;
    if (NextCodePoint(bytes, i) == kReplacementCharacter && i - begin < 3) {
      ++broken;
    } else {
      ++sequences;
    }
  }
  return sequences > broken;
}

}  // namespace

DecodedText DecodeToUtf8(std::string_view bytes, std::string_view declared) {
  const std::string marked = CharsetOfMark(bytes);
  if (marked == "UTF-8") return DecodeMixedUtf8(bytes.substr(3));
  if (!marked.empty()) {
    if (auto decoded = Convert(bytes, marked)) return *std::move(decoded);
  }
  if (const std::string utf16 = Utf16ByZeros(bytes); !utf16.empty()) {
    if (auto decoded = Convert(bytes, utf16)) return *std::move(decoded);
  }
  if (IsValidUtf8(bytes)) return {std::string(bytes), "UTF-8", 0, std::nullopt};
  const std::string name = ConverterName(declared);
  if (!name.empty() && name != "utf-8" && name != "utf8") {
    auto decoded = Convert(bytes, name);
    if (decoded && decoded->damaged_bytes == 0) return *std::move(decoded);
  }
  if (IsMostlyUtf8(bytes)) return DecodeMixedUtf8(bytes);
  const std::string detected = ConverterName(DetectedCharset(bytes));
  if (!detected.empty() && detected != "utf-8") {
    auto decoded = Convert(bytes, detected);
    if (decoded && decoded->damaged_bytes == 0) return *std::move(decoded);
  }
  return DecodeMixedUtf8(bytes);
}

bool LooksBinary(std::string_view bytes) {
  if (!CharsetOfMark(bytes).empty() || !Utf16ByZeros(bytes).empty()) return false;
  const std::string_view sample = bytes.substr(0, kBinarySample);
  size_t controls = 0;
  for (const char c : sample) {
    const auto value = static_cast<unsigned char>(c);
    if (value == 0) return true;
    if (value < 32 && value != '\t' && value != '\n' && value != '\r' &&
        value != '\f' && value != 27) {
      ++controls;
    }
  }
  return controls * kMaxControlShare > sample.size();
}

}  // namespace unspin
