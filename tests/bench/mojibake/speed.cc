#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "bench/mojibake/commands.h"
#include "bench/mojibake/texts.h"
#include "core/mapped_text.h"
#include "repair/boilerplate_patterns.h"
#include "repair/repair_fixture.h"

namespace unspin::bench {
namespace {

double ThreadSeconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// Seconds that each fixer took, in their order, looking and applying.
std::vector<double> RunFixers(const std::vector<RawDocument>& records,
                              const BoilerplatePatterns& patterns) {
  std::vector<double> seconds(Repairer::Fixers().size(), 0);
  for (const RawDocument& record : records) {
    const FixContext context{Field::kBody, record, nullptr, {}, patterns};
    MappedText text(record.original, record.body, Field::kBody);
    size_t i = 0;
    double start = ThreadSeconds();
    for (const Fixer& fixer : Repairer::Fixers()) {
      text.Apply(fixer.name, fixer.find(text.text(), context));
      const double end = ThreadSeconds();
      seconds[i++] += end - start;
      start = end;
    }
  }
  return seconds;
}

double RunAll(const std::vector<RawDocument>& records,
              const BoilerplatePatterns& patterns) {
  const double start = ThreadSeconds();
  size_t bytes = 0;
  for (const RawDocument& record : records) {
    const FixContext context{Field::kBody, record, nullptr, {}, patterns};
    MappedText text(record.original, record.body, Field::kBody);
    for (const Fixer& fixer : Repairer::Fixers()) {
      text.Apply(fixer.name, fixer.find(text.text(), context));
    }
    bytes += text.TakeText().text.size();
  }
  return bytes == 0 ? 0 : ThreadSeconds() - start;
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

void Speed(const MojibakeOptions& options, int runs) {
  const BoilerplatePatterns patterns(ShippedLexicon());
  std::vector<RawDocument> records;
  size_t bytes = 0;
  for (const std::string& text : ReadTexts(options)) {
    bytes += text.size();
    records.push_back(RawText(text));
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  RunAll(records, patterns);
  std::vector<double> all;
  std::vector<std::vector<double>> each(Repairer::Fixers().size());
  for (int run = 0; run < runs; ++run) {
    all.push_back(RunAll(records, patterns));
    const std::vector<double> seconds = RunFixers(records, patterns);
    for (size_t i = 0; i < seconds.size(); ++i) each[i].push_back(seconds[i]);
  }
  std::printf("all %.1f MB/s\n", megabytes / Median(all));
  for (size_t i = 0; i < each.size(); ++i) {
    std::printf("  %-22s %8.0f MB/s\n", std::string(Repairer::Fixers()[i].name).c_str(),
                megabytes / Median(each[i]));
  }
}

}  // namespace unspin::bench
