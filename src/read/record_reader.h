#pragma once

// What a format is to the source of documents: a reader of one opened input, and a
// factory for it. New formats add a file and a line in document_source.cc.

#include <memory>
#include <optional>
#include <string>

#include "base/problem.h"
#include "read/byte_stream.h"
#include "read/document_source.h"
#include "read/record.h"

namespace unspin {

class RecordReader {
 public:
  virtual ~RecordReader() = default;
  // The next record; nothing at the end. Throws Error when the stream itself fails.
  virtual std::optional<ReadItem> Next() = 0;
};

// What every reader is made from; all of it outlives the reader.
struct ReaderContext {
  ByteStream& stream;
  const std::string& path;    // of the input as given: what ids are made of
  const std::string& member;  // in the input that is an archive: "news/a.jsonl"; or ""
  uint64_t& records;          // of the input so far, through all its members
  const ReadOptions& options;
  ProblemCollector& problems;
  const FieldNames& names;

  // The place of the next record, which is counted.
  RecordPlace Next(uint64_t line, uint64_t byte_offset) const;
  // The same where the stream as a whole is one record.
  RecordPlace Whole() const;
  // A place in the stream for a warning about the record that was counted last.
  RecordPlace At(uint64_t line, uint64_t byte_offset) const;
};

std::unique_ptr<RecordReader> MakeTextReader(const ReaderContext& context,
                                             Markup markup);
std::unique_ptr<RecordReader> MakeJsonlReader(const ReaderContext& context);
std::unique_ptr<RecordReader> MakeJsonReader(const ReaderContext& context);
// `separator` of 0: found in the first line.
std::unique_ptr<RecordReader> MakeCsvReader(const ReaderContext& context,
                                            char separator);
std::unique_ptr<RecordReader> MakeFeedReader(const ReaderContext& context);
std::unique_ptr<RecordReader> MakeWarcReader(const ReaderContext& context);
std::unique_ptr<RecordReader> MakeArcReader(const ReaderContext& context);

}  // namespace unspin
