#pragma once

// A few connections to the database, shared by the threads that answer.

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "query/reader.h"

namespace unspin::serve {

class ReaderPool {
 public:
  // A borrowed connection, which goes back when this ends.
  class Loan {
   public:
    Loan(ReaderPool& pool, std::unique_ptr<Reader> reader, uint64_t file)
        : pool_(&pool), reader_(std::move(reader)), file_(file) {}
    Loan(Loan&&) noexcept = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan() {
      if (reader_) pool_->TakeBack(std::move(reader_), file_);
    }
    const Reader& operator*() const { return *reader_; }
    const Reader* operator->() const { return reader_.get(); }

   private:
    ReaderPool* pool_;
    std::unique_ptr<Reader> reader_;
    uint64_t file_;
  };

  // At most `size` connections, opened when they are needed.
  ReaderPool(std::string path, size_t size, std::chrono::milliseconds time_limit);

  // Waits for a connection. Throws HttpError 503 when none comes free within the time
  // limit and when the database cannot be opened.
  Loan Borrow();

  // A mark of what the database holds now: another one after each change, from whatever
  // program. Throws HttpError 503 when there is no database.
  std::string Version() const;

 private:
  void TakeBack(std::unique_ptr<Reader> reader, uint64_t file);

  const std::string path_;
  const size_t size_;
  const std::chrono::milliseconds time_limit_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Reader>> idle_;
  uint64_t file_ = 0;  // inode that the idle ones read
  size_t lent_ = 0;
};

}  // namespace unspin::serve
