#!/usr/bin/env python3
"""compare.py FILE...: how fast the fixers are beside ftfy, on the same files.

Needs ftfy (python3 -m venv VENV && VENV/bin/pip install ftfy==6.3.1; run with
VENV/bin/python) and build/release/tests/bench/unspin_mojibake_bench. Each file is taken as
it is, and misread as Windows-1252, Windows-1251 and MacRoman once, and as Windows-1252
twice; "dense" is only what is damaged of it. Both repair the same texts in memory, on one
thread: articles of about 2,500 bytes, and each line alone. Ours are all fixers, boilerplate
too, which ftfy has not, and without it. Figures are megabytes a second of processor time,
medians of five.
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
ARTICLE = 2500  # characters


def misread(text, encoding):
    """UTF-8 read as `encoding`; a byte that it lacks becomes the control character."""
    table = []
    for byte in range(256):
        try:
            table.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            table.append(chr(byte))
    return "".join(table[byte] for byte in text.encode())


def ftfy_speed(texts):
    """Megabytes a second of ftfy.fix_text on each text."""
    size = sum(len(text.encode()) for text in texts)
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        for text in texts:
            ftfy.fix_text(text)
        seconds.append(time.process_time() - start)
    return size / statistics.median(seconds) / 1e6


def our_speed(texts):
    """The same of all our fixers, and of all but boilerplate."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(texts):
            files.append(os.path.join(folder, str(number)))
            with open(files[-1], "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        table = subprocess.run([BENCH, "speed", "--whole", "--runs", str(RUNS), *files],
                               check=True, capture_output=True, text=True).stdout
    rows = [[cell.strip() for cell in line.split("|")] for line in table.splitlines()]
    speeds = {row[1]: float(row[2]) for row in rows if len(row) > 2}
    return speeds["all"], speeds["all but boilerplate"]


def articles(lines):
    """Lines put together to texts as long as short articles."""
    texts = [[]]
    for line in lines:
        if sum(map(len, texts[-1])) > ARTICLE:
            texts.append([])
        texts[-1].append(line)
    return ["\n".join(text) for text in texts]


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
    print("| file | misread as | texts | ftfy | ours | times | without boilerplate | times |")
    print("|---|---|---|---:|---:|---:|---:|---:|")
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        for name, damaged in variants(text):
            lines = [line for line in damaged.split("\n") if line]
            for unit, texts in (("articles", articles(lines)), ("lines", lines)):
                theirs = ftfy_speed(texts)
                ours, without = our_speed(texts)
                print(f"| {os.path.basename(path)} | {name} | {unit} | {theirs:.2f} | "
                      f"{ours:.0f} | {ours / theirs:.0f} | {without:.0f} | "
                      f"{without / theirs:.0f} |", flush=True)


if __name__ == "__main__":
    main()
