#!/usr/bin/env python3
"""Builds corpus/clean/NAME.txt and NAME.json from corpus/source/NAME.md.

usage: build_gold.py [--check] [--review] [NAME...]

A source file has three parts, divided by lines of `---`: a header (published, source,
style and the entities), the article, and the facts. corpus/README.md defines the form.
Names declared in the header are marked wherever they occur, so none can be forgotten;
dates, amounts and percentages are marked by hand in the text. What does not add up
(evidence that is no sentence, a weekday that is not that day, a fact about an
undeclared name) is an error, and nothing is written for that article.

--check writes nothing and fails when the files in clean/ differ from a fresh build.
--review lists capitalised words and numbers that no mention covers, for a human eye.
"""
import argparse
import datetime
import json
import pathlib
import re
import sys

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"
TYPES = {"c": "company", "o": "organization", "p": "person", "r": "product",
         "l": "place"}
MARK = re.compile(r"\[\[(.+?)(?:=(.+?))?\]\]|\{\{(.+?)\}\}")
DATE = re.compile(r"\d{4}(-(\d{2}(-\d{2})?|W\d{2}|Q[1-4]|H[12]))?"
                  r"(/\d{4}(-\d{2}(-\d{2})?)?)?$")
PERCENT = re.compile(r"(-?[\d.]+) ?(?:%|per cent|percent)$")
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
            "sunday"]
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august",
          "september", "october", "november", "december"]
CURRENCY = [("US$", "USD"), ("HK$", "HKD"), ("NT$", "TWD"), ("S$", "SGD"),
            ("A$", "AUD"), ("C$", "CAD"), ("$", "USD"), ("£", "GBP"), ("€", "EUR"),
            ("₹", "INR"), ("Rs", "INR"), ("₩", "KRW"), ("SEK", "SEK"), ("CHF", "CHF"),
            ("INR", "INR"), ("KRW", "KRW"), ("JPY", "JPY"), ("CNY", "CNY"),
            ("yen", "JPY"), ("yuan", "CNY"), ("won", "KRW"), ("kronor", "SEK"),
            ("rupees", "INR"), ("euros", "EUR"), ("dollars", "USD"),
            ("pence", "GBp"), ("pounds", "GBP"), ("rand", "ZAR")]
SCALE = {"thousand": 3, "k": 3, "lakh": 5, "m": 6, "mn": 6, "million": 6,
         "crore": 7, "bn": 9, "b": 9, "billion": 9, "trillion": 12}
STOP = re.compile(r"[.!?][”’\")\]]*(?=\s+[“‘\"(]?[A-Z0-9£€$₹¥]|\s*$)")
ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Inc|Corp|Ltd|Co|vs|Rs|Prof|Lt"
                          r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
                          r"|[A-Z])|U\.S|[ap]\.m|^\d{1,2})\.$")
FIELDS = {
    "change": ("role_change", ["person", "company", "role", "change", "date"]),
    "role": ("role", ["person", "company", "role", "status"]),
    "figure": ("figure", ["company", "metric", "value", "unit", "period"]),
    "rel": ("relation", ["kind", "subject", "object"]),
    "layoff": ("layoff", ["company", "count", "share_percent", "date"]),
    "funding": ("funding", ["company", "amount", "round", "investors", "date"]),
    "incident": ("security_incident", ["company", "kind", "records", "date"]),
}
OUTAGE = {"provider": None, "service": None, "regions": [], "start": None,
          "start_precision": None, "end": None, "duration_hours_max": None,
          "duration_hours_min": None, "cause": None, "affected": [], "status": None}
SHORT = {"max": "duration_hours_max", "min": "duration_hours_min"}
CHOICES = {
    "change": {"leaves", "joins", "appointed", "promoted", "acting"},
    "status": {"current", "former", "acting", "resolved", "ongoing", "unknown"},
    "relation": {"competitor", "parent", "customer", "partner", "investor",
                 "acquirer"},
    "security_incident": {"breach", "ransomware", "vulnerability", "ddos"},
}
NAMED = ["provider", "regions", "affected", "person", "company", "subject", "object",
         "investors"]


