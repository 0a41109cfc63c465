#!/usr/bin/env python3
"""Writes articles as JSON Lines for measuring whole runs: about 4 KB each, one fifth
spun, one tenth damaged, one in fifty a copy of another one. Sentences come from
corpus/clean in ever new order; the names and numbers in them are replaced, so that
articles differ. The same arguments give the same bytes.

    tests/bench/ingest/make_articles.py 20000 > articles.jsonl
"""
import argparse
import glob
import html
import json
import os
import random
import re
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../..")
BYTES = 4000
COMPANIES = 6_000
PEOPLE = 20_000
SOURCES = 400
FIRST_DAY = 16_000  # days since 1970: 2013-10-22
DAYS = 4_000
SYLLABLES = ("bra cor dal fen gor hal jen kar lom mar nor pel quin ros sil tor ul "
             "van wex yor zan bel dor fir glen hol kes lin mer nal").split()
ENDINGS = ["Cloud", "Systems", "Robotics", "Networks", "Labs", "Group", "Software",
           "Foods", "Energy", "Bank", "Media", "Mobility"]
GIVEN = ["Ada", "Bruno", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Hiro", "Ines",
         "Jonas", "Keiko", "Luis", "Marta", "Nils", "Olga", "Priya", "Rosa", "Sven",
         "Tomas", "Yuki"]
DAMAGES = ["mojibake", "entities", "markup", "boilerplate"]


def word(number):
    """A name made of syllables, another one for each number."""
    parts = []
    number += len(SYLLABLES)
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[syllable])
    return "".join(parts).capitalize()


def company(dice):
    number = int(COMPANIES * dice.random() ** 3)  # few are named often
    return f"{word(number)} {ENDINGS[number % len(ENDINGS)]}"


def person(dice):
    number = int(PEOPLE * dice.random() ** 2)
    return f"{GIVEN[number % len(GIVEN)]} {word(number // 3)}"


def read_sentences():
    """Sentences with {0}, {1}, ... for the names in them, and which kind each is."""
    sentences = []
    for path in sorted(glob.glob(os.path.join(ROOT, "corpus/clean/*.txt"))):
        text = open(path, encoding="utf-8").read().split("\n", 2)[2]
        gold = json.load(open(path[:-4] + ".json", encoding="utf-8"))
        kinds = {m["text"]: m["type"] for m in gold["mentions"]
                 if m["type"] in ("company", "person")}
        names = sorted(kinds, key=len, reverse=True)
        pattern = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in names) or "(?!)")
        for sentence in re.split(r"(?<=[.?!]) |\n+", text):
            if len(sentence) < 30:
                continue
            found = []

            def place(match):
                if match.group() not in found:
                    found.append(match.group())
                return f"\x00{found.index(match.group())}\x00"

            marked = pattern.sub(place, sentence)
            sentences.append((marked, [kinds[name] for name in found]))
    return sentences


def read_spinner():
    words = {}
    with open(os.path.join(ROOT, "lexicons/spin_a.tsv"), encoding="utf-8") as table:
        rows = [line.rstrip("\n").split("\t") for line in table if line[0] != "#"]
    for row in rows[1:]:
        words.setdefault(row[1], row[0])
    return words


def fill(sentence, dice, cast):
    marked, kinds = sentence
    for i, kind in enumerate(kinds):
        marked = marked.replace(f"\x00{i}\x00", dice.choice(cast[kind]))
    return re.sub(r"\d", lambda m: str(dice.randint(1, 9)), marked)


def make_text(dice, sentences):
    cast = {"company": [company(dice) for _ in range(4)],
            "person": [person(dice) for _ in range(4)]}
    paragraphs = []
    size = 0
    while size < BYTES:
        chosen = [fill(dice.choice(sentences), dice, cast)
                  for _ in range(dice.randint(2, 5))]
        paragraphs.append(" ".join(chosen))
        size += len(paragraphs[-1])
    title = f"{cast['company'][0]} and {cast['person'][0]} in the news"
    return title, "\n\n".join(paragraphs)


def spin(text, words):
    return re.sub(r"\b[a-z]+\b", lambda m: words.get(m.group(), m.group()), text)


def damage(text, kind):
    if kind == "mojibake":
        text = text.replace("'", "’").replace('"', "“")
        return text.encode("utf-8").decode("cp1252", "replace")
    if kind == "entities":
        return html.escape(html.escape(text.replace("'", "’")))
    if kind == "markup":
        return "<div><p>" + text.replace("\n\n", "</p>\n<p>") + "</p></div>"
    return "Share this article\nAdvertisement\n\n" + text + "\n\nRead more: all news"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sentences = read_sentences()
    words = read_spinner()
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", closefd=False)
    text = title = ""
    for i in range(options.articles):
        dice = random.Random(options.seed * 1_000_003 + i)
        if i % 50 != 7:
            title, text = make_text(dice, sentences)
        body = spin(text, words) if i % 5 == 1 else text
        if i % 10 == 3:
            body = damage(body, DAMAGES[i // 10 % len(DAMAGES)])
        day = (FIRST_DAY + dice.randrange(DAYS)) * 86400
        out.write(json.dumps(
            {"id": f"article/{i}", "title": title, "text": body, "published": day,
             "source": f"Outlet {dice.randrange(SOURCES)}"}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
