#include "read/line_reader.h"

#include <algorithm>

#include "base/error.h"

namespace unspin {
namespace {

constexpr size_t kStep = 1 << 16;
constexpr size_t kSkipStep = 4096;

}  // namespace

std::optional<Line> LineReader::Next() {
  stream_.Skip(pending_);
  pending_ = 0;
  size_t searched = 0;
  std::string_view ahead = stream_.Peek(1);
  if (ahead.empty()) return std::nullopt;

  Line line;
  line.number = ++number_;
  line.offset = stream_.offset();
  for (;;) {
    const size_t end = ahead.find('\n', searched);
    if (end != std::string_view::npos && end <= max_bytes_) {
      line.bytes = ahead.substr(0, end);
      pending_ = end + 1;
      break;
    }
    if (ahead.size() > max_bytes_) {
      line.too_long = true;
      SkipRest();
      return line;
    }
    searched = ahead.size();
    ahead = stream_.Peek(ahead.size() + kStep);
    if (ahead.size() == searched) {  // the last line has no end
      if (!stream_.fault().empty()) throw Error(stream_.fault());
      line.bytes = ahead;
      pending_ = ahead.size();
      break;
    }
  }
  if (line.bytes.ends_with('\r')) line.bytes.remove_suffix(1);
  return line;
}

void LineReader::SkipRest() {
  for (;;) {
    const std::string_view ahead = stream_.Peek(kSkipStep);
    if (ahead.empty()) return;
    const size_t end = ahead.find('\n');
    stream_.Skip(std::min(end, ahead.size() - 1) + 1);
    if (end != std::string_view::npos) return;
  }
}

}  // namespace unspin
