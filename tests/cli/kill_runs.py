#!/usr/bin/env python3
"""Kills an ingest again and again at random moments, at full size and by hand.

    tests/bench/ingest/make_articles.py 5000 > articles.jsonl
    tests/cli/kill_runs.py articles.jsonl --kills 200

After each SIGKILL the database must pass integrity_check, the integrity check of its
full-text indexes and foreign_key_check, and hold no half article. A run is killed five
times; the sixth is left alone, and its database must then be that of a run that was
never killed, row by row.
"""
import argparse
import hashlib
import os
import random
import sqlite3
import subprocess
import tempfile
import time

KILLS_A_DATABASE = 5
HALF_ARTICLES = """
    SELECT count(*) FROM (
      SELECT a.items, a.characters <> length(a.text) AS cut, max(1,
          (SELECT count(*) FROM mentions WHERE article_id = a.id),
          (SELECT count(*) FROM repairs WHERE article_id = a.id),
          (SELECT count(*) FROM doubts WHERE article_id = a.id),
          (SELECT count(*) FROM facts WHERE article_id = a.id)) AS most,
        (SELECT count(*) FROM names WHERE article_id = a.id) AS names
      FROM articles AS a)
    WHERE cut OR most > items OR items > max(most, names)"""


def check(path):
    """Raises unless the database is sound; gives the number of its articles."""
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert not db.execute("PRAGMA foreign_key_check").fetchone()
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'names'").fetchone():
        return 0
    for index in ["articles_fts", "articles_bigrams"]:
        db.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")
    db.rollback()
    assert db.execute(HALF_ARTICLES).fetchone()[0] == 0
    count = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    db.close()
    return count


def fingerprint(path):
    """A hash of every row of every table but those behind the full-text indexes, whose
    segments depend on the batches of a run."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    digest = hashlib.sha256()
    tables = [row[0] for row in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE "
        "'articles_fts%' AND name NOT LIKE 'articles_bigrams%' ORDER BY name")]
    for table in tables:
        key = ", ".join(row[1] for row in db.execute(f"PRAGMA table_info({table})")
                        if row[5]) or "rowid"
        for row in db.execute(f"SELECT * FROM {table} ORDER BY {key}"):
            digest.update(repr(row).encode())
    db.close()
    return digest.hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("--unspin", default="build/release/unspin")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    dice = random.Random(options.seed)
    print("seed", options.seed, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        def ingest(name):
            return [options.unspin, "ingest", "--quiet", options.articles, "--db",
                    os.path.join(folder, name)]

        start = time.monotonic()
        subprocess.run(ingest("whole.db"), check=True)
        seconds = time.monotonic() - start
        whole = os.path.join(folder, "whole.db")
        articles = check(whole)
        expected = fingerprint(whole)
        print(f"{articles} articles in {seconds:.1f} s", flush=True)
        kills = 0
        database = 0
        while kills < options.kills:
            name = f"killed{database}.db"
            path = os.path.join(folder, name)
            stages = []
            for _ in range(KILLS_A_DATABASE):
                process = subprocess.Popen(ingest(name))
                # Most of the work of earlier runs is there, so that later ones end
                # sooner: moments are spread over what is left.
                time.sleep(dice.uniform(0, seconds * 1.1 / (1 + len(stages))))
                if process.poll() is None:
                    process.kill()
                    kills += 1
                process.wait()
                stages.append(check(path) if os.path.exists(path) else -1)
            subprocess.run(ingest(name), check=True)
            assert check(path) == articles
            assert fingerprint(path) == expected, path
            print(f"{kills} kills, articles after each: {stages}", flush=True)
            for end in ["", "-wal", "-shm"]:
                if os.path.exists(path + end):
                    os.remove(path + end)
            database += 1
    print(f"{kills} kills of {database} databases: all sound, all finished alike")


if __name__ == "__main__":
    main()
