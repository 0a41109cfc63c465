// unspin_bench: how fast each stage is, on one thread.

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "bench/measure.h"
#include "bench/samples.h"
#include "bench/stages.h"

namespace unspin::bench {
namespace {

void Run(int copies, int runs) {
  Parts parts(DataPaths::In(UNSPIN_BINARY_DIR "/share/unspin"));
  std::vector<Sample> samples;
  for (const auto& [name, folder] : {std::pair("clean", "clean"), {"spun", "spun_a"}}) {
    samples.push_back(
        MakeSample(name, folder, copies, parts.engine,
                   (parts.folder.path() / fmt::format("{}.jsonl", name)).string()));
    std::fprintf(stderr, "%s: %zu articles, %zu words, %.1f MB\n", name,
                 samples.back().records.size(), samples.back().words,
                 static_cast<double>(samples.back().bytes) / 1e6);
  }
  PrintTable(AllStages(parts), samples, runs);
}

}  // namespace
}  // namespace unspin::bench

int main(int argc, char** argv) {
  const int copies = argc > 1 ? std::atoi(argv[1]) : 10;
  const int runs = argc > 2 ? std::atoi(argv[2]) : 5;
  if (copies < 1 || runs < 1) {
    std::fputs("usage: unspin_bench [COPIES [RUNS]]\n", stderr);
    return 2;
  }
  try {
    unspin::bench::Run(copies, runs);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "unspin_bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
