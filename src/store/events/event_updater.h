#pragma once

// Brings events up to date with the facts of the database: which facts of all articles
// tell of one outage, one change of a role, one round of funding ...

#include "store/events/event_rows.h"
#include "store/statement.h"

namespace unspin {

class EventUpdater {
 public:
  explicit EventUpdater(SQLite::Database& connection);

  // Works off some of the articles ('event') and tracks ('track') in `pending`. Returns
  // false when there are none left. What the database holds then is a function of its
  // facts, entities and stories. Use it inside a transaction; each step may have its
  // own.
  bool Step();

 private:
  std::vector<int64_t> Pending(std::string_view kind);
  bool ChangedByOthers();

  EventRows rows_;
  Statement pending_, done_, data_version_;
  int64_t last_data_version_ = -1;
  bool dropped_ = false;  // the events of all pending tracks
};

}  // namespace unspin
