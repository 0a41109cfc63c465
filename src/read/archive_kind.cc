#include "read/archive_kind.h"

#include <cstdint>
#include <utility>

namespace unspin {
namespace {

constexpr std::string_view kZipMember = "PK\x03\x04";

// The number that a tar header has in octal, spaces around it; nothing for others.
std::optional<uint64_t> Octal(std::string_view field) {
  uint64_t value = 0;
  size_t i = field.find_first_not_of(' ');
  if (i == std::string_view::npos) return std::nullopt;
  const size_t begin = i;
  for (; i < field.size() && field[i] >= '0' && field[i] <= '7'; ++i) {
    value = value * 8 + static_cast<uint64_t>(field[i] - '0');
  }
  if (i == begin || (i < field.size() && field[i] != ' ' && field[i] != '\0')) {
    return std::nullopt;
  }
  return value;
}

// A tar header is told by its checksum: old ones have no magic.
bool IsTarHeader(std::string_view start) {
  constexpr size_t kHeader = 512;
  constexpr size_t kSum = 148;
  if (start.size() < kHeader || start[0] == '\0') return false;
  uint64_t sum = 0;
  for (size_t i = 0; i < kHeader; ++i) {
    const bool in_sum = i >= kSum && i < kSum + 8;
    sum += in_sum ? ' ' : static_cast<unsigned char>(start[i]);
  }
  return Octal(start.substr(kSum, 8)) == sum;
}

}  // namespace

std::optional<ArchiveKind> DetectArchive(std::string_view start) {
  if (start.starts_with(kZipMember) || start.starts_with("PK\x05\x06") ||
      start.starts_with("PK00PK\x03\x04")) {
    return ArchiveKind::kZip;
  }
  return IsTarHeader(start) ? std::optional(ArchiveKind::kTar) : std::nullopt;
}

std::string_view UnreadKind(std::string_view start) {
  constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
      {"7z\xBC\xAF\x27\x1C", "a 7z archive"},
      {"Rar!\x1A\x07", "a RAR archive"},
      {"!<arch>\n", "an ar archive"},
      {"LZIP\x01", "packed with lzip"},
      {"\x04\x22\x4D\x18", "packed with lz4"},
      {"\x1F\x9D", "packed with compress"},
      {"%PDF-", "a PDF document"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an office document"},
  };
  for (const auto& [magic, kind] : kKinds) {
    if (start.starts_with(magic)) return kind;
  }
  constexpr size_t kName = 30;  // where a zip file has the name of its first member
  if (!start.starts_with(kZipMember) || start.size() < kName) return {};
  const std::string_view name = start.substr(kName);
  for (const std::string_view first :
       {"[Content_Types].xml", "_rels/.rels", "mimetypeapplication/"}) {
    if (name.starts_with(first)) return "an office document or e-book";
  }
  return {};
}

std::string_view Name(ArchiveKind kind) {
  return kind == ArchiveKind::kZip ? "zip" : "tar";
}

}  // namespace unspin
