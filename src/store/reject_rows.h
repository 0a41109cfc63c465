#pragma once

// The rows of `rejects`: records that could not be used, and records that lost to
// another one of their id.

#include <cstdint>
#include <string_view>
#include <utility>

#include "base/problem.h"
#include "store/statement.h"

namespace unspin {

// "dump.jsonl:17" is line 17 of dump.jsonl; other locations are inputs of their own,
// with line 0.
std::pair<std::string_view, uint64_t> SplitLocation(std::string_view location);

class RejectRows {
 public:
  explicit RejectRows(SQLite::Database& connection);

  // The same problem again changes nothing.
  void Put(const Problem& problem);

  // A record of this content lost to another one of its id. One row for each content:
  // of the places where it stands the first in alphabetical order.
  void PutClash(std::string_view record_id, std::string_view content_hash,
                std::string_view location);

  // Copies the row that `row` stands on, of another database: id, source, line,
  // byte_offset, record_id, reason.
  void PutRow(const Statement& row);

  // A record of this place was used after all.
  void Accept(std::string_view location);

 private:
  Statement put_, accept_;
};

}  // namespace unspin
