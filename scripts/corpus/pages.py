#!/usr/bin/env python3
"""Makes the pages in corpus/pages/: articles of the corpus in many layouts of the web.

usage: pages.py [--check]

NAME.html is the page, NAME.txt the text of its article (a blank line between blocks,
no headline), NAME.json what the page says about it. A function below is a layout; the
first part (set "tuned") was looked at while the method was made; the second ("held out")
and the third ("later") were scored once before they were looked at.
"""
import argparse
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import page_layouts_a
import page_layouts_b
import page_layouts_c
from page_parts import CORPUS

LAYOUTS = [(f, "tuned") for f in page_layouts_a.LAYOUTS] + [
    (f, "held out") for f in page_layouts_b.LAYOUTS] + [
    (f, "later") for f in page_layouts_c.LAYOUTS]


def build():
    made = {}
    index = ["page\tset"]
    for layout, kind in LAYOUTS:
        name = layout.__name__.replace("_", "-")
        page, blocks, about = layout()
        data = page if isinstance(page, bytes) else page.encode("utf-8")
        made[f"pages/{name}.html"] = data
        made[f"pages/{name}.txt"] = ("\n\n".join(blocks) + "\n").encode("utf-8")
        made[f"pages/{name}.json"] = (
            json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
        index.append(f"{name}\t{kind}")
    made["pages/index.tsv"] = ("\n".join(index) + "\n").encode("utf-8")
    return made


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    bad = 0
    for name, content in build().items():
        target = CORPUS / name
        if not args.check:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
        elif not target.exists() or target.read_bytes() != content:
            print(f"{name}: not what a fresh build gives", file=sys.stderr)
            bad = 1
    print(f"{len(LAYOUTS)} pages", file=sys.stderr)
    return bad


if __name__ == "__main__":
    sys.exit(main())
