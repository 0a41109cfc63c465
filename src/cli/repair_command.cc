// unspin repair: prints the clean text, or the changes.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/json_stream.h"
#include "cli/learning.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/repair_list.h"
#include "cli/session.h"
#include "cli/word_diff.h"

namespace unspin::cli {
namespace {

struct RepairCommandOptions {
  InputOptions input;
  std::string format = "text";
  bool explain = false;
  bool end_record = false;
};

// The repaired title and body.
std::string PlainText(const Document& document) {
  std::string out = document.title.text;
  if (!out.empty()) out += "\n\n";
  return out + document.body.text + "\n";
}

// Prints one article after another for people.
class TextSink : public ResultSink {
 public:
  TextSink(const RepairCommandOptions& options, const Session& session)
      : options_(options),
        session_(session),
        style_{session.ColourOn(stdout), TerminalWidth()} {}

  bool Accept(Article article) override {
    const Document& document = article.document;
    std::string text = printed_++ > 0 ? "\n" : "";
    text +=
        options_.format == "diff" ? WordDiff(document, style_) : PlainText(document);
    if (options_.explain) {
      text += "\n" + ListRepairs(document, style_.colour) + SummariseRepairs(document);
    }
    return output_.Write(text);
  }
  bool Reject(Problem problem) override {
    session_.Report(problem);
    return !output_.closed();
  }
  Output& output() { return output_; }

 private:
  const RepairCommandOptions& options_;
  const Session& session_;
  DiffStyle style_;
  size_t printed_ = 0;
  Output output_;
};

void Repair(const RepairCommandOptions& options, Session& session) {
  if (options.format == "jsonl") {
    StreamJson(options.input, {Depth::kRepair, options.end_record}, session);
    return;
  }
  const ReadOptions read_options = options.input.ToReadOptions(session);
  const auto survey = SurveyInputs(options.input, session);
  const Engine engine = session.LoadEngine(options.input.ToRepairOptions(survey.get()));
  ProblemCollector problems;
  const auto source = OpenInputs(options.input.Inputs(), read_options, problems);
  TextSink sink(options, session);
  const RunCounts counts = RunPipeline(*source, engine, Depth::kRepair,
                                       options.input.threads, sink, nullptr);
  sink.output().Flush();
  for (const Problem& problem : problems.Take()) session.Report(problem);
  session.status = sink.output().closed() ? kDone : StatusOf(counts);
}

}  // namespace

void AddRepairCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<RepairCommandOptions>();
  CLI::App* command =
      app.add_subcommand("repair", "Only repair; print the clean text or the changes");
  AddInputOptions(*command, options->input);
  command
      ->add_option("--format", options->format,
                   "text (repaired), diff (changes marked) or jsonl")
      ->check(OneOf({"text", "diff", "jsonl"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command->add_flag("--explain", options->explain,
                    "List every change and every doubt with all candidates, reason "
                    "and lexicon row");
  command->add_flag("--end-record", options->end_record,
                    "With jsonl: end with {\"_end\": ...}");
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n  unspin repair --format diff corpus/spun_a/*.txt\n"
      "  unspin repair --explain corpus/spun_b/cloud-cooling-osaka.txt");
  command->callback([options, &session] { Repair(*options, session); });
}

}  // namespace unspin::cli
