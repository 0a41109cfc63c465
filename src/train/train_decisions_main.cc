// Trains lexicons/spin_decisions.tsv. A contributor's tool, not installed:
//   unspin_train_decisions TEXT LEXICON MODEL DECISIONS
// TEXT holds what unspin_train_context held out of training, a paragraph a line. Order
// and seeds are fixed, so that the same data and the same build give the same table.

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "base/file.h"
#include "train/context_sources.h"
#include "train/decision_trainer.h"

namespace unspin {
namespace {

constexpr size_t kArticleParagraphs = 8;
constexpr size_t kShortestParagraph = 60;  // bytes; shorter lines are headings
// News, and what is near technology and business.
constexpr size_t kNewsArticles = 40;
constexpr size_t kFewestDomainWords = 2;
constexpr uint64_t kSpinnersPerArticle = 4;

// Runs of paragraphs, the first of which are news.
std::vector<std::string> ReadArticles(const std::string& path) {
  const std::string text = ReadFile(path);
  std::vector<std::string> articles;
  std::string article;
  size_t paragraphs = 0;
  size_t runs = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    if (line.size() < kShortestParagraph) continue;
    article.append(article.empty() ? "" : "\n\n").append(line);
    if (++paragraphs < kArticleParagraphs) continue;
    if (runs++ < kNewsArticles || DomainWords(article) >= kFewestDomainWords) {
      articles.push_back(article);
    }
    article.clear();
    paragraphs = 0;
  }
  return articles;
}

void Train(const std::string& text, const std::string& lexicon_path,
           const std::string& model_path, const std::string& out_path) {
  const std::vector<std::string> articles = ReadArticles(text);
  const Lexicon lexicon = Lexicon::Open(lexicon_path);
  const ContextModel model = ContextModel::Open(model_path);
  std::string out =
      "# Weights of the decision whether a change that un-spinning proposes is made "
      "(replaced) and how sure it is\n"
      "# (right): logistic regression, trained by scripts/train_spin_decisions on "
      "clean text that was spun by simulation.\n"
      "# Sources: those of lexicons/models/context.bin. Licence: CC BY-SA 3.0. See "
      "src/repair/spin/decision.h.\n"
      "mapping\tfeature\treplaced\tright\n";
  for (const Mapping mapping : {Mapping::kFixed, Mapping::kRandom}) {
    const std::string_view kind = mapping == Mapping::kFixed ? "fixed" : "random";
    std::vector<DecisionExample> examples;
    for (const SpinProfile& profile : ShippedProfiles(lexicon)) {
      if (profile.mapping != mapping) continue;
      for (uint64_t seed = 1; seed <= kSpinnersPerArticle; ++seed) {
        DecisionTraining options;
        options.seed = seed;
        std::vector<DecisionExample> more =
            MakeDecisionExamples(articles, profile, lexicon, model, options);
        examples.insert(examples.end(), std::make_move_iterator(more.begin()),
                        std::make_move_iterator(more.end()));
      }
    }
    std::fprintf(stderr, "%zu articles, %zu proposals\n", articles.size(),
                 examples.size());
    const DecisionWeights weights = FitDecisions(examples);
    for (size_t i = 0; i < kDecisionFeatures; ++i) {
      out += fmt::format("{}\t{}\t{:.4f}\t{:.4f}\n", kind,
                         NameOf(static_cast<DecisionFeature>(i)), weights.replaced[i],
                         weights.right[i]);
    }
  }
  WriteFileAtomically(out_path, out);
}

}  // namespace
}  // namespace unspin

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: unspin_train_decisions TEXT LEXICON MODEL DECISIONS\n", stderr);
    return 2;
  }
  try {
    unspin::Train(argv[1], argv[2], argv[3], argv[4]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "unspin_train_decisions: %s\n", error.what());
    return 2;
  }
  return 0;
}
