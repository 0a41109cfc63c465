// Plain text and HTML: the whole input is one record.

#include <utility>

#include "base/charset.h"
#include "read/record.h"
#include "read/record_reader.h"

namespace unspin {
namespace {

constexpr std::string_view kSpaces = " \t\r";

// The length of the line break at `offset` with a blank line behind it, or 0.
size_t BlankLineAt(std::string_view text, size_t offset) {
  size_t i = offset;
  int breaks = 0;
  while (i < text.size()) {
    if (text[i] == '\n') {
      ++breaks;
      offset = i + 1;
    } else if (kSpaces.find(text[i]) == std::string_view::npos) {
      break;
    }
    ++i;
  }
  return breaks >= 2 ? offset : 0;
}

// The headline is the first line when a blank line follows it and more text after that.
void SplitHeadline(RawDocument& document) {
  const std::string_view text = document.original;
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return;
  const size_t end = text.find('\n', begin);
  if (end == std::string_view::npos) return;
  const size_t body = BlankLineAt(text, end);
  if (body == 0 || text.find_first_not_of(" \t\r\n", body) == std::string_view::npos) {
    return;
  }
  const size_t last = text.find_last_not_of(" \t\r", end - 1);
  document.title = std::string(text.substr(begin, last - begin + 1));
  document.body = {body, text.size()};
}

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
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      return Reject(place, bytes.empty() ? "empty file" : "nothing but white space");
    }
    if (LooksBinary(bytes)) return Reject(place, "binary data, not text");
    return Decode(bytes, place);
  }

 private:
  ReadItem Decode(std::string_view bytes, const RecordPlace& place) {
    DecodedText decoded = DecodeToUtf8(bytes);
    if (decoded.first_damage) {
      Problem warning = Reject(place, std::to_string(decoded.damaged_bytes) +
                                          " bytes are not valid " + decoded.encoding +
                                          " and are kept as Windows-1252 characters");
      warning.severity = Problem::Severity::kWarning;
      warning.byte_offset = decoded.first_damage;
      context_.problems.Add(std::move(warning));
    }
    RawDocument document;
    document.id = place.id();
    document.location = place.location();
    document.original = std::move(decoded.text);
    document.encoding = std::move(decoded.encoding);
    document.markup = markup_;
    document.body = {0, document.original.size()};
    if (markup_ == Markup::kPlain) {
      SplitHeadline(document);
      // The last line break is the file's, not the article's.
      document.body.end = document.original.find_last_not_of(" \t\r\n") + 1;
    }
    ApplyDefaults(context_.options, document);
    return document;
  }

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
