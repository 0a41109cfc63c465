#include "pipeline/pipeline.h"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>
#include <variant>

#include "base/article_limits.h"
#include "base/hash.h"

namespace unspin {
namespace {

// Records in flight for each thread: enough to keep all busy behind one slow article.
constexpr size_t kRecordsPerThread = 8;

using Result = std::variant<Article, Problem, std::exception_ptr>;

// What a run did so far.
struct Tally {
  RunCounts counts;
  std::unordered_set<uint64_t> entities;  // hashes of types and names
};

void Count(const Article& article, Tally& tally) {
  RunCounts& counts = tally.counts;
  ++counts.articles;
  if (!article.document.spun.profile.empty()) ++counts.spun;
  counts.repairs += article.document.repairs.size();
  for (const Repair& repair : article.document.repairs) {
    if (repair.kind == RepairKind::kSpin) ++counts.spin_repairs;
  }
  counts.mentions += article.analysis.mentions.size();
  for (const Fact& fact : article.analysis.facts) {
    if (IsFactual(fact.modality)) ++counts.facts;
  }
  for (const Entity& entity : article.analysis.entities) {
    tally.entities.insert(Hash64(entity.name, static_cast<uint64_t>(entity.type)));
  }
  counts.entities = tally.entities.size();
  counts.text_bytes += article.document.body.text.size();
}

void Count(const Problem& problem, RunCounts& counts) {
  ++(problem.severity == Problem::Severity::kNoInput ? counts.missing_inputs
                                                     : counts.rejects);
}

Result Process(ReadItem item, const Engine& engine, Depth depth) {
  if (auto* problem = std::get_if<Problem>(&item)) return std::move(*problem);
  RawDocument& raw = std::get<RawDocument>(item);
  Problem problem;
  problem.source = raw.location;
  problem.record_id = raw.id;
  try {
    if (depth == Depth::kExtract) return engine.Analyse(std::move(raw));
    Article article;
    article.document = depth == Depth::kSurvey ? engine.Survey(std::move(raw))
                                               : engine.Repair(std::move(raw));
    return article;
  } catch (const LimitError& error) {
    problem.reason = error.what();
    return problem;
  }
}

bool Deliver(Result result, Tally& tally, ResultSink& sink) {
  if (const auto* failure = std::get_if<std::exception_ptr>(&result)) {
    std::rethrow_exception(*failure);
  }
  if (auto* problem = std::get_if<Problem>(&result)) {
    Count(*problem, tally.counts);
    return sink.Reject(std::move(*problem));
  }
  Article& article = std::get<Article>(result);
  Count(article, tally);
  return sink.Accept(std::move(article));
}

// With one thread there is nothing to schedule.
RunCounts RunInOrder(DocumentSource& source, const Engine& engine, Depth depth,
                     ResultSink& sink, ProgressListener* progress) {
  Tally tally;
  while (std::optional<ReadItem> item = source.Next()) {
    if (!Deliver(Process(*std::move(item), engine, depth), tally, sink)) break;
    if (progress != nullptr) progress->Progress(tally.counts, source);
  }
  return tally.counts;
}

}  // namespace

RunCounts RunPipeline(DocumentSource& source, const Engine& engine, Depth depth,
                      size_t threads, ResultSink& sink, ProgressListener* progress) {
  if (threads == 0) threads = static_cast<size_t>(tbb::info::default_concurrency());
  if (threads == 1) return RunInOrder(source, engine, depth, sink, progress);

  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  threads);
  Tally tally;
  std::exception_ptr failure;
  std::atomic<bool> wanted = true;
  // A filter that throws would lose the record it holds, so failures travel as values.
  using Record = std::unique_ptr<ReadItem>;
  using Finished = std::unique_ptr<Result>;
  const auto read = [&](tbb::flow_control& control) -> Record {
    std::optional<ReadItem> item = wanted ? source.Next() : std::nullopt;
    if (item) return std::make_unique<ReadItem>(*std::move(item));
    control.stop();
    return nullptr;
  };
  const auto process = [&](const Record& record) -> Finished {
    try {
      return std::make_unique<Result>(Process(std::move(*record), engine, depth));
    } catch (...) {
      return std::make_unique<Result>(std::current_exception());
    }
  };
  const auto deliver = [&](const Finished& result) {
    if (!wanted) return;
    try {
      if (!Deliver(std::move(*result), tally, sink)) wanted = false;
      if (progress != nullptr) progress->Progress(tally.counts, source);
    } catch (...) {
      failure = std::current_exception();
      wanted = false;
    }
  };
  tbb::parallel_pipeline(
      threads * kRecordsPerThread,
      tbb::make_filter<void, Record>(tbb::filter_mode::serial_in_order, read) &
          tbb::make_filter<Record, Finished>(tbb::filter_mode::parallel, process) &
          tbb::make_filter<Finished, void>(tbb::filter_mode::serial_in_order, deliver));
  if (failure) std::rethrow_exception(failure);
  return tally.counts;
}

}  // namespace unspin
