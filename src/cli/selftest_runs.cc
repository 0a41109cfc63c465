#include "cli/selftest_runs.h"

#include <optional>
#include <utility>

#include "base/error.h"
#include "export/article_json.h"

namespace unspin::cli {
namespace {

class MemorySource : public DocumentSource {
 public:
  explicit MemorySource(std::vector<RawDocument> records)
      : records_(std::move(records)) {}
  std::optional<ReadItem> Next() override {
    if (next_ == records_.size()) return std::nullopt;
    return std::move(records_[next_++]);
  }
  uint64_t bytes_read() const override { return 0; }
  std::optional<uint64_t> total_bytes() const override { return std::nullopt; }

 private:
  std::vector<RawDocument> records_;
  size_t next_ = 0;
};

class ArticleSink : public ResultSink {
 public:
  bool Accept(Article article) override {
    articles.push_back(std::move(article));
    return true;
  }
  bool Reject(Problem problem) override { throw Error(problem.ToString()); }
  std::vector<Article> articles;
};

class JsonSink : public ResultSink {
 public:
  bool Accept(Article article) override {
    lines += ToJson(article) + "\n";
    return true;
  }
  bool Reject(Problem problem) override {
    lines += ToJson(problem) + "\n";
    return true;
  }
  std::string lines;
};

void Run(DocumentSource& source, const Engine& engine, size_t threads,
         ResultSink& sink) {
  RunPipeline(source, engine, Depth::kExtract, threads, sink, nullptr);
}

}  // namespace

std::vector<Article> Analyse(const std::vector<std::string>& inputs,
                             const Engine& engine) {
  ProblemCollector problems;
  ArticleSink sink;
  Run(*OpenInputs(inputs, {}, problems), engine, 0, sink);
  return std::move(sink.articles);
}

std::vector<Article> Analyse(std::vector<RawDocument> records, const Engine& engine) {
  MemorySource source(std::move(records));
  ArticleSink sink;
  Run(source, engine, 1, sink);
  return std::move(sink.articles);
}

std::string ToJsonLines(const std::vector<std::string>& inputs, const Engine& engine,
                        size_t threads) {
  ProblemCollector problems;
  JsonSink sink;
  Run(*OpenInputs(inputs, {}, problems), engine, threads, sink);
  return std::move(sink.lines);
}

std::string ToJsonLines(std::vector<RawDocument> records, const Engine& engine,
                        size_t threads) {
  MemorySource source(std::move(records));
  JsonSink sink;
  Run(source, engine, threads, sink);
  return std::move(sink.lines);
}

}  // namespace unspin::cli
