#pragma once

// One JSON object to a document, over simdjson.

#include <memory>
#include <string_view>

#include "read/record_reader.h"

namespace unspin {

class JsonRecordParser {
 public:
  // What `context` refers to outlives the parser.
  explicit JsonRecordParser(const ReaderContext& context);
  ~JsonRecordParser();
  JsonRecordParser(const JsonRecordParser&) = delete;
  JsonRecordParser& operator=(const JsonRecordParser&) = delete;

  // Reads only the fields that are asked for: damage in others may pass. Damage that
  // can be undone (bytes that are no UTF-8, bare control characters in strings) is
  // reported and the record used. REQUIRES: `bytes` are followed by
  // ByteStream::kPadding bytes that may be read.
  ReadItem Parse(std::string_view bytes, const RecordPlace& place);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace unspin
