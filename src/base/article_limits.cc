#include "base/article_limits.h"

#include <algorithm>
#include <string>

namespace unspin {
namespace {

// A hundred years: more would overflow the clock.
constexpr double kMaxSeconds = 3e9;

// "60" and "0.5".
std::string Shown(double seconds) {
  std::string text = std::to_string(seconds);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

Deadline Deadline::In(double seconds) {
  Deadline deadline;
  if (seconds >= kMaxSeconds) return deadline;
  deadline.seconds_ = seconds;
  deadline.end_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                     std::chrono::duration<double>(seconds));
  return deadline;
}

void Deadline::Check() const {
  if (end_ == Clock::time_point::max() || Clock::now() < end_) return;
  throw LimitError("took longer than " + Shown(seconds_) + " seconds");
}

size_t LongestToken(std::string_view text) {
  size_t longest = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of(" \t\r\n\f", begin), text.size());
    longest = std::max(longest, end - begin);
    begin = end + 1;
  }
  return longest;
}

}  // namespace unspin
