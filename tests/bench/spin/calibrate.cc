// unspin_spin_bench calibrate: whether a change of confidence 0.9 is right nine times
// in ten.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "bench/measure.h"
#include "bench/spin/articles.h"
#include "bench/spin/commands.h"
#include "bench/spin/judged_repairs.h"
#include "bench/spin/markdown.h"
#include "eval/repair_score.h"

namespace unspin::bench {
namespace {

constexpr std::array kEnds = {0.1, 0.2, 0.3, 0.4,  0.5,  0.6,
                              0.7, 0.8, 0.9, 0.95, 0.99, 1.01};

struct Bin {
  size_t count = 0;
  size_t right = 0;
  double confidence = 0;  // sum
};

std::array<Bin, kEnds.size()> FillBins(const std::vector<JudgedRepair>& repairs) {
  std::array<Bin, kEnds.size()> bins;
  for (const JudgedRepair& repair : repairs) {
    Expect(repair.confidence >= 0 && repair.confidence <= 1, "confidence");
    const auto at = std::ranges::upper_bound(kEnds, repair.confidence) - kEnds.begin();
    Bin& bin = bins[static_cast<size_t>(at)];
    ++bin.count;
    bin.right += repair.right ? 1 : 0;
    bin.confidence += repair.confidence;
  }
  return bins;
}

void PrintReliability(const std::vector<JudgedRepair>& repairs) {
  const std::array bins = FillBins(repairs);
  MarkdownTable table({"<confidence", "changes", "mean confidence", "right"});
  double begin = 0;
  double error = 0;
  Bin sure;
  for (size_t i = 0; i < bins.size(); ++i) {
    const Bin& bin = bins[i];
    const double end = std::min(kEnds[i], 1.0);
    const std::string range = fmt::format("{:.2g}–{:.2g}", begin, end);
    if (bin.count > 0) {
      table.Add({range, Count(bin.count),
                 Decimal(bin.confidence / static_cast<double>(bin.count)),
                 Percent(bin.right, bin.count)});
    }
    error += std::abs(static_cast<double>(bin.right) - bin.confidence);
    if (begin >= 0.9) {
      sure.count += bin.count;
      sure.right += bin.right;
    }
    begin = end;
  }
  table.Print("Confidence of changes");
  std::printf(
      "Expected calibration error %.3f; at 0.9 and more %s of %s changes right.\n\n",
      error / static_cast<double>(repairs.size()),
      Percent(sure.right, sure.count).c_str(), Count(sure.count).c_str());
}

void PrintMistakes(std::vector<JudgedRepair> repairs, size_t most) {
  std::erase_if(repairs, [](const JudgedRepair& repair) { return repair.right; });
  std::ranges::stable_sort(repairs, std::greater(), &JudgedRepair::confidence);
  MarkdownTable table({"confidence", "<article", "<spun", "<became", "<clean"});
  for (size_t i = 0; i < std::min(most, repairs.size()); ++i) {
    const JudgedRepair& repair = repairs[i];
    table.Add({Decimal(repair.confidence), repair.article, OneLine(repair.spun, 60),
               OneLine(repair.became, 60),
               repair.clean == repair.spun ? "as spun" : OneLine(repair.clean, 60)});
  }
  table.Print("The surest mistakes");
}

}  // namespace

void MeasureCalibration(const Engine& engine, const PairOptions& options) {
  AcceptedWords accepted;
  if (!options.accept.empty()) accepted = AcceptedWords::Read(options.accept);
  std::vector<JudgedRepair> repairs;
  for (ArticlePair& pair : ReadPairs(options.gold, options.spun)) {
    const Document document = engine.Repair(std::move(pair.spun.record));
    for (JudgedRepair& repair :
         JudgeRepairs(pair.spun.name, pair.clean, document, accepted)) {
      repairs.push_back(std::move(repair));
    }
  }
  if (repairs.empty()) {
    std::puts("No word was changed.\n");
    return;
  }
  PrintReliability(repairs);
  PrintMistakes(std::move(repairs), options.list);
}

}  // namespace unspin::bench
