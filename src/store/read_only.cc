#include "store/read_only.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <string_view>
#include <utility>

#include "base/error.h"
#include "store/statement.h"

namespace unspin {
namespace {

constexpr int kBusyMilliseconds = 5'000;

bool HasContent(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && status.st_size > 0;
}

// SQLite's URI of a file that nobody changes.
std::string ImmutableUri(const std::string& path) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      uri += '%';
      uri += kDigits[static_cast<unsigned char>(c) >> 4U];
      uri += kDigits[static_cast<unsigned char>(c) & 15U];
    } else {
      uri += c;
    }
  }
  return uri + "?mode=ro&immutable=1";
}

std::unique_ptr<SQLite::Database> Open(const std::string& name, int flags) {
  auto connection = std::make_unique<SQLite::Database>(name, flags, kBusyMilliseconds);
  Statement(*connection, "SELECT count(*) FROM sqlite_master").Run();
  return connection;
}

}  // namespace

// A database in WAL mode can only be opened where its -shm file can be made, unless it
// is said to be immutable; then its -wal file is not looked at.
std::unique_ptr<SQLite::Database> OpenForReading(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    throw Error(path + ": does not exist; `unspin ingest INPUT... --db " + path +
                "` makes it");
  }
  if (S_ISDIR(status.st_mode)) throw Error(path + ": is a folder");
  try {
    return Open(path, SQLite::OPEN_READONLY);
  } catch (const std::exception& exception) {
    const std::string_view message = exception.what();
    const auto says = [message](std::string_view words) {
      return message.find(words) != std::string_view::npos;
    };
    if (says("not a database")) throw Error(path + ": is no SQLite database");
    if (says("malformed")) throw Error(path + ": is damaged: its pages are malformed");
    if (says("disk I/O error")) throw Error(path + ": cannot be read: disk I/O error");
    if (HasContent(path + "-wal")) {
      throw Error(path + ": cannot be read: its folder is read-only and " + path +
                  "-wal holds changes that are not part of it yet");
    }
  }
  try {
    return Open(ImmutableUri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
  } catch (const std::exception& exception) {
    throw Error(path + ": cannot be read: " + exception.what());
  }
}

void Distrust(SQLite::Database& connection) {
  sqlite3* const handle = connection.getHandle();
  for (const auto& [option, value] :
       {std::pair(SQLITE_DBCONFIG_DEFENSIVE, 1),
        std::pair(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
        std::pair(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0)}) {
    sqlite3_db_config(handle, option, value, nullptr);
  }
}

}  // namespace unspin
