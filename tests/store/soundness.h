#pragma once

// Whether a database is sound, whatever happened to the run that wrote it.

#include <string>

namespace unspin {

// What is wrong with the database: its pages, its full-text indexes, references to rows
// that are not there, an article of which some rows are missing, counts of entities
// that are not those of their rows. Empty if nothing is.
std::string Unsound(const std::string& path);

}  // namespace unspin
