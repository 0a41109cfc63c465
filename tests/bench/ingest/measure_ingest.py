#!/usr/bin/env python3
"""Measures a whole ingest: the rate in each tenth of it, peak memory in each tenth, the
end of the run apart, processor time of reading, repairing, extracting and writing, size
of the database.

    tests/bench/ingest/make_articles.py 20000 > articles.jsonl
    tests/bench/ingest/measure_ingest.py articles.jsonl --threads 2

Processor time is what counts on a busy machine; rates are by the clock, too.
"""
import argparse
import os
import resource
import sqlite3
import subprocess
import tempfile
import time

TENTHS = 10
POLL_SECONDS = 0.2


def processor_seconds(command, **how):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, **how)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def stored(path):
    """Articles in the database so far."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as db:
            return db.execute("SELECT count(*) FROM articles").fetchone()[0]
    except sqlite3.Error:
        return 0


def state(pid):
    """Processor seconds so far and resident megabytes of a process."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    ticks = os.sysconf("SC_CLK_TCK")
    pages = os.sysconf("SC_PAGE_SIZE")
    return (int(fields[11]) + int(fields[12])) / ticks, int(fields[21]) * pages / 1e6


def watch(process, path, articles):
    """A row for each tenth: articles, seconds, processor seconds, most megabytes."""
    rows = []
    start = time.monotonic()
    most = 0
    while process.poll() is None:
        time.sleep(POLL_SECONDS)
        try:
            used, resident = state(process.pid)
        except (OSError, IndexError, ValueError):
            break
        most = max(most, resident)
        done = stored(path)
        if done >= articles * (len(rows) + 1) / TENTHS and len(rows) < TENTHS:
            rows.append((done, time.monotonic() - start, used, most))
            most = 0
    return rows, time.monotonic() - start, most


def print_rows(rows):
    print("articles  a second  a processor second  MB")
    last = (0, 0.0, 0.0, 0)
    for row in rows:
        count = row[0] - last[0]
        print(f"{row[0]:8d}  {count / max(row[1] - last[1], 1e-9):8.0f}"
              f"  {count / max(row[2] - last[2], 1e-9):18.0f}  {row[3]:.0f}")
        last = row


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("--unspin", default="build/release/unspin")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--stages", action="store_true",
                        help="also the processor time of repair and extract alone")
    options = parser.parse_args()
    with open(options.articles, encoding="utf-8") as file:
        articles = sum(1 for _ in file)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "facts.db")
        process = subprocess.Popen([options.unspin, "ingest", "--quiet",
                                    options.articles, "--db", path,
                                    "-j", str(options.threads)])
        rows, seconds, most_at_end = watch(process, path, articles)
        if process.wait() not in (0, 3):
            raise SystemExit(f"ingest ended with {process.returncode}")
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = usage.ru_utime + usage.ru_stime
        print_rows(rows)
        if rows:
            print(f"end of the run: {seconds - rows[-1][1]:.1f} s, "
                  f"{used - rows[-1][2]:.1f} processor s, {most_at_end:.0f} MB")
        print(f"all: {articles / seconds:.0f} articles a second, {used:.1f} processor "
              f"s, {used / articles * 1e3:.2f} ms an article, peak "
              f"{usage.ru_maxrss / 1e3:.0f} MB")
        print(f"database: {os.path.getsize(path) / articles:.0f} bytes an article")
    if options.stages:
        for stage in (["repair", "--format", "jsonl"], ["extract"]):
            spent = processor_seconds([options.unspin, *stage, "--quiet", "-j1",
                                       options.articles], stdout=subprocess.DEVNULL)
            print(f"{stage[0]}: {spent / articles * 1e3:.2f} ms an article")


if __name__ == "__main__":
    main()
