#pragma once

// What kind of archive some data is, told by its first bytes.

#include <optional>
#include <string_view>

namespace unspin {

enum class ArchiveKind { kZip, kTar };

// Told by the first 512 bytes of the data.
std::optional<ArchiveKind> DetectArchive(std::string_view start);
// What the data is that is told apart only to be rejected by name: "a 7z archive", "a
// PDF document". Empty for all other.
std::string_view UnreadKind(std::string_view start);
// "zip", "tar".
std::string_view Name(ArchiveKind kind);

}  // namespace unspin
