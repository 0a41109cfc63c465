#pragma once

// What keeps a connection from changing anything and a query from running for ever.

#include <chrono>
#include <string>
#include <utility>

#include "base/error.h"
#include "query/reader.h"
#include "store/statement.h"

namespace unspin {

class Reader::Guard {
 public:
  // Arms `connection`: query_only, defensive, no untrusted schema, no extensions, an
  // authorizer that lets only reading through.
  Guard(SQLite::Database& connection, std::chrono::milliseconds time_limit);
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

  // Runs `query` under the time limit and on one state of the database, whatever a
  // writer does meanwhile.
  template <typename Query>
  auto Limited(Query query) {
    const Snapshot snapshot(*this);
    try {
      return query();
    } catch (const Error& error) {
      if (expired_) ThrowExpired();
      if (dynamic_cast<const SqlError*>(&error) == nullptr) throw;
      throw QueryFailure(error.what(), false);
    }
  }

 private:
  class Snapshot {
   public:
    explicit Snapshot(Guard& guard) : guard_(guard) { guard_.Begin(); }
    ~Snapshot() { guard_.End(); }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

   private:
    Guard& guard_;
  };

  void Begin();
  void End();
  [[noreturn]] void ThrowExpired() const;
  void Run(std::string_view sql);
  static int Progress(void* guard);
  static int Authorize(void* guard, int action, const char* first, const char* second,
                       const char* database, const char* trigger);

  std::chrono::milliseconds time_limit_;
  std::chrono::steady_clock::time_point deadline_;
  bool expired_ = false;
  bool own_ = false;  // whether BEGIN and ROLLBACK are allowed: they are ours
  SQLite::Database& connection_;
};

}  // namespace unspin