class Wrong(Exception):
    """Something in one source file that does not add up."""


def number(text):
    value = float(text)
    return int(value) if value == int(value) else value


def money(text):
    """ISO code and plain amount: "Rs 120 crore" is "INR 1200000000"."""
    found = re.search(r"(\d[\d,]*(?:\.\d+)?)\s?([A-Za-z]+)?", text)
    code = next((code for sign, code in CURRENCY if sign in text), None)
    if not found or not code:
        return None
    digits, point, fraction = found.group(1).replace(",", "").partition(".")
    power = SCALE.get((found.group(2) or "").lower(), 0)
    fraction = fraction.ljust(power, "0")
    value = digits + fraction[:power]
    rest = fraction[power:].rstrip("0")
    return f"{code} {int(value)}" + (f".{rest}" if rest else "")


def weekday_error(text, value):
    """What is wrong with the day or month that a date mark names, or None."""
    if not re.match(r"\d{4}-\d{2}(-\d{2})?$", value):
        return None
    if value.count("-") == 2:
        day = datetime.date.fromisoformat(value)
        for index, name in enumerate(WEEKDAYS):
            if name in text.lower() and day.weekday() != index:
                return f"{value} is a {WEEKDAYS[day.weekday()]}"
    for index, name in enumerate(MONTHS):
        if re.search(rf"\b{name}\b", text.lower()) and int(value[5:7]) != index + 1:
            return f"{value} is not in {name}"
    return None


def relative_error(text, value, published):
    """What is wrong with "last week" and the like as seen from the publication."""
    found = re.match(r"(this|last|next) (week|month|year)$", text.lower())
    shift = {"this": 0, "last": -1, "next": 1}.get(found.group(1)) if found else 0
    day = datetime.date.fromisoformat(published)
    if text.lower() in ("today", "this morning", "tonight"):
        wanted = published
    elif not found:
        return None
    elif found.group(2) == "week":
        year, week, _ = (day + datetime.timedelta(7 * shift)).isocalendar()
        wanted = f"{year}-W{week:02}"
    elif found.group(2) == "month":
        months = day.year * 12 + day.month - 1 + shift
        wanted = f"{months // 12}-{months % 12 + 1:02}"
    else:
        wanted = str(day.year + shift)
    return None if value == wanted else f"{wanted} is meant"


def marked_value(text, value, names, published):
    """(type, entity) of a mark set by hand."""
    if value in names:
        return names[value], value
    if value is None:
        found = PERCENT.match(text)
        if found:
            return "percent", f"{number(found.group(1))}%"
        amount = money(text)
        if amount:
            return "money", amount
        if DATE.match(text):
            return "date", text
        raise Wrong(f"mark without a value: {text}")
    if re.match(r"[A-Z]{3} -?\d+(\.\d+)?$", value):
        return "money", value
    if re.match(r"-?[\d.]+%$", value):
        return "percent", value
    if DATE.match(value):
        wrong = weekday_error(text, value) or relative_error(text, value, published)
        if wrong:
            raise Wrong(f"{text}={value}: {wrong}")
        return "date", value
    raise Wrong(f"value of no known form: {text}={value}")


def read_header(lines):
    """The header's fields and {surface form: entity}, {entity: type}, {entity: []}."""
    fields, surfaces, names, aliases = {}, {}, {}, {}
    for line in lines:
        short = re.match(r"([coprl]) (.+)$", line)
        if not short:
            key, _, value = line.partition(":")
            if line.strip():
                fields[key] = value.strip()
            continue
        name, _, rest = short.group(2).partition(" = ")
        name = name.strip()
        names[name] = TYPES[short.group(1)]
        aliases[name] = [part.strip() for part in rest.split("|") if part.strip()]
        for surface in [name, *aliases[name]]:
            surfaces[surface.lstrip("~")] = name
    for key in ("published", "source", "style"):
        if key not in fields:
            raise Wrong(f"header lacks {key}")
    return fields, surfaces, names, aliases


