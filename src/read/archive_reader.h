#pragma once

// The members of a zip or tar archive, one after another, over libarchive.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "read/byte_source.h"
#include "read/byte_stream.h"

namespace unspin {

enum class ArchiveKind { kZip, kTar };

// Told by the first 512 bytes of the data.
std::optional<ArchiveKind> DetectArchive(std::string_view start);
// What the data is that is told apart only to be rejected by name: "a 7z archive", "a PDF
// document". Empty for all other.
std::string_view UnreadKind(std::string_view start);
// "zip", "tar".
std::string_view Name(ArchiveKind kind);

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
