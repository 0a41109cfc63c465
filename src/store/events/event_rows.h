#pragma once

// The rows of events, and facts as events need them.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/events/event_groups.h"
#include "store/events/event_summary.h"
#include "store/statement.h"

namespace unspin {

class EventRows {
 public:
  explicit EventRows(SQLite::Database& connection);

  // Puts the facts of an article on their tracks, the hashes of TrackOf(); facts that
  // count no more leave theirs. Remembers all tracks that change as `pending`.
  void PutOnTracks(int64_t key);

  // Makes the events of a track anew.
  void MakeEvents(int64_t track);

  // Removes the events of all tracks in `pending`, so that their facts are free.
  void DropPending();

 private:
  std::vector<EventFact> FactsOfTrack(int64_t track);
  std::vector<EventFact> Read(Statement& rows, std::string_view type);
  void ReadEntities(EventFact& fact);
  void Write(const EventSummary& summary, size_t facts, std::string_view type,
             int64_t track);

  Statement types_, leave_, mark_, put_, type_, entities_, drop_, event_, entity_,
      member_;
  std::map<std::string, Statement, std::less<>> of_article_;  // by fact type
  std::map<std::string, Statement, std::less<>> of_track_;
};

}  // namespace unspin