def mark_names(text, offset, surfaces, names):
    """Mentions of the declared names in a stretch of text without marks."""
    forms = sorted(surfaces, key=len, reverse=True)
    pattern = r"(?<!\w)(" + "|".join(map(re.escape, forms)) + r")(?!\w)"
    return [(offset + m.start(), m.group(0), names[surfaces[m.group(0)]],
             surfaces[m.group(0)]) for m in re.finditer(pattern, text)]


def read_text(marked, surfaces, names, published):
    """The plain text and its mentions as (offset, text, type, entity)."""
    plain, mentions, last = "", [], 0
    for found in [*MARK.finditer(marked), None]:
        stretch = marked[last:found.start() if found else None]
        mentions += mark_names(stretch, len(plain), surfaces, names)
        plain += stretch
        if not found:
            break
        last = found.end()
        if found.group(3):
            plain += found.group(3)
            continue
        text, value = found.group(1), found.group(2)
        kind, entity = marked_value(text, value, names, published)
        mentions.append((len(plain), text, kind, entity))
        plain += text
    if re.search(r"\[\[|\]\]|\{\{|\}\}", plain):
        raise Wrong("a mark is not closed")
    return plain, sorted(mentions)


def sentences(plain):
    """Every sentence, headline and list line of a text."""
    out = []
    for block in re.split(r"\n+", plain):
        start = 0
        for stop in STOP.finditer(block):
            if ABBREVIATION.search(block[start:stop.start() + 1]) and \
                    block[stop.end():].strip():
                continue
            out.append(block[start:stop.end()].strip())
            start = stop.end()
        if block[start:].strip():
            out.append(block[start:].strip())
    return out


def find_evidence(prefix, known):
    found = [s for s in known if s.startswith(prefix)]
    if len(found) != 1:
        raise Wrong(f"evidence fits {len(found)} sentences: {prefix}")
    return found[0]


def cell(text):
    text = text.strip()
    return None if text in ("", "-") else text


def read_outage(rest):
    fact = {"type": "outage", **{k: (list(v) if isinstance(v, list) else v)
                                 for k, v in OUTAGE.items()}}
    for part in rest.split(";"):
        key, _, value = part.strip().partition("=")
        key = SHORT.get(key, key)
        if key not in OUTAGE:
            raise Wrong(f"outage has no field {key}")
        value = cell(value)
        if key in ("regions", "affected"):
            value = [v.strip() for v in value.split("|")] if value else []
        elif key.startswith("duration") and value:
            value = number(value)
        fact[key] = value
    start = fact["start"]
    if start:
        fact["start_precision"] = fact["start_precision"] or (
            "hour" if "T" in start else ["year", "month", "day"][start.count("-")])
    fact["status"] = fact["status"] or "resolved"
    return fact


def read_fact(line):
    word, _, rest = line.partition(" ")
    if word == "outage":
        return read_outage(rest)
    if word not in FIELDS:
        raise Wrong(f"no fact of this kind: {line}")
    kind, keys = FIELDS[word]
    cells = [cell(c) for c in rest.split(";")]
    if len(cells) != len(keys):
        raise Wrong(f"{word} takes {len(keys)} cells: {line}")
    fact = {"type": kind, **dict(zip(keys, cells))}
    for key in ("value", "count", "share_percent", "records"):
        if fact.get(key) is not None:
            fact[key] = number(fact[key])
    if kind == "funding":
        fact["investors"] = [i.strip() for i in (fact["investors"] or "").split("|")
                             if i.strip()]
    return fact


def check_fact(fact, names):
    for key in NAMED:
        value = fact.get(key)
        for name in value if isinstance(value, list) else [value]:
            if name is not None and name not in names:
                raise Wrong(f"{fact['type']}: {name} is no declared entity")
    for key in ("start", "end", "date", "period"):
        value = fact.get(key)
        if value and not DATE.match(value.partition("T")[0]):
            raise Wrong(f"{fact['type']}: {key} is {value}")
    for key in ("change", "status"):
        if fact.get(key) and fact[key] not in CHOICES[key]:
            raise Wrong(f"{fact['type']}: {key} is {fact[key]}")
    allowed = CHOICES.get(fact["type"])
    if allowed and fact.get("kind") not in allowed:
        raise Wrong(f"{fact['type']}: kind is {fact.get('kind')}")


