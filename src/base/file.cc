#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "base/error.h"

namespace unspin {
namespace {

// Closes a file descriptor at the end of a scope.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

void WriteAll(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw FileError(path, "cannot be written", errno);
    bytes.remove_prefix(static_cast<size_t>(n));
  }
}

}  // namespace

std::string ReadFile(const std::string& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) throw FileError(path, "cannot be opened", errno);
  std::string bytes;
  struct stat status {};
  if (::fstat(fd.get(), &status) == 0 && status.st_size > 0) {
    bytes.reserve(static_cast<size_t>(status.st_size));
  }
  char buffer[1 << 16];
  for (;;) {
    const ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
    if (n == 0) return bytes;
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw FileError(path, "cannot be read", errno);
    bytes.append(buffer, static_cast<size_t>(n));
  }
}

void WriteFileAtomically(const std::string& path, std::string_view bytes) {
  AtomicFile file(path);
  file.Write(bytes);
  file.Commit();
}

AtomicFile::AtomicFile(std::string path)
    : path_(std::move(path)), temporary_(path_ + ".tmp" + std::to_string(::getpid())) {
  fd_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd_ < 0) throw FileError(temporary_, "cannot be created", errno);
}

AtomicFile::~AtomicFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  ::unlink(temporary_.c_str());
}

void AtomicFile::Write(std::string_view bytes) {
  constexpr size_t kBuffer = 1 << 16;
  if (buffer_.size() + bytes.size() > kBuffer) Flush();
  if (bytes.size() > kBuffer) {
    WriteAll(fd_, bytes, temporary_);
  } else {
    buffer_ += bytes;
  }
}

void AtomicFile::Flush() {
  WriteAll(fd_, buffer_, temporary_);
  buffer_.clear();
}

void AtomicFile::Commit() {
  Flush();
  if (::fsync(fd_) != 0) throw FileError(temporary_, "cannot be flushed", errno);
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    throw FileError(path_, "cannot be replaced", errno);
  }
  ::close(std::exchange(fd_, -1));
}

MappedFile::MappedFile(const std::string& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) throw FileError(path, "cannot be opened", errno);
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) throw FileError(path, "cannot be read", errno);
  const auto size = static_cast<size_t>(status.st_size);
  if (size == 0) return;
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd.get(), 0);
  if (address == MAP_FAILED) throw FileError(path, "cannot be mapped", errno);
  bytes_ = std::string_view(static_cast<const char*>(address), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace unspin
