#pragma once

// Brings the entities of a database up to date with the names that its articles use:
// who is who is decided anew for the keys that changed and for those that have to do
// with them, and rows are rewritten only where the answer is another one.

namespace SQLite {
class Database;
}

namespace unspin {

// Empties `unresolved`. Use it inside a transaction. What the database then holds is a
// function of its articles and overrides.
void ResolveEntities(SQLite::Database& connection);

// Removes the entities in `pending` that no article names any more, makes the aliases
// of the others again from what the articles that are left say, and counts the articles
// and mentions of all entities of the articles in `pending`.
void RefreshPending(SQLite::Database& connection);

}  // namespace unspin
