#pragma once

// Brings stories up to date with the articles of the database: which articles are
// near-duplicates, so that what they say counts once.

namespace SQLite {
class Database;
}

namespace unspin {

// Works off some of the articles that `pending` names as new, changed or gone
// (kind 'story'). Returns false when there are none left. What the database holds then
// is a function of its articles. Use it inside a transaction. Work and memory grow with
// the pending articles and the stories that they touch, not with the database.
bool UpdateStories(SQLite::Database& connection);

}  // namespace unspin
