#include "store/events/event_updater.h"

#include <cstdint>
#include <vector>

#include "store/events/event_rows.h"
#include "store/statement.h"

namespace unspin {
namespace {

// Articles or tracks at a time.
constexpr size_t kChunk = 20'000;

std::vector<int64_t> Pending(SQLite::Database& connection, std::string_view kind) {
  std::vector<int64_t> ids;
  Statement next(connection,
                 "SELECT id FROM pending WHERE kind = ? ORDER BY id LIMIT ?");
  for (next.Start(kind, kChunk); next.Step();) ids.push_back(next.Integer(0));
  return ids;
}

void Done(SQLite::Database& connection, std::string_view kind, int64_t last) {
  Statement(connection, "DELETE FROM pending WHERE kind = ? AND id <= ?")
      .Run(kind, last);
}

}  // namespace

bool UpdateEvents(SQLite::Database& connection) {
  EventRows rows(connection);
  const std::vector<int64_t> articles = Pending(connection, "event");
  if (!articles.empty()) {
    rows.PutOnTracks(articles);
    Done(connection, "event", articles.back());
    return true;
  }
  const std::vector<int64_t> tracks = Pending(connection, "track");
  if (tracks.empty()) return false;
  rows.DropPending();
  rows.MakeEvents(tracks);
  Done(connection, "track", tracks.back());
  return true;
}

}  // namespace unspin
