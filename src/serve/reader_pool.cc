#include "serve/reader_pool.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

#include "base/hash.h"
#include "serve/http.h"

namespace unspin::serve {
namespace {

// Both copies of the header of SQLite's WAL index: it counts transactions. Times of
// files alone are too coarse, as a log that is used again keeps its size.
constexpr size_t kWalIndexHeader = 96;

struct FileState {
  uint64_t inode = 0;
  std::string mark;  // empty: no such file
};

FileState StateOf(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {status.st_ino,
          fmt::format("{}.{}.{}.{}.{};", status.st_dev, status.st_ino, status.st_size,
                      status.st_mtim.tv_sec, status.st_mtim.tv_nsec)};
}

std::string HeadOf(const std::string& path, size_t size) {
  std::string head(size, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(size));
  head.resize(static_cast<size_t>(std::max<std::streamsize>(0, file.gcount())));
  return head;
}

}  // namespace

ReaderPool::ReaderPool(std::string path, size_t size,
                       std::chrono::milliseconds time_limit)
    : path_(std::move(path)), size_(size), time_limit_(time_limit) {}

ReaderPool::Loan ReaderPool::Borrow() {
  const uint64_t file = StateOf(path_).inode;
  std::unique_lock lock(mutex_);
  if (!returned_.wait_for(lock, time_limit_, [this] { return lent_ < size_; })) {
    throw HttpError(503, "all connections to the database are busy; try again");
  }
  if (file != file_) idle_.clear();  // another file took its place
  file_ = file;
  ++lent_;
  std::unique_ptr<Reader> reader;
  if (!idle_.empty()) {
    reader = std::move(idle_.back());
    idle_.pop_back();
  }
  lock.unlock();
  try {
    ReaderOptions options;
    options.time_limit = time_limit_;
    if (!reader) reader = std::make_unique<Reader>(path_, options);
  } catch (const std::exception& error) {
    TakeBack(nullptr, 0);
    throw HttpError(503, error.what());
  }
  return {*this, std::move(reader), file};
}

void ReaderPool::TakeBack(std::unique_ptr<Reader> reader, uint64_t file) {
  {
    const std::lock_guard lock(mutex_);
    --lent_;
    if (reader && file == file_) idle_.push_back(std::move(reader));
  }
  returned_.notify_one();
}

std::string ReaderPool::Version() const {
  const FileState database = StateOf(path_);
  if (database.mark.empty()) {
    throw HttpError(503, FileError(path_, "cannot be read", errno).what());
  }
  return HexDigest(database.mark + StateOf(path_ + "-wal").mark +
                   HeadOf(path_ + "-shm", kWalIndexHeader));
}

}  // namespace unspin::serve
