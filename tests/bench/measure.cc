#include "bench/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

#include "base/error.h"

namespace unspin::bench {
namespace {

// More than memory can be read with: the stage saw at the first byte that there is
// nothing to do.
constexpr double kAtOnce = 1e10;

// "1,230,000": three digits are all that a measurement is good for.
std::string Rounded(double number) {
  double unit = 1;
  while (number / unit >= 1000) unit *= 10;
  std::string digits = fmt::format("{:.0f}", std::floor(number / unit) * unit);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

double ThreadSeconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

void Expect(bool holds, const std::string& what) {
  if (!holds) throw Error("wrong result: " + what);
}

double Measure(const Work& work, const Sample& sample, int runs) {
  work(sample);
  std::vector<double> seconds;
  for (int run = 0; run < runs; ++run) {
    const double start = ThreadSeconds();
    work(sample);
    seconds.push_back(ThreadSeconds() - start);
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

void PrintTable(const std::vector<Stage>& stages, const std::vector<Sample>& samples,
                int runs) {
  std::string head = "| stage |";
  std::string line = "|---|";
  for (const Sample& sample : samples) {
    head += fmt::format(" {0}: words/s | {0}: MB/s |", sample.name);
    line += "---:|---:|";
  }
  std::printf("%s\n%s\n", head.c_str(), line.c_str());
  for (const Stage& stage : stages) {
    std::string row = "| " + stage.name + " |";
    for (const Sample& sample : samples) {
      const double seconds = std::max(Measure(stage.work, sample, runs), 1e-9);
      const double bytes = static_cast<double>(sample.bytes) / seconds;
      const double megabytes = bytes / 1e6;
      row += bytes > kAtOnce
                 ? std::string(" at once | |")
                 : fmt::format(" {} | {} |",
                               Rounded(static_cast<double>(sample.words) / seconds),
                               megabytes < 100 ? fmt::format("{:.3g}", megabytes)
                                               : Rounded(megabytes));
    }
    std::printf("%s\n", row.c_str());
    std::fflush(stdout);
  }
}

}  // namespace unspin::bench
