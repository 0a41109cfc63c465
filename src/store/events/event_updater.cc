#include "store/events/event_updater.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace unspin {
namespace {

// Articles or tracks at a time.
constexpr size_t kChunk = 20'000;

}  // namespace

EventUpdater::EventUpdater(SQLite::Database& db)
    : rows_(db),
      pending_(db, "SELECT id FROM pending WHERE kind = ? ORDER BY id LIMIT ?"),
      done_(db, "DELETE FROM pending WHERE kind = ? AND id <= ?"),
      data_version_(db, "PRAGMA data_version") {}

std::vector<int64_t> EventUpdater::Pending(std::string_view kind) {
  std::vector<int64_t> ids;
  for (pending_.Start(kind, kChunk); pending_.Step();) {
    ids.push_back(pending_.Integer(0));
  }
  pending_.Reset();
  return ids;
}

bool EventUpdater::ChangedByOthers() {
  data_version_.Start().Step();
  const int64_t version = data_version_.Integer(0);
  data_version_.Reset();
  return std::exchange(last_data_version_, version) != version;
}

bool EventUpdater::Step() {
  if (ChangedByOthers()) {
    rows_.ForgetArticles();
    dropped_ = false;
  }
  const std::vector<int64_t> articles = Pending("event");
  if (!articles.empty()) {
    rows_.PutOnTracks(articles);
    done_.Run("event", articles.back());
    dropped_ = false;
    return true;
  }
  const std::vector<int64_t> tracks = Pending("track");
  if (tracks.empty()) return false;
  // Once for all: a fact may have come from the event of a track that is still ahead.
  if (!std::exchange(dropped_, true)) rows_.DropPending();
  rows_.MakeEvents(tracks);
  done_.Run("track", tracks.back());
  return true;
}

}  // namespace unspin
