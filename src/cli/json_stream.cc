#include "cli/json_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/learning.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "export/article_json.h"
#include "extract/noted_values.h"

namespace unspin::cli {
namespace {

class JsonSink : public ResultSink {
 public:
  JsonSink(const JsonOptions& options, const Session& session)
      : options_(options), session_(session) {}

  bool Accept(Article article) override {
    std::erase_if(article.analysis.facts, [this](const Fact& fact) {
      return std::ranges::count(options_.modalities, fact.modality) == 0;
    });
    if (options_.values)
      return WriteLine(ToJson(article, NoteValues(article.document)));
    const bool all = options_.depth == Depth::kExtract;
    return WriteLine(ToJson(article, all ? JsonParts::kAll : JsonParts::kRepairs));
  }
  bool Reject(Problem problem) override {
    session_.Report(problem);
    return WriteLine(ToJson(problem));
  }
  Output& output() { return output_; }

 private:
  bool WriteLine(std::string line) {
    line += '\n';
    return output_.Write(line);
  }

  JsonOptions options_;
  const Session& session_;
  Output output_;
};

}  // namespace

int StatusOf(const RunCounts& counts) {
  if (counts.articles == 0 && counts.rejects == 0 && counts.missing_inputs > 0) {
    return kCouldNotBeDone;
  }
  return counts.rejects + counts.missing_inputs > 0 ? kSomeRejected : kDone;
}

void StreamJson(const InputOptions& options, const JsonOptions& json,
                Session& session) {
  const ReadOptions read_options = options.ToReadOptions(session);
  const auto survey = SurveyInputs(options, session);
  const Engine engine = session.LoadEngine(options.ToRepairOptions(survey.get()));
  ProblemCollector problems;
  const auto source = OpenInputs(options.Inputs(), read_options, problems);
  JsonSink sink(json, session);
  RunCounts counts;
  double seconds = 0;
  {
    ProgressLine progress(session);
    counts = RunPipeline(*source, engine, json.depth, options.threads, sink, &progress);
    seconds = progress.seconds();
  }
  if (json.end_record) {
    const uint64_t rejected = counts.rejects + counts.missing_inputs;
    const uint64_t records = counts.articles + rejected;
    sink.output().Write(
        fmt::format("{{\"_end\": {{\"in\": {}, \"out\": {}, \"rejected\": {}}}}}\n",
                    records, counts.articles, rejected));
  }
  sink.output().Flush();
  for (const Problem& problem : problems.Take()) session.Report(problem);
  if (!sink.output().closed()) session.Tell(Summary(counts, seconds));
  session.status = sink.output().closed() ? kDone : StatusOf(counts);
}

}  // namespace unspin::cli
