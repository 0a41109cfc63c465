#include "query/reader.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "base/error.h"
#include "query/collect.h"
#include "query/guard.h"
#include "store/database.h"
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
    if (std::string_view(exception.what()).find("not a database") !=
        std::string_view::npos) {
      throw Error(path + ": is no SQLite database");
    }
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

// What stands behind the first statement of `sql`, without spaces and comments.
bool IsBlank(std::string_view sql) {
  while (!sql.empty()) {
    const size_t begin = sql.find_first_not_of(" \t\r\n;");
    if (begin == std::string_view::npos) return true;
    sql.remove_prefix(begin);
    const bool line = sql.starts_with("--");
    if (!line && !sql.starts_with("/*")) return false;
    const size_t end = line ? sql.find('\n') : sql.find("*/", 2);
    if (end == std::string_view::npos) return true;
    sql.remove_prefix(end + (line ? 1 : 2));
  }
  return true;
}

// Prepares `sql` to say what is wrong with it in words for people.
void CheckSelect(SQLite::Database& connection, std::string_view sql) {
  sqlite3* const handle = connection.getHandle();
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  const int status = sqlite3_prepare_v2(
      handle, sql.data(), static_cast<int>(sql.size()), &statement, &tail);
  const std::string message = sqlite3_errmsg(handle);
  const bool empty = statement == nullptr;
  const bool reads = !empty && sqlite3_stmt_readonly(statement) != 0;
  sqlite3_finalize(statement);
  const bool denied = message.find("not authorized") != std::string::npos;
  if (denied || (status == SQLITE_OK && !empty && !reads)) {
    throw Error("only SELECT, WITH, VALUES and EXPLAIN are allowed" +
                (denied ? ": " + message : ""));
  }
  if (status != SQLITE_OK) throw Error("faulty SQL: " + message);
  if (empty) throw Error("no SQL given");
  const auto used = static_cast<size_t>(tail - sql.data());
  if (!IsBlank(sql.substr(used))) throw Error("more than one SQL statement");
}

}  // namespace

Reader::Reader(const std::string& path, const ReaderOptions& options)
    : options_(options), connection_(OpenForReading(path)) {
  if (!IsUnspinDatabase(*connection_, path)) {
    throw Error(path + ": is an empty database");
  }
  Statement version(*connection_, "PRAGMA user_version");
  if (version.Step() && version.Integer(0) < kSchemaVersion) {
    throw Error(path + ": has schema " + version.String(0) + ", this program reads " +
                std::to_string(kSchemaVersion) + ": `unspin entity overrides --db " +
                path + "` brings it up to date");
  }
  guard_ = std::make_unique<Guard>(*connection_, options.time_limit);
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

ResultTable Reader::Sql(std::string_view sql) const {
  CheckSelect(*connection_, sql);
  return guard_->Limited([&] {
    Statement statement(*connection_, sql);
    return Collect(statement, {}, options_.max_rows);
  });
}

void Reader::Stream(std::span<const SelectStatement> statements, uint64_t rows,
                    const TakePart& take) const {
  for (const SelectStatement& select : statements)
    CheckSelect(*connection_, select.sql);
  guard_->Limited([&] {
    for (size_t i = 0; i < statements.size(); ++i) {
      Statement statement(*connection_, statements[i].sql);
      ResultTable part = TableFor(statement, statements[i].columns);
      for (bool first = true, more = true; more; first = false) {
        part.rows.clear();
        more = CollectMore(statement, rows, part);
        if (first || !part.empty()) take(i, part);
      }
    }
  });
}

}  // namespace unspin
