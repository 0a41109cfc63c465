#!/usr/bin/env python3
"""Runs what the README, the guides and the help show, on the bundled articles: each
command, SELECT and piece of Python, with the output where a page has it. Then every
option of every command must have been used here or in a test.

    tests/cli/docs_test.py build/release/unspin [README.md ...]
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import urllib.request

import doc_pages

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGES = ["README.md", *sorted(f"docs/{page.name}" for page in ROOT.glob("docs/*.md"))]
DEMO = ["corpus/clean/*.txt", "corpus/spun_a", "corpus/spun_b", "corpus/dirty/*.txt",
        "corpus/dirty/*.html", "corpus/feeds"]
# Commands that are not run, by how they begin, and why. Each must stand on a page.
NOT_RUN = {
    "scripts/demo": "builds the program: continuous integration runs it by itself",
    "scripts/test": "runs all tests, this one, too",
    "curl -s https://news.example/": "no such host; `ingest -` is run with other input",
    "sbatch ": "needs a cluster; its script is run as a task of one would be",
}
# SELECTs for what the bundled articles have none of, by a piece of them.
MAY_BE_EMPTY = {"n.confidence < 0.8", "distinction IS NOT NULL", "d.value ->> 'field'"}
MACROS = {"$__from": "0", "$__to": "4102444800000"}  # of Grafana, in milliseconds


class Runs:
    """Runs commands in folders like a user's, with a database of the demo, and knows
    with which options the program was called."""

    def __init__(self, program, folder):
        self.folder = folder
        self.log = folder / "calls"
        self.program = program
        self.failures = []
        self.skipped = set()
        self.not_run = set()
        self.programs = folder / "bin"
        self.programs.mkdir()
        shim = self.programs / "unspin"
        shim.write_text(f"""#!/bin/bash
