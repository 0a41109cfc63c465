#pragma once

// Everything that `unspin serve` answers, without sockets: routes, pages, the API,
// errors, entity tags.

#include <chrono>
#include <string>
#include <vector>

#include "serve/answer_cache.h"
#include "serve/http.h"
#include "serve/reader_pool.h"

namespace unspin::serve {

struct DashboardOptions {
  std::string database;
  // Names that the Host header may have beside localhost and addresses: a page of
  // another site that has its name point here (DNS rebinding) is refused.
  std::vector<std::string> hosts;
  std::chrono::milliseconds time_limit{10'000};  // of a query, and of waiting for one
  size_t connections = 4;                        // 16 MiB of cache each
  size_t cache_bytes = 32U << 20U;
};

class Dashboard {
 public:
  explicit Dashboard(const DashboardOptions& options);

  // Never throws. Safe for use by several threads.
  Answer Handle(const Ask& ask);

  // Opens the database and reads it once. Throws Error as Reader does.
  void Check();

  // Answers the views of the navigation that count all there is, so that the first who
  // looks does not wait.
  void Warm();

 private:
  Answer Route(const Ask& ask);
  Answer Stored(const Ask& ask);
  Answer Problem(const Ask& ask, int status, std::string_view message) const;

  const DashboardOptions options_;
  ReaderPool readers_;
  AnswerCache cache_;
};

}  // namespace unspin::serve
