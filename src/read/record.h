#pragma once

// From the named fields of a record to a RawDocument.

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

// A reject about the record at `place`.
Problem Reject(const RecordPlace& place, std::string reason, std::string id = {});

// What a record's fields are called. In any case; made once for all records.
class FieldNames {
 public:
  enum Field : uint8_t {
    kId,
    kUrl,
    kTitle,
    kText,
    kPublished,
    kSource,
    kAuthor,
    kLanguage
  };
  static constexpr size_t kFields = 8;

  // Where a value goes. Of several values for a field the one of least rank is taken.
  struct Target {
    Field field = kText;
    int rank = 0;
  };

  // The names in `options.field_names`, and the usual ones ("text body content ...")
  // for fields that are not there.
  explicit FieldNames(const ReadOptions& options);

  // Mostly none, at most one a field.
  std::vector<Target> Find(std::string_view name) const;
  // True when names of fields inside of field `name` were asked for: "article.body".
  bool HasInside(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, Target>> targets_;  // sorted
};

// The values that a record has for our fields, as UTF-8.
class PickedFields {
 public:
  // Blank values are passed over. `rank` is added to the target's.
  void Offer(const std::vector<FieldNames::Target>& targets, std::string_view value,
             int rank = 0);
  std::string_view operator[](FieldNames::Field field) const { return values_[field]; }
  std::string Take(FieldNames::Field field) { return std::move(values_[field]); }

 private:
  std::array<std::string, FieldNames::kFields> values_;
  std::array<int, FieldNames::kFields> ranks_{};
};

// The fields of a record by name, as UTF-8.
using RecordFields = std::map<std::string, std::string, std::less<>>;

// Those of them that are ours.
PickedFields Pick(const RecordFields& fields, const FieldNames& names);

// A record without text is rejected.
ReadItem ToDocument(PickedFields fields, const RecordPlace& place,
                    const ReadOptions& options);

// Fills what the record lacks: its source and its time of publication.
void ApplyDefaults(const ReadOptions& options, RawDocument& document);

}  // namespace unspin