printf '%s\\x1f' "$@" >>'{self.log}'; printf '\\x1e' >>'{self.log}'
exec '{program}' "$@" $UNSPIN_TEST_MORE
""")
        shim.chmod(0o755)
        self.demo = folder / "demo.db"
        self.new_folder("demo")
        self.run(f"unspin ingest {' '.join(map(repr, DEMO))} --db {self.demo}")

    def new_folder(self, name):
        self.here = self.folder / name
        (self.here / "home").mkdir(parents=True)
        shutil.copytree(ROOT / "corpus", self.here / "corpus")
        (self.here / "lexicons").symlink_to(ROOT / "lexicons")

    def new_folder_of_demo(self, name):
        self.new_folder(name)
        for database in ("facts.db", "shard-1.db", "shard-2.db"):
            shutil.copy(self.demo, self.here / database)

    def environment(self):
        return {**os.environ, "PATH": f"{self.programs}:{os.environ['PATH']}",
                "HOME": str(self.here / "home"), "TERM": "dumb", "COLUMNS": "100",
                "LC_ALL": "C.UTF-8"}

    def run(self, command, more=""):
        # `head` closes pipes, of which some programs die.
        strict = [] if "| head" in command else ["-o", "pipefail"]
        return subprocess.run(
            ["bash", *strict, "-c", command], cwd=self.here, text=True,
            env={**self.environment(), "UNSPIN_TEST_MORE": more}, timeout=300,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            check=False)

    def fail(self, where, what):
        self.failures.append(f"{where}: {what}")
        print("FAILED", self.failures[-1][:2000])

    def missing(self, command):
        """A program of a pipeline that is not there."""
        plain = re.sub(r"'[^']*'|\"[^\"]*\"|\$\([^)]*\)", "x", command)
        for part in plain.split(" | "):
            name = next((word for word in part.split() if "=" not in word), "true")
            if name == "unspin" and not self.has(part.split()[1:2]):
                return " ".join(part.split()[:2])
            if name[0].isalpha() and not shutil.which(name, path=self.environment()["PATH"]):
                return name
        return None

    def has(self, words):
        """Whether there is such a command; options are of the program itself."""
        if not words or not words[0].isalpha():
            return True
        return f"\n  {words[0]} " in self.run("unspin --help").stdout

    def excused(self, command):
        for beginning in NOT_RUN:
            if command.startswith(beginning):
                self.not_run.add(beginning)
                return True
        if name := self.missing(command):
            self.skipped.add(name)
        return bool(name)

    def calls(self):
        text = self.log.read_text(encoding="utf-8", errors="replace")
        return [call.split("\x1f")[:-1] for call in text.split("\x1e")[:-1]]


class Server:
    """`unspin serve` as a page calls it, on a port that is free."""

    def __init__(self, runs, command):
        command = re.sub(r"\s+--port \d+", "", command) + " --port 0"
        self.process = subprocess.Popen(
            ["bash", "-c", "exec " + command], cwd=runs.here, env=runs.environment(),
            stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        found = re.search(r"at http://[\d.]+:(\d+)/", line)
        self.port = found[1] if found else None
        self.said = line

    def answers(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=60) as page:
            return page.status == 200 and b"<html" in page.read()

    def end(self):
        self.process.terminate()
        return self.process.wait(timeout=60)


class PageTest:
    def __init__(self, runs, name):
        self.runs = runs
        self.name = name
        text = (ROOT / name).read_text(encoding="utf-8")
        self.lines = text.split("\n")
        self.blocks = doc_pages.blocks_of(text)
        self.server = None
        runs.new_folder(name.replace("/", "-"))
        if not self.makes_its_own():
            shutil.copy(runs.demo, runs.here / "facts.db")

    def makes_its_own(self):
        commands = [command.text for block in self.blocks
                    for command in block.commands() if "facts.db" in command.text]
        return bool(commands) and "unspin ingest " in commands[0]

    def run(self):
        for block in self.blocks:
            where = f"{self.name}:{block.line}"
            if block.is_sql():
                self.select(where, block.text())
            elif block.is_python():
                self.python(where, block.text())
            elif block.is_session():
                for command in block.commands():
                    self.command(f"{self.name}:{command.line}", command)
            elif block.lacks_prompt():
                self.runs.fail(where, f"no prompt before {block.lines[0]}")
            else:
                self.file(block)
        if self.server and self.server.end() != 0:
            self.runs.fail(self.name, "serve ended with an error")

    def file(self, block):
        """Writes a block to the file that the sentence before names last."""
        before = []
        for line in reversed(self.lines[:block.line - 2]):
            if not line.strip():
                break
            before.insert(0, line)
        named = re.findall(r"`([\w./~-]+\.(?:tsv|toml|html|jsonl|sh))`[^`]*:$",
                           " ".join(before))
        if named:
            path = self.runs.here / named[-1].replace("~", "home")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text() + "\n")

    def select(self, where, sql):
        for macro, value in MACROS.items():
            sql = sql.replace(macro, value)
        result = self.runs.run(f"unspin sql {shlex.quote(sql)} --db facts.db")
        may_be_empty = [piece for piece in MAY_BE_EMPTY if piece in sql]
        self.runs.not_run.update(may_be_empty)
        if result.returncode != (1 if may_be_empty else 0):
            self.runs.fail(where, f"{sql}\n{result.stdout}")

    def python(self, where, program):
        script = self.runs.here / "notebook.py"
        script.write_text(program)
        for name in re.findall(r"^(?:import|from) (\w+)", program, re.MULTILINE):
            if self.runs.run(f"python3 -c 'import {name}'").returncode != 0:
                self.runs.skipped.add(f"Python's {name}")
                return
        result = self.runs.run("python3 notebook.py")
        if result.returncode != 0:
            self.runs.fail(where, result.stdout)

    def command(self, where, command):
        text = command.text
        if self.runs.excused(text):
            return
        if text.startswith("unspin serve"):
            self.serve(where, text)
            return
        if self.server:
            text = text.replace(":8080", f":{self.server.port}")
        result = self.runs.run(text)
        if result.returncode != 0:
            self.runs.fail(where, f"{text}: status {result.returncode}\n{result.stdout}")
        printed = result.stdout.split("\n")
        if any(command.output) and not doc_pages.shows(command.output, printed):
            self.runs.fail(where, f"{text} printed\n{result.stdout}")

    def serve(self, where, command):
        if self.server:
            self.server.end()
        self.server = Server(self.runs, command)
        if not self.server.port:
            self.runs.fail(where, f"{command}: {self.server.said}")
        elif not self.server.answers():
            self.runs.fail(where, f"{command} does not answer")


def commands_of(runs):
    """The words of all commands, with their help."""
    found = []

    def visit(words):
        text = runs.run(" ".join(["unspin", *words, "--help"])).stdout
        found.append((words, text))
        listed = re.search(r"^Commands:\n((?:  .*\n)+)", text, re.MULTILINE)
        for name in re.findall(r"^  ([a-z]+) ", listed[1] if listed else "", re.MULTILINE):
            visit([*words, name])

    visit([])
    return found


def run_examples(runs, commands):
    """One after another in one folder: what is undone was done before."""
    runs.new_folder_of_demo("help")
    for words, text in commands:
        name = " ".join(["unspin", *words])
        examples = re.findall(r"^  (unspin .*)$", text.partition("Example")[2], re.M)
        if not examples:
            runs.fail(name, "has no example in its help")
        for example in examples:
            run_example(runs, name, example)


def run_example(runs, name, example):
    if example.startswith("unspin serve"):
        server = Server(runs, example)
        if not server.port or not server.answers() or server.end() != 0:
            runs.fail(name, f"{example}: {server.said}")
    elif not runs.excused(example):
        result = runs.run(example)
        if result.returncode != 0:
            runs.fail(name, f"{example}: {result.returncode}\n{result.stdout}")


def run_flags(runs):
    """Options that no page shows."""
    runs.new_folder_of_demo("flags")
    for line in (ROOT / "tests/cli/flags.txt").read_text().split("\n"):
        command, arrow, expected = line.partition(" => ")
        if not arrow or line.startswith("#"):
            continue
        result = runs.run(command)
        right = re.search(expected, result.stdout.strip())
        if result.returncode not in (0, 3) or not right:
            runs.fail("flags.txt", f"{command}: {result.returncode}\n{result.stdout}")


def run_common_options(runs, commands):
    """With every command, on its example where that changes nothing."""
    runs.new_folder_of_demo("common")
    data = f"--data {runs.program.parent}/share/unspin"
    version = runs.run("unspin --version").stdout
    for words, text in commands:
        called = " ".join(["unspin", *words])
        if "\nCommands:\n" in text:
            continue
        if runs.run(f"{called} --version").stdout != version:
            runs.fail(called, "--version")
        example = re.search(r"^  (unspin [^|>$\n]*)$", text.partition("Example")[2], re.M)
        asks = words[0] not in ("serve", "entity") and example
        call = example[1] if asks else called + " --help"
        result = runs.run(f"{call} --quiet --verbose --color never {data}")
        if result.returncode != 0 or "\x1b[" in result.stdout:
            runs.fail(call, f"with common options: {result.stdout}")


def statements_of_tests():
    """Pieces of the tests' sources that may call the program."""
    text = "\n".join(path.read_text(encoding="utf-8")
                     for path in (ROOT / "tests").glob("*/*_test.cc"))
    return text.split(";")


