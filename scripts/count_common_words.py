#!/usr/bin/env python3
"""Count ordinary words for lexicons/common_words.tsv.

usage: count_common_words.py TEXT[.zst]... > common_words.tsv

A word is ordinary when it occurs in lower case at least 20 times and in at least 15 %
of its occurrences inside sentences. Lines that look like headlines are left out.
"""
import collections
import re
import subprocess
import sys

TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*|\S")
HEADER = """# Ordinary words of news English: a capital at the start of a sentence does not make them names.
# Source: counted in Wikinews (CC BY 2.5), Voice of America news of the Groningen Meaning Bank (public domain), MASC (open),
# digital.gov and 18F (CC0) and English Wikipedia (CC BY-SA 3.0), so CC BY-SA 3.0. Made by scripts/count_common_words.py.
# capital_share: share of the word's occurrences inside sentences that start with a capital.
word\tcapital_share"""
LINES_PER_FILE = 200_000


def lines(path):
    if not path.endswith(".zst"):
        yield from open(path, encoding="utf-8", errors="replace")
        return
    with subprocess.Popen(["zstdcat", path], stdout=subprocess.PIPE) as process:
        for number, line in enumerate(process.stdout):
            if number == LINES_PER_FILE:
                process.kill()
                return
            yield line.decode("utf-8", "replace")


def count(paths):
    lower, capital = collections.Counter(), collections.Counter()
    for path in paths:
        for line in lines(path):
            tokens = TOKEN.findall(line)
            words = [t for t in tokens if t[0].isalpha()]
            if len(words) < 8 or 2 * sum(w[0].isupper() for w in words) > len(words):
                continue
            previous = "."
            for token in tokens:
                if token[0].islower():
                    lower[token] += 1
                elif token[0].isalpha() and previous not in '.!?:;"“”—()[]|':
                    if token[1:].islower():
                        capital[token.lower()] += 1
                previous = token[-1]
    return lower, capital


def main():
    lower, capital = count(sys.argv[1:])
    print(HEADER)
    for word, n in sorted(lower.items()):
        share = capital[word] / (n + capital[word])
        plain = word.isascii() and word.replace("-", "").isalpha()
        if n >= 20 and share <= 0.85 and plain and len(word) > 1:
            print(f"{word}\t{share:.2f}")


if __name__ == "__main__":
    main()
