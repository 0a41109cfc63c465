#pragma once

// What a database holds, and records to fill one with.

#include <string>
#include <string_view>

namespace unspin {

// Every row of every table but those of the full-text index, as text. Two databases
// with the same dump answer every query alike.
std::string DumpOf(const std::string& database);

// The single cell that `sql` gives, as text.
std::string CellOf(const std::string& database, const std::string& sql);

// Runs SQL that changes the database, or makes it.
void Change(const std::string& database, const std::string& sql);

// `copies` of each article of the corpus's clean/ and spun_a/ as JSON Lines: ids
// "NAME/1", "NAME/2", ..., each with a text of its own.
std::string CorpusAsJsonl(int copies);

}  // namespace unspin
