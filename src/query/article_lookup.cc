#include "query/article_lookup.h"

#include <SQLiteCpp/Database.h>

#include <vector>

#include "base/error.h"
#include "store/statement.h"

namespace unspin {
namespace {

std::string LikeEscaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::optional<std::string> ResolveArticleId(SQLite::Database& connection,
                                            std::string_view id) {
  Statement exact(connection, "SELECT id FROM articles WHERE id = ?");
  if (exact.Start(id).Step()) return exact.String(0);
  Statement similar(connection,
                    "SELECT id FROM articles WHERE id LIKE '%/' || ?1 ESCAPE '\\' OR "
                    "id LIKE '%/' || ?1 || '.%' ESCAPE '\\' OR "
                    "id LIKE ?1 || '.%' ESCAPE '\\' ORDER BY id LIMIT 4");
  const std::string escaped = LikeEscaped(id);
  similar.Start(escaped);
  std::vector<std::string> found;
  while (similar.Step()) found.push_back(similar.String(0));
  if (found.empty()) return std::nullopt;
  if (found.size() == 1) return found[0];
  throw Error("several articles fit " + std::string(id) + ": " + found[0] + ", " +
              found[1] + (found.size() > 2 ? ", ..." : ""));
}

}  // namespace unspin
