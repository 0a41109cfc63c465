#include "store/shard.h"

#include <SQLiteCpp/Database.h>
#include <stdlib.h>

#include <cerrno>
#include <filesystem>

#include "store/database.h"
#include "store/read_only.h"
#include "store/snapshot.h"
#include "store/statement.h"

namespace unspin {
namespace {

namespace fs = std::filesystem;

// A shard that is named as damaged here costs the others nothing; damage that shows
// halfway through would leave half of it in the target.
void CheckWhole(SQLite::Database& connection, const std::string& path) {
  Statement check(connection, "PRAGMA quick_check(1)");
  if (check.Step() && check.Text(0) != "ok") {
    throw Error(path + ": is damaged: " + check.String(0));
  }
}

int64_t SchemaOf(SQLite::Database& connection) {
  Statement version(connection, "PRAGMA user_version");
  return version.Step() ? version.Integer(0) : 0;
}

}  // namespace

Shard::Shard(const std::string& path, const std::string& target) : path_(path) {
  try {
    Open(target);
  } catch (const ShardError&) {
    throw;
  } catch (const std::exception& error) {
    const std::string message = error.what();
    throw ShardError(message.find(path) == std::string::npos ? path + ": " + message
                                                             : message);
  }
}

Shard::~Shard() {
  connection_.reset();
  std::error_code ignored;
  if (!scratch_.empty()) fs::remove_all(scratch_, ignored);
}

void Shard::Open(const std::string& target) {
  std::error_code missing;
  if (fs::equivalent(path_, target, missing)) {
    throw ShardError(path_ + ": is the database that is merged into");
  }
  connection_ = OpenForReading(path_);
  Distrust(*connection_);
  if (!IsUnspinDatabase(*connection_, path_)) {
    throw ShardError(path_ + ": is an empty database");
  }
  CheckWhole(*connection_, path_);
  if (SchemaOf(*connection_) < kSchemaVersion) OpenMigrated();
}

void Shard::OpenMigrated() {
  std::string name = (fs::temp_directory_path() / "unspin-merge-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw FileError(name, "cannot be made", errno);
  scratch_ = name;
  const std::string copy = scratch_ + "/shard.db";
  connection_.reset();
  WriteSnapshot(path_, copy);
  { const Database migrated(copy); }
  connection_ = OpenForReading(copy);
  Distrust(*connection_);
}

}  // namespace unspin
