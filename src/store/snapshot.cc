#include "store/snapshot.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "base/error.h"
#include "store/statement.h"

namespace unspin {
namespace {

constexpr int kBusyMilliseconds = 5'000;

// Removes a file that was not finished.
class Temporary {
 public:
  explicit Temporary(std::string path) : path_(std::move(path)) { Remove(); }
  ~Temporary() { Remove(); }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  const std::string& path() const { return path_; }

 private:
  void Remove() const { std::remove(path_.c_str()); }
  std::string path_;
};

}  // namespace

void WriteSnapshot(const std::string& database, const std::string& to) {
  std::error_code error;
  if (std::filesystem::equivalent(database, to, error)) {
    throw Error(to + ": is the database itself");
  }
  const Temporary copy(to + ".tmp" + std::to_string(::getpid()));
  try {
    SQLite::Database source(database, SQLite::OPEN_READONLY, kBusyMilliseconds);
    Statement vacuum(source, "VACUUM INTO ?");
    vacuum.Bind(1, copy.path());
    vacuum.Run();
    SQLite::Database made(copy.path(), SQLite::OPEN_READWRITE);
    Statement mode(made, "PRAGMA journal_mode = DELETE");
    if (!mode.Step() || mode.String(0) != "delete") {
      throw Error(to + ": cannot be put in rollback-journal mode");
    }
  } catch (const SQLite::Exception& exception) {
    throw Error(to + ": cannot be written: " + exception.what());
  }
  if (std::rename(copy.path().c_str(), to.c_str()) != 0) {
    throw FileError(to, "cannot be replaced", errno);
  }
}

}  // namespace unspin
