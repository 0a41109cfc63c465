#pragma once

// Whole files: reading, mapping, replacing. Streams of records live in read/.

#include <string>
#include <string_view>

namespace unspin {

// The bytes of the file at `path`. Throws Error naming the path and the cause.
std::string ReadFile(const std::string& path);

// Writes `bytes` to `path` so that a reader sees the old file or the whole new one:
// a temporary file in the same folder is flushed and renamed. Throws Error.
void WriteFileAtomically(const std::string& path, std::string_view bytes);

// The same piece by piece, for files that do not fit in memory. Without Commit nothing
// is left behind.
class AtomicFile {
 public:
  explicit AtomicFile(std::string path);  // all throw Error
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void Write(std::string_view bytes);
  void Commit();

 private:
  void Flush();
  std::string path_;
  std::string temporary_;
  std::string buffer_;
  int fd_ = -1;
};

// A file mapped read-only for the life of the object. Movable; views of bytes() stay
// valid when it is moved. The file must not be truncated while it is mapped: replace it
// by rename (WriteFileAtomically) instead.
class MappedFile {
 public:
  // Throws Error naming the path and the cause. An empty file gives empty bytes.
  explicit MappedFile(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace unspin
