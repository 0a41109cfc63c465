// unspin_spin_bench restore: how many words of spun articles are restored, how many
// others harmed.

#include <algorithm>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "bench/spin/articles.h"
#include "bench/spin/commands.h"
#include "bench/spin/markdown.h"
#include "eval/repair_score.h"

namespace unspin::bench {
namespace {

void AddRow(MarkdownTable& table, const std::string& name, const std::string& profile,
            const RepairScore& score) {
  table.Add({name, profile, Count(score.substituted), Count(score.restored),
             Percent(score.restored, score.substituted), Count(score.untouched),
             Count(score.harmed), Percent(score.harmed, score.untouched)});
}

}  // namespace

void MeasureRestoration(const Engine& engine, const PairOptions& options) {
  AcceptedWords accepted;
  if (!options.accept.empty()) accepted = AcceptedWords::Read(options.accept);
  MarkdownTable table({"<article", "<called", "substituted", "restored", "of them",
                       "untouched", "harmed", "of them"});
  std::vector<std::string> errors;
  RepairScore sum;
  for (ArticlePair& pair : ReadPairs(options.gold, options.spun)) {
    const Document document = engine.Repair(std::move(pair.spun.record));
    const RepairScore score = ScoreRepair(
        pair.clean, pair.spun.text, document.title.text + "\n\n" + document.body.text,
        accepted, errors);
    Expect(score.substituted + score.untouched == CountWords(pair.clean),
           "words of " + pair.spun.name);
    AddRow(table, pair.spun.name,
           document.spun.profile.empty() ? "clean" : document.spun.profile, score);
    sum += score;
  }
  AddRow(table, "all", "", sum);
  table.Print("Restored and harmed");
  MarkdownTable mistakes({"<mistake"});
  for (size_t i = 0; i < std::min(options.list, errors.size()); ++i) {
    mistakes.Add({errors[i]});
  }
  mistakes.Print("Mistakes");
}

}  // namespace unspin::bench
