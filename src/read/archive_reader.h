#pragma once

// The members of a zip or tar archive, one after another, over libarchive.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "read/archive_kind.h"
#include "read/byte_source.h"
#include "read/byte_stream.h"

namespace unspin {

struct ArchiveMember {
  std::string name;  // for people: UTF-8 without control characters; not a path to open
  std::string fault;  // why it cannot be read: encrypted; or empty
};

// A zip file is read by its central directory where `packed` can seek, and by its local
// headers where it cannot or where the directory is lost.
class ArchiveReader {
 public:
  // `packed` and `meter` outlive the archive; the members are on `level` of the meter.
  ArchiveReader(ArchiveKind kind, ByteStream& packed, UnpackMeter& meter, size_t level);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  // The next file that is not hidden (no folders, links, devices; nothing that a Mac
  // adds). What is damaged is stepped over. Throws Error with the reason when the
  // archive cannot be read any further; call it again for nothing.
  std::optional<ArchiveMember> Next();
  // The bytes of the member that Next gave last, to be read before the next one. Must
  // not outlive the archive.
  std::unique_ptr<ByteSource> Open();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace unspin
