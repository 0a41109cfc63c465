// Schema 5: articles that are copies of one text, and facts that are one event.

#include "store/schema_stories.h"

namespace unspin {
namespace {

// An article is a story of its own until the end of the run. `fingerprints`,
// `story_bands` and `copies` know articles by their keys and outlive the rows of
// articles that are replaced: mostly the new text is the old one. An event belongs to
// one track, the facts that may be one event at all; a track is made anew whenever one
// of its facts comes, goes or changes.
constexpr const char* kTables = R"sql(
DROP TABLE stories;
CREATE TABLE stories(
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  first_published TEXT,
  first_published_unix INTEGER,
  last_published TEXT,
  last_published_unix INTEGER,
  articles INTEGER NOT NULL,
  clean_articles INTEGER NOT NULL,
  outlets INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX stories_articles ON stories(articles DESC, id);
CREATE TABLE fingerprints(
  article_key INTEGER PRIMARY KEY,
  features BLOB NOT NULL
);
CREATE TABLE story_bands(
  band INTEGER NOT NULL,
  article_key INTEGER NOT NULL,
  PRIMARY KEY (band, article_key)
) WITHOUT ROWID;
CREATE TABLE copies(
  article_key INTEGER NOT NULL,
  copy_key INTEGER NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (article_key, copy_key)
) WITHOUT ROWID;
CREATE TABLE events(
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  track INTEGER NOT NULL,
  subject_id INTEGER,
  object_id INTEGER,
  date TEXT,
  date_unix INTEGER,
  facts INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  first_published TEXT,
  first_published_unix INTEGER,
  last_published TEXT,
  last_published_unix INTEGER,
  fact_id INTEGER NOT NULL,
  confidence REAL NOT NULL,
  fields TEXT NOT NULL,
  disagreements TEXT
);
CREATE INDEX events_type ON events(type, date_unix);
CREATE INDEX events_track ON events(track);
CREATE TABLE event_entities(
  event_id INTEGER NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  PRIMARY KEY (event_id, field, entity_id)
) WITHOUT ROWID;
CREATE INDEX event_entities_entity ON event_entities(entity_id);
CREATE TABLE event_facts(
  fact_id INTEGER PRIMARY KEY REFERENCES facts(id) ON DELETE CASCADE,
  track INTEGER NOT NULL,
  event_id INTEGER,
  reason TEXT
);
CREATE INDEX event_facts_track ON event_facts(track);
CREATE INDEX event_facts_event ON event_facts(event_id);
)sql";

constexpr const char* kMove = R"sql(
INSERT INTO stories(id, title, first_published, first_published_unix, last_published,
                    last_published_unix, articles, clean_articles, outlets)
  SELECT id, title, published, published_unix, published, published_unix, 1, 1 - spun,
         source IS NOT NULL
  FROM articles;
UPDATE articles SET story_id = id;
INSERT OR IGNORE INTO pending SELECT 'story', key FROM articles;
INSERT OR IGNORE INTO pending SELECT 'event', key FROM articles;
INSERT OR IGNORE INTO pending SELECT 'finish', 0 FROM articles LIMIT 1;
)sql";

}  // namespace

std::string StorySchema() { return std::string(kTables) + kMove; }

}  // namespace unspin
