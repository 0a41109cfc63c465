#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/session.h"

namespace unspin::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kInterval = std::chrono::milliseconds(200);

std::string Amount(uint64_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

}  // namespace

ProgressLine::ProgressLine(const Session& session)
    : on_(!session.quiet && ::isatty(STDERR_FILENO) != 0), start_(Clock::now()) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

double ProgressLine::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void ProgressLine::Progress(const RunCounts& counts, const DocumentSource& source) {
  if (!on_ || Clock::now() - last_ < kInterval) return;
  last_ = Clock::now();
  shown_ = true;
  const uint64_t bytes = source.bytes_read();
  std::string line =
      fmt::format("\r\x1b[K{} articles, {:.0f}/s, {}", Grouped(counts.articles),
                  static_cast<double>(counts.articles) / seconds(), Amount(bytes));
  if (const auto total = source.total_bytes(); total && bytes > 0 && *total >= bytes) {
    const double share = static_cast<double>(bytes) / static_cast<double>(*total);
    line += fmt::format(" of {} ({:.0f} %), {:.0f} s left", Amount(*total), share * 100,
                        seconds() / share * (1 - share));
  }
  std::fputs(line.c_str(), stderr);
}

std::string Grouped(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

namespace {

// "1 article", "2,304 articles".
std::string Counted(uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", Grouped(number), noun, number == 1 ? "" : "s");
}

}  // namespace

std::string Summary(const RunCounts& counts, double seconds) {
  std::string text = fmt::format(
      "{} ({} spun), {} ({} of spun words), {}, {}, {}, {} rejected",
      Counted(counts.articles, "article"), Grouped(counts.spun),
      Counted(counts.repairs, "repair"), Grouped(counts.spin_repairs),
      Counted(counts.mentions, "mention"),
      counts.entities == 1 ? "1 entity" : Grouped(counts.entities) + " entities",
      Counted(counts.facts, "fact"), Grouped(counts.rejects));
  if (counts.missing_inputs > 0) {
    text += ", " + Counted(counts.missing_inputs, "input") + " without records";
  }
  return text + fmt::format(", in {:.1f} s", seconds);
}

}  // namespace unspin::cli
