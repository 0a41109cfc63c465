// JSON documents of any size: an array of records, an object around such an array,
// objects one after another over many lines. Only one record is held at a time.

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "read/json_record.h"
#include "read/json_scanner.h"
#include "read/record.h"
#include "read/record_reader.h"

namespace unspin {
namespace {

constexpr size_t kStep = 1 << 16;
constexpr size_t kListSample = 1 << 20;  // looked through for a list of records
constexpr size_t kMaxPrefix = 100;       // bytes of a record up to its first key
// Between records: white space, the record separator of RFC 7464, byte order marks.
constexpr std::string_view kBetween = " \t\r\n\x1E\xEF\xBB\xBF";

class JsonReader : public RecordReader {
 public:
  explicit JsonReader(const ReaderContext& context)
      : context_(context), stream_(context.stream), parser_(context) {}

  std::optional<ReadItem> Next() override {
    stream_.Skip(std::exchange(pending_, 0));
    while (std::optional<char> c = NextChar()) {
      if (std::optional<ReadItem> item = rest_ ? InList(*c) : AtTop(*c)) {
        given_ = true;
        return item;
      }
    }
    return AtEnd();
  }

 private:
  // The next character that is not between records.
  std::optional<char> NextChar() {
    for (;;) {
      const std::string_view ahead = stream_.Peek(1);
      if (ahead.empty()) return std::nullopt;
      const size_t found = ahead.find_first_not_of(kBetween);
      stream_.Skip(std::min(found, ahead.size()));
      if (found != std::string_view::npos) return ahead[found];
    }
  }

  std::optional<ReadItem> AtTop(char c) {
    if (c == ',') {
      stream_.Skip(1);
      return std::nullopt;
    }
    if (c != '{' && c != '[') return Garbage();
    const std::string_view ahead = stream_.Peek(c == '{' ? kListSample : 1);
    const std::optional<size_t> list = c == '[' ? 0 : FindRecordList(ahead);
    if (!list) return Record();
    rest_.emplace();
    rest_->Scan(ahead.substr(0, *list + 1));
    stream_.Skip(*list + 1);
    comma_due_ = false;
    return std::nullopt;
  }

  std::optional<ReadItem> InList(char c) {
    if (c == ']') return EndOfList();
    if (c == ',') {
      stream_.Skip(1);
      comma_due_ = false;
      return std::nullopt;
    }
    if (c == '}') {
      Warn("a brace too many behind this record");
      stream_.Skip(1);
      return std::nullopt;
    }
    if (c != '{') return NoRecords();
    if (comma_due_) Warn("no comma in front of this record");
    comma_due_ = true;
    return Record();
  }

  std::optional<ReadItem> AtEnd() {
    if (std::exchange(ended_, true)) return std::nullopt;
    if (rest_) {
      return Reject(context_.Next(0, stream_.offset()), "cut: the list has no end");
    }
    if (!given_) return Reject(context_.Next(0, 0), "no records");
    return std::nullopt;
  }

  // A whole record, which starts here. It stays in the stream until the next call.
  ReadItem Record() {
    const RecordPlace place = context_.Next(0, stream_.offset());
    const uint64_t limit = context_.options.max_record_bytes;
    JsonScanner scanner;
    size_t scanned = 0;
    for (;;) {
      const uint64_t step = std::min<uint64_t>(std::max(scanned, kStep), limit + 1);
      const std::string_view ahead = stream_.Peek(scanned + step);
      if (scanned == 0) RememberPrefix(ahead);
      if (ahead.size() == scanned) return Cut(place);
      const JsonScanner::Outcome outcome = scanner.Scan(ahead.substr(scanned));
      const size_t size = scanned + outcome.size;
      if (size > limit) {
        stream_.Skip(size);
        return TooLong(place, scanner, outcome.result);
      }
      if (outcome.result == JsonScanner::Result::kEnd) {
        pending_ = size;
        return parser_.Parse(ahead.substr(0, size), place);
      }
      if (outcome.result == JsonScanner::Result::kDamaged) {
        FindNextRecord(size);
        return Reject(place, "not valid JSON: damaged " + std::to_string(size) +
                                 " bytes into the record");
      }
      scanned = ahead.size();
    }
  }

  ReadItem Cut(const RecordPlace& place) {
    if (!stream_.fault().empty()) {
      --context_.records;
      throw Error(stream_.fault());
    }
    ended_ = true;
    stream_.Skip(stream_.Peek(0).size());
    return Reject(place, "cut: the record has no end");
  }

  // The record is scanned to its end without being kept.
  ReadItem TooLong(const RecordPlace& place, JsonScanner& scanner,
                   JsonScanner::Result result) {
    while (result == JsonScanner::Result::kMore) {
      const std::string_view ahead = stream_.Peek(kStep);
      if (ahead.empty()) break;
      const JsonScanner::Outcome outcome = scanner.Scan(ahead);
      stream_.Skip(outcome.size);
      result = outcome.result;
    }
    if (result == JsonScanner::Result::kMore) ended_ = true;
    if (result == JsonScanner::Result::kDamaged) FindNextRecord(0);
    return Reject(
        place,
        "longer than " + std::to_string(context_.options.max_record_bytes) + " bytes");
  }

