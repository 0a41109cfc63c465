#include "lexicon/compiled_file.h"

#include <cstring>
#include <utility>

#include "base/hash.h"

namespace unspin {
namespace {

// The first line names the format for people and for `file`; the number is the version.
constexpr std::string_view kMagic = "unspin compiled lexicon, format 1\n";
constexpr std::string_view kMagicWithoutVersion = "unspin compiled lexicon, format ";
constexpr size_t kAlignment = 16;
constexpr size_t kHeaderSize = 64;
constexpr char kRebuild[] = ": rebuild it with 'unspin lexicon compile'";

struct DirectoryEntry {
  char name[48] = {};
  uint64_t offset = 0;
  uint64_t size = 0;
};

struct Header {
  char magic[40] = {};
  uint64_t sections = 0;
  uint64_t file_size = 0;
  uint64_t directory_hash = 0;
};
static_assert(sizeof(Header) == kHeaderSize && sizeof(DirectoryEntry) == 64);

size_t Aligned(size_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

template <typename T>
std::string_view AsBytes(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

// Why `bytes` is no compiled lexicon of ours; empty when the header is sound.
std::string HeaderFault(std::string_view bytes) {
  if (!bytes.starts_with(kMagicWithoutVersion)) return " is not a compiled lexicon";
  if (!bytes.starts_with(kMagic)) {
    return " has format " + std::string(bytes.substr(kMagicWithoutVersion.size(), 1)) +
           ", this program reads 1" + kRebuild;
  }
  if (bytes.size() < kHeaderSize) return std::string(" is cut off") + kRebuild;
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.file_size != bytes.size()) {
    return " is damaged: it has " + std::to_string(bytes.size()) +
           " bytes, its header says " + std::to_string(header.file_size) + kRebuild;
  }
  if (header.sections > (bytes.size() - kHeaderSize) / sizeof(DirectoryEntry)) {
    return std::string(" is damaged: its directory is longer than the file") + kRebuild;
  }
  const std::string_view directory =
      bytes.substr(kHeaderSize, header.sections * sizeof(DirectoryEntry));
  if (Hash64(directory) != header.directory_hash) {
    return std::string(" is damaged: its directory does not match its checksum") +
           kRebuild;
  }
  return {};
}

}  // namespace

void CompiledFileWriter::Add(std::string_view name, std::string_view bytes) {
  if (name.size() >= sizeof(DirectoryEntry::name) ||
      !sections_.emplace(std::string(name), std::string(bytes)).second) {
    throw Error("section name '" + std::string(name) + "' is too long or used twice");
  }
}

std::string CompiledFileWriter::Finish() const {
  std::string directory;
  size_t offset = Aligned(kHeaderSize + sections_.size() * sizeof(DirectoryEntry));
  for (const auto& [name, bytes] : sections_) {
    DirectoryEntry entry;
    std::memcpy(entry.name, name.data(), name.size());
    entry.offset = offset;
    entry.size = bytes.size();
    directory += AsBytes(entry);
    offset = Aligned(offset + bytes.size());
  }
  Header header;
  std::memcpy(header.magic, kMagic.data(), kMagic.size());
  header.sections = sections_.size();
  header.file_size = offset;
  header.directory_hash = Hash64(directory);

  std::string out(AsBytes(header));
  out += directory;
  for (const auto& [name, bytes] : sections_) {
    out.resize(Aligned(out.size()));
    out += bytes;
  }
  out.resize(offset);
  return out;
}

CompiledFile::CompiledFile(std::string path, MappedFile file)
    : path_(std::move(path)), file_(std::move(file)) {}

CompiledFile CompiledFile::Open(const std::string& path) {
  CompiledFile file(path, MappedFile(path));
  const std::string_view bytes = file.bytes();
  const std::string fault = HeaderFault(bytes);
  if (!fault.empty()) throw Error(path + fault);
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  for (uint64_t i = 0; i < header.sections; ++i) {
    DirectoryEntry entry;
    std::memcpy(&entry, bytes.data() + kHeaderSize + i * sizeof entry, sizeof entry);
    if (entry.offset % kAlignment != 0 || entry.offset > bytes.size() ||
        entry.size > bytes.size() - entry.offset) {
      throw Error(path + " is damaged: section " + std::to_string(i) +
                  " lies outside the file" + kRebuild);
    }
    entry.name[sizeof entry.name - 1] = '\0';
    file.sections_.emplace(entry.name, bytes.substr(entry.offset, entry.size));
  }
  return file;
}

std::string_view CompiledFile::Section(std::string_view name) const {
  const auto found = sections_.find(name);
  return found == sections_.end() ? std::string_view() : found->second;
}

}  // namespace unspin
