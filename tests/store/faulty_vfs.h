#pragma once

// A disk that fails: a layer over SQLite's own access to files that counts what it does
// and lets one call, or all from it on, go wrong.

#include <cstddef>

namespace unspin {

enum class Fault { kFullDisk, kFailedWrite, kFailedSync, kFailedRead };

// The default of all connections opened during its life. One at a time.
class FaultyVfs {
 public:
  FaultyVfs();
  ~FaultyVfs();
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;

  // The n-th call of this kind from now on fails, n from 1; if `lasts`, all later ones
  // of any kind that writes too. A full disk fails writes.
  void FailAt(Fault fault, size_t n, bool lasts);
  void Heal();

  // Whether a call has failed since FailAt.
  bool failed() const;
};

}  // namespace unspin
