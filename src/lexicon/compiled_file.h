#pragma once

// The container of the compiled lexicon: a text header, then named sections of plain
// arrays, each aligned to 16 bytes, with a directory that is checked on opening.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/error.h"
#include "base/file.h"

namespace unspin {

// Gathers sections and writes the file.
class CompiledFileWriter {
 public:
  // A section's name is at most 48 bytes and used once.
  void Add(std::string_view name, std::string_view bytes);
  template <typename T>
  void AddArray(std::string_view name, std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    Add(name, std::string_view(reinterpret_cast<const char*>(values.data()),
                               values.size_bytes()));
  }
  // The bytes of the whole file.
  std::string Finish() const;

 private:
  std::map<std::string, std::string, std::less<>> sections_;
};

// Reads it in place. Views stay valid as long as the object lives, also when moved.
class CompiledFile {
 public:
  // Throws Error naming the path and what is wrong.
  static CompiledFile Open(const std::string& path);

  bool Has(std::string_view name) const { return sections_.contains(name); }
  // The bytes of a section; empty if there is none of that name.
  std::string_view Section(std::string_view name) const;
  // A section as an array. Throws Error if its size is no multiple of sizeof(T).
  template <typename T>
  std::span<const T> Array(std::string_view name) const {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 16);
    const std::string_view bytes = Section(name);
    if (bytes.size() % sizeof(T) != 0) {
      throw Error(path_ + ": section " + std::string(name) + " has " +
                  std::to_string(bytes.size()) + " bytes, no multiple of " +
                  std::to_string(sizeof(T)) +
                  ": rebuild it with 'unspin lexicon compile'");
    }
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  const std::map<std::string, std::string_view, std::less<>>& sections() const {
    return sections_;
  }
  const std::string& path() const { return path_; }
  std::string_view bytes() const { return file_.bytes(); }

 private:
  CompiledFile(std::string path, MappedFile file);
  std::string path_;
  MappedFile file_;
  std::map<std::string, std::string_view, std::less<>> sections_;
};

}  // namespace unspin
