#include "base/problem.h"

#include <doctest/doctest.h>

namespace unspin {
namespace {

TEST_CASE("a problem names the source, the line, the byte and the reason") {
  Problem problem;
  problem.source = "dump.jsonl";
  problem.line = 17;
  problem.byte_offset = 20481;
  problem.record_id = "a7";
  problem.reason = "not valid JSON";
  CHECK(problem.ToString() == "dump.jsonl:17 (byte 20481) [a7]: not valid JSON");
  CHECK(Problem{Problem::Severity::kReject, "x.txt", 0, {}, "x.txt", "empty"}
            .ToString() == "x.txt: empty");
}

TEST_CASE("the collector gives each problem once, in order") {
  ProblemCollector collector;
  collector.Add({Problem::Severity::kReject, "a", 0, {}, "", "one"});
  collector.Add({Problem::Severity::kWarning, "b", 0, {}, "", "two"});
  const auto problems = collector.Take();
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].reason == "one");
  CHECK(problems[1].reason == "two");
  CHECK(collector.Take().empty());
}

}  // namespace
}  // namespace unspin
