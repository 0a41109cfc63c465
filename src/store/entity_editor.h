#pragma once

// A person's corrections of who is who. They are kept as overrides, which every later
// ingest respects: what the database holds is a function of its articles and of them.

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/resolution/resolution.h"

namespace unspin {

class EntityEditor {
 public:
  // Decides first what runs that were killed have left undecided. `database` must
  // outlive the editor.
  explicit EntityEditor(Database& database);

  // Each call is one transaction, which ends with the entities brought up to date, and
  // gives the number of the override. Throws Error for ids that are not there and for
  // what would change nothing.

  // `others` become one with `keep`, which keeps its id, name and type.
  int64_t Merge(int64_t keep, const std::vector<int64_t>& others);

  // What the entity is called `names`, or is called in `articles` (ids), is another
  // thing. Names go for all articles, articles also draw later ones like them.
  int64_t Split(int64_t entity, const std::vector<std::string>& names,
                const std::vector<std::string>& articles);

  int64_t Rename(int64_t entity, const std::string& name);

  // Names that mean these are none: they vanish from entities and mentions, and facts
  // about them from facts, as long as the override stands.
  int64_t Ban(const std::vector<int64_t>& entities);

  // Takes an override back.
  void Undo(int64_t override_id);

  // The entities that an override leads to now: of a merge one, of a split two, of a
  // ban none.
  std::vector<int64_t> Results(int64_t override_id);

 private:
  using Part = std::vector<NameAnchor>;
  // Names by which to know an entity again whatever articles come and go.
  Part Anchors(int64_t entity);
  int64_t Add(std::string_view action, const std::string& name,
              const std::vector<Part>& parts);
  void MarkUnresolved(int64_t override_id);

  SQLite::Database& connection_;
};

}  // namespace unspin
