#!/usr/bin/env python3
"""compare.py FILE...: how fast the fixers are beside ftfy, on the same files.

Needs ftfy (python3 -m venv VENV && VENV/bin/pip install ftfy==6.3.1; run with
VENV/bin/python) and build/release/tests/bench/unspin_mojibake_bench. Each file is taken as
it is, and misread as Windows-1252, Windows-1251 and MacRoman once, and as Windows-1252
twice; "dense" is only what is damaged of it. Both repair each line alone, in memory, on one
thread; figures are megabytes a second of processor time, medians of five.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

import ftfy

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
BENCH = os.path.join(ROOT, "build/release/tests/bench/unspin_mojibake_bench")
RUNS = 5


def misread(text, encoding):
    """UTF-8 read as `encoding`; a byte that it lacks becomes the control character."""
    table = []
    for byte in range(256):
        try:
            table.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            table.append(chr(byte))
    return "".join(table[byte] for byte in text.encode())


def ftfy_speed(lines):
    """Megabytes a second of ftfy.fix_text on each line."""
    size = sum(len(line.encode()) for line in lines)
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        for line in lines:
            ftfy.fix_text(line)
        seconds.append(time.process_time() - start)
    return size / statistics.median(seconds) / 1e6


def our_speed(lines):
    """The same of our fixers: without boilerplate, which ftfy has not, and with it."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        table = subprocess.run([BENCH, "speed", "--runs", str(RUNS), file.name],
                               check=True, capture_output=True, text=True).stdout
    rows = [[cell.strip() for cell in line.split("|")] for line in table.splitlines()]
    speeds = {row[1]: float(row[2]) for row in rows if len(row) > 2}
    return speeds["all but boilerplate"], speeds["all"]


def variants(text):
    """Names and texts: as it is and damaged."""
    once = misread(text, "cp1252")
    damaged = "\n".join(line for line in text.split("\n") if not line.isascii())
    yield "as it is", text
    yield "Windows-1252", once
    yield "Windows-1251", misread(text, "cp1251")
    yield "MacRoman", misread(text, "mac-roman")
    yield "Windows-1252 twice", misread(once, "cp1252")
    yield "Windows-1252, dense", misread(damaged, "cp1252")


def main():
    print("| file | misread as | ftfy | ours | times | with boilerplate |")
    print("|---|---|---:|---:|---:|---:|")
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        for name, damaged in variants(text):
            lines = [line for line in damaged.split("\n") if line]
            theirs = ftfy_speed(lines)
            ours, everything = our_speed(lines)
            print(f"| {os.path.basename(path)} | {name} | {theirs:.2f} | {ours:.0f} | "
                  f"{ours / theirs:.0f} | {everything:.0f} |", flush=True)


if __name__ == "__main__":
    main()
