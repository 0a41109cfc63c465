// Web archives: WARC and WET (ISO 28500:2017, WARC 0.17 to 1.1).

#include <algorithm>
#include <charconv>

#include "read/http_response.h"
#include "read/record.h"
#include "read/record_reader.h"
#include "read/web_page.h"

namespace unspin {
namespace {

constexpr size_t kMaxHead = (1 << 16) + 64;  // bytes of a record's own headers
constexpr size_t kStep = 1 << 16;
constexpr size_t kBehind = 32;  // bytes looked at behind a record

bool IsBreak(char c) { return c == '\r' || c == '\n'; }

size_t LeadingBreaks(std::string_view text) {
  size_t i = 0;
  while (i < text.size() && IsBreak(text[i])) ++i;
  return i;
}

// "WARC/1.0" at the start of a line.
bool StartsRecord(std::string_view text) {
  return text.size() > 5 && text.starts_with("WARC/") && text[5] >= '0' &&
         text[5] <= '9';
}

class WarcReader : public RecordReader {
 public:
  explicit WarcReader(const ReaderContext& context) : context_(context) {}

  std::optional<ReadItem> Next() override {
    while (!done_ && SkipLineBreaks(context_.stream)) {
      if (std::optional<ReadItem> item = NextRecord()) return item;
    }
    return std::nullopt;
  }

 private:
  // The record that starts here, or nothing if it holds no page.
  std::optional<ReadItem> NextRecord() {
    const std::string_view ahead = context_.stream.Peek(kMaxHead);
    if (!StartsRecord(ahead)) return Damaged("no WARC record where one must start");
    const size_t line = std::min(ahead.find('\n'), ahead.size());
    if (line == ahead.size()) return Damaged("WARC record is cut off in its headers");
    const std::optional<HeaderBlock> head = ParseHeaders(ahead.substr(line + 1));
    if (!head) return Damaged("headers of the WARC record are damaged or cut off");
    const std::string_view length = ValueOf(head->fields, "content-length");
    uint64_t size = 0;
    const auto [end, error] =
        std::from_chars(length.data(), length.data() + length.size(), size);
    if (error != std::errc() || end != length.data() + length.size()) {
      return Damaged("Content-Length '" + std::string(length.substr(0, 40)) +
                     "' is no number");
    }
    const uint64_t offset = context_.stream.offset();
    context_.stream.Skip(line + 1 + head->size);
    return Content(head->fields, size, offset);
  }

  // The content behind the headers of the record at `offset`.
  std::optional<ReadItem> Content(const HeaderFields& fields, uint64_t size,
                                  uint64_t offset) {
    const std::string id = WithoutBrackets(ValueOf(fields, "warc-record-id"));
    const bool is_page = HoldsPage(fields);
    if (!is_page && size > context_.options.max_record_bytes) {
      SkipBlock(size);
      return std::nullopt;
    }
    if (size > context_.options.max_record_bytes) {
      FindRecord();
      return Reject(
          context_.Next(0, offset),
          "longer than " + std::to_string(context_.options.max_record_bytes) + " bytes",
          id);
    }
    const std::string_view ahead = context_.stream.Peek(size + kBehind);
    if (std::string fault = FaultOf(ahead, size); !fault.empty()) {
      FindRecord();
      return Reject(context_.Next(0, offset), std::move(fault), id);
    }
    std::optional<ReadItem> item;
    if (is_page) {
      item = ToPage(WebRecordOf(fields, ahead.substr(0, size), id),
                    context_.Next(0, offset), context_);
    }
    context_.stream.Skip(size);
    return item;
  }

  // Why the `size` bytes at the start of `ahead` are not a record's; empty if they are.
  std::string FaultOf(std::string_view ahead, uint64_t size) const {
    if (ahead.size() < size) {
      const std::string& fault = context_.stream.fault();
      return "WARC record is cut off: " + std::to_string(ahead.size()) + " of " +
             std::to_string(size) + " bytes" + (fault.empty() ? "" : ": " + fault);
    }
    const std::string_view behind = ahead.substr(size);
    const std::string_view next = behind.substr(LeadingBreaks(behind));
    if (next.empty() || StartsRecord(next)) return {};
    return "Content-Length " + std::to_string(size) +
           " does not lead to the end of the WARC record";
  }

  // Requests, metadata, DNS answers and repeated answers without content hold none, nor
  // do the resources in which crawlers keep their logs.
  static bool HoldsPage(const HeaderFields& fields) {
    const std::string_view type = ValueOf(fields, "warc-type");
    if (type != "response" && type != "resource" && type != "conversion") return false;
    const std::string url = WithoutBrackets(ValueOf(fields, "warc-target-uri"));
    if (url.starts_with("metadata:")) return false;
    return ParseMediaType(ValueOf(fields, "content-type")).type != "text/dns";
  }

  static WebRecord WebRecordOf(const HeaderFields& fields, std::string_view bytes,
                               const std::string& id) {
    WebRecord record;
    record.bytes = bytes;
    record.type = ParseMediaType(ValueOf(fields, "content-type"));
    record.is_http = record.type.type == "application/http";
    record.url = ValueOf(fields, "warc-target-uri");
    record.id = id;
    return record;
  }

  // A reject of what stands here; goes on at the next record.
  ReadItem Damaged(std::string reason) {
    const RecordPlace place = context_.Next(0, context_.stream.offset());
    if (const std::string& fault = context_.stream.fault(); !fault.empty()) {
      reason += ": " + fault;
    }
    FindRecord();
    return Reject(place, std::move(reason));
  }

  void SkipBlock(uint64_t size) {
    while (size > 0) {
      const std::string_view ahead = context_.stream.Peek(1);
      if (ahead.empty()) return;
      const uint64_t part = std::min<uint64_t>(size, ahead.size());
      context_.stream.Skip(part);
      size -= part;
    }
  }

  // Moves to the next line that starts a record, or to the end. Any damage that was
  // found before has been told, so that the end is the end.
  void FindRecord() {
    constexpr std::string_view kMark = "\nWARC/";
    for (;;) {
      const std::string_view ahead = context_.stream.Peek(kStep);
      for (size_t i = ahead.find(kMark); i != ahead.npos;
           i = ahead.find(kMark, i + 1)) {
        if (!StartsRecord(ahead.substr(i + 1))) continue;
        context_.stream.Skip(i + 1);
        return;
      }
      done_ = ahead.size() < kStep;
      context_.stream.Skip(done_ ? ahead.size() : ahead.size() - kMark.size() - 1);
      if (done_) return;
    }
  }

  ReaderContext context_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> MakeWarcReader(const ReaderContext& context) {
  return std::make_unique<WarcReader>(context);
}

}  // namespace unspin
