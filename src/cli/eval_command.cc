// unspin eval: scores the program against gold articles.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/session.h"
#include "eval/floors.h"
#include "eval/scorer.h"
#include "pipeline/pipeline.h"
#include "repair/spin/profile_file.h"
#include "repair/spin/spin_options.h"

namespace unspin::cli {
namespace {

struct EvalOptions {
  std::string gold;
  std::string spun;
  std::string accept;
  std::string floors;
  std::string format = "text";
  size_t errors = 0;
  size_t threads = 0;
  SpinOptions spin;
  std::vector<std::string> profiles;  // files
  std::vector<std::string> left_out;  // parts of the un-spinner

  RepairOptions ToRepairOptions() const {
    RepairOptions repair;
    repair.spin_options = spin;
    for (const std::string& path : profiles) {
      repair.spin_options.profiles.push_back(FromLearned(ReadProfile(path), path));
    }
    for (const std::string& part : left_out) repair.spin_options.parts.LeaveOut(part);
    return repair;
  }
};

std::string TextPath(const std::string& folder, const GoldArticle& article) {
  return (std::filesystem::path(folder) / (article.name + ".txt")).string();
}

// The texts of the gold articles, one record each, with their date and source.
class GoldSource : public DocumentSource {
 public:
  // `articles` and `problems` must outlive the source.
  GoldSource(const std::vector<GoldArticle>& articles, std::string folder,
             ProblemCollector& problems)
      : articles_(articles), folder_(std::move(folder)), problems_(problems) {}

  std::optional<ReadItem> Next() override {
    if (next_ == articles_.size()) return std::nullopt;
    const GoldArticle& article = articles_[next_++];
    ReadOptions options;
    options.format = InputFormat::kText;
    options.published = article.published;
    if (!article.source.empty()) options.source = article.source;
    std::optional<ReadItem> item =
        OpenInputs({TextPath(folder_, article)}, options, problems_)->Next();
    if (item) return item;
    Problem empty;
    empty.source = TextPath(folder_, article);
    empty.reason = "no text";
    return empty;
  }
  uint64_t bytes_read() const override { return 0; }
  std::optional<uint64_t> total_bytes() const override { return std::nullopt; }

 private:
  const std::vector<GoldArticle>& articles_;
  std::string folder_;
  ProblemCollector& problems_;
  size_t next_ = 0;
};

// Scores the articles in the order of GoldSource.
class ScoringSink : public ResultSink {
 public:
  ScoringSink(const std::vector<GoldArticle>& articles, const EvalOptions& options,
              const Session& session)
      : articles_(articles), options_(options), session_(session) {
    if (!options.accept.empty()) accepted_ = AcceptedWords::Read(options.accept);
  }

  bool Accept(Article article) override {
    const GoldArticle& gold = articles_[next_++];
    scorer_.Add(gold, PredictionOf(article));
    if (!options_.spun.empty()) {
      const Document& document = article.document;
      scorer_.AddRepair(gold, ReadFile(TextPath(options_.spun, gold)),
                        document.title.text + "\n\n" + document.body.text, accepted_);
    }
    return true;
  }
  bool Reject(Problem problem) override {
    scorer_.Add(articles_[next_++], {});
    session_.Report(problem);
    return true;
  }
  Scores Take() { return scorer_.Take(); }

