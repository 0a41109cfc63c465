// Web archives in ARC, the format before WARC (Internet Archive, "Arc File Format",
// 1996): versions 1 and 2.

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/unicode.h"
#include "read/record.h"
#include "read/record_reader.h"
#include "read/web_page.h"

namespace unspin {
namespace {

constexpr size_t kMaxLine = 1 << 14;  // bytes of a record's own line

// The line before a record. An address may hold spaces, so fields count from the end.
struct ArcLine {
  std::string url;
  std::string type;
  std::string length;
};

std::vector<std::string_view> Fields(std::string_view line) {
  std::vector<std::string_view> fields;
  for (size_t begin = 0; begin <= line.size();) {
    const size_t end = std::min(line.find(' ', begin), line.size());
    fields.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

bool IsNumber(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return IsDigit(static_cast<unsigned char>(c));
  });
}

// "http://example.org/ 192.0.2.1 20140216050221 text/html 1591"; a line of version 2
// has five fields more before the length.
std::optional<ArcLine> ParseLine(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const size_t scheme = line.find(':');
  if (scheme == line.npos || scheme > 12) return std::nullopt;
  const std::vector<std::string_view> fields = Fields(line);
  for (const size_t behind :
       {size_t{3}, size_t{8}}) {  // fields behind the date, and it
    if (fields.size() < behind + 2) continue;
    const size_t date = fields.size() - behind;
    if (fields[date].size() < 8 || !IsNumber(fields[date])) continue;
    ArcLine arc;
    const size_t url = static_cast<size_t>(fields[date - 1].data() - line.data());
    arc.url = std::string(line.substr(0, url - 1));
    arc.type = std::string(fields[date + 1]);
    arc.length = std::string(fields.back());
    return arc;
  }
  return std::nullopt;
}

class ArcReader : public RecordReader {
 public:
  explicit ArcReader(const ReaderContext& context) : context_(context) {}

  std::optional<ReadItem> Next() override {
    while (!done_ && SkipLineBreaks(context_.stream)) {
      if (std::optional<ReadItem> item = NextRecord()) return item;
    }
    return std::nullopt;
  }

 private:
  std::optional<ReadItem> NextRecord() {
    const uint64_t offset = context_.stream.offset();
    const std::string_view ahead = context_.stream.Peek(kMaxLine);
    const size_t line_end = ahead.find('\n');
    const std::optional<ArcLine> line =
        line_end == ahead.npos ? std::nullopt : ParseLine(ahead.substr(0, line_end));
    if (!line) {
      FindRecord();
      return Reject(context_.Next(0, offset),
                    WithFault("no ARC record where one must start"));
    }
    context_.stream.Skip(line_end + 1);
    uint64_t size = 0;
    const auto [end, error] = std::from_chars(
        line->length.data(), line->length.data() + line->length.size(), size);
    const bool is_page =
        !line->url.starts_with("filedesc:") && !line->url.starts_with("dns:");
    if (error != std::errc() || end != line->length.data() + line->length.size()) {
      FindRecord();
      if (!is_page) return std::nullopt;
      return Reject(context_.Next(0, offset),
                    "length '" + line->length + "' of the ARC record is no number");
    }
    return Content(*line, is_page, size, offset);
  }

  std::optional<ReadItem> Content(const ArcLine& line, bool is_page, uint64_t size,
                                  uint64_t offset) {
    if (size > context_.options.max_record_bytes) {
      FindRecord();
      if (!is_page) return std::nullopt;
      return Reject(context_.Next(0, offset),
                    "longer than " + std::to_string(context_.options.max_record_bytes) +
                        " bytes");
    }
    const std::string_view ahead = context_.stream.Peek(size + kMaxLine);
    const std::optional<size_t> length = LengthOf(ahead, size);
    if (!length) {
      const bool cut = ahead.size() < size;
      FindRecord();
      if (!is_page) return std::nullopt;
      return Reject(context_.Next(0, offset),
                    WithFault(cut ? "ARC record is cut off"
                                  : "length " + std::to_string(size) +
                                        " does not lead to the end of the ARC "
                                        "record"));
    }
    std::optional<ReadItem> item;
    if (is_page) {
      const std::string_view bytes = ahead.substr(0, *length);
      const bool is_http = bytes.starts_with("HTTP/");
      item = ToPage({bytes, is_http, ParseMediaType(line.type), line.url, {}},
                    context_.Next(0, offset), context_);
    }
    context_.stream.Skip(*length);
    return item;
  }

  // True if a record or the end is all that `text` begins with, behind line breaks.
  bool IsBoundary(std::string_view text) const {
    const std::string_view rest =
        text.substr(std::min(text.find_first_not_of("\r\n"), text.size()));
    return rest.empty() ? context_.stream.fault().empty()
                        : ParseLine(rest.substr(0, rest.find('\n'))).has_value();
  }

  // How many bytes at the start of `ahead` are the record's, which says `size`: fewer
  // if its line ends were "\r\n" when they were counted and are "\n" now, as in copies
  // made in text mode. Nothing if it cannot be told.
  std::optional<size_t> LengthOf(std::string_view ahead, uint64_t size) const {
    const auto is_break = [&](size_t i) {
      return ahead[i] == '\r' || ahead[i] == '\n';
    };
    if (ahead.size() >= size && IsBoundary(ahead.substr(size)) &&
        (ahead.size() == size || is_break(size) || (size > 0 && is_break(size - 1)))) {
      return size;
    }
    const std::string_view most = ahead.substr(0, size);
    const auto lines = static_cast<size_t>(std::count(most.begin(), most.end(), '\n'));
    const size_t last = std::min<size_t>(ahead.size(), size);
    for (size_t i = size > lines ? size - lines : 0; i <= last;) {
      i = std::min(ahead.find_first_of("\r\n", i), ahead.size());
      if (i <= last && IsBoundary(ahead.substr(i))) return i;
      i = ahead.find_first_not_of("\r\n", i);  // to the end of the breaks
    }
    return std::nullopt;
  }

  std::string WithFault(const std::string& reason) const {
    const std::string& fault = context_.stream.fault();
    return fault.empty() ? reason : reason + ": " + fault;
  }

  // Moves to the next line that starts a record, or to the end.
  void FindRecord() {
    for (;;) {
      const std::string_view ahead = context_.stream.Peek(kMaxLine);
      const size_t end = ahead.find('\n');
      if (end == ahead.npos) {
        context_.stream.Skip(ahead.size());
        done_ = ahead.size() < kMaxLine;
        if (done_) return;
        continue;
      }
      if (ParseLine(ahead.substr(0, end))) return;
      context_.stream.Skip(end + 1);
    }
  }

  ReaderContext context_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> MakeArcReader(const ReaderContext& context) {
  return std::make_unique<ArcReader>(context);
}

}  // namespace unspin
