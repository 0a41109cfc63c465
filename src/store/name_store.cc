#include "store/name_store.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/mention.h"
#include "store/override_merge.h"

namespace unspin {
namespace {

constexpr const char* kColumns =
    "n.article_id, n.id, n.name, n.type, n.key, n.lexicon_row, n.entity_id, "
    "n.confidence, n.evidence, a.published_unix ";

OverrideAction ActionByName(std::string_view name) {
  if (name == "merge") return OverrideAction::kMerge;
  if (name == "split") return OverrideAction::kSplit;
  return name == "rename" ? OverrideAction::kRename : OverrideAction::kBan;
}

}  // namespace

NameStore::NameStore(SQLite::Database& db)
    : unresolved_(db, "SELECT key FROM unresolved ORDER BY key"),
      clear_(db, "DELETE FROM unresolved"),
      together_(
          db,
          // Keys of one entity.
          "SELECT e.key FROM entity_keys AS k JOIN entities AS e ON e.id = k.entity_id "
          "WHERE k.key = ?1 UNION SELECT o.key FROM entity_keys AS k JOIN entity_keys "
          "AS o ON o.entity_id = k.entity_id WHERE k.key = ?1 UNION SELECT o.key FROM "
          "entities AS e JOIN entity_keys AS o ON o.entity_id = e.id WHERE e.key = ?1 "
          // Keys whose names claim this one. Tickers are keys of this kind only.
          "UNION SELECT n.key FROM clues AS c JOIN names AS n ON n.article_id = "
          "c.article_id AND n.id = c.name_id WHERE c.key = ?1 "
          "UNION SELECT o.key FROM override_names AS k JOIN override_names AS o ON "
          "o.override_id = k.override_id WHERE k.key = ?1"),
      names_(db,
             std::string("SELECT ") + kColumns +
                 "FROM (SELECT id FROM entities WHERE key = ?1 UNION SELECT "
                 "entity_id FROM entity_keys WHERE key = ?1) AS e JOIN "
                 "article_entities AS x ON x.entity_id = e.id JOIN names AS n ON "
                 "n.article_id = x.article_id AND n.entity_id = e.id AND n.key = ?1 "
                 "JOIN articles AS a ON a.id = n.article_id"),
      banned_(db, std::string("SELECT ") + kColumns +
                      "FROM names AS n JOIN articles AS a ON a.id = n.article_id WHERE "
                      "n.key = ?1 AND n.entity_id IS NULL"),
      clues_(db,
             "SELECT kind, value, key FROM clues WHERE article_id = ? AND name_id = ?"),
      keys_(db, "SELECT key FROM names WHERE article_id = ?"),
      entities_(db,
                "SELECT id FROM entities WHERE key = ?1 UNION SELECT entity_id FROM "
                "entity_keys WHERE key = ?1"),
      overrides_(db, "SELECT DISTINCT override_id FROM override_names WHERE key = ?"),
      override_(db, "SELECT action, name FROM overrides WHERE id = ?"),
      anchors_(db,
               "SELECT part, key, article_id, name FROM override_names WHERE "
               "override_id = ? ORDER BY part, key, article_id, name") {}

std::vector<std::string> NameStore::UnresolvedKeys() {
  std::vector<std::string> keys;
  for (unresolved_.Start(); unresolved_.Step();) keys.push_back(unresolved_.String(0));
  unresolved_.Reset();
  return keys;
}

void NameStore::ClearUnresolved() { clear_.Run(); }

std::set<std::string> NameStore::LoadTogether(const std::string& key,
                                              std::vector<StoredName>& names) {
  std::set<std::string> keys = {key};
  std::vector<std::string> ahead = {key};
  while (!ahead.empty()) {
    const std::string next = std::move(ahead.back());
    ahead.pop_back();
    std::set<std::string> found;
    for (together_.Start(next); together_.Step();) found.insert(together_.String(0));
    together_.Reset();
    const size_t first = names.size();
    LoadNames(next, names);
    for (size_t i = first; i < names.size(); ++i) {
      for (const std::string& claimed : names[i].claims) found.insert(claimed);
    }
    for (const std::string& other : found) {
      if (keys.insert(other).second) ahead.push_back(other);
    }
  }
  return keys;
}

void NameStore::LoadNames(const std::string& key, std::vector<StoredName>& names) {
  const size_t first = names.size();
  for (Statement* const statement : {&names_, &banned_}) {
    for (statement->Start(key); statement->Step();) {
      StoredName& stored = names.emplace_back();
      ArticleName& name = stored.name;
      stored.article = name.article = statement->String(0);
      stored.id = name.id = statement->Integer(1);
      name.name = statement->String(2);
      name.type = EntityTypeByName(statement->Text(3)).value_or(EntityType::kCompany);
      name.key = statement->String(4);
      name.lexicon_row = statement->String(5);
      if (!statement->IsNull(6)) stored.entity_id = statement->Integer(6);
      stored.confidence = statement->Real(7);
      stored.evidence = statement->String(8);
      name.published = statement->IsNull(9) ? std::numeric_limits<int64_t>::max()
                                            : statement->Integer(9);
    }
    statement->Reset();
  }
  for (size_t i = first; i < names.size(); ++i) {
    StoredName& stored = names[i];
    for (clues_.Start(stored.article, stored.id); clues_.Step();) {
      if (const auto kind = ClueKindByName(clues_.Text(0))) {
        stored.name.clues.push_back({*kind, clues_.String(1)});
      }
      if (!clues_.IsNull(2)) stored.claims.push_back(clues_.String(2));
    }
    clues_.Reset();
  }
}

std::vector<std::string> NameStore::KeysOf(const std::string& article) {
  std::vector<std::string> keys;
  for (keys_.Start(article); keys_.Step();) keys.push_back(keys_.String(0));
  keys_.Reset();
  return keys;
}

std::set<int64_t> NameStore::EntitiesOf(const std::set<std::string>& keys) {
  std::set<int64_t> ids;
  for (const std::string& key : keys) {
    for (entities_.Start(key); entities_.Step();) ids.insert(entities_.Integer(0));
  }
  entities_.Reset();
  return ids;
}

Override NameStore::LoadOverride(int64_t id) {
  Override override;
  override.id = id;
  override_.Start(id).Step();
  override.action = ActionByName(override_.Text(0));
  override.name = override_.String(1);
  override_.Reset();
  override.parts.resize(2);
  for (anchors_.Start(id); anchors_.Step();) {
    const auto part = static_cast<size_t>(anchors_.Integer(0));
    if (part >= override.parts.size()) override.parts.resize(part + 1);
    override.parts[part].push_back(
        {anchors_.String(1), anchors_.String(2), anchors_.String(3)});
  }
  anchors_.Reset();
  return override;
}

std::vector<Override> NameStore::OverridesOf(const std::set<std::string>& keys) {
  std::set<int64_t> ids;
  for (const std::string& key : keys) {
    for (overrides_.Start(key); overrides_.Step();) ids.insert(overrides_.Integer(0));
  }
  overrides_.Reset();
  std::vector<Override> overrides;
  for (const int64_t id : ids) overrides.push_back(LoadOverride(id));
  std::ranges::stable_sort(overrides, {}, [](const Override& override) {
    return override.id % kOverridePlaces;
  });
  return overrides;
}

}  // namespace unspin
