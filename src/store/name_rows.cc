#include "store/name_rows.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "store/article_rows.h"
#include "store/cells.h"
#include "store/link_kind.h"
#include "store/name_key.h"

namespace unspin {
namespace {

std::optional<std::string_view> Given(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// Which of several things of one name the field of a fact means.
int Preference(EntityType type, std::string_view field) {
  if (field == "person") return type == EntityType::kPerson ? 0 : 1;
  if (field == "regions") return type == EntityType::kPlace ? 0 : 1;
  return static_cast<int>(type);  // company, organization, person, product, place
}

std::string_view RowOf(const NameUse& use) {
  return use.entity ? std::string_view(use.entity->lexicon_row) : std::string_view();
}

bool HasClues(const NameUse& use) { return use.entity && !use.entity->clues.empty(); }

// A row says who is meant, whatever else the article tells.
bool HasClaims(const NameUse& use) {
  return use.entity && std::ranges::any_of(use.entity->clues, [](const Clue& clue) {
           return IsClaim(clue.kind);
         });
}

std::string KeyOf(std::string_view name, const NameUse& use, std::string_view article) {
  if (!use.key.empty()) return use.key;
  std::string key = use.entity ? use.entity->key : std::string();
  if (key.empty()) key = EntityKey(use.type, name);
  return RowOf(use).empty() ? NameKey(std::move(key), article) : key;
}

}  // namespace

NameUses::NameUses(const Analysis& analysis) {
  for (const Entity& entity : analysis.entities) {
    if (IsValue(entity.type) || Find(entity.name, entity.type)) continue;
    Add(entity);
  }
  for (const Mention& mention : analysis.mentions) {
    if (IsValue(mention.type)) continue;
    NameUse* use = Find(mention.entity, mention.type);
    if (!use) use = &uses_.emplace(mention.entity, NameUse{0, 0, mention.type})->second;
    ++use->mentions;
  }
}

NameUse& NameUses::Add(const Entity& entity) {
  return uses_.emplace(entity.name, NameUse{0, 0, entity.type, 0, &entity})->second;
}

NameUse* NameUses::Find(std::string_view name, EntityType type) {
  const auto [begin, end] = uses_.equal_range(name);
  const auto found = std::find_if(
      begin, end, [type](const auto& use) { return use.second.type == type; });
  return found == end ? nullptr : &found->second;
}

const NameUse* NameUses::LookUp(std::string_view name, std::string_view field) const {
  const auto [begin, end] = uses_.equal_range(name);
  const auto best = std::min_element(begin, end, [field](const auto& a, const auto& b) {
    return Preference(a.second.type, field) < Preference(b.second.type, field);
  });
  return best == end ? nullptr : &best->second;
}

NameRows::NameRows(SQLite::Database& db)
    : find_(db,
            "SELECT name, type, key, lexicon_row, settled FROM entities WHERE id = ?"),
      entity_(db,
              "INSERT INTO entities(id, name, type, key, lexicon_row, settled) VALUES "
              "(?, ?, ?, ?, ?, ?)"),
      settled_(db, "SELECT id FROM entities WHERE key = ? AND settled = 1"),
      unsettle_(db, "UPDATE entities SET settled = 0 WHERE id = ?"),
      unresolved_(db, "INSERT OR IGNORE INTO unresolved(key) VALUES (?)"),
      name_(db,
            "INSERT INTO names(article_id, id, name, type, key, mentions, lexicon_row, "
            "aliases, entity_id, confidence, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?, ?)"),
      clue_(db,
            "INSERT OR IGNORE INTO clues(article_id, name_id, kind, value, key) VALUES "
            "(?, ?, ?, ?, ?)"),
      use_(
          db,
          "INSERT INTO article_entities(article_id, entity_id, mentions) VALUES (?, ?, "
          "?) ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions"),
      alias_(db, "INSERT OR IGNORE INTO aliases(entity_id, alias) VALUES (?, ?)"),
      claimed_(db,
               "SELECT 1 FROM clues WHERE key = ?1 UNION ALL SELECT 1 FROM entity_keys "
               "WHERE key = ?1 LIMIT 1"),
      overridden_(db, "SELECT key FROM override_names"),
      stale_(db,
             "INSERT OR IGNORE INTO pending(kind, id) SELECT 'entity', entity_id FROM "
             "article_entities WHERE article_id = ?"),
      stale_keys_(db,
                  "INSERT OR IGNORE INTO unresolved(key) SELECT n.key FROM names AS n "
                  "JOIN entities AS e ON e.id = n.entity_id WHERE n.article_id = ? AND "
                  "e.settled = 0") {}

NameRows::Known NameRows::Make(const std::string& key, std::string_view name,
                               const NameUse& use) {
  Known known;
  known.name = name;
  known.type = Name(use.type);
  known.lexicon_row = RowOf(use);
  known.settled = (!known.lexicon_row.empty() || !HasClues(use)) && !HasClaims(use);
  for (uint64_t seed = 0;; ++seed) {
    known.id = HashId(key, seed);
    const bool taken = find_.Start(known.id).Step();
    const bool same = taken && find_.Text(2) == key;
    if (same) {
      known.name = find_.String(0);
      known.type = find_.String(1);
      known.lexicon_row = find_.String(3);
      known.settled = find_.Integer(4) != 0;
    }
    find_.Reset();
    if (same) return known;
    if (!taken) break;
  }
  entity_.Run(known.id, known.name, known.type, key, Given(known.lexicon_row),
              known.settled ? 1 : 0);
  if (HasClaims(use) || IsClaimed(key) || overridden_keys_.contains(key)) {
    MarkUnresolved(key, known);
  }
  return known;
}

NameRows::Known& NameRows::Find(const std::string& key, std::string_view name,
                                const NameUse& use) {
  auto found = known_.find(key);
  if (found == known_.end()) found = known_.emplace(key, Make(key, name, use)).first;
  Known& known = found->second;
  if (!known.unresolved && MustResolve(known, name, use)) MarkUnresolved(key, known);
  return known;
}

bool NameRows::MustResolve(const Known& known, std::string_view name,
                           const NameUse& use) const {
  return !known.settled || known.name != name || known.type != Name(use.type) ||
         known.lexicon_row != RowOf(use) || HasClaims(use) ||
         (HasClues(use) && known.lexicon_row.empty());
}

void NameRows::MarkUnresolved(const std::string& key, Known& known) {
  known.unresolved = true;
  known.settled = false;
  // Row by row: a statement that may change several rows has FTS5 write what it has
  // gathered of the batch, a segment of the index each time.
  std::vector<int64_t> settled;
  for (settled_.Start(key); settled_.Step();) settled.push_back(settled_.Integer(0));
  settled_.Reset();
  for (const int64_t id : settled) unsettle_.Run(id);
  unresolved_.Run(key);
}

bool NameRows::IsClaimed(const std::string& key) {
  const bool claimed = claimed_.Start(key).Step();
  claimed_.Reset();
  return claimed;
}

void NameRows::InsertClues(std::string_view article_id, const NameUse& use) {
  if (!use.entity) return;
  for (const Clue& clue : use.entity->clues) {
    std::string key;
    if (clue.kind == ClueKind::kTicker) key = "ticker:" + clue.value;
    if (clue.kind == ClueKind::kAlias || clue.kind == ClueKind::kAcronym) {
      key = EntityKey(use.type, clue.value);
    }
    clue_.Run(article_id, use.id, Name(clue.kind), clue.value, Given(key));
    // Names that were stored before under the key may mean this thing.
    if (!key.empty()) unresolved_.Run(key);
  }
}

void NameRows::AddAliases(const Known& known, const Entity& said) {
  for (const std::string& alias : said.aliases) {
    if (alias == known.name) continue;
    if (!known_aliases_.insert(std::to_string(known.id) + alias).second) continue;
    alias_.Run(known.id, alias);
  }
}

void NameRows::LoadOverrides() {
  for (overridden_.Start(); overridden_.Step();) {
    overridden_keys_.insert(overridden_.String(0));
  }
  overridden_.Reset();
  overrides_loaded_ = true;
}

void NameRows::Insert(std::string_view article_id, int64_t first_id, NameUses& uses) {
  if (!overrides_loaded_) LoadOverrides();
  int64_t id = first_id;
  for (auto& [name, use] : uses) {
    const std::string key = KeyOf(name, use, article_id);
    const Known& known = Find(key, name, use);
    use.id = id++;
    use.entity_id = known.id;
    const std::string aliases = use.entity ? AliasesJson(use.entity->aliases) : "";
    const LinkKind link = RowOf(use).empty() ? LinkKind::kName : LinkKind::kRow;
    name_.Run(article_id, use.id, name, Name(use.type), key, use.mentions,
              Given(RowOf(use)), Given(aliases), known.id, ConfidenceOf(link),
              Name(link));
    use_.Run(article_id, known.id, use.mentions);
    InsertClues(article_id, use);
    if (use.entity) AddAliases(known, *use.entity);
  }
}

void NameRows::NoteDeletion(std::string_view article_id) {
  stale_.Run(article_id);
  stale_keys_.Run(article_id);
}

void NameRows::ForgetKnown() {
  known_.clear();
  known_aliases_.clear();
  overridden_keys_.clear();
  overrides_loaded_ = false;
}

}  // namespace unspin
