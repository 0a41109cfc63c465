#pragma once

// Brings events up to date with the facts of the database: which facts of all articles
// tell of one outage, one change of a role, one round of funding ...

namespace SQLite {
class Database;
}

namespace unspin {

// Works off some of the articles ('event') and tracks ('track') in `pending`. Returns
// false when there are none left. What the database holds then is a function of its
// facts, entities and stories. Use it inside a transaction.
bool UpdateEvents(SQLite::Database& connection);

}  // namespace unspin
