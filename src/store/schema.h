#pragma once

// The schema of the database: docs/database.md describes it for users.

#include <string>
#include <vector>

#include "core/fact.h"

namespace unspin {

// The SQL that leads from schema version i to i + 1, for each i from 0.
std::vector<std::string> Migrations();

// What is kept of modalities that count as facts (IsFactual), for SQL to compare with.
inline constexpr const char* kFactualSql = "('asserted', 'reported')";

// The first field of a fact type that is a date: when the fact happened. Empty when the
// type has none.
std::string_view DateField(const FactTypeSpec& type);

}  // namespace unspin
