#include <SQLiteCpp/Database.h>

#include "base/error.h"
#include "query/collect.h"
#include "query/full_text.h"
#include "query/guard.h"
#include "query/reader.h"
#include "store/iso_time.h"
#include "store/statement.h"

namespace unspin {
namespace {

// A word in the title weighs as much as ten in the text. Ordered by FTS5 itself, so
// that snippets are made of the rows given only.
constexpr const char* kSearch = R"sql(
SELECT a.id, a.published, highlight(articles_fts, 0, ?2, ?3),
       snippet(articles_fts, 1, ?2, ?3, '…', 24), a.spun, round(-articles_fts.rank, 3)
FROM articles_fts JOIN articles AS a ON a.key = articles_fts.rowid
WHERE articles_fts MATCH ?1 AND rank MATCH 'bm25(10.0, 1.0)'
  AND (?4 IS NULL OR a.published_unix >= ?4)
  AND (?5 IS NULL OR a.published_unix < ?5)
  AND (?6 IS NULL OR a.spun = ?6)
ORDER BY rank
LIMIT ?7 OFFSET ?8
)sql";

std::optional<int64_t> Seconds(const std::optional<std::string>& iso,
                               std::optional<int64_t> (*parse)(std::string_view)) {
  if (!iso) return std::nullopt;
  const std::optional<int64_t> time = parse(*iso);
  if (!time) throw Error("no ISO date: \"" + *iso + "\"; write 2022-12-29 or 2022-12");
  return time;
}

}  // namespace

ResultTable Reader::Search(const SearchRequest& request) const {
  const std::string terms = request.raw ? request.text : QuoteTerms(request.text);
  const std::optional<int> spun =
      request.spun ? std::optional(*request.spun ? 1 : 0) : std::nullopt;
  return guard_->Limited([&] {
    Statement statement(*connection_, kSearch);
    statement.Start(terms, request.mark_begin, request.mark_end,
                    Seconds(request.since, UnixStart), Seconds(request.until, UnixEnd),
                    spun, request.limit, request.offset);
    return Collect(statement, {{"id", ColumnType::kText},
                               {"published", ColumnType::kText},
                               {"title", ColumnType::kText},
                               {"snippet", ColumnType::kText},
                               {"spun", ColumnType::kBoolean},
                               {"score", ColumnType::kReal}});
  });
}

}  // namespace unspin
