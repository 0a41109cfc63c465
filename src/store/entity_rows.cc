#include "store/entity_rows.h"

#include <string>

#include "store/article_rows.h"

namespace unspin {
namespace {

std::optional<std::string_view> Given(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

constexpr const char* kCount =
    "UPDATE entities SET (articles, mentions) = (SELECT count(*), "
    "coalesce(sum(x.mentions), 0) FROM article_entities AS x WHERE x.entity_id = "
    "entities.id)";

}  // namespace

EntityRows::EntityRows(SQLite::Database& db)
    : taken_(db, "SELECT key FROM entities WHERE id = ?"),
      put_(db,
           "INSERT INTO entities(id, name, type, key, distinction, lexicon_row, "
           "settled) "
           "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = "
           "excluded.name, type = excluded.type, distinction = excluded.distinction, "
           "lexicon_row = excluded.lexicon_row, settled = excluded.settled"),
      drop_keys_(db, "DELETE FROM entity_keys WHERE entity_id = ?"),
      key_(db, "INSERT OR IGNORE INTO entity_keys(key, entity_id) VALUES (?, ?)"),
      name_(db,
            "UPDATE names SET entity_id = ?, confidence = ?, evidence = ? WHERE "
            "article_id = ? AND id = ?"),
      used_(db, "SELECT 1 FROM article_entities WHERE entity_id = ? LIMIT 1"),
      drop_aliases_(db, "DELETE FROM aliases WHERE entity_id = ?"),
      aliases_(
          db,
          "INSERT OR IGNORE INTO aliases(entity_id, alias) SELECT e.id, alias.value "
          "FROM entities AS e JOIN article_entities AS x ON x.entity_id = e.id JOIN "
          "names AS n ON n.article_id = x.article_id AND n.entity_id = e.id, "
          "json_each(n.aliases) AS alias WHERE e.id = ? AND n.aliases IS NOT NULL "
          "AND alias.value <> e.name"),
      names_(
          db,
          "INSERT OR IGNORE INTO aliases(entity_id, alias) SELECT DISTINCT e.id, "
          "n.name FROM entities AS e JOIN article_entities AS x ON x.entity_id = e.id "
          "JOIN names AS n ON n.article_id = x.article_id AND n.entity_id = e.id "
          "WHERE e.id = ? AND n.name <> e.name"),
      count_(db, std::string(kCount) + " WHERE id = ?"),
      count_pending_(
          db, std::string(kCount) +
                  " WHERE id IN (SELECT x.entity_id FROM pending AS p JOIN articles AS "
                  "a ON a.key = p.id JOIN article_entities AS x ON x.article_id = a.id "
                  "WHERE p.kind = 'event')"),
      count_all_(db, kCount),
      are_most_pending_(
          db,
          "SELECT 2 * (SELECT count(*) FROM pending WHERE kind = 'event') > (SELECT "
          "count(*) FROM articles)"),
      drop_entity_(db, "DELETE FROM entities WHERE id = ?") {}

int64_t EntityRows::IdOf(const ResolvedEntity& entity) {
  std::string bytes = entity.key;
  if (!entity.discriminator.empty()) bytes += '\n' + entity.discriminator;
  for (uint64_t seed = 0;; ++seed) {
    const int64_t id = HashId(bytes, seed);
    const bool taken = taken_.Start(id).Step() && taken_.Text(0) != entity.key;
    taken_.Reset();
    if (!taken) return id;
  }
}

void EntityRows::Put(int64_t id, const ResolvedEntity& entity) {
  put_.Run(id, entity.name, Name(entity.type), entity.key, Given(entity.distinction),
           Given(entity.lexicon_row), entity.settled ? 1 : 0);
  drop_keys_.Run(id);
  for (const std::string& key : entity.keys) {
    if (key != entity.key) key_.Run(key, id);
  }
}

void EntityRows::Link(const ArticleName& name, std::optional<int64_t> id,
                      double confidence, std::string_view evidence) {
  name_.Run(id, confidence, evidence, name.article, name.id);
}

void EntityRows::Finish(int64_t id) {
  const bool used = used_.Start(id).Step();
  used_.Reset();
  if (!used) return drop_entity_.Run(id);
  drop_aliases_.Run(id);
  aliases_.Run(id);
  names_.Run(id);
  count_.Run(id);
}

// One pass over all is quicker than the entities of most articles one by one.
void EntityRows::CountPending() {
  are_most_pending_.Start().Step();
  const bool all = are_most_pending_.Integer(0) != 0;
  are_most_pending_.Reset();
  (all ? count_all_ : count_pending_).Run();
}

}  // namespace unspin
