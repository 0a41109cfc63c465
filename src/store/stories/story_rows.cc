#include "store/stories/story_rows.h"

#include <algorithm>

namespace unspin {

StoryRows::StoryRows(SQLite::Database& db)
    : text_(db, "SELECT title, text FROM articles WHERE key = ?"),
      article_(db, "SELECT id, story_id FROM articles WHERE key = ?"),
      placeholder_(db,
                   "INSERT OR IGNORE INTO stories(id, title, articles, clean_articles, "
                   "outlets) VALUES (?, '', 0, 0, 0)"),
      assign_(db, "UPDATE articles SET story_id = ? WHERE key = ?"),
      mark_(db, "INSERT OR IGNORE INTO pending(kind, id) VALUES ('event', ?)"),
      // A clean article gives the title.
      refresh_(
          db,
          "WITH members AS (SELECT id, title, published, published_unix, spun, "
          "source FROM articles WHERE story_id = ?1) UPDATE stories SET title = "
          "(SELECT title FROM members ORDER BY spun, published_unix IS NULL, "
          "published_unix, id LIMIT 1), (first_published, first_published_unix) = "
          "(SELECT published, published_unix FROM members ORDER BY published_unix "
          "IS NULL, published_unix, id LIMIT 1), (last_published, "
          "last_published_unix) = (SELECT published, published_unix FROM members "
          "ORDER BY published_unix DESC, id LIMIT 1), (articles, clean_articles, "
          "outlets) = (SELECT count(*), sum(1 - spun), count(DISTINCT source) FROM "
          "members) WHERE id = ?1"),
      drop_(db,
            "DELETE FROM stories WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM articles "
            "WHERE story_id = ?1)") {}

std::optional<Fingerprint> StoryRows::MakeFingerprint(int64_t key) {
  std::optional<Fingerprint> print;
  if (text_.Start(key).Step()) print = FingerprintOf(text_.Text(0), text_.Text(1));
  text_.Reset();
  return print;
}

void StoryRows::Put(const std::vector<int64_t>& keys) {
  struct Member {
    int64_t key = 0;
    std::string id;
    std::string story;
  };
  std::vector<Member> members;
  for (const int64_t key : keys) {
    if (!article_.Start(key).Step()) continue;  // gone
    members.push_back({key, article_.String(0), article_.String(1)});
  }
  article_.Reset();
  if (members.empty()) return;
  const std::string story =
      std::min_element(members.begin(), members.end(),
                       [](const auto& a, const auto& b) { return a.id < b.id; })
          ->id;
  // A story of one is written with its article.
  if (members.size() == 1 && members[0].story == story) return;
  placeholder_.Run(story);
  touched_.insert(story);
  for (const Member& member : members) {
    if (member.story == story) continue;
    touched_.insert(member.story);
    assign_.Run(story, member.key);
    mark_.Run(member.key);
  }
}

void StoryRows::Finish() {
  for (const std::string& story : touched_) {
    drop_.Run(story);
    refresh_.Run(story);
  }
  touched_.clear();
}

}  // namespace unspin
