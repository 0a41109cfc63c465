#!/usr/bin/env python3
"""Looks at every view of `unspin serve` in a headless Chromium. Exit status 77: there is
none. With --pictures FOLDER it keeps a picture of each view: light, dark and on a phone.

    tests/serve/browser_test.py build/release/unspin [--db FILE] [--pictures FOLDER]
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import chromium

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HOSTILE = ("</script><script>alert('pwned')</script><img src=x onerror=alert(1)>"
           "<a href=\"javascript:alert(2)\">x</a> \x1b[31mred \u202eetirw\u202c "
           "Vexium Cloud was down for five hours on Monday after a power failure. "
           "<iframe src=\"https://evil.example/\"></iframe>")
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED", what)


class Server:
    def __init__(self, program, database):
        self.process = subprocess.Popen(
            [program, "serve", "--db", database, "--port", "0"],
            stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if not found:
            raise RuntimeError("serve said: " + line)
        self.address = found[0]

    def end(self):
        self.process.terminate()
        return self.process.wait(timeout=30)


def make_databases(program, folder):
    """One of the bundled corpus and a hostile article, and one of nothing."""
    hostile = folder / "hostile.jsonl"
    hostile.write_text(json.dumps({"id": "hostile", "title": HOSTILE, "text": HOSTILE,
                                   "published": "2024-05-20", "source": HOSTILE}) + "\n")
    full, empty = str(folder / "facts.db"), str(folder / "empty.db")
    for inputs, database in (
            ([str(ROOT / "corpus/clean"), str(ROOT / "corpus/spun_a"),
              str(ROOT / "corpus/feeds"), str(hostile)], full),
            (["/dev/null"], empty)):
        subprocess.run([program, "ingest", "--quiet", *inputs, "--db", database],
                       stderr=subprocess.DEVNULL, check=False)
    return full, empty


def heading(tab):
    return tab.value("document.querySelector('h1')?.innerText")


def count(tab, selector):
    return tab.value(f"document.querySelectorAll({json.dumps(selector)}).length")


def look(tab, address, path, selector):
    """Opens a view, which must hold what `selector` finds."""
    tab.open(address + path)
    check(count(tab, selector) > 0, f"{path} has {selector}")
    check(count(tab, "main h1") == 1, f"{path} has one heading")
    check(count(tab, "img, iframe, object, embed") == 0, f"{path} has nothing foreign")
    wide = tab.value("document.documentElement.scrollWidth - innerWidth")
    check(wide <= 0, f"{path} is {wide} pixels wider than the window")


VIEWS = {
    "/": ".tiles li", "/outages": "table.rows tbody tr", "/roles": ".timeline li",
    "/companies": "tbody tr", "/people": "tbody tr", "/search?search=cooling": ".results li",
    "/outages/reports": "table.rows tbody tr", "/roles/reports": ".timeline li",
    "/data": ".topics li", "/data/facts": "tbody tr", "/entity?name=Kumori%20Cloud": "h1",
    "/article?id=spun_a/cloud-cooling-osaka": ".fact",
}


def test_views(tab, address):
    for path, selector in VIEWS.items():
        look(tab, address, path, selector)
    for path in ("/", "/outages", "/roles", "/companies"):
        tab.open(address + path)
        check(count(tab, "canvas") == 1, f"{path} draws its chart")
        check(tab.value("Chart.getChart(document.querySelector('canvas'))"
                        ".data.datasets[0].data.some((n) => n > 0)"),
              f"{path} draws numbers")


def test_search_and_filters(tab, address):
    tab.open(address + "/")
    tab.key("/")
    check(tab.value("document.activeElement.id") == "find", "/ leads to the search field")
    tab.leave_by("document.getElementById('find').value = 'cooling failure';"
                 "document.getElementById('find').form.requestSubmit()")
    check("search=cooling" in tab.value("location.search"), "search stands in the URL")
    check(count(tab, ".results mark") > 0, "words found are marked")
    tab.open(address + "/outages")
    before = count(tab, "table.rows tbody tr")
    tab.leave_by("document.querySelector('[name=company]').value = 'Kumori Cloud';"
                 "document.querySelector('.filters').requestSubmit()")
    after = count(tab, "table.rows tbody tr")
    check(0 < after < before, "a filter takes rows away")
    check(tab.value("document.querySelector('[name=company]').value") == "Kumori Cloud",
          "a filter stays in its field")
    tab.leave_by("document.querySelector('.clear').click()")
    check(count(tab, "table.rows tbody tr") == before, "cleared filters bring them back")
    tab.key("g")
    tab.loaded = False
    tab.key("r")
    tab.wait_for_load()
    check(heading(tab) == "Role changes", "g r leads to roles")


def test_events(tab, address):
    tab.open(address + "/outages?company=Kumori%20Cloud")
    tab.leave_by("document.querySelector('table.rows a[href^=\"/event\"]').click()")
    check(heading(tab).startswith("Kumori Cloud"), "an outage leads to its event")
    check(count(tab, "tbody tr") > 1, "an event has its reports")
    tab.leave_by("document.querySelector('td a[href*=\"#f\"]').click()")
    check(tab.value("document.querySelector('.fact:target') !== null"),
          "a report leads to its words")


def test_article(tab, address):
    tab.open(address + "/outages?company=Kumori%20Cloud")
    tab.leave_by("document.querySelector('table.rows td:last-child a').click()")
    check(tab.value("document.querySelector('.fact:target') !== null"),
          "a fact leads to its words")
    tab.open(address + "/article?id=spun_a/cloud-cooling-osaka")
    forms = [("3", "Differences", "del"), ("2", "Original", ".fact"),
             ("1", "Repaired", "a.mention")]
    for key, name, selector in forms:
        tab.loaded = False
        tab.key(key)
        tab.wait_for_load()
        now = tab.value("document.querySelector('.tabs [aria-current]').innerText")
        check(now == name, f"key {key} shows {name}, not {now}")
        check(count(tab, f".text {selector}") > 0, f"{name} has {selector}")


def test_hostile(tab, address):
    for view in ("repaired", "original", "differences"):
        tab.open(f"{address}/article?id=hostile&view={view}")
        text = tab.value("document.querySelector('.text').innerText")
        check("power failure" in text, f"{view} shows the text")
        check("\u202e" not in text and "\x1b" not in text, f"{view} shows signs by name")
    tab.open(f"{address}/article?id=hostile&view=original")
    text = tab.value("document.querySelector('.text').innerText")
    check("<script>alert" in text, "markup is shown as text")
    check("U+202E" in text, "turned text is shown")
    tab.open(address + "/search?search=vexium")
    check(count(tab, ".results li") == 1, "the hostile article is found")
    check(tab.value("document.querySelectorAll('script').length") == 2,
          "no scripts but ours")


def test_access(tab, address):
    for path in VIEWS:
        tab.open(address + path)
        for selector, what in {
                "input:not([type=hidden]), select": "el.labels.length > 0",
                "table": "el.caption !== null",
                "canvas": "el.getAttribute('aria-label')",
                "nav, form.filters, [role=region]":
                    "el.getAttribute('aria-label') || el.role === 'search'",
                "th": "el.hasAttribute('scope')"}.items():
            bad = tab.value(f"Array.from(document.querySelectorAll('{selector}'))"
                            f".filter((el) => !({what})).length")
            check(bad == 0, f"{path}: {bad} of {selector} without {what}")
        ids = tab.value("Array.from(document.querySelectorAll('[id]'), (el) => el.id)")
        check(len(ids) == len(set(ids)), f"{path}: ids are unique")
    tab.open(address + "/")
    tab.key("Tab")
    check(tab.value("document.activeElement.className") in ("skip", ""), "skip link first")


CONTRAST = """(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const rgb = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
  const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, part, i) => {
    const v = c[i] / 255;
    return sum + part * (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); }, 0);
  const ground = (el) => { for (; el; el = el.parentElement) {
    const c = rgb(getComputedStyle(el).backgroundColor); if (c[3] === 255) return c; }
    return [255, 255, 255]; };
  let worst = [99, ''];
  for (const el of document.querySelectorAll('main *, header *, footer *')) {
    if (!el.offsetParent || !Array.from(el.childNodes).some((n) =>
        n.nodeType === 3 && n.data.trim())) continue;
    const a = light(rgb(getComputedStyle(el).color)), b = light(ground(el));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst[0]) worst = [ratio, el.outerHTML.slice(0, 80)];
  }
  return worst;
})()"""


def test_looks(tab, address, pictures):
    """Contrast is AA in both modes, and nothing is wider than a phone."""
    for mode in ("light", "dark", "phone"):
        phone = mode == "phone"
        tab.size(390 if phone else 1280, 844 if phone else 900, phone)
        tab.dark(mode == "dark")
        for path in VIEWS:
            look(tab, address, path, "main")
            ratio, where = tab.value(CONTRAST)
            check(ratio >= 4.5, f"{path} {mode}: contrast {ratio:.2f} of {where}")
            if pictures:
                name = re.sub(r"\W+", "-", path).strip("-") or "overview"
                tab.screenshot(str(pictures / f"{name}-{mode}.png"))
    tab.size(1280, 900)
    tab.dark(False)


def test_empty(tab, program, database):
    server = Server(program, database)
    for path in VIEWS:
        if not path.startswith(("/article", "/entity")):
            look(tab, server.address, path, "main h1")
    check(server.end() == 0, "SIGTERM ends the server with status 0")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--db", help="instead of one made of the corpus")
    parser.add_argument("--pictures", type=pathlib.Path)
    options = parser.parse_args()
    browser = chromium.find()
    if not browser:
        print("skipped: no Chromium here (Debian: apt-get install chromium)")
        return 77
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full, empty = make_databases(options.program, pathlib.Path(folder))
        server = Server(options.program, options.db or full)
        tab = chromium.Chromium(browser)
        try:
            tab.size(1280, 900)
            test_views(tab, server.address)
            test_search_and_filters(tab, server.address)
            test_events(tab, server.address)
            test_article(tab, server.address)
            if not options.db:
                test_hostile(tab, server.address)
            test_access(tab, server.address)
            test_looks(tab, server.address, options.pictures)
            test_empty(tab, options.program, empty)
        finally:
            tab.close()
            server.end()
        check(not tab.errors, f"the console is quiet: {tab.errors[:5]}")
        away = [url for url in tab.requests if not url.startswith("http://127.0.0.1:")
                and not url.startswith("about:")]
        check(not away, f"no request leaves this machine: {away[:5]}")
        print(f"{len(tab.requests)} requests, {len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
