#include "query/reader.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include "base/error.h"
#include "query/collect.h"
#include "query/guard.h"
#include "store/database.h"
#include "store/read_only.h"
#include "store/statement.h"

namespace unspin {
namespace {

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
