#include "read/file_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/error.h"

namespace unspin {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(const std::string& path, UnpackMeter& meter)
      : path_(path),
        meter_(meter),
        fd_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (fd_ < 0) throw FileError(path, "cannot be opened", errno);
    struct stat status {};
    if (::fstat(fd_, &status) != 0) return;
    if (S_ISDIR(status.st_mode)) {
      Close();
      throw FileError(path, "cannot be read", EISDIR);
    }
    if (S_ISREG(status.st_mode) && fd_ != STDIN_FILENO) {
      size_ = static_cast<uint64_t>(status.st_size);
      meter_.set_file_size(*size_);
    }
  }
  ~FileSource() override { Close(); }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  size_t Read(char* buffer, size_t size) override {
    for (;;) {
      const ssize_t n = ::read(fd_, buffer, size);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) throw FileError(path_, "cannot be read", errno);
      meter_.CountPacked(static_cast<uint64_t>(n));
      return static_cast<size_t>(n);
    }
  }
  std::optional<uint64_t> Size() const override { return size_; }
  void Seek(uint64_t offset) override {
    if (::lseek(fd_, static_cast<off_t>(offset), SEEK_SET) < 0) {
      throw FileError(path_, "cannot be read", errno);
    }
  }

 private:
  void Close() {
    if (fd_ != STDIN_FILENO) ::close(fd_);
  }

  std::string path_;
  UnpackMeter& meter_;
  int fd_;
  std::optional<uint64_t> size_;  // of a regular file
};

}  // namespace

std::unique_ptr<ByteSource> OpenFile(const std::string& path, UnpackMeter& meter) {
  return std::make_unique<FileSource>(path, meter);
}

}  // namespace unspin
