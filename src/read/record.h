#pragma once

// From the named fields of a record to a RawDocument.

#include <map>
#include <string>
#include <string_view>

#include "read/document_source.h"

namespace unspin {

// Where a record stands, for its id and for messages.
struct RecordPlace {
  std::string path;          // of the input as given; "-" for standard input
  uint64_t number = 0;       // 1-based in its input; 0 when the input is the record
  uint64_t line = 0;         // 1-based; 0 when lines mean nothing
  uint64_t byte_offset = 0;  // in the unpacked input or member
  std::string member = {};   // of the archive that the input is; empty when it is none

  std::string id() const;        // "dump.jsonl#17" or the path
  std::string source() const;    // "dump.tar/news/a.jsonl" or the path
  std::string location() const;  // "dump.jsonl:17", "dump.json#17" or the source
};

// The fields of a JSON object or CSV row by name, as UTF-8.
using RecordFields = std::map<std::string, std::string, std::less<>>;

// A reject about the record at `place`.
Problem Reject(const RecordPlace& place, std::string reason, std::string id = {});

// Picks the fields by the names in `options.field_names` or the usual ones ("text body
// content ...", in any case). A record without text is rejected.
ReadItem ToDocument(const RecordFields& fields, const RecordPlace& place,
                    const ReadOptions& options);

// Fills what the record lacks: its source and its time of publication.
void ApplyDefaults(const ReadOptions& options, RawDocument& document);

}  // namespace unspin
