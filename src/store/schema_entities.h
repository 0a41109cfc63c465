#pragma once

// The step from schema 3 to 4.

#include <string>

namespace unspin {

// SQL that calls the function name_key(type, name, article_id, lexicon_row): the
// connection that runs it must have it, and foreign keys off, since tables that others
// refer to are made anew.
std::string EntitySchema();

}  // namespace unspin
