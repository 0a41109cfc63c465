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

// Seconds that each fixer took to look and apply, over all records.
std::vector<double> RunFixers(const std::vector<RawDocument>& records,
                              const BoilerplatePatterns& patterns) {
  std::vector<MappedText> texts;
  texts.reserve(records.size());
  const double begin = ThreadSeconds();
  for (const RawDocument& record : records) {
    texts.emplace_back(record.original, record.body, Field::kBody);
  }
  std::vector<double> seconds{ThreadSeconds() - begin};
  for (const Fixer& fixer : Repairer::Fixers()) {
    const double start = ThreadSeconds();
    for (size_t i = 0; i < records.size(); ++i) {
      const FixContext context{Field::kBody, records[i], nullptr, {}, patterns};
      texts[i].Apply(fixer.name, fixer.find(texts[i].text(), context));
    }
    seconds.push_back(ThreadSeconds() - start);
  }
  return seconds;
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
  RunFixers(records, patterns);
  std::vector<std::vector<double>> each(Repairer::Fixers().size() + 1);
  for (int run = 0; run < runs; ++run) {
    const std::vector<double> seconds = RunFixers(records, patterns);
    for (size_t i = 0; i < seconds.size(); ++i) each[i].push_back(seconds[i]);
  }
  double all = 0;
  double character_repair = 0;
  for (size_t i = 0; i < each.size(); ++i) {
    const std::string name =
        i == 0 ? "copying" : std::string(Repairer::Fixers()[i - 1].name);
    const double seconds = Median(each[i]);
    all += seconds;
    if (name != "boilerplate") character_repair += seconds;
    std::printf("| %s | %.0f |\n", name.c_str(), megabytes / seconds);
  }
  std::printf("| all but boilerplate | %.0f |\n", megabytes / character_repair);
  std::printf("| all | %.0f |\n", megabytes / all);
}

}  // namespace unspin::bench
