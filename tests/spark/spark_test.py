#!/usr/bin/env python3
"""spark_test.py UNSPIN [WithoutSpark|InsideSpark]: scripts/spark_extract.py without Spark - its
parts, its child and the end record - and inside Spark with two executors, which is skipped
with status 77 where pyspark, pyarrow or a Java is missing."""
import importlib.util
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
sys.dont_write_bytecode = True
import spark_extract as job  # pylint: disable=wrong-import-position

UNSPIN = os.path.abspath(sys.argv.pop(1))
NO_SPARK = ", ".join(
    [name for name in ("pyspark", "pyarrow") if importlib.util.find_spec(name) is None] +
    ([] if shutil.which("java") else ["java"]))
CAN_MERGE = subprocess.run([UNSPIN, "merge", "--help"], capture_output=True).returncode == 0
ARTICLES = 36

# Does its work once, where `done` is not there yet; then it is the program.
ONCE = """#!/bin/bash
if [[ $1 == COMMAND ]] && mkdir DONE 2>/dev/null; then
BODY
fi
exec PROGRAM "$@"
"""
CUT_STREAM = 'PROGRAM "$@" | head -c 3000; exit 0'
KILL_EXECUTOR = """pid=$PPID
while [ "$pid" -gt 1 ]; do
  if tr '\\0' ' ' <"/proc/$pid/cmdline" | grep -q CoarseGrainedExecutorBackend; then
    kill -9 "$pid"
    sleep 60
  fi
  pid=$(awk '/^PPid:/ {print $2}' "/proc/$pid/status")
done
echo 'no executor above' >&2
exit 2"""


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.input = self.folder / "news.jsonl"
        self.write_input()

    def write_input(self):
        """Clean and spun articles, with ids of their own or not, and what is no record."""
        corpus = ROOT / "corpus"
        files = [*sorted(corpus.glob("clean/*.txt"))[:ARTICLES // 2],
                 *sorted(corpus.glob("spun_a/*.txt"))[:ARTICLES // 2]]
        with open(self.input, "w", encoding="utf-8") as out:
            for n, path in enumerate(files):
                title, _, text = path.read_text(encoding="utf-8").partition("\n\n")
                record = {"title": title, "text": text, "published": "2024-05-22"}
                if n % 3 == 0:
                    record = {"id": f"own-{n}", **record}
                out.write(json.dumps(record) + "\n")
                if n % 10 == 9:
                    out.write('\nnot json\n {} \n{"id": "empty", "text": ""}\n')

    def parts(self, size=9000):
        parts = job.cut(str(self.input), self.input.stat().st_size, size)
        return job.number(parts, [job.count_records(part) for part in parts])

    def wrapper(self, body, command="extract"):
        """A program that does `body` the first time that it is called for `command`."""
        path = self.folder / "unspin-once"
        path.write_text(ONCE.replace("BODY", body).replace("COMMAND", command)
                        .replace("DONE", str(self.folder / "done")).replace("PROGRAM", UNSPIN))
        path.chmod(0o755)
        return str(path)

    def script(self, text):
        path = self.folder / "script"
        path.write_text("#!/bin/bash\n" + text)
        path.chmod(0o755)
        return str(path)

    def single_run(self):
        out = subprocess.run([UNSPIN, "extract", "--quiet", str(self.input)],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        return out.stdout.decode().splitlines()


class WithoutSpark(Case):
    def extract(self, program, size=9000):
        return [line for part in self.parts(size)
                for line, _ in job.extract(part, program, [])]

    def test_each_line_is_in_one_part_wherever_files_are_cut(self):
        whole = self.input.read_bytes().splitlines(keepends=True)
        for size in (1, 7, 2000, 9000, 1 << 30):
            parts = job.cut(str(self.input), self.input.stat().st_size, size)
            if size < 2000:
                parts = parts[:3000]
                end = parts[-1].end
                begins = [sum(map(len, whole[:n])) for n in range(len(whole))]
                expected = [line for line, at in zip(whole, begins) if at < end]
            else:
                expected = whole
            self.assertEqual([line for part in parts for line in job.lines_of(part)], expected)

    def test_the_parts_together_give_what_one_run_gives(self):
        self.assertGreater(len(self.parts()), 5)
        self.assertEqual(self.extract(UNSPIN), self.single_run())

    def test_a_part_inside_of_a_line_is_left_out(self):
        with open(self.input, "w", encoding="utf-8") as out:
            for text in ("The company said on Monday. " * 100, "It was sold on Friday."):
                out.write(json.dumps({"text": text}) + "\n")
        parts = job.cut(str(self.input), self.input.stat().st_size, 500)
        self.assertEqual([len(parts), len(self.parts(500))], [6, 2])
        self.assertEqual(self.extract(UNSPIN, 500), self.single_run())

    def test_other_files_stay_whole(self):
        path = str(ROOT / "corpus/clean/cloud-cooling-osaka.txt")
        part = job.cut(path, 1 << 40, 1)[0]
        self.assertEqual(part, job.Part(path, 0, None, 1))
        lines = [line for line, _ in job.extract(part, UNSPIN, [])]
        self.assertEqual([json.loads(line)["id"] for line in lines], [path])

    def test_an_id_of_its_own_stays(self):
        self.assertEqual(job.with_id(b'{"id": 1}\n', "f#7", "article_id"),
                         b'{"article_id": "f#7","id": 1}\n')
        self.assertEqual(job.with_id(b" {}\n", "f#7", "article_id"), b'{"article_id": "f#7"}\n')
        self.assertEqual(job.with_id(b"[1]\n", "f#7", "article_id"), b"[1]\n")
        self.assertEqual(job.id_name(["--map", "text=story,id=key"]), "key")
        self.assertEqual(job.id_name(["--source", "The Wire"]), "article_id")

    def test_a_cut_stream_is_seen_and_a_second_try_is_whole(self):
        program = self.wrapper(CUT_STREAM)
        with self.assertRaisesRegex(job.ChildFault, "cut after|no end record"):
            self.extract(program)
        self.assertEqual(self.extract(program), self.single_run())

    def fault(self, text, message):
        with self.assertRaisesRegex(job.ChildFault, message):
            list(job.checked(job.run_child([self.script(text)], [b"x\n"] * 100000)))

    def test_what_is_wrong_with_a_stream_is_told(self):
        good = 'echo \'{"id":"a"}\'; '
        self.fault(good, "no end record after 1 records")
        self.fault(good + 'echo \'{"_end":{"in":2,"out":2,"rejected":0}}\'', "counts")
        self.fault(good + 'echo \'{"_end":{"in":1,"out":1,"rejected":0}}\'; exit 2', "status 2")
        self.fault(good + 'echo \'{"_end":{"in":1,"out":1,"rejected":0}}\'; kill -9 $$', "-9")
        self.fault(good + 'printf \'{"id":\'', "in a line")
        self.fault(good + 'echo \'{"id":\'', "record 2 is no JSON")
        self.fault('echo \'{"_end":{"in":0,"out":0,"rejected":0}}\'; ' + good, "after the end")

    def test_records_that_the_child_never_read_are_missed(self):
        lines = job.Counted([b"{}\n", b"{}\n"])
        text = 'head -n 1 >/dev/null; echo \'{"id":"a"}\'; ' \
               'echo \'{"_end":{"in":1,"out":1,"rejected":0}}\''
        with self.assertRaisesRegex(job.ChildFault, "2 records went in, 1 came out"):
            list(job.checked(job.run_child([self.script(text)], lines), lambda: lines.count))

    def test_a_part_that_is_ingested_twice_is_one_whole_database(self):
        part = self.parts()[0]
        failing = self.script("exit 2")
        with self.assertRaises(job.ChildFault):
            job.ingest(part, failing, [], str(self.folder))
        self.assertEqual(list(self.folder.glob("*.db*")), [])
        first = job.ingest(part, UNSPIN, [], str(self.folder))
        self.assertEqual(job.ingest(part, failing, [], str(self.folder)), first)
        self.assertEqual([str(p) for p in self.folder.glob("*db*")], [first])
        with sqlite3.connect(first) as db:
            self.assertEqual(db.execute("PRAGMA integrity_check").fetchone(), ("ok",))


@unittest.skipIf(NO_SPARK, NO_SPARK)
class InsideSpark(Case):
    """Two executors in processes of their own; a task may fail three times."""

    def run_job(self, program, *more):
        import pyspark  # pylint: disable=import-error
        home = os.path.dirname(pyspark.__file__)
        environment = {**os.environ, "SPARK_HOME": home, "PYSPARK_PYTHON": sys.executable,
                       "SPARK_LOCAL_IP": "127.0.0.1"}
        command = [os.path.join(home, "bin", "spark-submit"),
                   "--master", "local-cluster[2,1,1024]", "--executor-memory", "512m",
                   "--driver-memory", "512m", "--conf", "spark.ui.enabled=false",
                   "--conf", "spark.local.dir=" + str(self.folder / "scratch"),
                   "--conf", "spark.sql.shuffle.partitions=2",
                   str(ROOT / "scripts/spark_extract.py"), str(self.input), *more,
                   "--unspin", program, "--split-bytes", "9000"]
        run = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True,
                             text=True, timeout=1200, check=False)
        self.assertEqual(run.returncode, 0, run.stderr[-6000:])
        return run

    def tables(self, program):
        """The rows of all tables, by name."""
        import pyarrow.parquet as parquet  # pylint: disable=import-error
        run = self.run_job(program, "--to", str(self.folder / "out"))
        rows = {name: parquet.read_table(self.folder / "out" / name).to_pylist()
                for name in job.TABLES}
        return rows, run.stderr

    def check_tables(self, rows):
        lines = self.single_run()
        self.assertEqual(sorted(row["json"] for row in rows["records"]), sorted(lines))
        records = [json.loads(line) for line in lines]
        good = [record for record in records if "error" not in record]
        self.assertEqual(sorted(row["id"] for row in rows["articles"]),
                         sorted(record["id"] for record in good))
        self.assertEqual(sorted((row["id"], row["error"]) for row in rows["rejects"]),
                         sorted((r["id"], r["error"]) for r in records if "error" in r))
        for name in ("mentions", "entities", "facts", "repairs"):
            self.assertEqual(len(rows[name]), sum(len(record[name]) for record in good), name)
        key = ("type", "start", "end", "evidence", "confidence")
        self.assertEqual(
            sorted((row["article"], *(row[k] for k in key)) for row in rows["facts"]),
            sorted((r["id"], *(fact[k] for k in key)) for r in good for fact in r["facts"]))

    def test_an_executor_that_is_killed_changes_nothing(self):
        rows, log = self.tables(self.wrapper(KILL_EXECUTOR))
        self.assertTrue((self.folder / "done").exists())
        self.assertRegex(log, "Lost executor")
        self.check_tables(rows)

    def test_a_cut_stream_is_seen_and_its_task_run_again(self):
        rows, log = self.tables(self.wrapper(CUT_STREAM))
        self.assertRegex(log, "ChildFault: (cut after|no end record)")
        self.check_tables(rows)

    @unittest.skipUnless(CAN_MERGE, "this program has no `merge`")
    def test_the_merged_database_is_that_of_one_run(self):
        db, single = self.folder / "facts.db", self.folder / "single.db"
        self.run_job(self.wrapper(KILL_EXECUTOR, "ingest"), "--db", str(db))
        self.assertEqual(list((self.folder / "facts.db.shards").glob(".attempt*")), [])
        subprocess.run([UNSPIN, "ingest", "--quiet", str(self.input), "--db", str(single)],
                       stderr=subprocess.DEVNULL, check=False)
        self.assertEqual(contents(db), contents(single))


def contents(path):
    """What was found, without the numbers of rows."""
    queries = {
        "articles": "SELECT id, published, language, spun, spun_score FROM articles",
        "mentions": "SELECT article_id, id, field, start, end, text, type FROM mentions",
        "entities": "SELECT name, type FROM entities",
        "facts": "SELECT article_id, type, date, start, end, evidence FROM facts",
        "rejects": "SELECT record_id, reason FROM rejects WHERE record_id NOT LIKE '%#%'"}
    with sqlite3.connect(path) as db:
        return {name: sorted(map(repr, db.execute(query))) for name, query in queries.items()}


if __name__ == "__main__":
    if "InsideSpark" in sys.argv and NO_SPARK:
        print(f"skipped: not installed: {NO_SPARK}")
        sys.exit(77)
    unittest.main(verbosity=2)
