#!/usr/bin/env python3
"""Makes a large database out of a small one: each article again and again, with ids,
dates and sources of its own. Half of the copies share the entities, so that a few are
named very often, and each ten of the others have entities of their own. Each copy has
stories and events of its own.

Indexes are made at the end, and rows go in by article and copy, which is the order of
the tables: rows of a table that lie all over it took hours for a million articles.

    unspin ingest corpus/clean corpus/spun_a corpus/spun_b --db small.db
    tests/bench/serve/grow_database.py small.db large.db --articles 200000
"""
import argparse
import shutil
import sqlite3
import time

SHIFT = 13_800_000_011  # between the keys of copies, far more than an article has items
ENTITY_SHIFT = 17_300_000_003
FIRST_DAY = 1_388_534_400  # 2014-01-01
DAYS = 4_300
SOURCES = 60

MOVED = f" + c.n * {SHIFT}"
DAY = f"{FIRST_DAY} + (abs(t.key / 7 + c.n * 7919) % {DAYS}) * 86400"
BY_ARTICLE = {"article_id": "t.article_id || c.suffix", "id": "t.id" + MOVED,
              "entity_id": "t.entity_id + c.entity_shift"}
# Tables with how their columns change, and what gives the rows of an article.
OF_ARTICLE = "t.article_id = :id"
OF_FACT = "t.fact_id IN (SELECT id FROM small.facts WHERE article_id = :id)"
OF_EVENT = f"t.event_id IN (SELECT event_id FROM small.event_facts AS t WHERE {OF_FACT})"
COPIED = {
    "stories": ({"id": "t.id || c.suffix"}, "t.id = :id"),
    "articles": ({
        "key": "t.key" + MOVED, "id": "t.id || c.suffix",
        "story_id": "t.story_id || c.suffix",
        "published_unix": DAY, "published": f"date({DAY}, 'unixepoch')",
        "source": f"'Outlet ' || (abs(t.key / 11 + c.n) % {SOURCES})",
        "text": "t.text || char(10) || 'Edition ' || c.n"}, "t.id = :id"),
    "article_entities": (BY_ARTICLE, OF_ARTICLE),
    "mentions": (BY_ARTICLE, OF_ARTICLE),
    "repairs": (BY_ARTICLE, OF_ARTICLE),
    "names": (BY_ARTICLE, OF_ARTICLE),
    "facts": ({**BY_ARTICLE, "time_unix": "coalesce(t.date_unix, (SELECT " + DAY +
               " FROM small.articles AS t WHERE t.id = :id))"}, OF_ARTICLE),
    "fact_entities": ({"fact_id": "t.fact_id" + MOVED, "name_id": "t.name_id" + MOVED,
                       "entity_id": "t.entity_id + c.entity_shift"}, OF_FACT),
    "events": ({"id": "t.id" + MOVED, "track": "t.track" + MOVED,
                "fact_id": "t.fact_id" + MOVED,
                "subject_id": "t.subject_id + c.entity_shift",
                "object_id": "t.object_id + c.entity_shift"}, OF_FACT),
    "event_facts": ({"fact_id": "t.fact_id" + MOVED, "track": "t.track" + MOVED,
                     "event_id": "t.event_id" + MOVED}, OF_FACT),
    "event_entities": ({"event_id": "t.event_id" + MOVED,
                        "entity_id": "t.entity_id + c.entity_shift"}, OF_EVENT),
}
FACT_TABLES = ["outages", "role_changes", "roles", "figures", "relations", "layoffs",
               "fundings", "incidents"]


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def copy_rows(db, table, changed, source, parameters=()):
    """Copies the rows of `source`, with the columns of `changed` computed."""
    names = columns(db, table)
    values = [changed.get(name, f't."{name}"') for name in names]
    quoted = ", ".join(f'"{name}"' for name in names)
    db.execute(f"INSERT OR IGNORE INTO main.{table}({quoted}) "
               f"SELECT {', '.join(values)} FROM {source}", parameters)


def copy_entities(db):
    shift = f" + b.n * {ENTITY_SHIFT}"
    copy_rows(db, "entities", {"id": "t.id" + shift, "name": "t.name || ' ' || b.n",
                               "key": "t.key || ' ' || b.n"},
              "small.entities AS t CROSS JOIN blocks AS b")
    copy_rows(db, "aliases", {"entity_id": "t.entity_id" + shift,
                              "alias": "t.alias || ' ' || b.n"},
              "small.aliases AS t CROSS JOIN blocks AS b")


def copy_all(db):
    copied = dict(COPIED)
    for table in FACT_TABLES:
        links = {name: f't."{name}" + c.entity_shift'
                 for name in columns(db, table)
                 if name.endswith("_id") and name != "article_id"}
        copied[table] = ({**links, "id": "t.id" + MOVED,
                          "article_id": "t.article_id || c.suffix"}, OF_ARTICLE)
    articles = [id for (id,) in db.execute("SELECT id FROM small.articles ORDER BY id")]
    for table, (changed, of_article) in copied.items():
        for article in articles:
            copy_rows(db, table, changed,
                      f"copies AS c CROSS JOIN small.{table} AS t WHERE {of_article}",
                      {"id": article})


def make_copies(db, count):
    """Which copies there are, with the shifts of their ids."""
    db.execute("CREATE TEMP TABLE copies(n INTEGER PRIMARY KEY, suffix, entity_shift)")
    db.executemany("INSERT INTO copies VALUES (?, ?, ?)", [
        (n, f"#{n:06}", (n // 20 + 1) * ENTITY_SHIFT if n % 2 else 0)
        for n in range(1, count)])
    db.execute("CREATE TEMP TABLE blocks(n INTEGER PRIMARY KEY)")
    db.executemany("INSERT INTO blocks VALUES (?)",
                   [(n,) for n in range(1, (count - 1) // 20 + 2)])


def open_copy(small, large):
    shutil.copyfile(small, large)
    db = sqlite3.connect(large, isolation_level=None)
    db.execute("ATTACH ? AS small", (small,))
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF",
                   "cache_size = -400000", "locking_mode = EXCLUSIVE"):
        db.execute("PRAGMA " + pragma)
    return db


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small")
    parser.add_argument("large")
    parser.add_argument("--articles", type=int, default=200_000)
    options = parser.parse_args()
    begin = time.monotonic()

    def tell(what):
        print(f"{time.monotonic() - begin:6.0f} s: {what}", flush=True)

    db = open_copy(options.small, options.large)
    indexes = db.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'index' "
                         "AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX main.{name}")
    (small,) = db.execute("SELECT count(*) FROM small.articles").fetchone()
    make_copies(db, options.articles // small)
    db.execute("BEGIN")
    db.executemany("INSERT OR IGNORE INTO main.sources VALUES (?)",
                   [(f"Outlet {i}",) for i in range(SOURCES)])
    copy_entities(db)
    copy_all(db)
    db.execute("COMMIT")
    tell("rows")
    db.execute("CREATE TEMP TABLE counts AS SELECT entity_id, count(*) AS articles, "
               "sum(mentions) AS mentions FROM main.article_entities GROUP BY 1")
    db.execute("UPDATE main.entities SET articles = c.articles, mentions = c.mentions "
               "FROM counts AS c WHERE c.entity_id = entities.id")
    for _, sql in indexes:
        db.execute(sql)
    tell("counts and indexes")
    db.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
    tell("full text")
    db.execute("INSERT INTO articles_fts(articles_fts) VALUES ('optimize')")
    db.execute("PRAGMA journal_mode = WAL")
    tell(f"{db.execute('SELECT count(*) FROM main.articles').fetchone()[0]} articles")


main()
