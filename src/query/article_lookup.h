#pragma once

// From what people type to articles.

#include <optional>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace unspin {

// The id meant by `id`: itself, or the only one of that file name. Throws Error naming
// some when several fit.
std::optional<std::string> ResolveArticleId(SQLite::Database& connection,
                                            std::string_view id);

}  // namespace unspin
