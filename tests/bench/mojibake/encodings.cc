#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdio>
#include <memory>

#include "base/charset.h"
#include "base/unicode.h"
#include "bench/mojibake/commands.h"
#include "repair/repair_fixture.h"

namespace unspin::bench {
namespace {

constexpr std::array<size_t, 3> kLengths = {80, 400, 2000};  // bytes

// Encodings and the languages that were written in them; "*" is all.
struct Use {
  std::string_view encoding;
  std::string_view languages;
};
constexpr std::string_view kWestern =
    "Icelandic Danish Norwegian Swedish Finnish French Portuguese Spanish Catalan "
    "German "
    "Dutch Italian Albanian Irish Faroese Estonian";
constexpr std::string_view kCentral =
    "Polish Czech Slovak Hungarian Croatian Slovene Serbian in Latin";
constexpr std::string_view kCyrillic =
    "Russian Ukrainian Belarusian Bulgarian Serbian Macedonian";
constexpr std::array kUses = {
    Use{"windows-1252", kWestern},
    Use{"ISO-8859-15", kWestern},
    Use{"macintosh", kWestern},
    Use{"ibm-850", kWestern},
    Use{"windows-1250", kCentral},
    Use{"ISO-8859-2", kCentral},
    Use{"windows-1251", kCyrillic},
    Use{"ISO-8859-5", kCyrillic},
    Use{"IBM866", "Russian Bulgarian"},
    Use{"KOI8-R", "Russian"},
    Use{"KOI8-U", "Russian Ukrainian"},
    Use{"windows-1253", "Greek"},
    Use{"ISO-8859-7", "Greek"},
    Use{"windows-1254", "Turkish"},
    Use{"windows-1255", "Hebrew"},
    Use{"windows-1256", "Arabic"},
    Use{"windows-1257", "Lithuanian Latvian Estonian"},
    Use{"windows-874", "Thai"},
    Use{"Shift_JIS", "Japanese"},
    Use{"EUC-JP", "Japanese"},
    Use{"ISO-2022-JP", "Japanese"},
    Use{"EUC-KR", "Korean"},
    Use{"GBK", "Chinese"},
    Use{"GB18030", "Chinese"},
    Use{"Big5", "Traditional Chinese"},
    Use{"UTF-8", "*"},
    Use{"UTF-16LE", "*"},
    Use{"UTF-16BE", "*"},
    Use{"UTF-32LE", "*"},
    Use{"UTF-32BE", "*"},
};

// Letters, as printed marks are not in every encoding.
std::string LettersOf(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    const bool keep = c < 0x80 || IsLetter(c) || IsCombiningMark(c) || c >= 0x3000;
    AppendUtf8(keep ? c : U' ', out);
  }
  return out;
}

// The bytes of `text`; empty if the encoding lacks one of its characters.
std::string Encode(const std::string& text, std::string_view encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(std::string(encoding).c_str(), &status), &ucnv_close);
  if (U_FAILURE(status) != 0) return {};
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr,
                        nullptr, &status);
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<size_t>(utf16.length()) * 8 + 16, '\0');
  const int32_t size =
      ucnv_fromUChars(converter.get(), bytes.data(), static_cast<int32_t>(bytes.size()),
                      utf16.getBuffer(), utf16.length(), &status);
  if (U_FAILURE(status) != 0) return {};
  bytes.resize(static_cast<size_t>(size));
  return bytes;
}

// About `bytes` bytes of the sentence, repeated or cut between characters.
std::string OfLength(const std::string& sentence, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += (text.empty() ? "" : " ") + sentence;
  size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

void Encodings(const MojibakeOptions& options) {
  std::printf("| encoding | language | 80 | 400 | 2000 |\n|---|---|---|---|---|\n");
  std::array<std::array<size_t, 2>, kLengths.size()> all{};
  for (const auto& [encoding, languages] : kUses) {
    for (const RepairCase& c : ReadCases("mojibake.tsv")) {
      if (c.kind != "negative" || !c.label.ends_with(" news")) continue;
      const std::string language = c.label.substr(0, c.label.size() - 5);
      if (languages != "*" && languages.find(language) == languages.npos) continue;
      std::string sentence = c.damaged;
      if (Encode(sentence, encoding).empty()) sentence = LettersOf(sentence);
      if (Encode(sentence, encoding).empty()) continue;
      std::string row = fmt::format("| {} | {} |", encoding, language);
      bool wrong = false;
      for (size_t i = 0; i < kLengths.size(); ++i) {
        const std::string text = OfLength(sentence, kLengths[i]);
        const DecodedText decoded = DecodeToUtf8(Encode(text, encoding));
        const bool right = decoded.text == text;
        ++all[i][right ? 1 : 0];
        wrong = wrong || !right;
        row += right ? " yes |" : fmt::format(" {} |", decoded.encoding);
      }
      if (wrong || options.list > 0) std::printf("%s\n", row.c_str());
    }
  }
  std::string total = "| all | |";
  for (const auto& [wrong, right] : all)
    total += fmt::format(" {} of {} |", right, wrong + right);
  std::printf("%s\n", total.c_str());
}

}  // namespace unspin::bench
