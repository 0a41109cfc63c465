#pragma once

// The rows of events, and facts as events need them.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/events/event_groups.h"
#include "store/events/event_summary.h"
#include "store/statement.h"

namespace unspin {

class EventRows {
 public:
  explicit EventRows(SQLite::Database& connection);

  // Puts the facts of articles on their tracks, the hashes of TrackOf(); facts that
  // count no more leave theirs. Remembers all tracks that change as `pending`.
  void PutOnTracks(const std::vector<int64_t>& keys);

  // Makes the events of tracks anew. REQUIRES: `tracks` are `pending`, and all that are
  // from the first to the last.
  void MakeEvents(std::span<const int64_t> tracks);

  // Forgets what is known of articles: another program may have changed some.
  void ForgetArticles() { publications_.clear(); }

  // Removes the events of all tracks in `pending`, so that their facts are free.
  void DropPending();

 private:
  struct Track {
    int64_t id = 0;
    std::vector<EventFact> facts;
  };

  // What the facts of an article have of it.
  struct Publication {
    std::string story;
    std::optional<int64_t> time;
    std::string iso;
    bool spun = false;
  };

  void PutArticleOnTracks(int64_t key, std::vector<int64_t>& changed);
  std::vector<EventFact> FactsOfArticle(int64_t key, int64_t end,
                                        const std::string& story);
  std::vector<Track> ReadTracks(int64_t first, int64_t last);
  // Holds until the next call.
  const Publication& PublicationOf(const std::string& article);
  void ReadFields(EventFact& fact);
  void ReadEntities(int64_t first, int64_t last, std::vector<Track>& tracks);
  void MakeEventsOf(Track& track);
  void Write(const EventSummary& summary, size_t facts, std::string_view type,
             int64_t track);

  Statement article_, facts_, links_, left_, leave_, mark_, put_, track_facts_,
      publication_, track_links_, drop_, event_, entity_, member_;
  std::map<std::string, Statement, std::less<>> fields_;       // by fact type
  std::unordered_map<std::string, Publication> publications_;  // by article
};

}  // namespace unspin
