#!/usr/bin/env python3
"""Writes lexicons/spin_words.tsv: the forms of random spinners that are rare in sound text.

usage: count_spin_words.py DATA_FOLDER [--keep]

Counts every form of lexicons/spin_b.tsv and spin_c.tsv in texts of several registers (DATA_FOLDER holds
them as the context model's trainer takes them, *.txt.zst). A form's weight is
ln((c + s) / c): c is how often it stands per word in the register that has it most (a word
of administration must not make every administrative text look spun), s how often a spinner
would write it for the words that stand there in the news. Only weights of 0.3 and more are
kept. --keep leaves the file as it is and prints how many rows would change.
"""
import argparse
import collections
import math
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]
REGISTERS = {"wikinews": 1, "gmb_voa_tokenized": 1, "18f": 1, "digitalgov": 1,
             "masc_tokenized": 1, "wikipedia_2018": 1, "wikipedia_2015": 12}  # every n-th line
NEWS = ("wikinews", "gmb_voa_tokenized")
TABLES = {"B": "spin_b.tsv", "C": "spin_c.tsv"}  # by family
WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*|[^\sa-z0-9]")
LONGEST = 6
RATE = 0.3      # share of the listed words that are replaced
IMAGES = 4      # images that a spinner has for one word
LEAST = 0.3
MOST = 5.0
SMOOTHING = 2   # occurrences added to each count


def words_of(text):
    return WORD.findall(text.replace("’", "'").lower())


def read_rows(table):
    lines = (ROOT / "lexicons" / table).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def count(path, every, phrases, starts):
    """How often each phrase stands in the text, and how many words it has."""
    counts, total = collections.Counter(), 0
    text = subprocess.run(["zstd", "-dcq", str(path)], check=True, capture_output=True)
    for number, line in enumerate(text.stdout.decode("utf-8", "replace").splitlines()):
        if number % every:
            continue
        words = words_of(line)
        total += len(words)
        for at, word in enumerate(words):
            for length in starts.get(word, ()):
                phrase = tuple(words[at:at + length])
                if phrase in phrases:
                    counts[phrase] += 1
    return counts, total


def weigh(family, images, news, clean):
    """(form, family, weight) rows of a family."""
    spun = collections.Counter()
    for original, pairs in images.items():
        all_images = sum(math.sqrt(weight) for _, weight in pairs)
        share = RATE / max(IMAGES, math.sqrt(IMAGES * all_images))
        for form, weight in pairs:
            spun[form] += news[original] * math.sqrt(weight) * share  # a rare image marks too
    for form, count in spun.items():
        weight = min(MOST, math.log1p(count / clean[form]))
        if weight >= LEAST and not form[0][0].isdigit():
            yield " ".join(form), family, f"{weight:.2f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()

    images = {}          # family -> original -> (form, weight)
    for family, table in TABLES.items():
        images[family] = collections.defaultdict(list)
        for row in read_rows(table):
            if row["note"] != "name":
                images[family][tuple(words_of(row["original"]))].append(
                    (tuple(words_of(row["spun"])), float(row["weight"])))
    originals = set().union(*images.values())
    forms = {form for pairs in images.values() for rows in pairs.values() for form, _ in rows}
    phrases = forms | originals
    starts = collections.defaultdict(set)
    for phrase in phrases:
        if 0 < len(phrase) <= LONGEST:
            starts[phrase[0]].add(len(phrase))

    clean, news = collections.Counter(), collections.Counter()
    for name, every in REGISTERS.items():
        counts, total = count(options.data / f"{name}.txt.zst", every, phrases, starts)
        for phrase in forms:
            clean[phrase] = max(clean[phrase], (counts[phrase] + SMOOTHING) / total)
        if name in NEWS:
            for phrase in originals:
                news[phrase] += counts[phrase] / total / len(NEWS)

    rows = [row for family in TABLES for row in weigh(family, images[family], news, clean)]
    out = ["# Forms of random spinners (families B and C) that are rare in sound text of every kind: what a first look at a text counts.",
           "# strength: ln of how much likelier the form is in a spun text. Made by scripts/count_spin_words.py from spin_b.tsv and spin_c.tsv;",
           "# counted in the texts that lexicons/models/README.md names, so CC BY-SA 3.0.",
           "form\tfamily\tstrength\tnote"]
    out += [f"{form}\t{family}\t{weight}\t" for form, family, weight in sorted(rows)]
    path = ROOT / "lexicons" / "spin_words.tsv"
    old = set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()
    print(f"{len(rows)} forms; {len(set(out) ^ old)} lines differ")
    if not options.keep:
        path.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
