#!/usr/bin/env python3
"""What the longest articles cost that are read by default.

    tests/bench/long_articles.py [--unspin build/release/unspin] [FILE...]

Joins the articles of corpus/clean, or FILE..., to texts of 1, 4 and 16 MiB (the longest
record that is read without --max-record-bytes), extracts each as one article on one
thread, and prints processor time and peak memory; the same for texts that no one writes:
a million lines of one letter, sentences without capitals, names only. Fails when one
takes more than 400 MB, or 16 MiB more than nineteen times the time of 1 MiB.
"""

import argparse
import glob
import os
import subprocess
import sys
import tempfile

MEGABYTES = 400
GROWTH = 12.0 / 10 * 16
MIB = 1 << 20


def cut(text, size):
    """`text` again and again, up to `size` bytes and the end of a line."""
    whole = (text * (size // len(text) + 1))[:size]
    return whole[:whole.rfind(b"\n") + 1]


def run(unspin, path):
    with open(os.devnull, "wb") as null:
        child = subprocess.Popen([unspin, "extract", "--quiet", "--threads", "1", path],
                                 stdout=null, stderr=null)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unspin", default="build/release/unspin")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    files = options.files or sorted(glob.glob(os.path.join(here, "../../corpus/clean/*.txt")))
    prose = b"\n".join(open(file, "rb").read() for file in files)
    longest = 16 * MIB - 1
    texts = {
        "prose, 1 MiB": cut(prose, MIB),
        "prose, 4 MiB": cut(prose, 4 * MIB),
        "prose, 16 MiB": cut(prose, longest),
        "a million lines of a letter": b"a\n" * 1000000,
        "no capitals, 16 MiB": cut(prose.lower(), longest),
        "names, 16 MiB": cut(b"Tavira Cloud hired Ann Lee. Ann Lee left Tavira Cloud.\n",
                             longest),
    }
    failed = []
    seconds = {}
    print("| article | s | peak MB |\n|---|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "long.txt")
        for name, text in texts.items():
            with open(path, "wb") as file:
                file.write(text)
            status, seconds[name], memory = run(options.unspin, path)
            print(f"| {name} | {seconds[name]:.2f} | {memory:.0f} |", flush=True)
            if status != 0:
                failed.append(f"{name}: status {status}")
            if memory > MEGABYTES:
                failed.append(f"{name}: {memory:.0f} MB")
    if seconds["prose, 16 MiB"] > GROWTH * seconds["prose, 1 MiB"]:
        failed.append("sixteen times the text takes more than nineteen times the time")
    for failure in failed:
        print("FAILED: " + failure, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
