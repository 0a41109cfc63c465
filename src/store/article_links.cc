#include "store/article_links.h"

#include <algorithm>
#include <unordered_map>

#include "core/fact.h"

namespace unspin {
namespace {

// In a list what is banned is only left out.
bool IsList(std::string_view field) {
  return std::ranges::any_of(FactTypes(), [&](const FactTypeSpec& type) {
    return std::ranges::any_of(type.fields, [&](const FactFieldSpec& spec) {
      return spec.kind == FieldKind::kEntityList && spec.name == field;
    });
  });
}

std::optional<int64_t> IdIn(const Statement& row, int column) {
  return row.IsNull(column) ? std::nullopt : std::optional(row.Integer(column));
}

}  // namespace

// What the names of an article are taken for.
struct ArticleLinks::NameLinks {
  std::unordered_map<int64_t, EntityId> by_id;
  std::unordered_map<std::string, EntityId> by_name;  // "person Jeff Zhang"
  std::map<int64_t, int64_t> mentions;                // by entity
};

ArticleLinks::ArticleLinks(SQLite::Database& db)
    : article_(db, "SELECT key, items FROM articles WHERE id = ?"),
      names_(db,
             "SELECT id, type, name, entity_id, mentions FROM names WHERE article_id = "
             "?"),
      counts_(db,
              "SELECT entity_id, mentions FROM article_entities WHERE article_id = ?"),
      put_count_(db,
                 "INSERT INTO article_entities(article_id, entity_id, mentions) VALUES "
                 "(?, ?, ?) ON CONFLICT DO UPDATE SET mentions = excluded.mentions"),
      drop_count_(db,
                  "DELETE FROM article_entities WHERE article_id = ? AND entity_id = "
                  "?"),
      mentions_(db,
                "SELECT id, type, entity, entity_id FROM mentions WHERE article_id = "
                "?"),
      mention_(db, "UPDATE mentions SET entity_id = ? WHERE article_id = ? AND id = ?"),
      links_(db,
             "SELECT fact_id, field, position, name_id, entity_id FROM fact_entities "
             "WHERE fact_id >= ? AND fact_id < ? ORDER BY fact_id"),
      link_(db,
            "UPDATE fact_entities SET entity_id = ? WHERE fact_id = ? AND field = ? "
            "AND position = ?"),
      type_(db, "SELECT type FROM facts WHERE id = ?"),
      withdraw_(db,
                "UPDATE facts SET withdrawn = ?2 WHERE id = ?1 AND withdrawn <> ?2"),
      mark_(db, "INSERT OR IGNORE INTO pending(kind, id) VALUES ('event', ?)") {
  for (const FactTypeSpec& type : FactTypes()) {
    for (const FactFieldSpec& field : type.fields) {
      if (field.kind != FieldKind::kEntity) continue;
      const std::string sql = "UPDATE " + std::string(type.table) + " SET " +
                              std::string(field.name) + "_id = ? WHERE id = ?";
      typed_.emplace(std::pair(type.name, field.name), Statement(db, sql));
    }
  }
}

void ArticleLinks::Follow(std::string_view article_id) {
  const NameLinks names = LoadNames(article_id);
  // Mentions refer to the rows of counts.
  CountEntities(article_id, names);
  MoveMentions(article_id, names);
  DropUnused(article_id, names);
  if (!article_.Start(article_id).Step()) return article_.Reset();
  const int64_t key = article_.Integer(0);
  const int64_t items = article_.Integer(1);
  article_.Reset();
  if (MoveFacts(key, key + items, names)) mark_.Run(key);
}

ArticleLinks::NameLinks ArticleLinks::LoadNames(std::string_view article_id) {
  NameLinks names;
  for (names_.Start(article_id); names_.Step();) {
    const EntityId entity = IdIn(names_, 3);
    names.by_id[names_.Integer(0)] = entity;
    names.by_name[names_.String(1) + ' ' + names_.String(2)] = entity;
    if (entity) names.mentions[*entity] += names_.Integer(4);
  }
  names_.Reset();
  return names;
}

void ArticleLinks::CountEntities(std::string_view article_id, const NameLinks& names) {
  std::map<int64_t, int64_t> wanted = names.mentions;
  for (counts_.Start(article_id); counts_.Step();) {
    const auto found = wanted.find(counts_.Integer(0));
    if (found != wanted.end() && found->second == counts_.Integer(1)) {
      wanted.erase(found);
    }
  }
  counts_.Reset();
  for (const auto& [entity, mentions] : wanted) {
    put_count_.Run(article_id, entity, mentions);
  }
}

void ArticleLinks::DropUnused(std::string_view article_id, const NameLinks& names) {
  std::vector<int64_t> unused;
  for (counts_.Start(article_id); counts_.Step();) {
    const int64_t entity = counts_.Integer(0);
    if (!names.mentions.contains(entity)) unused.push_back(entity);
  }
  counts_.Reset();
  for (const int64_t entity : unused) drop_count_.Run(article_id, entity);
}

void ArticleLinks::MoveMentions(std::string_view article_id, const NameLinks& names) {
  std::vector<std::pair<int64_t, EntityId>> moved;
  std::string name;
  for (mentions_.Start(article_id); mentions_.Step();) {
    name.assign(mentions_.Text(1)).append(" ").append(mentions_.Text(2));
    const auto found = names.by_name.find(name);
    if (found == names.by_name.end() || found->second == IdIn(mentions_, 3)) continue;
    moved.emplace_back(mentions_.Integer(0), found->second);
  }
  mentions_.Reset();
  for (const auto& [id, entity] : moved) mention_.Run(entity, article_id, id);
}

// The ids of an article's facts lie in [key, end). Whether any of them changed.
bool ArticleLinks::MoveFacts(int64_t key, int64_t end, const NameLinks& names) {
  std::vector<FactLink> all;
  for (links_.Start(key, end); links_.Step();) {
    const EntityId before = IdIn(links_, 4);
    const auto found = names.by_id.find(links_.Integer(3));
    all.push_back({links_.Integer(0), links_.String(1), links_.Integer(2), before,
                   found == names.by_id.end() ? before : found->second});
  }
  links_.Reset();
  bool moved = false;
  for (auto at = all.begin(); at != all.end();) {
    const auto next = std::find_if(
        at, all.end(), [&](const FactLink& link) { return link.fact != at->fact; });
    if (std::any_of(at, next, [](const auto& l) { return l.before != l.now; })) {
      MoveFact({at, next});
      moved = true;
    }
    at = next;
  }
  return moved;
}

// A fact about something that is banned is no fact.
void ArticleLinks::MoveFact(const std::vector<FactLink>& links) {
  const int64_t fact = links.front().fact;
  if (!type_.Start(fact).Step()) return type_.Reset();
  const std::string type = type_.String(0);
  type_.Reset();
  bool withdrawn = false;
  for (const FactLink& link : links) {
    withdrawn |= !link.now && !IsList(link.field);
    if (link.before == link.now) continue;
    link_.Run(link.now, fact, link.field, link.position);
    const auto typed = typed_.find({type, link.field});
    if (typed != typed_.end() && link.position == 0) typed->second.Run(link.now, fact);
  }
  withdraw_.Run(fact, withdrawn ? 1 : 0);
}

}  // namespace unspin
