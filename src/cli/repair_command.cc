// unspin repair: prints the clean text, or the changes.

#include <CLI/CLI.hpp>
#include <memory>
#include <set>
#include <string>

#include "cli/commands.h"
#include "cli/json_stream.h"
#include "cli/learning.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/repair_view.h"
#include "cli/session.h"

namespace unspin::cli {
namespace {

struct RepairCommandOptions {
  InputOptions input;
  std::string format = "text";
  bool explain = false;
  bool end_record = false;
};

// Prints one article after another for people.
class TextSink : public ResultSink {
 public:
  TextSink(const RepairCommandOptions& options, const Session& session)
      : options_(options), session_(session), colour_(session.ColourOn(stdout)) {}

  bool Accept(Article article) override {
    const Document& document = article.document;
    std::string text = printed_++ > 0 ? "\n" : "";
    text +=
        options_.format == "diff" ? WordDiff(document, colour_) : PlainText(document);
    if (options_.explain) {
      text += "\n" + ListRepairs(document, colour_);
      text +=
          "spun: " + std::to_string(document.spun.score) +
          (document.spun.profile.empty() ? "" : " (" + document.spun.profile + ")") +
          "\n";
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
  bool colour_;
  size_t printed_ = 0;
  Output output_;
};

void Repair(const RepairCommandOptions& options, Session& session) {
  if (options.format == "jsonl") {
    StreamJson(options.input, Depth::kRepair, options.end_record, session);
    return;
  }
  const ReadOptions read_options = options.input.ToReadOptions();
  const auto survey = SurveyInputs(options.input, session);
  const Engine engine = session.LoadEngine(options.input.ToRepairOptions(survey.get()));
  ProblemCollector problems;
  const auto source = OpenInputs(options.input.inputs, read_options, problems);
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
  AddInputOptions(*command, options->input, true);
  command
      ->add_option("--format", options->format,
                   "text (repaired), diff (changes marked) or jsonl")
      ->check(
          CLI::IsMember(std::set<std::string>{"text", "diff", "jsonl"}).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
  command->add_flag("--explain", options->explain,
                    "List every change with its reason and confidence");
  command->add_flag("--end-record", options->end_record,
                    "With jsonl: end with {\"_end\": ...}");
  AddCommonOptions(*command, session);
  command->footer("Example:\n  unspin repair --format diff corpus/spun_a/*.txt");
  command->callback([options, &session] { Repair(*options, session); });
}

}  // namespace unspin::cli
