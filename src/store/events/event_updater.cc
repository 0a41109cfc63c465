#include "store/events/event_updater.h"

#include "store/statement.h"

namespace unspin {

bool UpdateEvents(SQLite::Database& connection) {
  Statement(connection, "DELETE FROM pending WHERE kind IN ('event', 'track')").Run();
  return false;
}

}  // namespace unspin
