#pragma once

// Texts that are read again later, more than fit into memory.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace unspin {

// Keeps the first texts in memory, up to a bound, and the others in a temporary file
// (in $TMPDIR, else /tmp) without a name, which goes with the object or the process.
class TextStore {
 public:
  struct Place {
    uint64_t begin = 0;
    uint32_t size = 0;
  };

  explicit TextStore(size_t memory) : memory_(memory) {}
  ~TextStore();
  TextStore(const TextStore&) = delete;
  TextStore& operator=(const TextStore&) = delete;

  // Throws Error when the file cannot be made or written. Not for several threads.
  Place Add(std::string_view text);
  // Throws Error. Safe from several threads once all is added.
  std::string Read(Place place) const;

 private:
  size_t memory_;
  std::string kept_;
  bool full_ = false;  // a text did not fit: all later ones go to the file
  uint64_t written_ = 0;
  int file_ = -1;
};

}  // namespace unspin
