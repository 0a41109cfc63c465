#include "store/schema.h"

#include <algorithm>

#include "store/schema_entities.h"
#include "store/schema_stories.h"

namespace unspin {
namespace {

// Ids are made from content so that they do not depend on the order of inputs: an
// article's key is 53 bits (exact in JavaScript too) of a hash of its id, and the ids
// of its mentions, repairs and facts count up from it. The large columns stand last:
// SQLite reads a row's head without the pages behind it. article_entities keeps what
// each article says about an entity, so that the aliases of an entity can be made again
// when one of its articles is replaced.
constexpr const char* kTables = R"sql(
CREATE TABLE runs(
  id INTEGER PRIMARY KEY,
  program TEXT NOT NULL,
  lexicon TEXT NOT NULL,
  model TEXT NOT NULL,
  options TEXT NOT NULL
);
CREATE TABLE sources(
  name TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE stories(
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  first_published TEXT,
  first_published_unix INTEGER,
  articles INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE articles(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  location TEXT NOT NULL,
  url TEXT,
  source TEXT REFERENCES sources(name),
  author TEXT,
  published TEXT,
  published_unix INTEGER,
  language TEXT NOT NULL,
  encoding TEXT NOT NULL,
  spun INTEGER NOT NULL CHECK (spun IN (0, 1)),
  spun_score REAL NOT NULL,
  spun_profile TEXT,
  story_id TEXT REFERENCES stories(id),
  run_id INTEGER NOT NULL REFERENCES runs(id),
  content_hash TEXT NOT NULL,
  result_hash INTEGER NOT NULL,
  items INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  title TEXT NOT NULL,
  original_title TEXT NOT NULL,
  text TEXT NOT NULL,
  original TEXT NOT NULL
);
CREATE INDEX articles_published ON articles(published_unix, spun);
CREATE INDEX articles_source ON articles(source);
CREATE INDEX articles_run ON articles(run_id);
CREATE INDEX articles_story ON articles(story_id) WHERE story_id IS NOT NULL;
CREATE VIRTUAL TABLE articles_fts USING fts5(
  title, text, content='articles', content_rowid='key',
  tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE entities(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  UNIQUE (name, type)
);
CREATE TABLE aliases(
  entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  PRIMARY KEY (entity_id, alias)
) WITHOUT ROWID;
CREATE INDEX aliases_alias ON aliases(alias);
CREATE TABLE article_entities(
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entities(id),
  mentions INTEGER NOT NULL,
  lexicon_row TEXT,
  aliases TEXT,
  PRIMARY KEY (article_id, entity_id)
) WITHOUT ROWID;
CREATE INDEX article_entities_entity ON article_entities(entity_id, mentions);
CREATE TABLE mentions(
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  source_start INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id INTEGER,
  value_unix INTEGER,
  confidence REAL NOT NULL,
  rule TEXT,
  lexicon_row TEXT,
  PRIMARY KEY (article_id, id),
  FOREIGN KEY (article_id, entity_id) REFERENCES article_entities ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE repairs(
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  source_start INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  text TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  confidence REAL NOT NULL,
  fixer TEXT,
  reason TEXT,
  lexicon_row TEXT,
  alternatives TEXT,
  PRIMARY KEY (article_id, id)
) WITHOUT ROWID;
CREATE TABLE facts(
  id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  date TEXT,
  date_unix INTEGER,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  source_start INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT,
  lexicon_row TEXT,
  fields TEXT NOT NULL
);
CREATE INDEX facts_article ON facts(article_id);
CREATE TABLE fact_entities(
  fact_id INTEGER NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entities(id),
  PRIMARY KEY (fact_id, field, position)
) WITHOUT ROWID;
CREATE INDEX fact_entities_entity ON fact_entities(entity_id);
CREATE TABLE rejects(
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  line INTEGER,
  byte_offset INTEGER,
  record_id TEXT,
  reason TEXT NOT NULL
);
CREATE INDEX rejects_source ON rejects(source, line);
CREATE TABLE pending(
  kind TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
)sql";

// Not in `repairs`: nothing was changed, and counts of repairs must not count them.
constexpr const char* kDoubts = R"sql(
CREATE TABLE doubts(
  article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  source_start INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  text TEXT NOT NULL,
  confidence REAL NOT NULL,
  fixer TEXT,
  reason TEXT,
  lexicon_row TEXT,
  alternatives TEXT NOT NULL,
  PRIMARY KEY (article_id, id)
) WITHOUT ROWID;
)sql";

// For scripts without spaces: see store/bigrams.h. It keeps no text of its own, which
// would be the pairs. Marks are parts of words in Thai and Khmer.
constexpr const char* kBigrams = R"sql(
CREATE VIRTUAL TABLE articles_bigrams USING fts5(
  title, text, content='',
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
)sql";

// Schema 6. Answers come in the order of time, in which facts had to be sorted anew for
// each of them: 100 of 1.8 million took 3.4 s, along the index a few milliseconds. It
// holds the type so that the others are passed over without their rows. Shares by
// source come from their index alone.
constexpr const char* kFactTimes = R"sql(
ALTER TABLE facts ADD COLUMN time_unix INTEGER;
UPDATE facts SET time_unix = coalesce(date_unix, (SELECT a.published_unix
  FROM articles AS a WHERE a.id = facts.article_id));
CREATE INDEX facts_time ON facts(time_unix, type, withdrawn);
DROP INDEX articles_source;
CREATE INDEX articles_source ON articles(source, spun);
)sql";

// Schema 7. The tables of the types hold facts only, so that whatever counts their rows
// counts no denial; what is denied, feared or planned has its row in `facts` alone.
constexpr const char* kModality = R"sql(
ALTER TABLE facts ADD COLUMN modality TEXT NOT NULL DEFAULT 'asserted';
ALTER TABLE facts ADD COLUMN speaker TEXT;
DROP INDEX facts_time;
CREATE INDEX facts_time ON facts(time_unix, type, withdrawn, modality);
DROP VIEW company_timeline;
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
  AND f.modality IN ('asserted', 'reported')
JOIN articles AS a ON a.id = f.article_id;
)sql";

// Schema 8. Answers about companies come in the order of how many articles name them,
// for which every row of article_entities had to be counted: 140 ms of processor time
// for a million rows. Those of events had to be sorted: 110 ms for 530,000. Along these
// indexes both take a millisecond. Entities that no run has counted yet are in none.
constexpr const char* kCounts = R"sql(
ALTER TABLE entities ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entities ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0;
UPDATE entities SET (articles, mentions) = (SELECT count(*), coalesce(sum(x.mentions), 0)
  FROM article_entities AS x WHERE x.entity_id = entities.id);
CREATE INDEX entities_count ON entities(type, articles DESC, mentions DESC, name)
  WHERE articles > 0;
CREATE INDEX events_time ON events(coalesce(date_unix, first_published_unix) DESC);
DROP INDEX events_type;
CREATE INDEX events_type
  ON events(type, coalesce(date_unix, first_published_unix) DESC);
)sql";

constexpr const char* kViews = R"sql(
CREATE VIEW outages_daily AS
SELECT date(t.unix, 'unixepoch') AS day,
       t.unix - t.unix % 86400 AS day_unix,
       t.provider AS provider,
       t.provider_id AS provider_id,
       count(DISTINCT coalesce(t.service, '')) AS outages,
       count(*) AS reports,
       count(DISTINCT t.article_id) AS articles,
       max(t.duration_hours_max) AS hours_max,
       max(t.confidence) AS confidence
FROM (SELECT o.*, coalesce(o.began_unix, a.published_unix) AS unix
      FROM outages AS o JOIN articles AS a ON a.id = o.article_id) AS t
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
CREATE VIEW spun_share_daily AS
SELECT date(published_unix, 'unixepoch') AS day,
       published_unix - published_unix % 86400 AS day_unix,
       count(*) AS articles,
       sum(spun) AS spun,
       avg(spun) AS spun_share
FROM articles
WHERE published_unix IS NOT NULL
GROUP BY 1, 2;
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
JOIN facts AS f ON f.id = x.fact_id
JOIN articles AS a ON a.id = f.article_id;
CREATE VIEW run_counts AS
SELECT r.*, (SELECT count(*) FROM articles AS a WHERE a.run_id = r.id) AS articles
FROM runs AS r;
)sql";

// The columns of one field in the typed table.
std::string FieldColumns(const FactFieldSpec& field) {
  const std::string name(field.name);
  switch (field.kind) {
    case FieldKind::kEntity:
      return "  " + name + " TEXT,\n  " + name + "_id INTEGER,\n";
    case FieldKind::kEntityList:  // a JSON array of names; ids are in fact_entities
    case FieldKind::kText:
      return "  " + name + " TEXT,\n";
    case FieldKind::kDate:
      return "  " + name + " TEXT,\n  " + name + "_unix INTEGER,\n";
    case FieldKind::kNumber:
      return "  " + name + " NUMERIC,\n";
  }
  return {};
}

// The links from facts to articles and entities are kept once, in facts and
// fact_entities: with indexes for them here a fact took 65 us to write, without 20 us.
std::string TypedTable(const FactTypeSpec& type) {
  std::string sql = "CREATE TABLE " + std::string(type.table) +
                    "(\n  id INTEGER PRIMARY KEY REFERENCES facts(id) ON DELETE "
                    "CASCADE,\n  article_id TEXT NOT NULL,\n";
  for (const FactFieldSpec& field : type.fields) sql += FieldColumns(field);
  return sql +
         "  start INTEGER NOT NULL,\n  end INTEGER NOT NULL,\n"
         "  evidence TEXT NOT NULL,\n  confidence REAL NOT NULL\n);\n";
}

std::string FirstSchema() {
  std::string sql = kTables;
  for (const FactTypeSpec& type : FactTypes()) sql += TypedTable(type);
  return sql + kViews;
}

}  // namespace

std::vector<std::string> Migrations() {
  return {FirstSchema(), kDoubts,    kBigrams,  EntitySchema(),
          StorySchema(), kFactTimes, kModality, kCounts};
}

std::string_view DateField(const FactTypeSpec& type) {
  const auto found =
      std::ranges::find(type.fields, FieldKind::kDate, &FactFieldSpec::kind);
  return found == type.fields.end() ? std::string_view() : found->name;
}

}  // namespace unspin
