// JSON Lines: a record a line.

#include <utility>

#include "read/json_record.h"
#include "read/line_reader.h"
#include "read/record.h"
#include "read/record_reader.h"

namespace unspin {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

class JsonlReader : public RecordReader {
 public:
  explicit JsonlReader(const ReaderContext& context)
      : context_(context),
        lines_(context.stream, context.options.max_record_bytes),
        parser_(context) {}

  std::optional<ReadItem> Next() override {
    for (;;) {
      std::optional<Line> line = lines_.Next();
      if (!line) {
        if (std::exchange(given_, true)) return std::nullopt;
        return Reject(context_.Next(0, 0), "no records");
      }
      if (line->number == 1 && line->bytes.starts_with(kMark)) {
        line->bytes.remove_prefix(kMark.size());
      }
      if (line->too_long) {
        given_ = true;
        return Reject(context_.Next(line->number, line->offset),
                      "longer than " +
                          std::to_string(context_.options.max_record_bytes) + " bytes");
      }
      // The record separator of RFC 7464 may stand in front.
      const size_t begin = line->bytes.find_first_not_of(" \t\r\x1E");
      if (begin == std::string_view::npos) continue;
      line->bytes.remove_prefix(begin);
      given_ = true;
      return parser_.Parse(line->bytes, context_.Next(line->number, line->offset));
    }
  }

 private:
  ReaderContext context_;
  LineReader lines_;
  JsonRecordParser parser_;
  bool given_ = false;  // there was a record
};

}  // namespace

std::unique_ptr<RecordReader> MakeJsonlReader(const ReaderContext& context) {
  return std::make_unique<JsonlReader>(context);
}

}  // namespace unspin
