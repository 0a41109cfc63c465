#include "read/json_record.h"

#include <simdjson.h>

#include <optional>
#include <string>
#include <utility>

#include "base/charset.h"
#include "base/unicode.h"
#include "read/json_scanner.h"
#include "read/json_string.h"

namespace unspin {
namespace {

namespace ondemand = simdjson::ondemand;
using ondemand::json_type;

constexpr int kMaxDepth = 4;       // of objects whose fields are looked at
constexpr int kWrappedRank = 100;  // fields of the record itself come first
constexpr int kMaxListDepth = 8;   // of lists in lists that are joined to a text

// The value as text: strings as they are, numbers as written, those of an array joined,
// an object by its "name". Nothing for null.
class TextOf {
 public:
  std::string_view operator()(ondemand::value value, std::string_view between) {
    between_ = between;
    switch (value.type()) {
      case json_type::string:
        return String(value);
      case json_type::array:
      case json_type::object:
        joined_.clear();
        Join(value, 0);
        return joined_;
      case json_type::null:
        return {};
      default:
        return Trimmed(value.raw_json_token());
    }
  }

 private:
  std::string_view String(ondemand::value value) {
    // simdjson would refuse a surrogate without its other half, which many programs
    // write, and is built for processors from before it could be quick here.
    const std::string_view token = value.raw_json_token();
    const std::string_view inside = token.substr(1, token.rfind('"') - 1);
    if (inside.find('\\') == std::string_view::npos) return inside;
    unescaped_ = UnescapeJson(inside);
    return unescaped_;
  }

  void Join(ondemand::value value, int depth) {
    const json_type type = value.type();
    if (type == json_type::array) {
      if (depth == kMaxListDepth) return;
      for (ondemand::value item : value.get_array()) Join(item, depth + 1);
    } else if (type == json_type::object) {
      if (depth == kMaxListDepth) return;
      for (auto field : value.get_object()) {
        if (std::string_view(field.unescaped_key()) == "name") {
          Join(field.value(), depth + 1);
        }
      }
    } else if (type != json_type::null) {
      if (!joined_.empty()) joined_ += between_;
      joined_ +=
          type == json_type::string ? String(value) : Trimmed(value.raw_json_token());
    }
  }

  static std::string_view Trimmed(std::string_view token) {
    return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
  }

  std::string_view between_;
  std::string joined_;
  std::string unescaped_;
};

}  // namespace

class JsonRecordParser::Impl {
 public:
  explicit Impl(const ReaderContext& context) : context_(context) {}

  ReadItem Parse(std::string_view bytes, const RecordPlace& place) {
    PickedFields fields;
    simdjson::error_code error = Read(bytes, fields);
    std::string copy;
    if (error == simdjson::UTF8_ERROR) {
      copy = Decode(bytes, place);
      error = ReadCopy(copy, fields);
    }
    if (error == simdjson::UNESCAPED_CHARS) {
      copy = EscapeControls(copy.empty() ? bytes : copy);
      error = ReadCopy(copy, fields);
    }
    if (error == simdjson::INCORRECT_TYPE) {
      return Reject(place, "a record must be a JSON object");
    }
    if (error != simdjson::SUCCESS) {
      return Reject(place,
                    std::string("not valid JSON: ") + simdjson::error_message(error));
    }
    return ToDocument(std::move(fields), place, context_.options);
  }

 private:
  simdjson::error_code ReadCopy(std::string& copy, PickedFields& fields) {
    const size_t size = copy.size();
    copy.resize(size + ByteStream::kPadding);
    const simdjson::error_code error =
        Read(std::string_view(copy).substr(0, size), fields);
    copy.resize(size);
    return error;
  }

  simdjson::error_code Read(std::string_view bytes, PickedFields& fields) {
    try {
      fields = {};
      ondemand::document document = parser_.iterate(
          bytes.data(), bytes.size(), bytes.size() + ByteStream::kPadding);
      if (document.type() != json_type::object) return simdjson::INCORRECT_TYPE;
      ReadObject(document.get_object(), {}, 0, fields);
      // Out of bounds is where nothing follows.
      return document.current_location().error() == simdjson::OUT_OF_BOUNDS
                 ? simdjson::SUCCESS
                 : simdjson::TAPE_ERROR;
    } catch (const simdjson::simdjson_error& error) {
      // Types are asked for before values: a wrong one is damage.
      return error.error() == simdjson::INCORRECT_TYPE ? simdjson::TAPE_ERROR
                                                       : error.error();
    }
  }

  void ReadObject(ondemand::object object, const std::string& path, int depth,
                  PickedFields& fields) {
    for (auto field : object) {
      const std::string_view key = field.unescaped_key();
      ondemand::value value = field.value();
      if (value.type() == json_type::object && depth < kMaxDepth) {
        const std::string name = path + std::string(key);
        if (context_.names.HasInside(name)) {
          ReadObject(value.get_object(), name + ".", depth + 1, fields);
          continue;
        }
        if (IsWrapperName(key)) {
          ReadObject(value.get_object(), {}, depth + 1, fields);
          continue;
        }
      }
      const auto targets = path.empty() ? context_.names.Find(key)
                                        : context_.names.Find(path + std::string(key));
      if (!targets.empty()) {
        fields.Offer(targets, text_of_(value, Between(targets)), depth * kWrappedRank);
      }
    }
  }

  // A text that is a list is one of paragraphs, others are names.
  static std::string_view Between(const std::vector<FieldNames::Target>& targets) {
    const bool text = targets.front().field == FieldNames::kText;
    return text ? "\n\n" : ", ";
  }

  // simdjson wants valid UTF-8; anything else is decoded first and reported.
  std::string Decode(std::string_view bytes, const RecordPlace& place) {
    DecodedText decoded = DecodeToUtf8(bytes);
    if (decoded.first_damage) {
      Problem warning =
          Reject(place, std::to_string(decoded.damaged_bytes) +
                            " bytes are not valid UTF-8 and are kept as Windows-1252 "
                            "characters");
      warning.severity = Problem::Severity::kWarning;
      warning.byte_offset = place.byte_offset + *decoded.first_damage;
      context_.problems.Add(std::move(warning));
    }
    return std::move(decoded.text);
  }

  ReaderContext context_;
  ondemand::parser parser_;
  TextOf text_of_;
};

JsonRecordParser::JsonRecordParser(const ReaderContext& context)
    : impl_(std::make_unique<Impl>(context)) {}

JsonRecordParser::~JsonRecordParser() = default;

ReadItem JsonRecordParser::Parse(std::string_view bytes, const RecordPlace& place) {
  return impl_->Parse(bytes, place);
}

}  // namespace unspin
