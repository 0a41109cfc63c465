#!/usr/bin/env python3
"""Makes a large database out of a small one: each article again and again, with ids,
dates and sources of its own. Half of the copies share the entities, so that a few are
named very often, and each ten of the others have entities of their own. Each copy has
stories and events of its own.

    unspin ingest corpus/clean corpus/spun_a corpus/spun_b --db small.db
    tests/bench/serve/grow_database.py small.db large.db --articles 200000
"""
import argparse
import shutil
import sqlite3

SHIFT = 13_800_000_011  # between the keys of copies, far more than an article has items
ENTITY_SHIFT = 17_300_000_003
FIRST_DAY = 1_388_534_400  # 2014-01-01
DAYS = 4_300
SOURCES = 60


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def copy_rows(db, table, changed, copy):
    """Copies rows of the first articles, with the columns of `changed` computed."""
    names = columns(db, table)
    values = [changed.get(name, f't."{name}"') for name in names]
    quoted = ", ".join(f'"{name}"' for name in names)
    db.execute(f"INSERT INTO {table}({quoted}) SELECT {', '.join(values)} "
               f"FROM small.{table} AS t", {"copy": copy})


def copy_articles(db, copy, facts, entity_shift):
    key = f"t.key + {copy * SHIFT}"
    article = "t.article_id || '#' || :copy"
    item = f"t.id + {copy * SHIFT}"
    entity = f"t.entity_id + {entity_shift}"
    day = f"{FIRST_DAY} + (abs(t.key / 7 + :copy * 7919) % {DAYS}) * 86400"
    copy_rows(db, "stories", {"id": "t.id || '#' || :copy"}, copy)
    copy_rows(db, "articles", {
        "key": key, "id": "t.id || '#' || :copy",
        "story_id": "t.story_id || '#' || :copy",
        "published_unix": day, "published": f"date({day}, 'unixepoch')",
        "source": f"'Outlet ' || (abs(t.key / 11 + :copy) % {SOURCES})",
        "text": "t.text || char(10) || 'Edition ' || :copy",
    }, copy)
    place = {"article_id": article, "id": item, "entity_id": entity}
    copy_rows(db, "article_entities", place, copy)
    for table in ["mentions", "repairs", "names", "facts"]:
        copy_rows(db, table, place, copy)
    copy_rows(db, "fact_entities", {"fact_id": f"t.fact_id + {copy * SHIFT}",
                                    "name_id": f"t.name_id + {copy * SHIFT}",
                                    "entity_id": entity}, copy)
    moved = f"{copy * SHIFT}"
    copy_rows(db, "events", {
        "id": item, "track": f"t.track + {moved}", "fact_id": f"t.fact_id + {moved}",
        "subject_id": f"t.subject_id + {entity_shift}",
        "object_id": f"t.object_id + {entity_shift}"}, copy)
    copy_rows(db, "event_facts", {
        "fact_id": f"t.fact_id + {moved}", "track": f"t.track + {moved}",
        "event_id": f"t.event_id + {moved}"}, copy)
    copy_rows(db, "event_entities", {"event_id": f"t.event_id + {moved}",
                                     "entity_id": entity}, copy)
    for table in facts:
        links = {name: f't."{name}" + {entity_shift}'
                 for name in columns(db, table) if name.endswith("_id")}
        copy_rows(db, table, {**links, "id": item, "article_id": article}, copy)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small")
    parser.add_argument("large")
    parser.add_argument("--articles", type=int, default=200_000)
    options = parser.parse_args()
    shutil.copyfile(options.small, options.large)
    db = sqlite3.connect(options.large, isolation_level=None)
    db.execute("ATTACH ? AS small", (options.small,))
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("PRAGMA cache_size = -400000")
    facts = [name for (name,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('outages', "
        "'role_changes', 'roles', 'figures', 'relations', 'layoffs', 'fundings', "
        "'security_incidents', 'incidents')")]
    (small,) = db.execute("SELECT count(*) FROM small.articles").fetchone()
    db.executemany("INSERT OR IGNORE INTO sources VALUES (?)",
                   [(f"Outlet {i}",) for i in range(SOURCES)])
    for copy in range(1, options.articles // small):
        entity_shift = 0
        if copy % 2 == 1:
            block = copy // 20 + 1
            entity_shift = block * ENTITY_SHIFT
            if copy % 20 == 1:
                changed = {"id": f"t.id + {entity_shift}",
                           "name": f"t.name || ' {block}'", "key": f"t.key || ' {block}'"}
                copy_rows(db, "entities", changed, copy)
                copy_rows(db, "aliases",
                          {"entity_id": f"t.entity_id + {entity_shift}",
                           "alias": f"t.alias || ' {block}'"}, copy)
        db.execute("BEGIN")
        copy_articles(db, copy, facts, entity_shift)
        db.execute("COMMIT")
    db.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
    db.execute("INSERT INTO articles_fts(articles_fts) VALUES ('optimize')")
    db.execute("PRAGMA journal_mode = WAL")
    print(db.execute("SELECT count(*) FROM articles").fetchone()[0], "articles")


main()
