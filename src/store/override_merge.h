#pragma once

// The corrections of several databases in one.

#include <cstdint>

namespace SQLite {
class Database;
}

namespace unspin {

// Overrides apply in the order of their places, place p being the number p of the
// database where it was made. Where databases are merged that have different overrides
// of one place, the second of them is kOverridePlaces + p, and so on.
constexpr int64_t kOverridePlaces = 1'000'000;

// Adds the overrides of `from` to those of `to`. The result does not depend on the
// order in which databases are merged: one that several have stands once, at the last
// of its places; those of one place are sorted by what they say. What the changed ones
// name is marked as unresolved. Use it inside a transaction. Returns whether there was
// anything to change.
bool MergeOverrides(SQLite::Database& from, SQLite::Database& to);

}  // namespace unspin
