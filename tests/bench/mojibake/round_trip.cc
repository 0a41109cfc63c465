#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "base/file.h"
#include "base/unicode.h"
#include "bench/mojibake/commands.h"
#include "bench/mojibake/texts.h"
#include "repair/misreading.h"
#include "repair/repair_fixture.h"

namespace unspin::bench {
namespace {

struct Text {
  std::string original;
  std::string repaired;  // of the original
};

struct Row {
  std::string name;
  std::vector<std::string_view> misread_as;  // in this order
  Reading reading = Reading::kSloppy;
};

struct Score {
  size_t damaged = 0;
  size_t exact = 0;
  void Add(const Score& other) {
    damaged += other.damaged;
    exact += other.exact;
  }
};

constexpr std::pair<Reading, std::string_view> kReadings[] = {
    {Reading::kSloppy, ""},
    {Reading::kLost, ", unknown bytes lost"},
    {Reading::kSpaces, ", no-break spaces plain"},
    {Reading::kStraight, ", quotes straight"}};

std::vector<Row> AllRows() {
  std::vector<Row> rows;
  for (const auto& [reading, name] : kReadings) {
    for (const std::string_view first : kMisreadAs) {
      rows.push_back({fmt::format("{}{}", first, name), {first}, reading});
    }
  }
  for (const std::string_view first : kMisreadAs) {
    for (const std::string_view second : kMisreadAs) {
      rows.push_back({fmt::format("{}, then {}", first, second), {first, second}});
    }
  }
  return rows;
}

std::string Damage(const Row& row, std::string text) {
  for (const std::string_view encoding : row.misread_as) {
    text = Misread(text, encoding, row.reading);
  }
  return text;
}

Score ScoreOf(const Row& row, const std::vector<Text>& texts, size_t list) {
  Score score;
  for (const Text& text : texts) {
    const std::string damaged = Damage(row, text.original);
    if (damaged == text.original) continue;
    ++score.damaged;
    const std::string repaired = RepairedBody(damaged);
    if (repaired == text.repaired) {
      ++score.exact;
    } else if (score.damaged - score.exact <= list) {
      PrintDifference(row.name, text.repaired, repaired, damaged);
    }
  }
  return score;
}

std::string Share(const Score& score) {
  return fmt::format("| {} | {} | {:.2f} % |", score.damaged, score.exact,
                     score.damaged == 0 ? 100.0
                                        : 100.0 * static_cast<double>(score.exact) /
                                              static_cast<double>(score.damaged));
}

}  // namespace

void RoundTrip(const MojibakeOptions& options) {
  std::vector<Text> texts;
  for (std::string& text : ReadTexts(options)) {
    std::string repaired = RepairedBody(text);
    if (!IsAscii(text)) texts.push_back({std::move(text), std::move(repaired)});
  }
  std::printf("| misread as | damaged | exact | |\n|---|---:|---:|---:|\n");
  Score once;
  Score twice;
  for (const Row& row : AllRows()) {
    if (row.name.find(options.only) == std::string::npos) continue;
    const Score score = ScoreOf(row, texts, options.list);
    if (row.reading == Reading::kSloppy) {
      (row.misread_as.size() == 1 ? once : twice).Add(score);
    }
    std::printf("| %s %s\n", row.name.c_str(), Share(score).c_str());
    std::fflush(stdout);
  }
  std::printf("| once, nothing lost %s\n", Share(once).c_str());
  std::printf("| twice, nothing lost %s\n", Share(twice).c_str());
}

}  // namespace unspin::bench
