#include "store/database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

#include "base/error.h"
#include "store/migration.h"
#include "store/read_only.h"
#include "store/schema_check.h"
#include "store/statement.h"

namespace unspin {
namespace {

constexpr int kBusyMilliseconds = 10'000;

// Each piece of memory is else counted under a lock of the whole program. Without
// effect where SQLite already runs.
void CountNoMemory() {
  static const int kDone = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(kDone);
}

int64_t SingleInteger(SQLite::Database& connection, std::string_view sql) {
  Statement statement(connection, sql);
  return statement.Step() ? statement.Integer(0) : 0;
}

std::unique_ptr<SQLite::Database> Open(const std::string& path, int flags) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) throw Error(path + ": is a folder");
  try {
    auto connection =
        std::make_unique<SQLite::Database>(path, flags, kBusyMilliseconds);
    return connection;
  } catch (const SQLite::Exception& exception) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    std::error_code ignored;
    if (!folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
      throw Error(path + ": the folder " + folder.string() + " does not exist");
    }
    throw Error(path + ": cannot be " + (exists ? "opened" : "created") + ": " +
                exception.what());
  }
}

// A file that is there is looked at read-only first, so that a database of another
// program is not even given a WAL file.
void CheckExisting(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || status.st_size == 0) return;
  const auto connection = OpenForReading(path);
  IsUnspinDatabase(*connection, path);
}

void Migrate(SQLite::Database& connection, const std::string& path) {
  if (SingleInteger(connection, "PRAGMA user_version") == kSchemaVersion) return;
  Execute(connection, "BEGIN IMMEDIATE");
  // Another process may have created it while this one waited for the lock.
  IsUnspinDatabase(connection, path);
  const int64_t version = SingleInteger(connection, "PRAGMA user_version");
  RunMigrations(connection, version, kSchemaVersion);
  Execute(connection, "PRAGMA application_id = " + std::to_string(kApplicationId));
  Execute(connection, "PRAGMA user_version = " + std::to_string(kSchemaVersion));
  Execute(connection, "COMMIT");
}

}  // namespace

bool IsUnspinDatabase(SQLite::Database& connection, const std::string& path) {
  int64_t application = 0;
  try {
    application = SingleInteger(connection, "PRAGMA application_id");
    if (SingleInteger(connection, "SELECT count(*) FROM sqlite_master") == 0 &&
        application == 0) {
      return false;
    }
  } catch (const Error&) {
    if (connection.getErrorCode() != SQLITE_NOTADB) throw;
    throw Error(path + ": is no SQLite database");
  }
  if (application != kApplicationId) {
    throw Error(path + ": is a database of another program");
  }
  const int64_t version = SingleInteger(connection, "PRAGMA user_version");
  if (version > kSchemaVersion) {
    throw Error(path + ": has schema " + std::to_string(version) +
                ", this program knows " + std::to_string(kSchemaVersion) +
                ": use a newer unspin");
  }
  if (version < 1) {
    throw Error(path + ": is damaged: it says that it has schema " +
                std::to_string(version));
  }
  CheckSchema(connection, version, path);
  return true;
}

Database::Database(const std::string& path) : path_(path) {
  CountNoMemory();
  CheckExisting(path);
  connection_ =
      Open(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
  if (sqlite3_db_readonly(connection_->getHandle(), "main") == 1) {
    throw Error(path + ": cannot be written: it or its folder is read-only");
  }
  // Articles are larger than the usual page of 4 KiB: 8 KiB saved a tenth of the time.
  // Temporary data is left to files, the default: indexes of events are sorted when
  // they are built, in memory without a bound otherwise. A page that many batches
  // change, as of an index, is copied out of the log once in 128 MB of it: with
  // checkpoints each 32 MB a run over 20,000 articles took 7 % longer. Debian builds
  // SQLite with secure_delete, which writes zeros over what is deleted.
  Execute(
      *connection_,
      "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
      "PRAGMA foreign_keys = OFF; PRAGMA secure_delete = OFF;"
      "PRAGMA cache_size = -131072;"
      "PRAGMA wal_autocheckpoint = 16000; PRAGMA journal_size_limit = 134217728");
  Migrate(*connection_, path);
  Execute(*connection_, "PRAGMA foreign_keys = ON");
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

}  // namespace unspin
