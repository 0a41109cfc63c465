#include "base/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/charset_detector.h"
#include "base/unicode.h"

namespace unspin {
namespace {

constexpr size_t kSample = 1 << 16;      // bytes given to the detector
constexpr int kSureConfidence = 10;      // of 100; below it ICU's detector is guessing
constexpr double kGoodNats = -3.6;       // of text in a single-byte encoding
constexpr double kNoText = -6.5;         // below it the bytes are none
constexpr double kWrongDeclaration = 2;  // nats by which another encoding is better
constexpr size_t kEnoughBytes = 8;       // to overrule a declaration
constexpr size_t kBinarySample = 8192;   // bytes looked at by LooksBinary
constexpr size_t kMaxControlShare = 20;  // one control character in so many is binary
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

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
  std::array<int32_t, 4096> offsets{};  // in `bytes` from `start`
  std::u16string utf16;
  do {
    status = U_ZERO_ERROR;
    UChar* out = buffer.data();
    const auto start = static_cast<size_t>(in - bytes.data());
    ucnv_toUnicode(converter.get(), &out, buffer.data() + buffer.size(), &in, end,
                   offsets.data(), 1, &status);
    const std::u16string_view more(buffer.data(),
                                   static_cast<size_t>(out - buffer.data()));
    if (const size_t at = more.find(u'\uFFFD');
        !result.first_damage && at != more.npos) {
      result.first_damage = start + static_cast<size_t>(std::max(offsets[at], 0));
    }
    utf16 += more;
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

std::string CharsetOfNuls(std::string_view bytes) {
  const bool nuls = bytes.substr(0, kBinarySample).find('\0') != bytes.npos;
  return nuls ? DetectWideCharset(bytes) : std::string();
}

// Text in the encodings of East Asia that are ASCII but for escape sequences (ISO 2022
// in its seven-bit form).
std::string CharsetOfEscapes(std::string_view bytes) {
  const size_t escape = bytes.find('\x1B');
  if (escape == bytes.npos || SkipAscii(bytes, 0) < bytes.size()) return {};
  const std::string_view rest = bytes.substr(escape + 1, 3);
  if (rest.starts_with("$B") || rest.starts_with("$@") || rest.starts_with("(J")) {
    return "ISO-2022-JP";
  }
  if (rest == "$)C") return "ISO-2022-KR";
  return rest == "$)A" || rest == "$)G" ? "ISO-2022-CN" : std::string();
}

constexpr std::array<std::string_view, 5> kEastAsian = {"Shift_JIS", "EUC-JP", "EUC-KR",
                                                        "GB18030", "Big5"};

// What ICU's detector takes the bytes for if that is an encoding of two bytes or more a
// character; of single-byte encodings it knows few and takes one for the other.
std::string DetectEastAsianCharset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  const std::string_view sample = bytes.substr(0, kSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()),
                 &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (int32_t i = 0; U_SUCCESS(status) != 0 && i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    if (U_SUCCESS(status) != 0 &&
        std::find(kEastAsian.begin(), kEastAsian.end(), name) != kEastAsian.end() &&
        ucsdet_getConfidence(matches[i], &status) >= kSureConfidence) {
      return name;
    }
  }
  return {};
}

// The charset that a byte order mark tells; empty without one.
std::string CharsetOfMark(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return "UTF-8";
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

std::optional<DecodedText> ConvertWhole(std::string_view bytes,
                                        const std::string& charset) {
  if (charset.empty()) return std::nullopt;
  auto decoded = Convert(bytes, charset);
  return decoded && decoded->damaged_bytes == 0 ? std::move(decoded) : std::nullopt;
}

// Text in `charset` and not other bytes that happen to fit: Japanese has kana, Korean
// its syllables, Chinese neither.
bool LooksEastAsian(std::string_view text, std::string_view charset) {
  size_t kana = 0;
  size_t syllables = 0;
  size_t ideographs = 0;
  size_t others = 0;
  for (size_t i = SkipAscii(text, 0); i < text.size(); i = SkipAscii(text, i)) {
    const char32_t c = NextCodePoint(text, i);
    if (c >= 0x3040 && c < 0x3100) {
      ++kana;
    } else if (c >= 0xAC00 && c < 0xD7A4) {
      ++syllables;
    } else if (c >= 0x4E00 && c < 0xA000) {
      ++ideographs;
    } else if (c < 0x2000 || (c >= 0xFF60 && c < 0xFFE0)) {
      ++others;  // half-width katakana are one byte each
    }
  }
  const size_t all = kana + syllables + ideographs + others;
  if (others * 5 > all) return false;
  if (charset == "EUC-KR") return syllables * 2 > all;
  if (charset == "Shift_JIS" || charset == "EUC-JP") return kana * 8 > all;
  return ideographs * 2 > all && kana * 8 <= all;
}

// Pages that say Latin-1 are often anything else: servers say it for all.
bool IsWronglyDeclared(std::string_view name, std::string_view bytes,
                       const SingleByteGuess& guess) {
  return name == "windows-1252" && guess.bytes >= kEnoughBytes &&
         guess.nats > NatsIn(name, bytes) + kWrongDeclaration;
}

// Kana and Korean syllables tell by themselves, ideographs need ICU's opinion.
std::optional<DecodedText> DecodeEastAsian(std::string_view bytes) {
  for (const std::string& charset :
       {DetectEastAsianCharset(bytes), std::string("EUC-KR"), std::string("Shift_JIS"),
        std::string("EUC-JP")}) {
    auto decoded = ConvertWhole(bytes, charset);
    if (decoded && LooksEastAsian(decoded->text, charset)) return decoded;
  }
  return std::nullopt;
}

// Encodings of old machines, which damaged text of others is easily taken for.
bool IsOldMachine(std::string_view charset) {
  return charset.starts_with("ibm") || charset.find("mac") != charset.npos;
}

// Bytes that are no UTF-8 and do not fit their declaration.
DecodedText DecodeUnknown(std::string_view bytes, const SingleByteGuess& guess) {
  if (guess.nats < kGoodNats) {
    if (auto decoded = DecodeEastAsian(bytes)) return *std::move(decoded);
    if (auto wide = ConvertWhole(bytes, DetectWideCharset(bytes))) {
      return *std::move(wide);
    }
  }
  if (guess.nats > (IsOldMachine(guess.charset) ? kGoodNats : kNoText)) {
    if (auto decoded = ConvertWhole(bytes, guess.charset)) return *std::move(decoded);
  }
  return DecodeMixedUtf8(bytes);
}

}  // namespace

DecodedText DecodeToUtf8(std::string_view bytes, std::string_view declared) {
  const std::string marked = CharsetOfMark(bytes);
  if (marked == "UTF-8") {
    size_t begin = 0;  // files joined by hand have several marks
    while (bytes.substr(begin).starts_with(kUtf8Mark)) begin += kUtf8Mark.size();
    DecodedText decoded = DecodeMixedUtf8(bytes.substr(begin));
    if (decoded.first_damage) *decoded.first_damage += begin;
    return decoded;
  }
  for (const std::string& charset : {marked, CharsetOfNuls(bytes)}) {
    if (charset.empty()) continue;
    if (auto decoded = Convert(bytes, charset)) return *std::move(decoded);
  }
  if (auto decoded = ConvertWhole(bytes, CharsetOfEscapes(bytes))) {
    return *std::move(decoded);
  }
  if (IsValidUtf8(bytes)) return {std::string(bytes), "UTF-8", 0, std::nullopt};
  const std::string name = ConverterName(declared);
  const SingleByteGuess guess = DetectSingleByteCharset(bytes);
  if (name != "utf-8" && name != "utf8" && !IsWronglyDeclared(name, bytes, guess)) {
    if (auto decoded = ConvertWhole(bytes, name)) return *std::move(decoded);
  }
  return IsMostlyUtf8(bytes) ? DecodeMixedUtf8(bytes) : DecodeUnknown(bytes, guess);
}

bool LooksBinary(std::string_view bytes) {
  if (!CharsetOfMark(bytes).empty() || !CharsetOfNuls(bytes).empty()) return false;
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
