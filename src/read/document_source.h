#pragma once

// Where documents come from: a pull interface over files, folders, dumps and streams.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/problem.h"
#include "core/document.h"

namespace unspin {

enum class InputFormat {
  kText,
  kHtml,
  kJsonl,
  kJsonArray,
  kCsv,
  kTsv,
  kFeed,  // RSS, Atom
  kWarc,  // and WET
  kArc,
};

// "text", "html", "jsonl", "json", "csv", "tsv", "feed", "warc", "arc".
std::optional<InputFormat> InputFormatByName(std::string_view name);
std::string_view Name(InputFormat format);

struct ReadOptions {
  std::optional<InputFormat> format;  // forced; otherwise found by content
  // Field of the record for a field of ours: {"text", "body"}, {"published", "date"}.
  std::map<std::string, std::string> field_names;
  std::optional<PublishedTime> published;  // for records that have none
  std::optional<std::string> source;       // for records that have none
  uint64_t max_record_bytes = 16ULL << 20;
  uint64_t max_unpacked_bytes = 64ULL << 30;
  uint64_t max_member_bytes = 16ULL << 30;  // of a member of an archive
  uint64_t max_ratio = 1000;  // unpacked to packed, once 1 MiB is unpacked
  uint64_t max_members = 1'000'000;
  uint64_t max_nesting = 8;       // packings and archives inside each other
  std::optional<uint64_t> limit;  // stop after so many records
  uint32_t shard = 0;             // this part ...
  uint32_t shards = 1;            // ... of so many, by content hash of the record
  // Told what each input and each member of an archive is taken for; may be empty.
  std::function<void(const std::string&)> tell_guess = {};
};

// One record: usable, or named and given a reason (Severity::kReject or kNoInput).
using ReadItem = std::variant<RawDocument, Problem>;

class DocumentSource {
 public:
  virtual ~DocumentSource() = default;
  // The next record in input order; nothing at the end.
  virtual std::optional<ReadItem> Next() = 0;
  // Bytes of input consumed so far, for progress, and all of them where that is known.
  // Both may be called while another thread is in Next().
  virtual uint64_t bytes_read() const = 0;
  virtual std::optional<uint64_t> total_bytes() const = 0;
};

// Reads `inputs` in order: files, folders (all files below, sorted by path), globs, "-"
// for standard input. A missing or unreadable input gives a reject and the rest is
// read. Warnings about records that are used all the same go to `problems`, which must
// outlive the source. Nothing is opened before the first Next().
std::unique_ptr<DocumentSource> OpenInputs(std::vector<std::string> inputs,
                                           ReadOptions options,
                                           ProblemCollector& problems);

}  // namespace unspin
