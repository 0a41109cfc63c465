#!/usr/bin/env python3
"""Runs `unspin extract` inside Spark over JSON Lines, WARC and all other inputs, and writes
Parquet tables and, if asked, one SQLite database. docs/spark.md says how to use it.

The inputs are cut into parts: whole files, and stretches of plain JSON Lines files. One task
is one child process over one part. What it prints is believed only with its end record and a
good exit status; otherwise the task fails and Spark runs it again. Tasks that ran twice leave
one result: Spark's output committer takes one attempt of each for Parquet, and a database of a
part comes under its name, which its content gives, by renaming when it is whole."""
import argparse
import collections
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import uuid

# `first` is the number of the part's first record in its file, from 1; `end` None: to the end.
Part = collections.namedtuple("Part", "path start end first")

JSONL = (".jsonl", ".ndjson")
MARK = b"\xef\xbb\xbf"
BLANK = b" \t\r\n\x1e"
GOOD_STATUS = (0, 3)  # 3: some records were rejected; each is in the stream
CHILD_ID = re.compile(r"-#(\d+)")  # of a record that came by standard input
TABLES = ("records", "articles", "mentions", "entities", "facts", "repairs", "rejects")


class ChildFault(RuntimeError):
    """The child's stream is cut, corrupt or miscounted; the task has to run again."""


# --- Parts -----------------------------------------------------------------------------


def expand(inputs):
    """The files of the inputs, folders with all below them, in the order in which `unspin`
    reads them."""
    files = []
    for name in inputs:
        path = pathlib.Path(name)
        if path.is_dir():
            below = [p for p in path.rglob("*") if p.is_file() and not any(
                part.startswith(".") for part in p.relative_to(path).parts)]
            files += sorted(map(str, below))
        elif path.is_file():
            files.append(name)
        else:
            raise FileNotFoundError(f"{name}: no such file or folder")
    return files


def cut(path, size, split_bytes):
    """Plain JSON Lines in stretches of about split_bytes, anything else whole."""
    if not path.endswith(JSONL) or size <= split_bytes:
        return [Part(path, 0, None, 1)]
    return [Part(path, start, min(start + split_bytes, size), 1)
            for start in range(0, size, split_bytes)]


def lines_of(part):
    """The lines that begin inside of the part."""
    with open(part.path, "rb") as file:
        at = part.start
        if at > 0:  # to the line that begins at or after the start
            file.seek(at - 1)
            at += len(file.readline()) - 1
        while part.end is None or at < part.end:
            line = file.readline()
            if not line:
                return
            at += len(line)
            yield line


def is_record(line):
    return bool(line.strip(BLANK))


def count_records(part):
    return sum(map(is_record, lines_of(part)))


def number(parts, counts):
    """The parts with their first records' numbers, from how many records each has. One that
    has none, such as the inside of a long line, is left out."""
    out, path, first = [], None, 1
    for part, count in zip(parts, counts):
        first = first if part.path == path else 1
        path = part.path
        if count > 0:
            out.append(part._replace(first=first))
        first += count
    return out


def with_id(line, record_id, name):
    """The record with an id for the case that it has none: of two members of one name the
    program takes the later one, and `article_id` is the last of the names it looks for."""
    text = line.strip(BLANK).removeprefix(MARK).lstrip(BLANK)
    if not text.startswith(b"{"):
        return text + b"\n"  # not a record; the program says so
    rest = text[1:].lstrip()
    member = json.dumps({name: record_id}).encode()[1:-1]
    return b"{" + member + (b"" if rest.startswith(b"}") else b",") + rest + b"\n"


def numbered_lines(part, id_name):
    """What a child reads of a stretch of a file: its records by number."""
    numbers = range(part.first, sys.maxsize)
    for n, line in zip(numbers, filter(is_record, lines_of(part))):
        yield with_id(line, f"{part.path}#{n}", id_name)


# --- The child -------------------------------------------------------------------------


def feed(child, lines):
    """Writes to the child from a thread of its own, so that neither waits for the other.
    What goes wrong is in the list that comes back, once the thread has ended."""
    faults = []

    def write():
        try:
            with child.stdin:
                child.stdin.writelines(lines)
        except BrokenPipeError:
            pass  # the child ended early; its end record and status tell why
        except Exception as fault:  # pylint: disable=broad-except
            faults.append(fault)

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    return thread, faults


def run_child(command, lines=None):
    """Yields the lines that the command prints with `lines` on its standard input (None: it
    has none). Raises ChildFault at the end unless its exit status is good."""
    with tempfile.TemporaryFile() as stderr:
        child = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=stderr,
            stdin=subprocess.DEVNULL if lines is None else subprocess.PIPE)
        try:
            thread, faults = (None, []) if lines is None else feed(child, lines)
            yield from child.stdout
            status = child.wait()
            if thread is not None:
                thread.join()
            if faults:
                raise ChildFault(f"{command[0]} could not be fed: {faults[0]}") from faults[0]
            if status not in GOOD_STATUS:
                stderr.seek(0)
                said = stderr.read()[-2000:].decode(errors="replace")
                raise ChildFault(f"{' '.join(command)}: status {status}: {said}")
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
            child.stdout.close()


