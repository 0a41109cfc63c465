#include "store/entity_editor.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "store/bulk_indexes.h"
#include "store/entity_resolver.h"
#include "store/events/event_updater.h"
#include "store/override_merge.h"
#include "store/statement.h"
#include "store/transaction.h"

namespace unspin {
namespace {

std::string EntityLabel(int64_t id) { return "e" + std::to_string(id); }

void BringUpToDate(SQLite::Database& connection) {
  RestoreIndexes(connection);  // which a killed run may have left out
  ResolveEntities(connection);
  RefreshPending(connection);
  EventUpdater events(connection);
  while (events.Step()) {
  }
}

}  // namespace

EntityEditor::EntityEditor(Database& database) : connection_(database.connection()) {
  Statement unresolved(connection_, "SELECT 1 FROM unresolved LIMIT 1");
  if (!unresolved.Step()) return;
  unresolved.Reset();
  Transaction transaction(connection_);
  BringUpToDate(connection_);
  transaction.Commit();
}

// By its key, and by the article that it was first read of in, which tells it from
// others of that key.
EntityEditor::Part EntityEditor::Anchors(int64_t entity) {
  Statement row(connection_,
                "SELECT e.key, n.article_id, n.key FROM entities AS e JOIN "
                "article_entities AS x ON x.entity_id = e.id JOIN names AS n ON "
                "n.article_id = x.article_id AND n.entity_id = e.id JOIN articles AS a "
                "ON a.id = n.article_id WHERE e.id = ? ORDER BY n.key <> e.key, "
                "a.published_unix IS NULL, a.published_unix, n.article_id LIMIT 1");
  if (!row.Start(entity).Step()) {
    throw Error("there is no entity " + EntityLabel(entity));
  }
  return {{row.String(2), row.String(1), ""}};
}

int64_t EntityEditor::Add(std::string_view action, const std::string& name,
                          const std::vector<Part>& parts) {
  Statement next(connection_, "SELECT coalesce(max(id % ?), 0) + 1 FROM overrides");
  next.Start(kOverridePlaces).Step();
  const int64_t id = next.Integer(0);
  next.Reset();
  Statement(connection_, "INSERT INTO overrides(id, action, name) VALUES (?, ?, ?)")
      .Run(id, action, name.empty() ? std::nullopt : std::optional(name));
  Statement row(connection_,
                "INSERT OR IGNORE INTO override_names(override_id, part, key, "
                "article_id, name) VALUES (?, ?, ?, ?, ?)");
  for (size_t part = 0; part < parts.size(); ++part) {
    for (const NameAnchor& anchor : parts[part]) {
      row.Run(id, part, anchor.key, anchor.article, anchor.name);
    }
  }
  MarkUnresolved(id);
  BringUpToDate(connection_);
  return id;
}

void EntityEditor::MarkUnresolved(int64_t override_id) {
  Statement(connection_,
            "INSERT OR IGNORE INTO unresolved(key) SELECT DISTINCT key FROM "
            "override_names WHERE override_id = ?")
      .Run(override_id);
}

int64_t EntityEditor::Merge(int64_t keep, const std::vector<int64_t>& others) {
  Transaction transaction(connection_);
  std::vector<Part> parts = {Anchors(keep)};
  for (const int64_t other : others) {
    if (other == keep) {
      throw Error(EntityLabel(other) + " cannot be merged into itself");
    }
    parts.push_back(Anchors(other));
  }
  const int64_t id = Add("merge", "", parts);
  transaction.Commit();
  return id;
}

int64_t EntityEditor::Split(int64_t entity, const std::vector<std::string>& names,
                            const std::vector<std::string>& articles) {
  Transaction transaction(connection_);
  Statement uses(connection_,
                 "SELECT n.key, n.article_id, n.name FROM article_entities AS x JOIN "
                 "names AS n ON n.article_id = x.article_id AND n.entity_id = "
                 "x.entity_id JOIN articles AS a ON a.id = n.article_id WHERE "
                 "x.entity_id = ? ORDER BY a.published_unix IS NULL, a.published_unix, "
                 "n.article_id");
  const std::set<std::string> off_names(names.begin(), names.end());
  const std::set<std::string> off_articles(articles.begin(), articles.end());
  std::set<std::string> found;
  Part off;
  Part stays;
  for (uses.Start(entity); uses.Step();) {
    const NameAnchor use = {uses.String(0), uses.String(1), uses.String(2)};
    if (off_names.count(use.name) > 0) {
      off.push_back({use.key, "", use.name});
      found.insert(use.name);
    } else if (off_articles.count(use.article) > 0) {
      off.push_back({use.key, use.article, ""});
      found.insert(use.article);
    } else {
      stays.push_back({use.key, use.article, ""});
    }
  }
  uses.Reset();
  for (const auto* list : {&names, &articles}) {
    for (const std::string& wanted : *list) {
      if (found.count(wanted) == 0) {
        throw Error(EntityLabel(entity) + " has no name and no article \"" + wanted +
                    "\"");
      }
    }
  }
  if (off.empty()) throw Error("nothing to split off: give names or articles");
  if (stays.empty()) {
    throw Error("nothing would be left of " + EntityLabel(entity));
  }
  stays.resize(1);  // the first one stands for what stays
  const int64_t id = Add("split", "", {stays, off});
  transaction.Commit();
  return id;
}

int64_t EntityEditor::Rename(int64_t entity, const std::string& name) {
  if (name.empty()) throw Error("a name cannot be empty");
  Transaction transaction(connection_);
  const int64_t id = Add("rename", name, {Anchors(entity)});
  transaction.Commit();
  return id;
}

int64_t EntityEditor::Ban(const std::vector<int64_t>& entities) {
  Transaction transaction(connection_);
  Part all;
  for (const int64_t entity : entities) {
    for (NameAnchor& anchor : Anchors(entity)) all.push_back(std::move(anchor));
  }
  const int64_t id = Add("ban", "", {all});
  transaction.Commit();
  return id;
}

void EntityEditor::Undo(int64_t override_id) {
  Transaction transaction(connection_);
  Statement exists(connection_, "SELECT 1 FROM overrides WHERE id = ?");
  if (!exists.Start(override_id).Step()) {
    throw Error("there is no override " + std::to_string(override_id));
  }
  exists.Reset();
  MarkUnresolved(override_id);
  Statement(connection_, "DELETE FROM overrides WHERE id = ?").Run(override_id);
  BringUpToDate(connection_);
  transaction.Commit();
}

std::vector<int64_t> EntityEditor::Results(int64_t override_id) {
  Statement row(
      connection_,
      "SELECT DISTINCT n.entity_id FROM override_names AS o JOIN names AS n "
      "ON n.article_id = o.article_id AND n.key = o.key WHERE o.override_id = "
      "? AND n.entity_id IS NOT NULL UNION SELECT e.id FROM override_names AS "
      "o JOIN entities AS e ON e.key = o.key WHERE o.override_id = ? AND "
      "o.article_id = '' ORDER BY 1");
  std::vector<int64_t> ids;
  for (row.Start(override_id, override_id); row.Step();) ids.push_back(row.Integer(0));
  return ids;
}

}  // namespace unspin
