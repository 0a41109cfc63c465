#pragma once

// The rows of entities, rewritten when names turn out to mean something else;
// article_links.h has what refers to them.

#include <cstdint>
#include <string_view>

#include "store/resolution/resolution.h"
#include "store/statement.h"

namespace unspin {

class EntityRows {
 public:
  explicit EntityRows(SQLite::Database& connection);

  // The id of an entity: of its key, with the discriminator of all but the first thing
  // of the key. Another number where a thing of another key has that one.
  int64_t IdOf(const ResolvedEntity& entity);

  // Writes the entity's own row and its keys.
  void Put(int64_t id, const ResolvedEntity& entity);

  // Writes what a name is taken for; no id: for nothing.
  void Link(const ArticleName& name, std::optional<int64_t> id, double confidence,
            std::string_view evidence);

  // Makes the aliases and the counts of the entity from its names, or removes it if it
  // has none.
  void Finish(int64_t id);

  // Counts anew the entities of the articles that are new in `pending` ('event').
  void CountPending();

 private:
  Statement taken_, put_, drop_keys_, key_, name_, used_, drop_aliases_, aliases_,
      names_, count_, count_pending_, count_all_, are_most_pending_, drop_entity_;
};

}  // namespace unspin
