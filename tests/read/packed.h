#pragma once

// Packed data and archives for tests, made in memory.

#include <archive.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace unspin {

using PackedMembers = std::vector<std::pair<std::string, std::string>>;  // name, bytes

// `add_filter` is archive_write_add_filter_gzip or a sister of it.
std::string Pack(std::string_view bytes, int (*add_filter)(archive*));
inline std::string Gzip(std::string_view bytes) {
  return Pack(bytes, archive_write_add_filter_gzip);
}

std::string Tar(const PackedMembers& members);
// Deflated, with a central directory.
std::string Zip(const PackedMembers& members);

}  // namespace unspin
