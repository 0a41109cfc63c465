// JSON Lines and JSON documents (an array of records, or one), over simdjson.

#include <simdjson.h>

#include <charconv>

#include "base/charset.h"
#include "base/unicode.h"
#include "read/line_reader.h"
#include "read/record.h"
#include "read/record_reader.h"

namespace unspin {
namespace {

namespace dom = simdjson::dom;

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// The value as text: strings as they are, numbers as written, the strings of an array
// joined with ", ", an object by its "name". Nothing for null.
std::optional<std::string> ToText(dom::element value) {
  switch (value.type()) {
    case dom::element_type::STRING:
      return std::string(std::string_view(value));
    case dom::element_type::ARRAY: {
      std::string joined;
      for (const dom::element item : dom::array(value)) {
        const std::optional<std::string> text = ToText(item);
        if (!text) continue;
        joined += (joined.empty() ? "" : ", ") + *text;
      }
      return joined.empty() ? std::nullopt : std::optional(joined);
    }
    case dom::element_type::OBJECT: {
      dom::element name;
      if (value["name"].get(name) == simdjson::SUCCESS) return ToText(name);
      return std::nullopt;
    }
    case dom::element_type::NULL_VALUE:
      return std::nullopt;
    default:
      return simdjson::minify(value);
  }
}

ReadItem FromObject(dom::element element, const RecordPlace& place,
                    const ReaderContext& context) {
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) {
    return Reject(place, "a record must be a JSON object");
  }
  RecordFields fields;
  for (const dom::key_value_pair field : object) {
    if (std::optional<std::string> text = ToText(field.value)) {
      fields.insert_or_assign(std::string(field.key), *std::move(text));
    }
  }
  return ToDocument(fields, place, context.options);
}

// simdjson wants valid UTF-8; anything else is decoded first and reported.
std::string ToValidUtf8(std::string_view bytes, const RecordPlace& place,
                        ProblemCollector& problems) {
  if (IsValidUtf8(bytes)) return std::string(bytes);
  DecodedText decoded = DecodeToUtf8(bytes);
  if (decoded.first_damage) {
    Problem warning =
        Reject(place, std::to_string(decoded.damaged_bytes) +
                          " bytes are not valid UTF-8 and are kept as Windows-1252 "
                          "characters");
    warning.severity = Problem::Severity::kWarning;
    warning.byte_offset = place.byte_offset + *decoded.first_damage;
    problems.Add(std::move(warning));
  }
  return std::move(decoded.text);
}

class JsonlReader : public RecordReader {
 public:
  explicit JsonlReader(const ReaderContext& context)
      : context_(context), lines_(context.stream, context.options.max_record_bytes) {}

  std::optional<ReadItem> Next() override {
    for (;;) {
      const std::optional<Line> line = lines_.Next();
      if (!line) return std::nullopt;
      if (!line->too_long && IsBlank(line->bytes)) continue;
      const RecordPlace place = context_.Next(line->number, line->offset);
      if (line->too_long) {
        return Reject(place, "longer than " +
                                 std::to_string(context_.options.max_record_bytes) +
                                 " bytes");
      }
      return Parse(line->bytes, place);
    }
  }

 private:
  ReadItem Parse(std::string_view bytes, const RecordPlace& place) {
    const std::string text = ToValidUtf8(bytes, place, context_.problems);
    dom::element element;
    const simdjson::error_code error = parser_.parse(text).get(element);
    if (error != simdjson::SUCCESS) {
      return Reject(place,
                    std::string("not valid JSON: ") + simdjson::error_message(error));
    }
    return FromObject(element, place, context_);
  }

  ReaderContext context_;
  LineReader lines_;
  dom::parser parser_;
};

class JsonReader : public RecordReader {
 public:
  explicit JsonReader(const ReaderContext& context) : context_(context) {}

  std::optional<ReadItem> Next() override {
    if (!parsed_) {
      parsed_ = true;
      if (std::optional<Problem> problem = Parse()) return *std::move(problem);
    }
    if (next_ == records_.size()) return std::nullopt;
    return FromObject(records_[next_++], context_.Next(0, 0), context_);
  }

 private:
  std::optional<Problem> Parse() {
    const RecordPlace place = context_.Whole();
    const uint64_t limit = context_.options.max_record_bytes;
    const std::string_view bytes = context_.stream.Peek(limit + 1);
    if (!context_.stream.fault().empty()) return Reject(place, context_.stream.fault());
    if (bytes.size() > limit) {
      return Reject(place, "a JSON document longer than " + std::to_string(limit) +
                               " bytes: give it as JSON Lines");
    }
    dom::element element;
    const simdjson::error_code error =
        parser_.parse(ToValidUtf8(bytes, place, context_.problems)).get(element);
    if (error != simdjson::SUCCESS) {
      return Reject(place,
                    std::string("not valid JSON: ") + simdjson::error_message(error));
    }
    dom::array array;
    if (element.get(array) == simdjson::SUCCESS) {
      for (const dom::element record : array) records_.push_back(record);
      if (records_.empty()) return Reject(place, "an empty JSON array");
    } else {
      records_.push_back(element);
    }
    return std::nullopt;
  }

  ReaderContext context_;
  dom::parser parser_;
  std::vector<dom::element> records_;
  size_t next_ = 0;
  bool parsed_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> MakeJsonlReader(const ReaderContext& context) {
  return std::make_unique<JsonlReader>(context);
}

std::unique_ptr<RecordReader> MakeJsonReader(const ReaderContext& context) {
  return std::make_unique<JsonReader>(context);
}

}  // namespace unspin