def check_options(runs, commands):
    calls = runs.calls()
    statements = statements_of_tests()
    for words, text in commands:
        if "\nCommands:\n" in text:
            continue
        own = [call[len(words):] for call in calls if call[:len(words)] == words]
        used = {word.partition("=")[0] for call in own for word in call}
        tested = [piece for piece in statements
                  if all(f'"{word}"' in piece for word in words)]
        for short, name in re.findall(r"^  (?:(-\w), |    )(--[\w-]+)", text, re.M):
            in_test = any(f'"{name}' in piece for piece in tested)
            if name not in used and short not in used and not in_test:
                runs.fail(" ".join(words), f"{name} is in no test and on no page")


def check_lists(runs):
    for beginning in sorted((set(NOT_RUN) | MAY_BE_EMPTY) - runs.not_run):
        runs.fail("docs_test.py", f"nothing begins with or holds {beginning!r} any more")


def main():
    with tempfile.TemporaryDirectory(prefix="unspin-docs-") as folder:
        runs = Runs(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(folder))
        for page in sys.argv[2:] or PAGES:
            PageTest(runs, page).run()
        if not sys.argv[2:]:
            commands = commands_of(runs)
            run_examples(runs, commands)
            run_flags(runs)
            run_common_options(runs, commands)
            check_options(runs, commands)
            check_lists(runs)
        for name in sorted(runs.skipped):
            print("skipped: no", name)
        print(len(runs.calls()), "calls,", len(runs.failures), "failures")
        return 1 if runs.failures else 0


if __name__ == "__main__":
    sys.exit(main())
