#include "store/override_merge.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "store/statement.h"

namespace unspin {
namespace {

struct Anchor {
  int64_t part = 0;
  std::string key;
  std::string article;
  std::string name;
  // The checker takes the zero behind the comparison for a pointer.
  auto operator<=>(const Anchor&) const = default;  // NOLINT(modernize-use-nullptr)
};

struct Correction {
  std::string action;
  std::optional<std::string> name;
  std::vector<Anchor> anchors;                          // sorted
  auto operator<=>(const Correction&) const = default;  // NOLINT(modernize-use-nullptr)
};

using Corrections = std::map<int64_t, Correction>;  // by number

Corrections Load(SQLite::Database& connection) {
  Corrections all;
  Statement rows(connection, "SELECT id, action, name FROM overrides");
  while (rows.Step()) {
    Correction& correction = all[rows.Integer(0)];
    correction.action = rows.String(1);
    if (!rows.IsNull(2)) correction.name = rows.String(2);
  }
  Statement names(connection,
                  "SELECT override_id, part, key, article_id, name FROM override_names "
                  "ORDER BY 1, 2, 3, 4, 5");
  while (names.Step()) {
    all[names.Integer(0)].anchors.push_back(
        {names.Integer(1), names.String(2), names.String(3), names.String(4)});
  }
  return all;
}

Corrections Join(const Corrections& one, const Corrections& other) {
  std::map<Correction, int64_t> places;
  for (const Corrections* all : {&one, &other}) {
    for (const auto& [number, correction] : *all) {
      int64_t& place = places[correction];
      place = std::max(place, number % kOverridePlaces);
    }
  }
  Corrections joined;
  std::map<int64_t, int64_t> used;  // by place
  for (const auto& [correction, place] : places) {
    joined[place + kOverridePlaces * used[place]++] = correction;
  }
  return joined;
}

void Write(const Corrections& all, SQLite::Database& connection) {
  Statement(connection, "DELETE FROM overrides").Run();
  Statement row(connection, "INSERT INTO overrides(id, action, name) VALUES (?, ?, ?)");
  Statement names(
      connection,
      "INSERT INTO override_names(override_id, part, key, article_id, name) "
      "VALUES (?, ?, ?, ?, ?)");
  for (const auto& [number, correction] : all) {
    row.Run(number, correction.action, correction.name);
    for (const Anchor& anchor : correction.anchors) {
      names.Run(number, anchor.part, anchor.key, anchor.article, anchor.name);
    }
  }
}

// Links tell the number of the override behind them: those that only get another
// number count as changed.
void MarkChanged(const Corrections& before, const Corrections& after,
                 SQLite::Database& connection) {
  Statement mark(connection, "INSERT OR IGNORE INTO unresolved(key) VALUES (?)");
  for (const auto& [number, correction] : after) {
    const auto old = before.find(number);
    if (old != before.end() && old->second == correction) continue;
    for (const Anchor& anchor : correction.anchors) mark.Run(anchor.key);
  }
}

}  // namespace

bool MergeOverrides(SQLite::Database& from, SQLite::Database& to) {
  const Corrections before = Load(to);
  const Corrections joined = Join(before, Load(from));
  if (joined == before) return false;
  Write(joined, to);
  MarkChanged(before, joined, to);
  return true;
}

}  // namespace unspin