def read_facts(lines, plain, names):
    known, facts, evidence = sentences(plain), [], None
    for line in lines:
        line = line.strip()
        if not line:
            continue
        if line.startswith("@ "):
            evidence = find_evidence(line[2:], known)
            continue
        if evidence is None:
            raise Wrong(f"fact before any evidence: {line}")
        fact = {**read_fact(line), "evidence": evidence}
        check_fact(fact, names)
        facts.append(fact)
    return facts


def build(path):
    """The text and the gold object of one source file."""
    parts = re.split(r"^---$\n?", path.read_text(encoding="utf-8"), flags=re.M)
    if len(parts) != 3:
        raise Wrong(f"{len(parts)} parts, not 3")
    fields, surfaces, names, aliases = read_header(parts[0].splitlines())
    plain, mentions = read_text(parts[1].strip() + "\n", surfaces, names,
                                fields["published"])
    if "\n\n" not in plain or "\n" in plain.partition("\n\n")[0]:
        raise Wrong("no headline")
    facts = read_facts(parts[2].splitlines(), plain, names)
    seen = {m[3] for m in mentions}
    unseen = [name for name in names if name not in seen]
    if unseen:
        raise Wrong(f"declared but never mentioned: {unseen}")
    surfaces_seen = {m[1] for m in mentions}
    unused = [a for name in names for a in aliases[name]
              if a not in surfaces_seen and not a.startswith("~")]
    if unused:
        raise Wrong(f"alias never used (prefix it with ~ to keep it): {unused}")
    order = []
    for mention in mentions:
        if mention[3] in names and mention[3] not in order:
            order.append(mention[3])
    gold = {
        "id": path.stem, "published": fields["published"], "source": fields["source"],
        "mentions": [{"text": t, "type": k, "entity": e} for _, t, k, e in mentions],
        "entities": [{"name": n, "type": names[n],
                      "aliases": sorted({a.lstrip("~") for a in aliases[n]} | {
                          m[1] for m in mentions if m[3] == n and m[1] != n})}
                     for n in order],
        "facts": facts}
    return plain, gold, mentions


def review(name, plain, mentions):
    """Capitalised words inside a sentence, and numbers, that no mention covers."""
    covered = [False] * len(plain)
    for start, text, _, _ in mentions:
        covered[start:start + len(text)] = [True] * len(text)
    words = []
    for found in re.finditer(r"[^\s]*[A-Z0-9%$€£₹¥][^\s]*", plain):
        before = plain[:found.start()].rstrip(" “‘(")
        opens = not before or before[-1] in ".!?\n:”"
        has_digit = re.search(r"[0-9%$€£₹¥]", found.group(0))
        if not any(covered[found.start():found.end()]) and (has_digit or not opens):
            words.append(found.group(0))
    print(f"{name}: {' '.join(words)}")


def encode(gold):
    return json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--review", action="store_true")
    parser.add_argument("--folder", type=pathlib.Path, default=CORPUS,
                        help="holds source/ and clean/ (default: corpus/)")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    out = args.folder / "clean"
    out.mkdir(exist_ok=True)
    bad, counts = 0, {}
    for path in sorted((args.folder / "source").glob("*.md")):
        if args.names and path.stem not in args.names:
            continue
        try:
            plain, gold, mentions = build(path)
        except Wrong as wrong:
            print(f"{path.name}: {wrong}", file=sys.stderr)
            bad += 1
            continue
        words = len(plain.split())
        if not 180 <= words <= 460:
            print(f"{path.name}: {words} words", file=sys.stderr)
        for fact in gold["facts"]:
            counts[fact["type"]] = counts.get(fact["type"], 0) + 1
        if args.review:
            review(path.stem, plain, mentions)
        for suffix, content in ((".txt", plain), (".json", encode(gold))):
            target = out / (path.stem + suffix)
            if args.check:
                if not target.exists() or target.read_text("utf-8") != content:
                    print(f"{target.name}: not what its source gives",
                          file=sys.stderr)
                    bad += 1
            else:
                target.write_text(content, encoding="utf-8")
    print(" ".join(f"{k}={v}" for k, v in sorted(counts.items())), file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
