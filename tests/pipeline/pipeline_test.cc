#include "pipeline/pipeline.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

namespace unspin {
namespace {

const Engine& SharedEngine() {
  static const Engine engine(DataPaths::In(UNSPIN_BINARY_DIR "/share/unspin"), {});
  return engine;
}

RawDocument MakeRaw(std::string id, std::string text) {
  RawDocument raw;
  raw.id = std::move(id);
  raw.original = std::move(text);
  raw.body = {0, raw.original.size()};
  return raw;
}

// Gives `count` small articles, every seventh of them a reject.
class FakeSource : public DocumentSource {
 public:
  explicit FakeSource(int count) : count_(count) {}
  std::optional<ReadItem> Next() override {
    if (next_ == count_) return std::nullopt;
    const int i = next_++;
    if (i % 7 == 3) {
      return Problem{Problem::Severity::kReject, "fake", 0, {},
                     std::to_string(i),          "odd"};
    }
    // Articles of very different length, so that threads finish out of order.
    std::string text;
    for (int k = 0; k <= (i * 37) % 50; ++k) {
      text += "Microsoft said on Thursday that revenue rose 18% to $2.5 billion. ";
    }
    return MakeRaw(std::to_string(i), text);
  }
  uint64_t bytes_read() const override { return 0; }
  std::optional<uint64_t> total_bytes() const override { return std::nullopt; }

 private:
  int count_;
  int next_ = 0;
};

// Keeps what it was given; wants no more after `stop_after` results.
class CollectingSink : public ResultSink {
 public:
  explicit CollectingSink(size_t stop_after = SIZE_MAX) : stop_after_(stop_after) {}
  bool Accept(Article article) override {
    ids.push_back(article.document.id);
    mentions.push_back(article.analysis.mentions.size());
    return ids.size() < stop_after_;
  }
  bool Reject(Problem problem) override {
    ids.push_back("!" + problem.record_id);
    return ids.size() < stop_after_;
  }
  std::vector<std::string> ids;
  std::vector<size_t> mentions;

 private:
  size_t stop_after_;
};

TEST_CASE("results come in input order, the same for any number of threads") {
  CollectingSink one;
  FakeSource source(100);
  const RunCounts counts =
      RunPipeline(source, SharedEngine(), Depth::kExtract, 1, one, nullptr);
  CHECK(counts.articles == 86);
  CHECK(counts.rejects == 14);
  REQUIRE(one.ids.size() == 100);
  CHECK(one.ids[2] == "2");
  CHECK(one.ids[3] == "!3");
  CHECK(one.mentions[1] > 0);
  for (const size_t threads : {2U, 4U, 7U}) {
    CollectingSink many;
    FakeSource again(100);
    const RunCounts same =
        RunPipeline(again, SharedEngine(), Depth::kExtract, threads, many, nullptr);
    CHECK(many.ids == one.ids);
    CHECK(many.mentions == one.mentions);
    CHECK(same.facts == counts.facts);
    CHECK(same.text_bytes == counts.text_bytes);
  }
}

TEST_CASE("a sink that wants no more ends the run") {
  for (const size_t threads : {1U, 4U}) {
    CollectingSink sink(5);
    FakeSource source(1000);
    RunPipeline(source, SharedEngine(), Depth::kRepair, threads, sink, nullptr);
    CHECK(sink.ids.size() == 5);
  }
}

TEST_CASE("a failing sink ends the run with its error") {
  class FailingSink : public ResultSink {
   public:
    bool Accept(Article) override { throw Error("disk full"); }
    bool Reject(Problem) override { return true; }
  };
  for (const size_t threads : {1U, 4U}) {
    FailingSink sink;
    FakeSource source(50);
    CHECK_THROWS_WITH_AS(
        RunPipeline(source, SharedEngine(), Depth::kRepair, threads, sink, nullptr),
        "disk full", Error);
  }
}

TEST_CASE("an engine without its data names the file") {
  CHECK_THROWS_AS(Engine(DataPaths::In("no/such/folder"), {}), Error);
}

}  // namespace
}  // namespace unspin
