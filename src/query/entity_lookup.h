#pragma once

// From the names that people type to entities.

#include <cstdint>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace unspin {

enum class NameOf {
  kCompany,  // companies; organizations and products of that name too
  kPerson,
};

// The entity of any kind with the id `name` ("e123"); failing that, the entities that
// are called `name` or have it as an alias; failing that, those whose
// names have the same key (core/entity_key.h: "Acme Inc." finds Acme); failing that,
// the same name in any case (of ASCII letters). Empty when there are none.
std::vector<int64_t> FindEntities(SQLite::Database& connection, std::string_view name,
                                  NameOf kind);

}  // namespace unspin
