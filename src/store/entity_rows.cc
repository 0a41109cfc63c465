#include "store/entity_rows.h"

#include <string>

#include "core/fact.h"
#include "store/article_rows.h"

namespace unspin {
namespace {

std::optional<std::string_view> Given(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// A fact about something that is banned is no fact; in a list it is only left out.
std::string ListFields() {
  std::string fields = "''";
  for (const FactTypeSpec& type : FactTypes()) {
    for (const FactFieldSpec& field : type.fields) {
      if (field.kind == FieldKind::kEntityList) {
        fields += ", '" + std::string(field.name) + "'";
      }
    }
  }
  return fields;
}

constexpr const char* kCount =
    "UPDATE entities SET (articles, mentions) = (SELECT count(*), "
    "coalesce(sum(x.mentions), 0) FROM article_entities AS x WHERE x.entity_id = "
    "entities.id)";

// Those of RelinkSql from this one on are needed only when the one before it has
// changed rows.
constexpr size_t kFactRows = 4;

constexpr const char* kOfArticle = "(SELECT id FROM facts WHERE article_id = ?1)";

std::vector<std::string> RelinkSql() {
  std::vector<std::string> sql = {
      R"(INSERT INTO article_entities(article_id, entity_id, mentions)
         SELECT article_id, entity_id, sum(mentions) FROM names
         WHERE article_id = ?1 AND entity_id IS NOT NULL GROUP BY 1, 2
         ON CONFLICT DO UPDATE SET mentions = excluded.mentions)",
      R"(UPDATE mentions SET entity_id = n.entity_id FROM names AS n
         WHERE n.article_id = ?1 AND mentions.article_id = ?1
         AND n.name = mentions.entity AND n.type = mentions.type
         AND mentions.entity_id IS NOT n.entity_id)",
      R"(DELETE FROM article_entities WHERE article_id = ?1 AND NOT EXISTS (
         SELECT 1 FROM names AS n WHERE n.article_id = ?1
         AND n.entity_id = article_entities.entity_id))",
      R"(UPDATE fact_entities SET entity_id = n.entity_id FROM names AS n
         WHERE n.article_id = ?1 AND n.id = fact_entities.name_id
         AND fact_entities.entity_id IS NOT n.entity_id AND fact_id IN )" +
          std::string(kOfArticle),
      R"(UPDATE facts SET withdrawn = EXISTS (SELECT 1 FROM fact_entities AS x
         WHERE x.fact_id = facts.id AND x.entity_id IS NULL AND x.field NOT IN ()" +
          ListFields() + ")) WHERE article_id = ?1"};
  sql.emplace_back(
      "INSERT OR IGNORE INTO pending(kind, id) SELECT 'event', key FROM articles WHERE "
      "id = ?1");
  return sql;
}

// Carries the links of an article's facts of one type on to their typed rows. Empty for
// a type without entities.
std::string RelinkTypedSql(const FactTypeSpec& type) {
  std::string set;
  const std::string table(type.table);
  for (const FactFieldSpec& field : type.fields) {
    if (field.kind != FieldKind::kEntity) continue;
    const std::string name(field.name);
    set +=
        (set.empty() ? "" : ", ") + name +
        "_id = (SELECT x.entity_id FROM fact_entities AS x WHERE x.fact_id = " + table +
        ".id AND x.field = '" + name + "' AND x.position = 0)";
  }
  if (set.empty()) return set;
  return "UPDATE " + table + " SET " + set + " WHERE id IN " + kOfArticle;
}

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
      drop_entity_(db, "DELETE FROM entities WHERE id = ?"),
      changes_(db, "SELECT changes()"),
      types_(db, "SELECT DISTINCT type FROM facts WHERE article_id = ?") {
  for (const std::string& sql : RelinkSql()) relink_.emplace_back(db, sql);
  for (const FactTypeSpec& type : FactTypes()) {
    const std::string sql = RelinkTypedSql(type);
    if (!sql.empty()) relink_typed_.emplace(type.name, Statement(db, sql));
  }
}

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

void EntityRows::Relink(std::string_view article_id) {
  for (size_t i = 0; i < relink_.size(); ++i) {
    if (i == kFactRows && !HasChanged()) return;
    relink_[i].Run(article_id);
  }
  for (types_.Start(article_id); types_.Step();) {
    const auto typed = relink_typed_.find(types_.Text(0));
    if (typed != relink_typed_.end()) typed->second.Run(article_id);
  }
  types_.Reset();
}

bool EntityRows::HasChanged() {
  changes_.Start().Step();
  const bool changed = changes_.Integer(0) > 0;
  changes_.Reset();
  return changed;
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