def checked(lines, fed=None):
    """Yields (line, object) of each record and raises ChildFault unless the stream ends with
    an end record that counts what was seen and, if given, `fed()` records went in."""
    out = rejected = 0
    end = None
    for line in lines:
        if end is not None:
            raise ChildFault("records after the end record")
        if not line.endswith(b"\n"):
            raise ChildFault(f"cut after {out + rejected} records, in a line")
        try:
            record = json.loads(line)
        except ValueError as fault:
            raise ChildFault(f"record {out + rejected + 1} is no JSON: {fault}") from fault
        if "_end" in record:
            end = record["_end"]
            continue
        rejected += "error" in record
        out += "error" not in record
        yield line[:-1].decode(), record
    seen = {"in": out + rejected, "out": out, "rejected": rejected}
    if end is None:
        raise ChildFault(f"no end record after {out + rejected} records")
    if end != seen:
        raise ChildFault(f"the end record counts {end}, the stream has {seen}")
    if fed is not None and fed() != out + rejected:
        raise ChildFault(f"{fed()} records went in, {out + rejected} came out")


class Counted:
    """Passes on items and counts them."""

    def __init__(self, items):
        self.items, self.count = items, 0

    def __iter__(self):
        for item in self.items:
            self.count += 1
            yield item


def is_stretch(part):
    """Of a JSON Lines file: goes to the child by standard input, under the file's name."""
    return part.end is not None


def renamed(record_id, part):
    """Records that are none have ids by their place in the child's input."""
    match = CHILD_ID.fullmatch(record_id)
    if not match or not is_stretch(part):
        return record_id
    return f"{part.path}#{int(match.group(1)) + part.first - 1}"


def id_name(options):
    """Under which name the program looks for an id last."""
    for option in options:
        for pair in option.removeprefix("--map=").split(","):
            if pair.startswith("id="):
                return pair[3:]
    return "article_id"


def arguments(part, options):
    """The command line's rest, and what is to be fed."""
    if is_stretch(part):
        return ["--input-format", "jsonl", *options, "-"], numbered_lines(part, id_name(options))
    return [*options, part.path], None


def extract(part, program, options):
    """Yields (line, is a reject) for each record of the part, checked at the end."""
    rest, lines = arguments(part, options)
    command = [program, "extract", "--quiet", "--end-record", "-j1", *rest]
    counted = Counted(lines) if lines is not None else None
    fed = (lambda: counted.count) if counted else None
    for line, record in checked(run_child(command, counted), fed):
        is_reject = "error" in record
        if is_reject and renamed(record["id"], part) != record["id"]:
            record["id"] = renamed(record["id"], part)
            line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        yield line, is_reject


def shard_name(part, options):
    """The same for the same work, whoever does it and however often."""
    state = os.stat(part.path)
    work = json.dumps([part, state.st_size, state.st_mtime_ns, options])
    return f"part-{hashlib.sha256(work.encode()).hexdigest()[:24]}.db"


def ingest(part, program, options, folder):
    """Leaves the database of the part in `folder` and gives its path. One that is there
    already is whole, as it came there by renaming."""
    shard = os.path.join(folder, shard_name(part, options))
    if os.path.exists(shard):
        return shard
    attempt = os.path.join(folder, f".attempt-{uuid.uuid4().hex}.db")
    rest, lines = arguments(part, options)
    try:
        command = [program, "ingest", "--quiet", "-j1", "--db", attempt, *rest]
        for _ in run_child(command, lines):
            pass
        if os.path.exists(attempt + "-wal") and os.path.getsize(attempt + "-wal") > 0:
            raise ChildFault(f"{attempt} was not closed")
        os.replace(attempt, shard)  # of two attempts the later one's equal content stays
    finally:
        for leftover in (attempt, attempt + "-wal", attempt + "-shm"):
            pathlib.Path(leftover).unlink(missing_ok=True)
    return shard


def merge(program, shards, database):
    for _ in run_child([program, "merge", "--quiet", *shards, "--into", database]):
        pass


# --- Spark -----------------------------------------------------------------------------

SPAN = "start BIGINT, end BIGINT, text STRING, source_start BIGINT, source_end BIGINT"
MENTION = f"{SPAN}, type STRING, entity STRING, confidence DOUBLE, field STRING"
REPAIR = (f"{SPAN}, source STRING, kind STRING, confidence DOUBLE, reason STRING, "
          "lexicon_row STRING, field STRING")
ENTITY = "name STRING, type STRING, aliases ARRAY<STRING>"
RECORD = (
    "id STRING, url STRING, title STRING, source STRING, author STRING, published STRING, "
    "text STRING, language STRING, spun STRUCT<score: DOUBLE, profile: STRING>, error STRING, "
    f"repairs ARRAY<STRUCT<{REPAIR}>>, mentions ARRAY<STRUCT<{MENTION}>>, "
    f"entities ARRAY<STRUCT<{ENTITY}>>, facts ARRAY<MAP<STRING, STRING>>")
