#!/usr/bin/env python3
"""Spins clean articles as the families A and B of real spinners do.

usage: spin.py [--check] [--freeze]

Reads corpus/clean/ and writes corpus/spun_a/ and corpus/spun_b/, and beside them in
corpus/spinners/ the profile that made each family and every substitution with its
place in the spun text. --freeze draws the profiles anew from lexicons/spin_a.tsv and
lexicons/spin_b.tsv; without it the stored profiles are used, so that a lexicon that
has grown changes nothing here. The same input gives the same bytes.

Family A is a fixed function on free words: a lower-case token with white space on both
sides always becomes the same image, and nothing else is touched. "in the cloud," gives
"successful the cloud," because the comma freezes `cloud`. The headline stays.
Family B draws a phrase at random for each occurrence, also at the start of a sentence
and beside punctuation, and repairs a/an; names, dates and amounts stay.
"""
import argparse
import hashlib
import json
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
SEED_A = "a:1"
SEED_B = "b:1"
# The spun articles seen have 27 % (A) and 32 % (B) of their tokens replaced.
WORDNET_SHARE = 0.35
PHRASE_SHARE = 0.75
SOURCE_RANK = {"seen": 0, "inferred": 1, "wordnet": 2}
TRAP = "negation traps"
FREE = re.compile(r"(?<!\S)[a-z]+(?!\S)")
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def draw(*parts):
    """A number in [0, 1) that depends on the parts alone."""
    digest = hashlib.sha256("\t".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def read_tsv(path):
    """The rows of a lexicon as dictionaries."""
    rows = [line.rstrip("\n") for line in path.open(encoding="utf-8")
            if line.strip() and not line.startswith("#")]
    header = rows[0].split("\t")
    return [dict(zip(header, row.split("\t"))) for row in rows[1:]]


def write_tsv(comment, header, rows):
    out = [f"# {comment}", "\t".join(header)]
    return "\n".join(out + ["\t".join(map(str, row)) for row in rows]) + "\n"


def freeze_a(words):
    """{original: image}: the best row of each original that the articles use."""
    rows = [row for row in read_tsv(ROOT / "lexicons" / "spin_a.tsv")
            if row["original"] in words and FREE.fullmatch(row["original"])]
    best = {}
    for row in rows:
        rank = (SOURCE_RANK.get(row["source"], 3), -float(row["weight"]),
                draw(SEED_A, row["original"], row["spun"]))
        if row["original"] not in best or rank < best[row["original"]][0]:
            best[row["original"]] = (rank, row["spun"])
    return sorted((original, spun) for original, (rank, spun) in best.items()
                  if rank[0] < 2 or draw(SEED_A, original) < WORDNET_SHARE)


def freeze_b(text):
    """(original, phrase, weight) rows for the originals that the articles use."""
    rows = []
    for row in read_tsv(ROOT / "lexicons" / "spin_b.tsv"):
        original = row["original"]
        if original != original.lower() or not re.search(
                rf"\b{re.escape(original)}\b", text):
            continue
        weight = float(row["weight"]) * (3 if row["source"] == "seen" else 1)
        rows.append((original, row["spun"],
                     round(weight * (0.1 if TRAP in row["note"] else 1), 3)))
    return sorted(rows)


def spin_a(text, function):
    """The spun text and its substitutions as (offset, spun, original)."""
    head, gap, body = text.partition("\n\n")
    out, changes, last = head + gap, [], 0
    for found in FREE.finditer(body):
        image = function.get(found.group(0))
        if image is None:
            continue
        out += body[last:found.start()]
        changes.append((len(out), image, found.group(0)))
        out += image
        last = found.end()
    return out + body[last:], changes


def protected(text, gold):
    """For each character whether it belongs to a mention."""
    held, at = [False] * (len(text) + 1), 0
    for mention in gold["mentions"]:
        at = text.index(mention["text"], at)
        end = at + len(mention["text"])
        held[at:end] = [True] * (end - at)
        at = end
    return held


def match_phrase(text, start, phrases, held):
    """The longest phrase of the profile that begins at a word."""
    words, end = [], start
    best = None
    while len(words) < 6:
        found = WORD.match(text, end)
        if not found or any(held[found.start():found.end()]):
            break
        words.append(found.group(0))
        lower = [words[0].lower(), *words[1:]]
        if " ".join(lower) in phrases:
            best = (" ".join(lower), found.end())
        end = found.end() + 1
        if text[found.end():end] != " ":
            break
    return best


def repair_article(out, phrase):
    """The article before a new phrase agrees with it, unlike in family A."""
    found = re.search(r"\b([Aa])n? $", out)
    if not found or not phrase[0].isalpha():
        return out
    vowel = phrase[0].lower() in "aeiou"
    return out[:found.start()] + found.group(1) + ("n " if vowel else " ")


def opens_sentence(text, start):
    before = text[:start].rstrip(" “‘\"'(—-")
    return not before or before[-1] in ".!?:\n" or before[-1] in "”\""


def spin_b(text, gold, phrases, name):
    """The spun text and its substitutions as (offset, spun, original)."""
    rng = random.Random(SEED_B + name)
    held = protected(text, gold)
    out, changes, at = "", [], 0
    for found in WORD.finditer(text):
        start = found.start()
        if start < at:
            continue
        out += text[at:start]
        at = start
        capital = text[start].isupper()
        if capital and not opens_sentence(text, start):
            continue
        best = match_phrase(text, start, phrases, held)
        if not best or rng.random() >= PHRASE_SHARE:
            continue
        previous = out.split(" ")[-2:-1]
        choices = [c for c in phrases[best[0]] if c[0].split()[:1] != previous]
        if not choices:
            continue
        spun = rng.choices([c[0] for c in choices], [c[1] for c in choices])[0]
        spun = spun[0].upper() + spun[1:] if capital else spun
        out = repair_article(out, spun)
        changes.append((len(out), spun, text[start:best[1]]))
        out += spun
        at = best[1]
    return out + text[at:], changes


def chosen(name, family):
    """Which articles get a copy: about two thirds in A, two fifths in B."""
    return draw(family, name) < {"a": 0.66, "b": 0.42}[family]


def build(texts, golds, freeze):
    """{path under corpus/: content} of all files."""
    files = {}
    body = "\n".join(texts.values())
    paths = {f: CORPUS / "spinners" / f"profile_{f}.tsv" for f in "ab"}
    if freeze or not all(p.exists() for p in paths.values()):
        profile_a = freeze_a(set(FREE.findall(body)))
        profile_b = freeze_b(body.lower())
    else:
        profile_a = [(r["original"], r["spun"]) for r in read_tsv(paths["a"])]
        profile_b = [(r["original"], r["spun"], float(r["weight"]))
                     for r in read_tsv(paths["b"])]
    phrases = {}
    for original, spun, weight in profile_b:
        phrases.setdefault(original, []).append((spun, weight))
    rows, tokens, changed = {"a": [], "b": []}, {"a": 0, "b": 0}, {"a": 0, "b": 0}
    for name, text in texts.items():
        for family in "ab":
            if not chosen(name, family):
                continue
            spun, changes = (spin_a(text, dict(profile_a)) if family == "a" else
                             spin_b(text, golds[name], phrases, name))
            files[f"spun_{family}/{name}.txt"] = spun
            rows[family] += [(name, *change) for change in changes]
            tokens[family] += len(text.split())
            changed[family] += sum(len(c[2].split()) for c in changes)
    note = "Drawn once from the lexicons by scripts/corpus/spin.py --freeze."
    files["spinners/profile_a.tsv"] = write_tsv(
        f"The fixed function of spun_a. {note}", ["original", "spun"], profile_a)
    files["spinners/profile_b.tsv"] = write_tsv(
        f"The phrases of spun_b. {note}", ["original", "spun", "weight"],
        profile_b)
    for family in "ab":
        files[f"spinners/alignment_{family}.tsv"] = write_tsv(
            "Every substitution; start counts code points of the spun text.",
            ["file", "start", "spun", "original"], rows[family])
        print(f"spun_{family}: {sum(k.startswith(f'spun_{family}/') for k in files)}"
              f" articles, {changed[family]} of {tokens[family]} tokens replaced "
              f"({100 * changed[family] / max(1, tokens[family]):.1f} %)",
              file=sys.stderr)
    return files


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--freeze", action="store_true")
    args = parser.parse_args()
    paths = sorted((CORPUS / "clean").glob("*.txt"))
    texts = {p.stem: p.read_text(encoding="utf-8") for p in paths}
    golds = {p.stem: json.loads(p.with_suffix(".json").read_text(encoding="utf-8"))
             for p in paths}
    bad = 0
    for name, content in build(texts, golds, args.freeze).items():
        target = CORPUS / name
        if args.check:
            if not target.exists() or target.read_text("utf-8") != content:
                print(f"{name}: not what a fresh build gives", file=sys.stderr)
                bad = 1
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_text(content, encoding="utf-8")
    return bad


if __name__ == "__main__":
    sys.exit(main())
