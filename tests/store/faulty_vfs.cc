#include "store/faulty_vfs.h"

#include <sqlite3.h>

#include <cstdlib>

namespace unspin {
namespace {

struct State {
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs vfs = {};
  Fault fault = Fault::kFullDisk;
  size_t left = 0;  // calls until one fails; 0: none does
  bool lasts = false;
  bool failed = false;
};

// SQLite's functions get no other way to it.
State& TheState() {
  static State state;
  return state;
}

struct FaultyFile {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

FaultyFile* Of(sqlite3_file* file) { return reinterpret_cast<FaultyFile*>(file); }
sqlite3_file* RealOf(sqlite3_file* file) { return Of(file)->real(); }
const sqlite3_io_methods* MethodsOf(sqlite3_file* file) {
  return RealOf(file)->pMethods;
}

bool Writes(Fault fault) { return fault != Fault::kFailedRead; }

// Whether a call fails that would fail as one of `kinds`.
bool Fails(bool is_kind, bool writes) {
  State& state = TheState();
  if (state.failed && state.lasts) return writes && Writes(state.fault);
  if (!is_kind || state.left == 0 || --state.left > 0) return false;
  state.failed = true;
  return true;
}

int CodeOf(int other) {
  return TheState().fault == Fault::kFullDisk ? SQLITE_FULL : other;
}

int Close(sqlite3_file* file) { return MethodsOf(file)->xClose(RealOf(file)); }

int Read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  if (Fails(TheState().fault == Fault::kFailedRead, false)) return SQLITE_IOERR_READ;
  return MethodsOf(file)->xRead(RealOf(file), to, size, at);
}

int Write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  const Fault fault = TheState().fault;
  if (Fails(fault == Fault::kFullDisk || fault == Fault::kFailedWrite, true)) {
    // Half of it is there, as after a power cut.
    MethodsOf(file)->xWrite(RealOf(file), from, size / 2, at);
    return CodeOf(SQLITE_IOERR_WRITE);
  }
  return MethodsOf(file)->xWrite(RealOf(file), from, size, at);
}

int Truncate(sqlite3_file* file, sqlite3_int64 size) {
  return MethodsOf(file)->xTruncate(RealOf(file), size);
}

int Sync(sqlite3_file* file, int flags) {
  if (Fails(TheState().fault == Fault::kFailedSync, true)) {
    return CodeOf(SQLITE_IOERR_FSYNC);
  }
  return MethodsOf(file)->xSync(RealOf(file), flags);
}

int Size(sqlite3_file* file, sqlite3_int64* size) {
  return MethodsOf(file)->xFileSize(RealOf(file), size);
}
int Lock(sqlite3_file* file, int level) {
  return MethodsOf(file)->xLock(RealOf(file), level);
}
int Unlock(sqlite3_file* file, int level) {
  return MethodsOf(file)->xUnlock(RealOf(file), level);
}
int CheckReserved(sqlite3_file* file, int* out) {
  return MethodsOf(file)->xCheckReservedLock(RealOf(file), out);
}
int Control(sqlite3_file* file, int operation, void* argument) {
  return MethodsOf(file)->xFileControl(RealOf(file), operation, argument);
}
int SectorSize(sqlite3_file* file) {
  return MethodsOf(file)->xSectorSize(RealOf(file));
}
int Characteristics(sqlite3_file* file) {
  return MethodsOf(file)->xDeviceCharacteristics(RealOf(file));
}
int ShmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return MethodsOf(file)->xShmMap(RealOf(file), page, size, extend, out);
}
int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  return MethodsOf(file)->xShmLock(RealOf(file), offset, count, flags);
}
void ShmBarrier(sqlite3_file* file) { MethodsOf(file)->xShmBarrier(RealOf(file)); }
int ShmUnmap(sqlite3_file* file, int remove) {
  return MethodsOf(file)->xShmUnmap(RealOf(file), remove);
}

constexpr sqlite3_io_methods kMethods = {2,
                                         Close,
                                         Read,
                                         Write,
                                         Truncate,
                                         Sync,
                                         Size,
                                         Lock,
                                         Unlock,
                                         CheckReserved,
                                         Control,
                                         SectorSize,
                                         Characteristics,
                                         ShmMap,
                                         ShmLock,
                                         ShmBarrier,
                                         ShmUnmap,
                                         nullptr,
                                         nullptr};

int Open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags,
         int* out_flags) {
  file->pMethods = nullptr;
  sqlite3_vfs* const real = TheState().real;
  const int status = real->xOpen(real, name, RealOf(file), flags, out_flags);
  if (RealOf(file)->pMethods != nullptr) file->pMethods = &kMethods;
  return status;
}

}  // namespace

FaultyVfs::FaultyVfs() {
  State& state = TheState();
  state = State();
  state.real = sqlite3_vfs_find(nullptr);
  state.vfs = *state.real;
  state.vfs.zName = "faulty";
  state.vfs.szOsFile = static_cast<int>(sizeof(FaultyFile)) + state.real->szOsFile;
  state.vfs.xOpen = Open;
  sqlite3_vfs_register(&state.vfs, 1);
}

FaultyVfs::~FaultyVfs() {
  sqlite3_vfs_unregister(&TheState().vfs);
  sqlite3_vfs_register(TheState().real, 1);
}

void FaultyVfs::FailAt(Fault fault, size_t n, bool lasts) {
  State& state = TheState();
  state.fault = fault;
  state.left = n;
  state.lasts = lasts;
  state.failed = false;
}

void FaultyVfs::Heal() { FailAt(Fault::kFullDisk, 0, false); }

bool FaultyVfs::failed() const { return TheState().failed; }

}  // namespace unspin