# Members of every fact; the others, which depend on its type, are in the map `fields`, where
# a list is its JSON text.
FACT = {"type": "STRING", "start": "BIGINT", "end": "BIGINT", "evidence": "STRING",
        "source_start": "BIGINT", "source_end": "BIGINT", "confidence": "DOUBLE",
        "rule": "STRING", "field": "STRING"}


def tables_of(records):
    """The tables from the DataFrame of the records' lines."""
    from pyspark.sql import functions as f
    parsed = records.select(f.from_json("json", RECORD).alias("r"), "is_reject")
    good = parsed.where(~f.col("is_reject")).select("r.*")

    def rows(name):
        return good.select(f.col("id").alias("article"), f.explode(name).alias("row"))

    facts = rows("facts").select(
        "article",
        *[f.col("row")[name].cast(kind).alias(name) for name, kind in FACT.items()],
        f.map_filter("row", lambda name, value: ~name.isin(*FACT) & value.isNotNull())
        .alias("fields"))
    return {
        "articles": good.select(
            "id", "url", "title", "source", "author", "published", "text", "language",
            f.col("spun.score").alias("spun_score"),
            f.col("spun.profile").alias("spun_profile")),
        "mentions": rows("mentions").select("article", "row.*"),
        "entities": rows("entities").select("article", "row.*"),
        "facts": facts,
        "repairs": rows("repairs").select("article", "row.*"),
        "rejects": parsed.where("is_reject").select("r.id", "r.error"),
    }


def write_tables(spark, parts, arg):
    """The records first, each extracted once; the tables from what was committed of them."""
    def run(some):
        for part in some:
            yield from extract(part, arg.unspin, arg.options)

    records = os.path.join(arg.to, "records")
    frame = spark.createDataFrame(
        spark.sparkContext.parallelize(parts, len(parts)).mapPartitions(run),
        "json STRING, is_reject BOOLEAN")
    frame.write.mode("overwrite").parquet(records)
    counts = {}
    for name, table in tables_of(spark.read.parquet(records)).items():
        path = os.path.join(arg.to, name)
        table.write.mode("overwrite").parquet(path)
        counts[name] = spark.read.parquet(path).count()
    return counts


def write_database(spark, parts, arg):
    os.makedirs(arg.shards, exist_ok=True)
    tasks = spark.sparkContext.parallelize(parts, len(parts))
    shards = tasks.map(lambda p: ingest(p, arg.unspin, arg.options, arg.shards)).collect()
    for leftover in pathlib.Path(arg.shards).glob(".attempt-*"):  # of executors that died
        leftover.unlink(missing_ok=True)
    merge(arg.unspin, sorted(set(shards)), arg.db)
    return len(shards)


def find_parts(spark, arg):
    parts = [part for path in expand(arg.inputs)
             for part in cut(path, os.path.getsize(path), arg.split_bytes)]
    stretches = [part for part in parts if is_stretch(part)]
    if stretches:
        counts = spark.sparkContext.parallelize(stretches, len(stretches)).map(
            count_records).collect()
        known = dict(zip(stretches, counts))
        parts = number(parts, [known.get(part, 1) for part in parts])
    if not parts:
        sys.exit("spark_extract: no records in the inputs")
    return parts


def parse(argv):
    parser = argparse.ArgumentParser(
        description="Extracts articles inside Spark.",
        epilog="Options after -- go to unspin: -- --source 'The Wire' --map text=story")
    parser.add_argument("inputs", nargs="+", metavar="INPUT",
                        help="files and folders, as all executors see them")
    parser.add_argument("--to", metavar="DIR", help="folder for the Parquet tables")
    parser.add_argument("--db", metavar="FILE", help="SQLite database of all results")
    parser.add_argument("--shards", metavar="DIR",
                        help="folder for the parts' databases (default: FILE.shards)")
    parser.add_argument("--unspin", default=shutil.which("unspin") or "unspin",
                        metavar="PROGRAM", help="as all executors see it (default: %(default)s)")
    parser.add_argument("--split-bytes", type=int, default=32 << 20, metavar="N",
                        help="cut plain JSON Lines files into parts of so much (%(default)s)")
    split = argv.index("--") if "--" in argv else len(argv)
    arg = parser.parse_args(argv[:split])
    arg.options = argv[split + 1:]
    arg.shards = arg.shards or (arg.db and arg.db + ".shards")
    if not (arg.to or arg.db):
        parser.error("nothing to do: give --to, --db or both")
    return arg


def main(argv):
    arg = parse(argv)
    from pyspark.sql import SparkSession
    spark = SparkSession.builder.appName("unspin").getOrCreate()
    try:
        parts = find_parts(spark, arg)
        if arg.to:
            for name, count in write_tables(spark, parts, arg).items():
                print(f"{name}: {count}")
        if arg.db:
            print(f"{arg.db}: from {write_database(spark, parts, arg)} parts")
    finally:
        spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
