#include "repair/mojibake/mojibake.h"

#include <doctest/doctest.h>

#include <ctime>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "base/unicode.h"
#include "repair/misreading.h"
#include "repair/repair_fixture.h"

namespace unspin {
namespace {

// Paragraphs of the corpus that have more than ASCII.
std::vector<std::string> Paragraphs() {
  std::vector<std::string> paragraphs;
  for (const auto& file :
       std::filesystem::directory_iterator(UNSPIN_SOURCE_DIR "/corpus/clean")) {
    if (file.path().extension() != ".txt") continue;
    const std::string text = ReadFile(file.path().string());
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      std::string line = text.substr(begin, end - begin);
      if (!IsAscii(line)) paragraphs.push_back(std::move(line));
      begin = end + 1;
    }
  }
  return paragraphs;
}

double Seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

// Where two long texts part, for messages that can be read.
std::string Parting(const std::string& a, const std::string& b) {
  size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  while (at > 0 && a[at - 1] != '\n') --at;
  return a.substr(at, 200) + " | " + b.substr(at, 200);
}

TEST_CASE("paragraphs that were misread once or twice come back exactly") {
  size_t damaged = 0;
  size_t exact = 0;
  for (const std::string& paragraph : Paragraphs()) {
    const std::string wanted = RepairedBody(paragraph);
    for (const std::string_view first : kMisreadAs) {
      const std::string once = Misread(paragraph, first, Reading::kSloppy);
      damaged += 1 + kMisreadAs.size();
      exact += RepairedBody(once) == wanted ? 1 : 0;
      for (const std::string_view second : kMisreadAs) {
        const std::string twice = Misread(once, second, Reading::kSloppy);
        exact += RepairedBody(twice) == wanted ? 1 : 0;
      }
    }
  }
  CAPTURE(damaged);
  CAPTURE(exact);
  CHECK(damaged > 1000);
  CHECK(static_cast<double>(exact) >= 0.995 * static_cast<double>(damaged));
}

TEST_CASE("sound paragraphs of all languages in one text stay as they are") {
  std::string text;
  for (const RepairCase& c : ReadCases("mojibake.tsv")) {
    if (c.kind == "negative") text += c.damaged + "\n\n";
  }
  text.resize(text.size() - 2);
  const std::string repaired = RepairedBody(text);
  CHECK_MESSAGE(repaired == text, Parting(repaired, text));
}

TEST_CASE("broken paragraphs between sound ones of all languages come back") {
  std::string sound;
  std::string damaged;
  for (const RepairCase& c : ReadCases("mojibake.tsv")) {
    if (c.kind == "negative") {
      sound += c.damaged + "\n\n";
      damaged += c.damaged + "\n\n";
    }
    if (c.kind == "synthetic") {
      sound += c.repaired + "\n\n";
      damaged += c.damaged + "\n\n";
    }
  }
  sound.resize(sound.size() - 2);
  const std::string repaired = RepairedBody(damaged);
  CHECK_MESSAGE(repaired == sound, Parting(repaired, sound));
}

TEST_CASE("a face of symbols is no quotation mark") {
  for (const char* face :
       {"No way :-[ `¬´ ]", "No way :-[   `¬´    ]", "( ´¬ª` ) said he"}) {
    CHECK(RepairedBody(face).find("¬") != std::string::npos);
  }
}

TEST_CASE("a repair names the page and covers what it replaced") {
  const Document document = PlainRepairer().Repair(RawText("a cafÃ© and more"));
  REQUIRE(document.repairs.size() == 1);
  const Repair& repair = document.repairs[0];
  CHECK(repair.kind == RepairKind::kMojibake);
  CHECK(repair.reason == "UTF-8 read as Windows-1252");
  CHECK(repair.source.In(document.original) == "Ã©");
  CHECK(repair.text.In(document.body.text) == "é");
}

// Sanitizers slow the same code down about five times, so they see a fifth of the text.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr size_t kHostile = 200'000;
#else
constexpr size_t kHostile = 1'000'000;
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr size_t kHostile = 200'000;
#else
constexpr size_t kHostile = 1'000'000;
#endif

TEST_CASE("hostile lines of a megabyte take no more than two seconds each") {
  for (const std::string unit :
       {"Ã",      "â€",   "â",      "Ãƒ",     "Ã‚Â",     "\xEF\xBF\xBD",
        "Ð",      "РЎ",   "ðŸ",     "Ã  ",    "Â ",      "&",
        "&amp;",  "?",    " ?a",    "\u0301", "a\u0301", " ",
        "\u00A0", "\x01", "\u0093", "ﬁ",      "í\u00A0", "\\u",
        "=E2",    "└",    "√"}) {
    CAPTURE(unit);
    std::string text;
    while (text.size() < kHostile) text += unit;
    const double start = Seconds();
    const std::string repaired = RepairedBody(text);
    CHECK(Seconds() - start < 2);
    CHECK(IsValidUtf8(repaired));
  }
}

}  // namespace
}  // namespace unspin
