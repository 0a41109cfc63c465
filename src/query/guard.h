#pragma once

// What keeps a connection from changing anything and a query from running for ever.

#include <chrono>
#include <string>
#include <utility>

#include "base/error.h"
#include "query/reader.h"

namespace unspin {

class Reader::Guard {
 public:
  // Arms `connection`: query_only, defensive, no untrusted schema, no extensions, an
  // authorizer that lets only reading through.
  Guard(SQLite::Database& connection, std::chrono::milliseconds time_limit);
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

  // Runs `query` under the time limit.
  template <typename Query>
  auto Limited(Query query) {
    Start();
    try {
      return query();
    } catch (const Error&) {
      if (expired_) ThrowExpired();
      throw;
    }
  }

 private:
  void Start();
  [[noreturn]] void ThrowExpired() const;
  static int Progress(void* guard);

  std::chrono::milliseconds time_limit_;
  std::chrono::steady_clock::time_point deadline_;
  bool expired_ = false;
};

}  // namespace unspin
