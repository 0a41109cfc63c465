#include "read/input_walk.h"

#include <utility>

#include "base/error.h"
#include "read/file_source.h"
#include "read/record.h"
#include "read/transcoder.h"
#include "read/unpacker.h"

namespace unspin {
namespace {

constexpr size_t kSample = 1 << 16;  // bytes looked at to tell the format
constexpr size_t kMagic = 512;       // bytes looked at to tell packings and archives

UnpackLimits LimitsOf(const ReadOptions& options) {
  return {options.max_unpacked_bytes, options.max_member_bytes, options.max_ratio,
          options.max_members, options.max_nesting};
}

std::string FileName(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

}  // namespace

InputWalk::InputWalk(const std::string& path, const ReadOptions& options,
                     uint64_t& records)
    : path_(path), options_(options), records_(records), meter_(LimitsOf(options)) {
  Level level;
  level.streams.push_back(std::make_unique<ByteStream>(OpenFile(path, meter_)));
  levels_.push_back(std::move(level));
}

std::optional<std::variant<InputPiece, Problem>> InputWalk::Next() {
  if (!std::exchange(begun_, true)) {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    std::optional<Step> step = Enter(std::move(level));
    if (step) return step;
  }
  while (!levels_.empty() && !meter_.exceeded()) {
    if (levels_.back().archive == nullptr) {
      levels_.pop_back();
    } else if (std::optional<Step> step = NextMember()) {
      return step;
    }
  }
  return std::nullopt;
}

// Unpacks what is packed. Gives the piece that the level is, or nothing when it is an
// archive, which is then the last of levels_.
std::optional<InputWalk::Step> InputWalk::Enter(Level level) {
  for (;;) {
    ByteStream& stream = *level.streams.back();
    const std::string_view start = stream.Peek(kMagic);
    if (const auto packing = DetectPacking(start)) {
      level.packing = " in " + std::string(Name(*packing)) + level.packing;
      level.streams.push_back(std::make_unique<ByteStream>(
          MakeUnpacker(*packing, stream, meter_, ++level.depth)));
      continue;
    }
    if (const auto kind = UnreadKind(start); !kind.empty()) {
      return RejectMember(level.name, std::string(kind) + ", which is not read");
    }
    if (const auto kind = DetectArchive(start)) {
      level.packing = " in " + std::string(Name(*kind)) + level.packing;
      level.archive =
          std::make_unique<ArchiveReader>(*kind, stream, meter_, ++level.depth);
      levels_.push_back(std::move(level));
      return std::nullopt;
    }
    if (!level.name.empty() && start.empty()) {
      Level& archive = levels_.back();
      if (archive.empty_members++ == 0) archive.first_empty = level.name;
      return std::nullopt;
    }
    levels_.push_back(std::move(level));
    return MakePiece(levels_.back());
  }
}

InputPiece InputWalk::MakePiece(Level& level) {
  gave_something_ = true;
  ByteStream* stream = level.streams.back().get();
  const std::string& name = level.name.empty() ? path_ : level.name;
  const std::string_view sample = stream->Peek(kSample);
  const Guess guess = GuessFormat(sample, FileName(name), options_.format);
  if (options_.tell_guess) {
    options_.tell_guess(RecordPlace{path_, 0, 0, 0, level.name}.source() + ": " +
                        Describe(guess, sample, level.packing));
  }
  if (guess.wide != WideEncoding::kNone && IsTable(guess.format)) {
    level.streams.push_back(
        std::make_unique<ByteStream>(MakeTranscoder(guess.wide, *stream)));
    stream = level.streams.back().get();
  }
  return {stream, level.name, guess};
}

std::optional<InputWalk::Step> InputWalk::NextMember() {
  Level& archive = levels_.back();
  std::string name;
  try {
    const std::optional<ArchiveMember> member = archive.archive->Next();
    if (!member) return EndOfArchive();
    name = archive.name.empty() || member->name.empty()
               ? archive.name + member->name
               : archive.name + "/" + member->name;
    if (!member->fault.empty()) return RejectMember(name, member->fault);
    Level level;
    level.name = name;
    level.packing = archive.packing;
    level.depth = archive.depth;
    level.streams.push_back(std::make_unique<ByteStream>(archive.archive->Open()));
    return Enter(std::move(level));
  } catch (const Error& error) {
    return RejectMember(name, error.what());
  }
}

std::optional<InputWalk::Step> InputWalk::EndOfArchive() {
  const Level archive = std::move(levels_.back());
  levels_.pop_back();
  if (archive.empty_members == 1)
    return RejectMember(archive.first_empty, "empty file");
  if (archive.empty_members > 1) {
    return RejectMember(archive.name, std::to_string(archive.empty_members) +
                                          " empty members, the first is " +
                                          archive.first_empty);
  }
  if (!levels_.empty() || gave_something_) return std::nullopt;
  Problem problem = RejectMember({}, "archive without articles");
  problem.severity = Problem::Severity::kNoInput;
  return problem;
}

Problem InputWalk::RejectMember(const std::string& member, std::string reason) {
  gave_something_ = true;
  return Reject(RecordPlace{path_, ++records_, 0, 0, member}, std::move(reason));
}

}  // namespace unspin
