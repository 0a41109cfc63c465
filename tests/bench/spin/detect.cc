// unspin_spin_bench detect: whether the score tells spun texts from clean ones.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bench/measure.h"
#include "bench/spin/articles.h"
#include "bench/spin/commands.h"
#include "bench/spin/markdown.h"
#include "eval/normal_form.h"

namespace unspin::bench {
namespace {

struct Scored {
  double score = 0;
  std::string profile;
  std::string name;
};
using ScoredTexts = std::vector<Scored>;

// Windows of `words` words, each starting `stride` words after the one before; the
// whole body when `words` is 0.
std::vector<std::string_view> Windows(std::string_view body, size_t words,
                                      size_t stride) {
  if (words == 0) return {body};
  const std::vector<std::string_view> all = SplitAtSpaces(body);
  std::vector<std::string_view> windows;
  for (size_t at = 0; at + words <= all.size(); at += stride) {
    const std::string_view last = all[at + words - 1];
    const auto begin = static_cast<size_t>(all[at].data() - body.data());
    const auto end = static_cast<size_t>(last.data() + last.size() - body.data());
    windows.push_back(body.substr(begin, end - begin));
  }
  return windows;
}

ScoredTexts Score(const Engine& engine, const std::vector<ArticleText>& articles,
                  size_t words, const DetectOptions& options) {
  ScoredTexts scored;
  for (const ArticleText& article : articles) {
    const std::string_view body = article.record.body.In(article.record.original);
    if (CountWords(body) < options.min_words) continue;
    for (const std::string_view window : Windows(body, words, options.stride)) {
      const Document document = engine.Repair(
          MakeRecord(article.name, article.record.title, std::string(window)));
      Expect(document.spun.score >= 0 && document.spun.score <= 1, "score");
      scored.push_back({document.spun.score, document.spun.profile, article.name});
    }
  }
  std::ranges::stable_sort(scored, {}, &Scored::score);
  return scored;
}

// The share of pairs of a clean and a spun text in which the spun one scores higher;
// equal scores count half.
double AreaUnderCurve(const ScoredTexts& clean, const ScoredTexts& spun) {
  double won = 0;
  for (const Scored& text : spun) {
    const auto below = std::ranges::lower_bound(clean, text.score, {}, &Scored::score);
    const auto above = std::ranges::upper_bound(clean, text.score, {}, &Scored::score);
    won += static_cast<double>(below - clean.begin());
    won += 0.5 * static_cast<double>(above - below);
  }
  return won / static_cast<double>(clean.size()) / static_cast<double>(spun.size());
}

size_t CountCalled(const ScoredTexts& texts) {
  return static_cast<size_t>(std::ranges::count_if(
      texts, [](const Scored& text) { return !text.profile.empty(); }));
}

std::string Profiles(const ScoredTexts& texts) {
  std::map<std::string, size_t> counts;
  for (const Scored& text : texts) {
    ++counts[text.profile.empty() ? "clean" : text.profile];
  }
  return List(counts);
}

// Rows of the ranges of the score; a text in each adds up to all.
void AddDistribution(MarkdownTable& table, const std::string& length,
                     const std::string& kind, const ScoredTexts& texts) {
  constexpr std::array kEnds = {0.01, 0.1, 0.5, 0.9, 0.99, 2.0};
  std::array<size_t, kEnds.size()> counts = {};
  for (const Scored& text : texts) {
    ++counts[static_cast<size_t>(std::ranges::upper_bound(kEnds, text.score) -
                                 kEnds.begin())];
  }
  std::vector<std::string> cells = {length, kind};
  for (const size_t count : counts) cells.push_back(Count(count));
  table.Add(cells);
}

// Which texts are called wrongly, and how many of their windows.
void AddMistakes(MarkdownTable& table, const std::string& length,
                 const ScoredTexts& texts, bool spun) {
  std::map<std::string, size_t> names;
  for (const Scored& text : texts) {
    if (text.profile.empty() == spun) ++names[text.name];
  }
  if (!names.empty()) table.Add({length, spun ? "spun" : "clean", List(names)});
}

}  // namespace

void MeasureDetection(const Engine& engine, const DetectOptions& options) {
  const std::vector<ArticleText> clean = ReadArticles(options.clean);
  const std::vector<ArticleText> spun = ReadArticles(options.spun);
  MarkdownTable figures({"<words", "clean", "spun", "AUC", "clean called",
                         "spun called", "highest clean", "lowest spun", "median spun",
                         "<spun texts are called"});
  MarkdownTable distribution(
      {"<words", "<text", "0–.01", ".01–.1", ".1–.5", ".5–.9", ".9–.99", ".99–1"});
  MarkdownTable mistakes({"<words", "<text", "<windows by article"});
  for (const size_t words : {0U, 300U, 200U, 150U, 100U, 60U}) {
    const std::string length = words == 0 ? "all" : std::to_string(words);
    const ScoredTexts clean_scores = Score(engine, clean, words, options);
    const ScoredTexts spun_scores = Score(engine, spun, words, options);
    if (clean_scores.empty() || spun_scores.empty()) continue;
    figures.Add({length, Count(clean_scores.size()), Count(spun_scores.size()),
                 Decimal(AreaUnderCurve(clean_scores, spun_scores), 4),
                 Percent(CountCalled(clean_scores), clean_scores.size()),
                 Percent(CountCalled(spun_scores), spun_scores.size()),
                 Decimal(clean_scores.back().score), Decimal(spun_scores.front().score),
                 Decimal(spun_scores[spun_scores.size() / 2].score),
                 Profiles(spun_scores)});
    AddDistribution(distribution, length, "clean", clean_scores);
    AddDistribution(distribution, length, "spun", spun_scores);
    if (words != 0 && words < options.min_words) continue;
    AddMistakes(mistakes, length, clean_scores, false);
    AddMistakes(mistakes, length, spun_scores, true);
  }
  figures.Print("Spun or clean");
  distribution.Print("Scores");
  mistakes.Print("Called wrongly");
}

}  // namespace unspin::bench
