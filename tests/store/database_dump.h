#pragma once

// The whole content of a database as text, for comparing two of them.

#include <cstdint>
#include <string>

namespace unspin {

// Every row of every table, the tables behind the full-text index among them. Small
// databases only.
std::string Dump(const std::string& path);

// The same without the tables behind the full-text index.
std::string DumpRows(const std::string& path);

// The first cell of the first row, as text.
std::string Ask(const std::string& path, const std::string& sql);

// An empty folder, removed at the end of the scope.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace unspin
