#pragma once

// What the database has about names, for deciding who is who.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/resolution/resolution.h"
#include "store/statement.h"

namespace unspin {

// A name and what it is taken for at present.
struct StoredName {
  ArticleName name;
  std::string article;  // as in `name`, which may be moved away
  int64_t id = 0;
  std::optional<int64_t> entity_id;
  double confidence = 0;
  std::string evidence;
  std::vector<std::string> claims;  // keys of other names that it is said to have
};

class NameStore {
 public:
  explicit NameStore(SQLite::Database& connection);

  std::vector<std::string> UnresolvedKeys();
  void ClearUnresolved();

  // `key` and all keys that it has to do with, directly or through others: by an entity
  // that has both, by a name that claims another one, by an override. Adds their names.
  std::set<std::string> LoadTogether(const std::string& key,
                                     std::vector<StoredName>& names);

  // The keys of all names in an article.
  std::vector<std::string> KeysOf(const std::string& article);
  // Ids of entities that have one of the keys.
  std::set<int64_t> EntitiesOf(const std::set<std::string>& keys);
  // Overrides that name one of the keys, in the order in which they were made.
  std::vector<Override> OverridesOf(const std::set<std::string>& keys);

 private:
  void LoadNames(const std::string& key, std::vector<StoredName>& names);
  Override LoadOverride(int64_t id);

  Statement unresolved_, clear_, together_, names_, banned_, clues_, keys_, entities_,
      overrides_, override_, anchors_;
};

}  // namespace unspin
