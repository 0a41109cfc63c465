// unspin ingest: the main job. Read, repair, extract, index.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/input_options.h"
#include "cli/json_stream.h"
#include "cli/learning.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "store/article_writer.h"
#include "store/database.h"

namespace unspin::cli {
namespace {

struct IngestOptions {
  InputOptions input;
  std::string database;
};

class DatabaseSink : public ResultSink {
 public:
  DatabaseSink(ArticleWriter& writer, const Session& session)
      : writer_(writer), session_(session) {}

  bool Accept(Article article) override {
    writer_.Write(std::move(article));
    return true;
  }
  bool Reject(Problem problem) override {
    session_.Report(problem);
    writer_.WriteReject(problem);
    return true;
  }

 private:
  ArticleWriter& writer_;
  const Session& session_;
};

// The options that change results, for the table of runs.
std::string ResultOptions(const InputOptions& options) {
  std::string text;
  if (options.no_spin) text = "spin=off";
  if (options.min_repair_confidence >= 0) {
    text += fmt::format("{}min-repair-confidence={}", text.empty() ? "" : " ",
                        options.min_repair_confidence);
  }
  if (options.learn) text += text.empty() ? "learn=on" : " learn=on";
  return text;
}

void Ingest(const IngestOptions& options, Session& session) {
  const ReadOptions read_options = options.input.ToReadOptions(session);
  const auto survey = SurveyInputs(options.input, session);
  const Engine engine = session.LoadEngine(options.input.ToRepairOptions(survey.get()));
  Database database(options.database);
  const EngineVersions& versions = engine.versions();
  const std::string models = versions.context_model + " " + versions.tag_model;
  ArticleWriter writer(database, {versions.program, versions.lexicon, models,
                                  ResultOptions(options.input)});
  ProblemCollector problems;
  const auto source = OpenInputs(options.input.Inputs(), read_options, problems);
  DatabaseSink sink(writer, session);
  RunCounts counts;
  WriteCounts written;
  double seconds = 0;
  {
    ProgressLine progress(session);
    counts = RunPipeline(*source, engine, Depth::kExtract, options.input.threads, sink,
                         &progress);
    written = writer.Finish();
    seconds = progress.seconds();
  }
  for (const Problem& problem : problems.Take()) session.Report(problem);
  session.Tell(Summary(counts, seconds));
  if (survey && !session.verbose) session.Tell(Summary(*survey));
  session.Tell(fmt::format("{}: {} added, {} replaced, {} unchanged", options.database,
                           Grouped(written.added), Grouped(written.replaced),
                           Grouped(written.unchanged)));
  session.status = StatusOf(counts);
  if (written.clashes > 0) {
    session.Complain(Grouped(written.clashes) +
                     " records share their id with another one of this run; the latest "
                     "was kept (see the table rejects)");
    session.status = kSomeRejected;
  }
}

}  // namespace

void AddIngestCommand(CLI::App& app, Session& session) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command =
      app.add_subcommand("ingest", "Read, repair, extract and index articles");
  AddInputOptions(*command, options->input);
  command
      ->add_option("--db", options->database, "The database; made if it is not there")
      ->required()
      ->envname("UNSPIN_DB")
      ->type_name("FILE");
  AddCommonOptions(*command, session);
  command->footer(
      "Example:\n  unspin ingest corpus/feeds/archive.jsonl.gz corpus/spun_a --db "
      "facts.db\n"
      "Ingesting the same again changes nothing; a run that was killed is finished by "
      "running it again.");
  command->callback([options, &session] { Ingest(*options, session); });
}

}  // namespace unspin::cli
