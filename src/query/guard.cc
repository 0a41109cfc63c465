#include "query/guard.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <array>
#include <string_view>

#include "store/read_only.h"

namespace unspin {
namespace {

constexpr int kStepsBetweenLooks = 10'000;  // of SQLite's virtual machine: below 1 ms

// Pragmas that only tell something. data_version is what FTS5 asks before it reads.
constexpr std::array<std::string_view, 14> kPragmas = {
    "table_info",        "table_xinfo",   "table_list",      "index_list",
    "index_info",        "index_xinfo",   "database_list",   "foreign_key_list",
    "foreign_key_check", "function_list", "integrity_check", "quick_check",
    "compile_options",   "data_version"};
// Pragmas that tell something as long as they are given no value.
constexpr std::array<std::string_view, 6> kSettings = {"user_version", "application_id",
                                                       "journal_mode", "page_count",
                                                       "page_size",    "encoding"};

bool Has(const auto& names, std::string_view name) {
  for (const std::string_view known : names) {
    if (known == name) return true;
  }
  return false;
}

}  // namespace

Reader::Guard::Guard(SQLite::Database& connection, std::chrono::milliseconds time_limit)
    : time_limit_(time_limit), connection_(connection) {
  sqlite3* const handle = connection.getHandle();
  Distrust(connection);
  connection.tryExec("PRAGMA query_only = ON");
  connection.tryExec("PRAGMA cache_size = -16384");
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_set_authorizer(handle, Authorize, this);
  if (time_limit_.count() > 0) {
    sqlite3_progress_handler(handle, kStepsBetweenLooks, Progress, this);
  }
}

void Reader::Guard::Begin() {
  expired_ = false;
  deadline_ = std::chrono::steady_clock::now() + time_limit_;
  Run("BEGIN");
}

void Reader::Guard::End() {
  deadline_ = std::chrono::steady_clock::time_point::max();
  Run("ROLLBACK");
}

void Reader::Guard::Run(std::string_view sql) {
  own_ = true;
  Statement(connection_, sql).Run();
  own_ = false;
}

int Reader::Guard::Authorize(void* guard, int action, const char* first,
                             const char* second, const char* /*database*/,
                             const char* /*trigger*/) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return second != nullptr && std::string_view(second) == "load_extension"
                 ? SQLITE_DENY
                 : SQLITE_OK;
    case SQLITE_PRAGMA:
      if (Has(kPragmas, first)) return SQLITE_OK;
      return Has(kSettings, first) && second == nullptr ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_TRANSACTION:
      return static_cast<Guard*>(guard)->own_ ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_UPDATE:
      // How SQLite sees the declaration of a virtual table, FTS5's among them. A true
      // update of its schema table fails on a defensive, read-only connection.
      return std::string_view(first) == "sqlite_master" ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
  }
}

int Reader::Guard::Progress(void* guard) {
  auto& self = *static_cast<Guard*>(guard);
  self.expired_ = std::chrono::steady_clock::now() > self.deadline_;
  return self.expired_ ? 1 : 0;
}

void Reader::Guard::ThrowExpired() const {
  throw QueryFailure("the query took longer than " +
                         std::to_string(time_limit_.count()) + " ms and was ended",
                     true);
}

}  // namespace unspin
