// Facts by when they were reported, along the index of publication times: ordering all
// facts by their own dates takes longer the more there are.

#include <SQLiteCpp/Database.h>

#include "query/collect.h"
#include "query/guard.h"
#include "query/reader.h"
#include "store/statement.h"

namespace unspin {
namespace {

constexpr const char* kLatestFacts = R"sql(
SELECT a.published, f.type, f.evidence, f.confidence, f.article_id, 'f' || f.id
FROM (SELECT id, published, published_unix FROM articles
      ORDER BY published_unix DESC LIMIT 50) AS a
JOIN facts AS f ON f.article_id = a.id
WHERE f.withdrawn = 0 AND f.modality IN ('asserted', 'reported')
ORDER BY a.published_unix DESC, f.id
LIMIT ?
)sql";

}  // namespace

ResultTable Reader::LatestFacts(uint64_t limit) const {
  return guard_->Limited([&] {
    Statement statement(*connection_, kLatestFacts);
    statement.Start(limit);
    return Collect(statement, {{"published", ColumnType::kText},
                               {"type", ColumnType::kText},
                               {"evidence", ColumnType::kText},
                               {"confidence", ColumnType::kReal},
                               {"article", ColumnType::kText},
                               {"id", ColumnType::kText}});
  });
}

}  // namespace unspin
