// Schema 4: between what articles say and the things they mean lies a table of names.

#include "store/schema_entities.h"

namespace unspin {
namespace {

// `names` keeps what each article says about a thing and which entity that is; entities
// are made of it anew when articles, or a person's overrides, change who is who.
// `settled` entities need no second look while their names come alike and without
// clues. `entity_keys` has the keys that lead to an entity of another key. Overrides
// name things by key and article and not by id, since ids go when articles go.
constexpr const char* kNewTables = R"sql(
CREATE TABLE new_entities(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  key TEXT NOT NULL,
  distinction TEXT,
  lexicon_row TEXT,
  settled INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE entity_keys(
  key TEXT NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
  PRIMARY KEY (key, entity_id)
) WITHOUT ROWID;
CREATE INDEX entity_keys_entity ON entity_keys(entity_id);
CREATE TABLE names(
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  key TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  lexicon_row TEXT,
  aliases TEXT,
  entity_id INTEGER REFERENCES entities(id),
  confidence REAL NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (article_id, id)
) WITHOUT ROWID;
CREATE INDEX names_without_entity ON names(key) WHERE entity_id IS NULL;
CREATE TABLE clues(
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  name_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  key TEXT,
  PRIMARY KEY (article_id, name_id, kind, value)
) WITHOUT ROWID;
CREATE INDEX clues_key ON clues(key) WHERE key IS NOT NULL;
CREATE TABLE new_article_entities(
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entities(id),
  mentions INTEGER NOT NULL,
  PRIMARY KEY (article_id, entity_id)
) WITHOUT ROWID;
CREATE TABLE new_fact_entities(
  fact_id INTEGER NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  name_id INTEGER NOT NULL,
  entity_id INTEGER REFERENCES entities(id),
  PRIMARY KEY (fact_id, field, position)
) WITHOUT ROWID;
CREATE TABLE unresolved(
  key TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE overrides(
  id INTEGER PRIMARY KEY,
  action TEXT NOT NULL CHECK (action IN ('merge', 'split', 'rename', 'ban')),
  name TEXT
);
CREATE TABLE override_names(
  override_id INTEGER NOT NULL REFERENCES overrides(id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  key TEXT NOT NULL,
  article_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (override_id, part, key, article_id, name)
) WITHOUT ROWID;
CREATE INDEX override_names_key ON override_names(key);
)sql";

// What was stored keeps its ids until the next run resolves it. Keys are made by the
// program: the function name_key(type, name, article_id, lexicon_row) is there while it
// migrates.
constexpr const char* kMove = R"sql(
DROP VIEW outages_daily;
DROP VIEW entity_mentions_daily;
DROP VIEW company_timeline;
INSERT INTO new_entities(id, name, type, key)
  SELECT id, name, type, name_key(type, name, NULL, NULL) FROM entities;
INSERT INTO names(article_id, id, name, type, key, mentions, lexicon_row, aliases,
                  entity_id, confidence, evidence)
  SELECT x.article_id,
         a.key + row_number() OVER (PARTITION BY x.article_id ORDER BY x.entity_id) - 1,
         e.name, e.type, name_key(e.type, e.name, x.article_id, x.lexicon_row),
         x.mentions, x.lexicon_row, x.aliases, e.id, 0.9, 'name'
  FROM article_entities AS x JOIN articles AS a ON a.id = x.article_id
  JOIN new_entities AS e ON e.id = x.entity_id;
INSERT INTO new_article_entities SELECT article_id, entity_id, mentions
  FROM article_entities;
INSERT INTO new_fact_entities
  SELECT x.fact_id, x.field, x.position, n.id, x.entity_id
  FROM fact_entities AS x JOIN facts AS f ON f.id = x.fact_id
  JOIN names AS n ON n.article_id = f.article_id AND n.entity_id = x.entity_id;
INSERT OR IGNORE INTO entity_keys SELECT n.key, n.entity_id
  FROM names AS n JOIN new_entities AS e ON e.id = n.entity_id WHERE n.key <> e.key;
INSERT INTO unresolved SELECT DISTINCT key FROM names;
INSERT OR IGNORE INTO pending SELECT 'finish', 0 FROM new_entities LIMIT 1;
DROP TABLE fact_entities;
DROP TABLE article_entities;
DROP TABLE entities;
ALTER TABLE new_entities RENAME TO entities;
ALTER TABLE new_article_entities RENAME TO article_entities;
ALTER TABLE new_fact_entities RENAME TO fact_entities;
CREATE INDEX entities_name ON entities(name, type);
CREATE INDEX entities_key ON entities(key);
CREATE INDEX article_entities_entity ON article_entities(entity_id, mentions);
CREATE INDEX fact_entities_entity ON fact_entities(entity_id);
ALTER TABLE facts ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
)sql";

constexpr const char* kNewViews = R"sql(
CREATE VIEW outages_daily AS
SELECT date(t.unix, 'unixepoch') AS day,
       t.unix - t.unix % 86400 AS day_unix,
       coalesce(e.name, t.provider) AS provider,
       t.provider_id AS provider_id,
       count(DISTINCT coalesce(t.service, '')) AS outages,
       count(*) AS reports,
       count(DISTINCT t.article_id) AS articles,
       max(t.duration_hours_max) AS hours_max,
       max(t.confidence) AS confidence
FROM (SELECT o.*, coalesce(o.began_unix, a.published_unix) AS unix
      FROM outages AS o JOIN articles AS a ON a.id = o.article_id
      JOIN facts AS f ON f.id = o.id WHERE f.withdrawn = 0) AS t
LEFT JOIN entities AS e ON e.id = t.provider_id
WHERE t.unix IS NOT NULL
GROUP BY 1, 2, 3, 4;
CREATE VIEW entity_mentions_daily AS
SELECT date(a.published_unix, 'unixepoch') AS day,
       a.published_unix - a.published_unix % 86400 AS day_unix,
       e.id AS entity_id,
       e.name AS entity,
       e.type AS type,
       sum(x.mentions) AS mentions,
       count(*) AS articles
FROM article_entities AS x
JOIN articles AS a ON a.id = x.article_id
JOIN entities AS e ON e.id = x.entity_id
WHERE a.published_unix IS NOT NULL
GROUP BY 1, 2, 3, 4, 5;
CREATE VIEW company_timeline AS
SELECT e.name AS company,
       e.id AS company_id,
       coalesce(f.date, a.published) AS time,
       coalesce(f.date_unix, a.published_unix) AS time_unix,
       f.type AS type,
       x.field AS part,
       f.evidence AS summary,
       f.confidence AS confidence,
       f.id AS fact_id,
       a.id AS article_id,
       a.title AS title,
       a.published AS published,
       a.published_unix AS published_unix
FROM fact_entities AS x
JOIN entities AS e ON e.id = x.entity_id AND e.type = 'company'
JOIN facts AS f ON f.id = x.fact_id AND f.withdrawn = 0
JOIN articles AS a ON a.id = f.article_id;
)sql";

}  // namespace

std::string EntitySchema() { return std::string(kNewTables) + kMove + kNewViews; }

}  // namespace unspin
