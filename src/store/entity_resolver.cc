#include "store/entity_resolver.h"

#include <SQLiteCpp/Database.h>

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "store/article_links.h"
#include "store/entity_rows.h"
#include "store/link_kind.h"
#include "store/name_store.h"
#include "store/resolution/resolution.h"
#include "store/statement.h"

namespace unspin {
namespace {

std::string Evidence(const Link& link) {
  std::string text(Name(link.kind));
  return link.detail.empty() ? text : text + ": " + link.detail;
}

class EntityResolver {
 public:
  explicit EntityResolver(SQLite::Database& connection)
      : store_(connection), rows_(connection), links_(connection) {}

  void Run() {
    for (const std::string& key : store_.UnresolvedKeys()) {
      if (done_.count(key) == 0) ResolveWith(key);
    }
    // An article may have several names that moved: its rows are rewritten once.
    for (const std::string& article : moved_) links_.Follow(article);
    for (const int64_t id : touched_) rows_.Finish(id);
    store_.ClearUnresolved();
  }

 private:
  void ResolveWith(const std::string& key);
  void Write(const std::vector<StoredName>& stored,
             const std::vector<ArticleName>& names, const Resolution& resolution);

  NameStore store_;
  EntityRows rows_;
  ArticleLinks links_;
  std::unordered_set<std::string> done_;
  std::set<std::string> moved_;  // articles
  std::set<int64_t> touched_;    // entities that the keys had before or have now
};

void EntityResolver::ResolveWith(const std::string& key) {
  std::vector<StoredName> stored;
  const std::set<std::string> keys = store_.LoadTogether(key, stored);
  done_.insert(keys.begin(), keys.end());
  std::vector<ArticleName> names;
  for (StoredName& name : stored) names.push_back(std::move(name.name));
  const Resolution resolution =
      Resolve(names, store_.OverridesOf(keys),
              [this](const std::string& article) { return store_.KeysOf(article); });
  touched_.merge(store_.EntitiesOf(keys));
  Write(stored, names, resolution);
}

void EntityResolver::Write(const std::vector<StoredName>& stored,
                           const std::vector<ArticleName>& names,
                           const Resolution& resolution) {
  std::map<std::pair<std::string_view, int64_t>, const StoredName*> old;
  for (const StoredName& name : stored) old[{name.article, name.id}] = &name;
  std::vector<std::optional<int64_t>> ids;
  for (const ResolvedEntity& entity : resolution.entities) {
    const int64_t id = rows_.IdOf(entity);
    ids.push_back(entity.banned ? std::nullopt : std::optional(id));
    if (entity.banned) continue;
    rows_.Put(id, entity);
    touched_.insert(id);
  }
  for (size_t i = 0; i < names.size(); ++i) {
    const Link& link = resolution.links[i];
    const std::optional<int64_t> id = ids[link.entity];
    const StoredName& was = *old.at({names[i].article, names[i].id});
    const std::string evidence = Evidence(link);
    const double confidence = ConfidenceOf(link.kind);
    if (was.entity_id != id) moved_.insert(names[i].article);
    if (was.entity_id != id || was.evidence != evidence ||
        was.confidence != confidence) {
      rows_.Link(names[i], id, confidence, evidence);
    }
  }
}

}  // namespace

void ResolveEntities(SQLite::Database& connection) { EntityResolver(connection).Run(); }

void RefreshPending(SQLite::Database& connection) {
  EntityRows rows(connection);
  std::vector<int64_t> ids;
  Statement pending(connection,
                    "SELECT p.id FROM pending AS p JOIN entities AS e ON e.id = p.id "
                    "WHERE p.kind = 'entity' ORDER BY 1");
  while (pending.Step()) ids.push_back(pending.Integer(0));
  for (const int64_t id : ids) rows.Finish(id);
  rows.CountPending();
}

}  // namespace unspin