  // The end of the list, and of what stands around it.
  std::optional<ReadItem> EndOfList() {
    stream_.Skip(1);
    JsonScanner around = *std::exchange(rest_, std::nullopt);
    JsonScanner::Outcome outcome = around.Scan("]");
    while (outcome.result == JsonScanner::Result::kMore) {
      const std::string_view ahead = stream_.Peek(1);
      if (ahead.empty()) break;
      outcome = around.Scan(ahead);
      stream_.Skip(outcome.size);
    }
    if (outcome.result == JsonScanner::Result::kEnd) return std::nullopt;
    return Reject(context_.Next(0, stream_.offset()),
                  "the object around the list of records is not valid JSON");
  }

  // Values that are no objects, as many as there are: they are told once.
  std::optional<ReadItem> NoRecords() {
    const RecordPlace place = context_.Next(0, stream_.offset());
    size_t values = 0;
    std::optional<char> c = NextChar();
    for (; c && *c != '{' && *c != ']'; c = NextChar()) {
      if (*c == ',') {
        stream_.Skip(1);
        continue;
      }
      ++values;
      SkipValue(*c);
    }
    return Reject(place, "a record must be a JSON object" +
                             (values == 1 ? std::string()
                                          : ": " + std::to_string(values) +
                                                " values that are none"));
  }

  // A string, a list or a word, which starts with `c`.
  void SkipValue(char c) {
    JsonScanner scanner;
    if (c == '"') scanner.Scan("{");  // as a key: it ends where it cannot go on
    const bool scan = c == '"' || c == '[';
    for (size_t from = 1;; from = 0) {
      const std::string_view ahead = stream_.Peek(kStep);
      if (ahead.empty()) return;
      if (!scan) {
        const size_t end = ahead.find_first_of(",]{}[\"", from);
        stream_.Skip(std::min(end, ahead.size()));
        if (end != std::string_view::npos) return;
        continue;
      }
      const JsonScanner::Outcome outcome = scanner.Scan(ahead);
      stream_.Skip(outcome.size);
      if (outcome.result != JsonScanner::Result::kMore) return;
    }
  }

  // What can be no part of a document: told once, up to a line that starts like one.
  std::optional<ReadItem> Garbage() {
    const RecordPlace place = context_.Next(0, stream_.offset());
    stream_.Skip(1);
    comma_due_ = false;
    for (;;) {
      const std::string_view ahead = stream_.Peek(kStep);
      const size_t found = std::min(ahead.find("\n{"), ahead.find("\n["));
      if (found != std::string_view::npos) {
        stream_.Skip(found);
        break;
      }
      if (ahead.size() < kStep) {
        stream_.Skip(ahead.size());
        ended_ = true;
        break;
      }
      stream_.Skip(ahead.size() - 1);
    }
    return Reject(place, given_ ? "text that is no JSON" : "not JSON");
  }

  void Warn(std::string reason) {
    Problem warning = Reject(context_.At(0, stream_.offset()), std::move(reason));
    warning.severity = Problem::Severity::kWarning;
    context_.problems.Add(std::move(warning));
  }

  void RememberPrefix(std::string_view record) {
    const size_t open = record.find_first_not_of(" \t\r\n", 1);
    if (open == std::string_view::npos || record[open] != '"') return;
    const size_t close = record.substr(0, kMaxPrefix).find('"', open + 1);
    if (close != std::string_view::npos) prefix_ = record.substr(0, close + 1);
  }

  // Behind damage, records are found again by what they start with: an object whose
  // first key is that of the record before. In sound JSON that cannot stand in a
  // string.
  void FindNextRecord(size_t damage) {
    const size_t back = std::min(damage, prefix_.size());
    stream_.Skip(std::max<size_t>(damage - back, std::min<size_t>(damage, 1)));
    comma_due_ = false;
    for (;;) {
      const std::string_view ahead = stream_.Peek(kStep);
      for (size_t i = ahead.find(prefix_); i != std::string_view::npos;
           i = ahead.find(prefix_, i + 1)) {
        const size_t before = ahead.substr(0, i).find_last_not_of(" \t\r\n");
        const char c = before == std::string_view::npos ? ',' : ahead[before];
        if (c == ':' || c == '[') continue;  // inside of a record
        stream_.Skip(i);
        return;
      }
      if (ahead.size() < kStep) {
        stream_.Skip(ahead.size());
        ended_ = true;
        return;
      }
      stream_.Skip(ahead.size() - prefix_.size());
    }
  }

  ReaderContext context_;
  ByteStream& stream_;
  JsonRecordParser parser_;
  size_t pending_ = 0;               // bytes of the record given last, to be skipped
  std::optional<JsonScanner> rest_;  // in a list: what stands around it
  bool comma_due_ = false;           // between the records of a list
  std::string prefix_ = "{\"";       // that records start with
  bool given_ = false;               // there was something
  bool ended_ = false;               // nothing more is to be told
};

}  // namespace

std::unique_ptr<RecordReader> MakeJsonReader(const ReaderContext& context) {
  return std::make_unique<JsonReader>(context);
}

}  // namespace unspin
