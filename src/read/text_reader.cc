// Plain text and HTML: the whole input is one record.

#include <utility>

#include "read/record.h"
#include "read/record_reader.h"
#include "read/text_document.h"

namespace unspin {
namespace {

class TextReader : public RecordReader {
 public:
  TextReader(const ReaderContext& context, Markup markup)
      : context_(context), markup_(markup) {}

  std::optional<ReadItem> Next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    const RecordPlace place = context_.Whole();
    const uint64_t limit = context_.options.max_record_bytes;
    const std::string_view bytes = context_.stream.Peek(limit + 1);
    if (!context_.stream.fault().empty()) return Reject(place, context_.stream.fault());
    if (bytes.size() > limit) {
      return Reject(place, "longer than " + std::to_string(limit) + " bytes");
    }
    return ToTextDocument({bytes, markup_, {}}, place, context_);
  }

 private:
  ReaderContext context_;
  Markup markup_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> MakeTextReader(const ReaderContext& context,
                                             Markup markup) {
  return std::make_unique<TextReader>(context, markup);
}

}  // namespace unspin