 private:
  const std::vector<GoldArticle>& articles_;
  const EvalOptions& options_;
  const Session& session_;
  AcceptedWords accepted_;
  Scorer scorer_;
  size_t next_ = 0;
};

std::string ToText(const Scores& scores, size_t articles, size_t errors) {
  std::string out = fmt::format("articles: {}\n", articles);
  if (scores.repair_scored) {
    const RepairScore& repair = scores.repair;
    out += fmt::format(
        "repair: restored {:.2f}% of {} substituted words, harmed {:.3f}% of {} "
        "others\n",
        100 * repair.restored_share(), repair.substituted, 100 * repair.harmed_share(),
        repair.untouched);
  }
  for (const auto& [name, tally] : scores.tallies) {
    out += fmt::format(
        "{:28} P {:.3f}  R {:.3f}  F1 {:.3f}   ({} of {} gold, {} predicted)\n", name,
        tally.precision(), tally.recall(), tally.f1(), tally.right, tally.gold,
        tally.predicted);
  }
  for (const auto& [name, tally] : scores.fields) {
    out += fmt::format("  field {:26} {}/{}\n", name, tally.right, tally.of);
  }
  for (size_t i = 0; i < std::min(errors, scores.errors.size()); ++i) {
    out += "  - " + scores.errors[i] + "\n";
  }
  return out;
}

std::string ToJson(const Scores& scores, size_t articles, size_t errors) {
  nlohmann::ordered_json out = {{"articles", articles}};
  if (scores.repair_scored) {
    out["repair"] = {{"substituted", scores.repair.substituted},
                     {"restored", scores.repair.restored_share()},
                     {"untouched", scores.repair.untouched},
                     {"harmed", scores.repair.harmed_share()}};
  }
  out["scores"] = nlohmann::ordered_json::object();
  for (const auto& [name, tally] : scores.tallies) {
    out["scores"][name] = {{"precision", tally.precision()},
                           {"recall", tally.recall()},
                           {"f1", tally.f1()},
                           {"tp", tally.right},
                           {"predicted", tally.predicted},
                           {"gold", tally.gold}};
  }
  out["fields"] = nlohmann::ordered_json::object();
  for (const auto& [name, tally] : scores.fields) {
    out["fields"][name] = {{"right", tally.right}, {"of", tally.of}};
  }
  if (errors > 0) {
    const auto end = scores.errors.begin() +
                     static_cast<ptrdiff_t>(std::min(errors, scores.errors.size()));
    out["errors"] = std::vector<std::string>(scores.errors.begin(), end);
  }
  return out.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

// The gold articles whose text is in the folder that is scored.
std::vector<GoldArticle> ArticlesToScore(const EvalOptions& options,
                                         ProblemCollector& problems) {
  std::vector<GoldArticle> articles = ReadGold(options.gold, problems);
  if (options.spun.empty()) return articles;
  std::erase_if(articles, [&](const GoldArticle& article) {
    std::error_code error;
    return !std::filesystem::exists(TextPath(options.spun, article), error);
  });
  return articles;
}

void Eval(const EvalOptions& options, Session& session) {
  std::vector<Floor> floors;
  if (!options.floors.empty()) floors = ReadFloors(options.floors);
  ProblemCollector problems;
  const std::vector<GoldArticle> articles = ArticlesToScore(options, problems);
  bool faulty = false;
  for (const Problem& problem : problems.Take()) {
    session.Report(problem);
    faulty = faulty || problem.severity != Problem::Severity::kWarning;
  }
  const std::string& folder = options.spun.empty() ? options.gold : options.spun;
  if (articles.empty()) throw Error(folder + ": no text of any article of the gold");
  const Engine engine = session.LoadEngine(options.ToRepairOptions());
  GoldSource source(articles, folder, problems);
  ScoringSink sink(articles, options, session);
  const RunCounts counts =
      RunPipeline(source, engine, Depth::kExtract, options.threads, sink, nullptr);
  const Scores scores = sink.Take();
  Output output;
  output.Write(options.format == "json"
                   ? ToJson(scores, articles.size(), options.errors)
                   : ToText(scores, articles.size(), options.errors));
  output.Flush();
  session.status =
      faulty || counts.rejects + counts.missing_inputs > 0 ? kSomeRejected : kDone;
  for (const std::string& fallen : CheckFloors(floors, scores)) {
    session.Complain(options.floors + ": " + fallen);
    session.status = kCouldNotBeDone;
  }
}

// What is known and used of spinners, for measuring.
void AddSpinSwitches(CLI::App& command, EvalOptions& options) {
  command
      .add_option("--without-pairs", options.spin.without_pairs,
                  "Forget this share of the lexicon's spin pairs")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("SHARE");
  command
      .add_option("--seed", options.spin.seed, "Which of them: drawn by this number")
      ->type_name("N")
      ->capture_default_str();
  command
      .add_option(
          "--without", options.left_out,
          "Leave a part of un-spinning out; may be repeated: mask, determinism, "
          "thesaurus, evidence, trigrams or vectors")
      ->check(OneOf({SpinParts::kNames.begin(), SpinParts::kNames.end()}))
      ->allow_extra_args(false)
      ->type_name("PART");
  command
      .add_option("--profile", options.profiles,
                  "A spinner that `unspin learn` wrote down; tried before the others")
      ->allow_extra_args(false)
      ->type_name("FILE");
  command
      .add_option("--min-repair-confidence", options.spin.min_confidence,
                  "Change a word only if it was replaced with this probability; the "
                  "default is each profile's own")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("0..1");
}

}  // namespace

void AddEvalCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<EvalOptions>();
  CLI::App* command =
      app.add_subcommand("eval", "Score the program against gold articles");
  command
      ->add_option("--gold", options->gold,
                   "Folder with NAME.txt, the clean article, and NAME.json, its gold")
      ->required()
      ->type_name("DIR");
  command
      ->add_option("--spun", options->spun,
                   "Read DIR/NAME.txt instead, and score the repair too")
      ->type_name("DIR");
  command
      ->add_option("--accept", options->accept,
                   "Table of spun, original and words as good as the original")
      ->type_name("TSV");
  command->add_option("--errors", options->errors, "List the first N mistakes")
      ->type_name("N");
  command
      ->add_option("--floors", options->floors,
                   "Table of scores and their floors; exit 2 when one is missed")
      ->type_name("FILE");
  command->add_option("--format", options->format, "text or json")
      ->check(OneOf({"text", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command->add_option("-j,--threads", options->threads, "Threads; 0 means one a core")
      ->type_name("N")
      ->capture_default_str();
  AddSpinSwitches(*command, *options);
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n  unspin eval --gold corpus/clean --spun corpus/spun_a --errors 20\n"
      "With a third of the spin pairs forgotten, and without the thesaurus:\n"
      "  unspin eval --gold corpus/clean --spun corpus/spun_a --without-pairs 0.333 "
      "--seed 2\n"
      "  unspin eval --gold corpus/clean --spun corpus/spun_a --without thesaurus");
  command->callback([options, &session] { Eval(*options, session); });
}

}  // namespace unspin::cli
