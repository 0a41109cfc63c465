#pragma once

// The rows of an article's names: what it calls things, the clues it gives about them,
// and the entities that they are taken for until entity_resolver.h has looked at what
// other articles say.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/analysis.h"
#include "store/statement.h"

namespace unspin {

// A name of an article as stored.
struct NameUse {
  int64_t id = 0;         // in `names`
  int64_t entity_id = 0;  // for now
  EntityType type = EntityType::kCompany;
  size_t mentions = 0;
  const Entity* entity = nullptr;  // nullptr: only mentioned
  std::string key = {};            // as stored before; empty: made from the entity
};

// By name; one name may stand for entities of several types. Views the analysis, or the
// entities that are added.
class NameUses {
 public:
  NameUses() = default;
  explicit NameUses(const Analysis& analysis);
  NameUse& Add(const Entity& entity);
  NameUse* Find(std::string_view name, EntityType type);
  // What the field of a fact means by `name`; nullptr when the article has no such
  // name.
  const NameUse* LookUp(std::string_view name, std::string_view field) const;
  auto begin() { return uses_.begin(); }
  auto end() { return uses_.end(); }

 private:
  std::multimap<std::string_view, NameUse> uses_;
};

class NameRows {
 public:
  explicit NameRows(SQLite::Database& connection);

  // Writes all of `uses` and gives them their ids: `first_id` and up.
  void Insert(std::string_view article_id, int64_t first_id, NameUses& uses);

  // Call it before the article's rows go: its entities are remembered as `pending`, and
  // the keys of those that must be looked at again as `unresolved`.
  void NoteDeletion(std::string_view article_id);

  // Forgets which entities exist: another program may have changed some.
  void ForgetKnown();

 private:
  // What is known of the entity that names of one key are taken for at first.
  struct Known {
    int64_t id = 0;
    std::string name;
    std::string type;
    std::string lexicon_row;
    bool settled = false;
    bool unresolved = false;
  };
  Known& Find(const std::string& key, std::string_view name, const NameUse& use);
  Known Make(const std::string& key, std::string_view name, const NameUse& use);
  // Whether the resolver has to look at `key` now that it has this name too.
  bool MustResolve(const Known& known, std::string_view name, const NameUse& use) const;
  void MarkUnresolved(const std::string& key, Known& known);
  bool IsClaimed(const std::string& key);
  void InsertClues(std::string_view article_id, const NameUse& use);
  void AddAliases(const Known& known, const Entity& said);
  void LoadOverrides();

  Statement find_, entity_, settled_, unsettle_, unresolved_, name_, clue_, use_,
      alias_, claimed_, overridden_, stale_, stale_keys_;
  std::unordered_map<std::string, Known> known_;   // by key
  std::unordered_set<std::string> known_aliases_;  // by entity and alias
  std::unordered_set<std::string> overridden_keys_;
  bool overrides_loaded_ = false;
};

}  // namespace unspin
