#pragma once

// From one input to what has records: through its packings, and into the archives that
// it may hold, down to the members that are none.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/problem.h"
#include "read/archive_reader.h"
#include "read/byte_stream.h"
#include "read/document_source.h"
#include "read/format.h"

namespace unspin {

// Bytes that one reader of records is for.
struct InputPiece {
  ByteStream* stream = nullptr;  // valid until the next piece is asked for
  std::string member;            // "news/a.jsonl"; empty when the input is no archive
  Guess guess;
};

class InputWalk {
 public:
  // Opens the file at `path` ("-": standard input). `options` and `records`, the count
  // of the input's records, outlive the walk. Throws Error when it cannot be opened.
  InputWalk(const std::string& path, const ReadOptions& options, uint64_t& records);
  InputWalk(const InputWalk&) = delete;
  InputWalk& operator=(const InputWalk&) = delete;

  // The next piece, or what is wrong with one; nothing at the end.
  std::optional<std::variant<InputPiece, Problem>> Next();

  uint64_t packed_bytes() const { return meter_.packed(); }  // read of the file so far

 private:
  // What lies on one level of archives in each other.
  struct Level {
    std::string name;     // of the member that it is; empty for the input
    std::string packing;  // " in gzip in tar"
    std::vector<std::unique_ptr<ByteStream>> streams;  // outermost first
    size_t depth = 0;                                  // packings and archives so far
    std::unique_ptr<ArchiveReader> archive;            // null: a piece with records
    uint64_t empty_members = 0;
    std::string first_empty;
  };
  using Step = std::variant<InputPiece, Problem>;

  std::optional<Step> Enter(Level level);
  std::optional<Step> NextMember();
  std::optional<Step> EndOfArchive();
  InputPiece MakePiece(Level& level);
  Problem RejectMember(const std::string& member, std::string reason);

  std::string path_;
  const ReadOptions& options_;
  uint64_t& records_;
  UnpackMeter meter_;
  bool begun_ = false;
  bool gave_something_ = false;
  std::vector<Level> levels_;
};

}  // namespace unspin
