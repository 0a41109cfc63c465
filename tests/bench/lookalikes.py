#!/usr/bin/env python3
"""lookalikes.py [--top N] [--type TYPE] [EXTRACTED...]: the most frequent entities in the
output of `unspin extract`, and which of them are no names.

Counts the mentions of each entity (type and entity as the program gives them) over files
of JSON Lines, or standard input; of TYPE only, if given. Prints the N (200) most frequent
with their numbers. Told apart, and counted as failures: pronouns, function words, weekdays
and months, and job titles alone (lexicons/titles.tsv and roles.tsv). Ends with status 1 if
there is one. Run by hand:

    unspin extract TEXTS | tests/bench/lookalikes.py --top 2000
"""

import argparse
import collections
import fileinput
import json
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
NAMED = ("company", "organization", "person", "product", "place")
FUNCTION_WORDS = """
a about above after again against all also although am among an and another any anybody
anyone anything are as at be because been before being below between both but by can could
did do does doing done down during each either every everybody everyone everything few for
from further had has have having he her here hers herself him himself his how however i if
in indeed instead into is it its itself just may me might mine more most much must my myself
neither never no nobody none nor not nothing now of off often on once one only or other
others our ours ourselves out over own perhaps quite rather same several shall she should
since so some somebody someone something soon still such than that the their theirs them
themselves then there these they this those though through thus to together too under until
up upon us very was we well were what whatever when whenever where whether which while who
whoever whom whose why will with within without would yes yet you your yours yourself
yourselves thank thanks please tell ask
""".split()
DAYS = """
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january
february march april may june july august september october november december jan feb mar
apr jun jul aug sep sept oct nov dec today yesterday tomorrow tonight
""".split()


def column(table, name, kinds=None):
    """Lower-case cells of a column of a lexicon table, of rows of these kinds."""
    with open(os.path.join(ROOT, "lexicons", table + ".tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file
                if not line.startswith("#")]
    at, kind = rows[0].index(name), rows[0].index("kind")
    return {row[at].lower() for row in rows[1:] if kinds is None or row[kind] in kinds}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--top", type=int, default=200)
    parser.add_argument("--type", choices=NAMED)
    parser.add_argument("extracted", nargs="*")
    options = parser.parse_args()
    counts = collections.Counter()
    for line in fileinput.input(options.extracted,
                                openhook=fileinput.hook_encoded("utf-8")):
        for mention in json.loads(line).get("mentions", []):
            kind = mention["type"]
            if kind in NAMED and options.type in (None, kind):
                counts[kind, mention.get("entity") or mention["text"]] += 1
    reasons = {word: "function word" for word in FUNCTION_WORDS}
    reasons.update({word: "day or month" for word in DAYS})
    titles = column("titles", "title") | column("roles", "form", {"post", "outsider"})
    reasons.update({title: "title" for title in titles})
    wrong = 0
    for (kind, name), count in counts.most_common(options.top):
        why = reasons.get(name.lower(), "")
        wrong += bool(why)
        print(count, kind, name, why and "<- " + why, sep="\t")
    print(f"{wrong} of {min(options.top, len(counts))} are no names", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
