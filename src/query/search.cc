#include <SQLiteCpp/Database.h>

#include <algorithm>

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
  AND (?7 IS NULL OR a.source = ?7)
ORDER BY rank
LIMIT ?8 OFFSET ?9
)sql";

// The index of pairs keeps no text: the first term is marked where it stands.
constexpr const char* kBigramSearch = R"sql(
SELECT a.id, a.published, replace(a.title, ?10, ?2 || ?10 || ?3),
       CASE WHEN instr(a.text, ?10) > 24 THEN '…' ELSE '' END ||
       replace(substr(a.text, max(1, instr(a.text, ?10) - 24), 72), ?10, ?2 || ?10 || ?3) ||
       '…', a.spun, round(-articles_bigrams.rank, 3)
FROM articles_bigrams JOIN articles AS a ON a.key = articles_bigrams.rowid
WHERE articles_bigrams MATCH ?1 AND rank MATCH 'bm25(10.0, 1.0)'
  AND (?4 IS NULL OR a.published_unix >= ?4)
  AND (?5 IS NULL OR a.published_unix < ?5)
  AND (?6 IS NULL OR a.spun = ?6)
  AND (?7 IS NULL OR a.source = ?7)
ORDER BY rank
LIMIT ?8 OFFSET ?9
)sql";

// The first word of a query as it stands in texts.
std::string FirstTerm(std::string_view text) {
  const size_t begin = std::min(text.find_first_not_of(" \"*"), text.size());
  const size_t end = std::min(text.find_first_of(" \"*", begin), text.size());
  return std::string(text.substr(begin, end - begin));
}

std::optional<int64_t> Seconds(const std::optional<std::string>& iso,
                               std::optional<int64_t> (*parse)(std::string_view)) {
  if (!iso) return std::nullopt;
  const std::optional<int64_t> time = parse(*iso);
  if (!time) throw Error("no ISO date: \"" + *iso + "\"; write 2022-12-29 or 2022-12");
  return time;
}

}  // namespace

ResultTable Reader::Search(const SearchRequest& request) const {
  const FullTextQuery query = ToFullTextQuery(request.text, request.raw);
  const bool pairs = query.table == "articles_bigrams";
  const std::optional<int> spun =
      request.spun ? std::optional(*request.spun ? 1 : 0) : std::nullopt;
  const std::string first = FirstTerm(request.text);
  return guard_->Limited([&] {
    Statement statement(*connection_, pairs ? kBigramSearch : kSearch);
    statement.Start(query.match, request.mark_begin, request.mark_end,
                    Seconds(request.since, UnixStart), Seconds(request.until, UnixEnd),
                    spun, request.source, request.limit, request.offset);
    if (pairs) statement.Bind(10, first);
    return Collect(statement, {{"id", ColumnType::kText},
                               {"published", ColumnType::kText},
                               {"title", ColumnType::kText},
                               {"snippet", ColumnType::kText},
                               {"spun", ColumnType::kBoolean},
                               {"score", ColumnType::kReal}});
  });
}

}  // namespace unspin
