#include "read/byte_stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/error.h"

namespace unspin {
namespace {

constexpr size_t kBlock = 1 << 16;
constexpr uint64_t kRatioFree = 1 << 20;  // unpacked bytes before the ratio counts

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};

int OpenDescriptor(const std::string& path) {
  if (path == "-") return STDIN_FILENO;
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw FileError(path, "cannot be opened", errno);
  struct stat status {};
  if (::fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(fd);
    throw FileError(path, "cannot be read", EISDIR);
  }
  return fd;
}

std::string Fault(archive* a) {
  const char* text = archive_error_string(a);
  return text != nullptr ? text : "unknown error";
}

}  // namespace

struct ByteStream::Source {
  explicit Source(const std::string& input_path)
      : path(input_path), fd(OpenDescriptor(input_path)), reader(archive_read_new()) {
    archive_read_support_filter_all(reader.get());
    archive_read_support_format_raw(reader.get());
    archive_read_support_format_empty(reader.get());
    archive_entry* entry = nullptr;
    if (archive_read_open_fd(reader.get(), fd, kBlock) != ARCHIVE_OK) {
      throw Error(path + ": cannot be read: " + Fault(reader.get()));
    }
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status != ARCHIVE_OK && status != ARCHIVE_EOF && status != ARCHIVE_WARN) {
      throw Error(path + ": cannot be unpacked: " + Fault(reader.get()));
    }
    empty = status == ARCHIVE_EOF;
  }
  ~Source() {
    reader.reset();
    if (fd != STDIN_FILENO) ::close(fd);
  }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  std::string path;
  int fd;
  std::unique_ptr<archive, FreeArchive> reader;
  bool empty = false;
};

ByteStream::ByteStream(const std::string& path, UnpackLimits limits)
    : source_(std::make_unique<Source>(path)), limits_(limits), end_(source_->empty) {}

ByteStream::~ByteStream() = default;

std::string_view ByteStream::Peek(size_t size) {
  while (buffer_.size() - start_ < size && Fill()) {
  }
  // What was unpacked before a fault is given first.
  if (!fault_.empty() && start_ == buffer_.size()) throw Error(fault_);
  return std::string_view(buffer_).substr(start_);
}

void ByteStream::Skip(size_t size) {
  start_ += size;
  offset_ += size;
}

bool ByteStream::Fill() {
  if (end_) return false;
  if (start_ > buffer_.size() / 2) {
    buffer_.erase(0, start_);
    start_ = 0;
  }
  const size_t old_size = buffer_.size();
  buffer_.resize(old_size + kBlock);
  const la_ssize_t n =
      archive_read_data(source_->reader.get(), buffer_.data() + old_size, kBlock);
  buffer_.resize(old_size + (n > 0 ? static_cast<size_t>(n) : 0));
  if (n < 0) {
    return Fail("packed data is damaged after " + std::to_string(unpacked_) +
                " unpacked bytes: " + Fault(source_->reader.get()));
  }
  end_ = n == 0;
  unpacked_ += static_cast<uint64_t>(n);
  if (unpacked_ > limits_.max_bytes) {
    return Fail("unpacks to more than " + std::to_string(limits_.max_bytes) + " bytes");
  }
  const uint64_t packed = packed_bytes();
  if (unpacked_ > kRatioFree && packed > 0 && unpacked_ / packed > limits_.max_ratio) {
    return Fail("unpacks to more than " + std::to_string(limits_.max_ratio) +
                " times its size");
  }
  return !end_;
}

bool ByteStream::Fail(std::string fault) {
  end_ = true;
  fault_ = std::move(fault);
  return false;
}

uint64_t ByteStream::packed_bytes() const {
  const la_int64_t bytes = archive_filter_bytes(source_->reader.get(), -1);
  return bytes > 0 ? static_cast<uint64_t>(bytes) : 0;
}

std::string ByteStream::packing() const {
  std::string names;
  const int filters = archive_filter_count(source_->reader.get());
  for (int i = 0; i < filters; ++i) {
    const std::string name = archive_filter_name(source_->reader.get(), i);
    if (name == "none") continue;
    names += (names.empty() ? "" : " in ") + name;
  }
  return names;
}

}  // namespace unspin
