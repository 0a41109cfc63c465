#!/usr/bin/env python3
"""Makes the damaged copies in corpus/dirty/ and the feeds in corpus/feeds/.

usage: dirty.py [--check]

Every damaged file comes from one article of corpus/clean/, spun_a/ or spun_b/ by one of
the functions below, each of which does one kind of harm that reposted news is full of.
dirty/index.tsv says what each file is a copy of and what a repair should give back:
  exact     the copied file, headline and body, character for character
  body      its body; the headline and the page around it may differ
  repaired  as much as is left of it: bytes or the tail are lost for good
A copy of a spun file still has to be restored from the spinning, too.
"""
import argparse
import csv
import gzip
import html
import io
import json
import pathlib
import sys

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"
SITE = "https://news.example"


def read(of):
    return (CORPUS / f"{of}.txt").read_text(encoding="utf-8")


def gold_of(of):
    path = CORPUS / "clean" / f"{pathlib.Path(of).name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def split(text):
    head, _, body = text.strip().partition("\n\n")
    return head, body.split("\n\n")


def join(head, paragraphs):
    return head + "\n\n" + "\n\n".join(paragraphs) + "\n"


def misread(text, charset):
    """UTF-8 bytes read as another charset; bytes it lacks become C1 controls."""
    out = []
    for byte in text.encode("utf-8"):
        try:
            out.append(bytes([byte]).decode(charset))
        except UnicodeDecodeError:
            out.append(chr(byte))
    return "".join(out)


def mojibake(charset, times=1, lost=False):
    def damage(text, _):
        for _ in range(times):
            text = misread(text, charset)
        if lost:
            text = "".join(c for c in text if not "\x80" <= c <= "\x9f")
        return text.encode("utf-8")
    return damage


def partly_mojibake(text, _):
    """Every other paragraph: two sources pasted together by a content system."""
    head, paragraphs = split(text)
    mixed = [misread(p, "cp1252") if i % 2 else p for i, p in enumerate(paragraphs)]
    return join(head, mixed).encode("utf-8")


def encoded(charset, newline="\n"):
    def damage(text, _):
        return text.replace("\n", newline).encode(charset)
    return damage


def question_marks(text, _):
    """Quotes and dashes that went through ASCII."""
    return text.encode("ascii", "replace")


ENTITIES = {"’": "&amp;#8217;", "‘": "&#8216;", "“": "&#8220;", "”": "&amp;#8221;",
            "—": "&mdash;", "£": "&pound;", "€": "&euro;", "&": "&amp;amp;",
            "é": "&eacute;", "ä": "&auml;", "å": "&aring;", "ö": "&ouml;"}


def entity_debris(text, _):
    out = "".join(ENTITIES.get(c, c) for c in text)
    return out.replace(" per ", "&nbsp;per ").replace(" the ", "&#32;the&nbsp;", 3) \
        .encode("utf-8")


def no_break_spaces(text, _):
    """NBSP after short words, thin spaces in amounts, doubled and trailing blanks."""
    for word in (" a ", " of ", " in ", " to "):
        text = text.replace(word, word.rstrip() + "\u00a0")
    text = text.replace(" million", "\u2009million").replace(" billion",
                                                             "\u202fbillion")
    return text.replace(". ", ".  ").replace("\n\n", " \n\n").encode("utf-8")


def zero_width(text, _):
    """Zero-width characters and soft hyphens inside words, a BOM, stray controls."""
    out = []
    for i, char in enumerate(text):
        out.append(char)
        inside = char.isalpha() and text[i + 1:i + 2].isalpha()
        if inside and i % 37 == 0:
            out.append("\u200b")
        elif inside and i % 53 == 0:
            out.append("\u00ad")
        elif inside and i % 91 == 0:
            out.append("\u2060")
        elif char == " " and i % 29 == 0:
            out.append("\x07" if i % 2 else "\x0b")
    return ("\ufeff" + "".join(out)).encode("utf-8")


def reposted(text, _):
    """The lines that repost sites put around and into an article."""
    head, paragraphs = split(text)
    paragraphs.insert(0, "Trending 1 year ago")
    paragraphs.insert(3, "Read also: Ten gadgets for a long winter")
    paragraphs[-1] += "Source Techcrunch"
    return join(head, paragraphs).encode("utf-8")


def blog_plugins(text, _):
    head, paragraphs = split(text)
    paragraphs.insert(0, "[ad_1]")
    paragraphs.insert(4, "Share this article")
    paragraphs.insert(6, "You might also like: The quiet death of the fax machine")
    paragraphs += ["[ad_2]", "Supply: news.example"]
    return join(head, paragraphs).encode("utf-8")


def newsletter(text, _):
    head, paragraphs = split(text)
    paragraphs.insert(2, "Subscribe to our free newsletter and never miss a story. "
                         "By signing up you agree to our terms and privacy policy.")
    paragraphs += ["Tags: business, cloud, markets, news, technology",
                   "Share this: Click to share on Twitter (Opens in new window) "
                   "Click to share on Facebook (Opens in new window)",
                   "Related", "© 2024 News Example. All rights reserved."]
    return join(head, paragraphs).encode("utf-8")


def site_suffix(text, gold):
    head, paragraphs = split(text)
    paragraphs.insert(0, f"Posted on {gold['published']} by admin in News")
    paragraphs.insert(1, "Reading time: 3 minutes")
    return join(f"{head} | News Example", paragraphs).encode("utf-8")


def repeated(text, _):
    """The headline again as the first line, a pull quote twice, a caption."""
    head, paragraphs = split(text)
    paragraphs.insert(0, head)
    paragraphs.insert(2, "Image credit: News Example / Getty Images")
    return join(head, paragraphs).encode("utf-8")


def cut(share, mark):
    def damage(text, _):
        end = int(len(text) * share)
        return (text[:end].rstrip() + mark).encode("utf-8")
    return damage


def page_head(head, gold, text):
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle",
                       "headline": head, "datePublished": gold["published"],
                       "publisher": {"@type": "Organization",
                                     "name": gold["source"]}}, ensure_ascii=False)
    title, summary = html.escape(head), html.escape(text[:120])
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>{title} - News Example</title>
<meta property="og:title" content="{title}">
<meta property="og:type" content="article">
<meta property="og:description" content="{summary}...">
<meta property="article:published_time" content="{gold['published']}T08:00:00Z">
<link rel="canonical" href="{SITE}/{gold['id']}">
<script type="application/ld+json">{data}</script>
<script>window.dataLayer = window.dataLayer || []; var a = "<p>not text</p>";</script>
<style>.ad {{ display: none }} p {{ margin: 0 }}</style></head>
"""


NAVIGATION = """<nav><ul><li><a href="/">Home</a></li>
<li><a href="/cloud">Cloud</a></li>
<li><a href="/chips">Chips</a></li><li><a href="/jobs">Jobs</a></li>
<li><a href="/login">Log in</a></li></ul></nav>
"""
SHARE = """<div class="share-bar"><a href="#">Share on Facebook</a>
<a href="#">Tweet</a> <a href="#">LinkedIn</a> <button>Copy link</button></div>
"""
RELATED = """<aside class="related"><h3>Most read</h3><ul>
<li><a href="/1">Why your printer hates you</a></li>
<li><a href="/2">Seven keyboards, one winner</a></li>
<li><a href="/3">Opinion: bring back the off switch</a></li></ul></aside>
"""
FOOTER = """<div id="cookie">We use cookies to improve your experience. Accept all</div>
<footer><p>© 2024 News Example Ltd. All rights reserved.</p>
<p><a href="/privacy">Privacy</a> <a href="/terms">Terms of use</a></p></footer>
<script src="/analytics.js"></script></body></html>
"""


def news_page(text, gold):
    """An ordinary page of a news site."""
    head, paragraphs = split(text)
    blocks = [f"<p>{html.escape(p)}</p>" for p in paragraphs]
    blocks.insert(2, '<div class="ad">Advertisement</div>')
    blocks.insert(4, '<p><a href="/4">Read more: the week in pictures</a></p>')
    body = "\n".join(blocks)
    return (page_head(head, gold, paragraphs[0]) +
            f"<body><header>News Example</header>\n{NAVIGATION}<main><article>\n"
            f"<h1>{html.escape(head)}</h1>\n{SHARE}{body}\n</article>{RELATED}"
            f"</main>\n{FOOTER}").encode("utf-8")


def old_page(text, gold):
    """Tables, <br>, font tags, no paragraph marks, a windows-1252 meta."""
    head, paragraphs = split(text)
    body = "<br><br>\n".join(html.escape(p, quote=False) for p in paragraphs)
    return (f'<HTML><HEAD><META http-equiv="Content-Type" content="text/html; '
            f'charset=windows-1252"><TITLE>{html.escape(head)}</TITLE></HEAD>\n'
            f'<BODY bgcolor=white><TABLE width=760><TR><TD><A href="/">Home</A> | '
            f'<A href="/archive">Archive</A> | <A href="/contact">Contact</A></TD>'
            f'</TR>\n<TR><TD><H2>{html.escape(head)}</H2>\n<FONT size=2>{body}</FONT>'
            f'</TD></TR>\n<TR><TD><FONT size=1>Copyright News Example '
            f'{gold["published"][:4]}</FONT></TD></TR></TABLE></BODY></HTML>\n'
            ).encode("cp1252")


def broken_page(text, gold):
    """Unclosed tags, inline markup inside words' sentences, mojibake in the text."""
    head, paragraphs = split(misread(text, "cp1252"))
    blocks = []
    for i, paragraph in enumerate(paragraphs):
        words = html.escape(paragraph).split(" ")
        if len(words) > 6:
            words[3] = f"<b>{words[3]}</b>"
            words[5] = f'<a href="/tag/{i}">{words[5]}</a>'
        blocks.append("<p>" + " ".join(words))
    return (f"<html><head><title>{html.escape(head)} &#8211; News Example</title>"
            f'<meta charset="utf-8"><body>{NAVIGATION}<div class="post"><h1>'
            f"{html.escape(head)}</h1>\n" + "\n".join(blocks) +
            f"\n{SHARE}<p>Related posts:\n<ol><li><a href='/5'>One</a></ol>{FOOTER}"
            ).encode("utf-8")


# file, copy of, kind, what a repair should give, damage
RECIPES = [
    ("mojibake-1252.txt", "clean/swedish-halfyear-report", "mojibake 1252", "exact",
     mojibake("cp1252")),
    ("mojibake-1252-quotes.txt", "clean/bank-app-outage-ferris", "mojibake 1252",
     "exact", mojibake("cp1252")),
    ("mojibake-1251.txt", "clean/media-cms-outage-old-background", "mojibake 1251",
     "exact", mojibake("cp1251")),
    ("mojibake-1250.txt", "clean/charging-network-outage", "mojibake 1250", "exact",
     mojibake("cp1250")),
    ("mojibake-double.txt", "clean/public-sector-migration-delay",
     "double mojibake 1252", "exact", mojibake("cp1252", 2)),
    ("mojibake-lost-bytes.txt", "clean/founder-ousted-ai-lab",
     "mojibake 1252, C1 bytes lost", "repaired", mojibake("cp1252", lost=True)),
    ("mojibake-half.txt", "clean/drone-startup-nairobi",
     "mojibake 1252 in every other paragraph", "exact", partly_mojibake),
    ("mojibake-spun.txt", "spun_a/airline-reservation-outage", "mojibake 1252",
     "exact", mojibake("cp1252")),
    ("encoding-1252.txt", "clean/satellite-internet-outage", "windows-1252 file",
     "exact", encoded("cp1252")),
    ("encoding-utf16.txt", "clean/telecom-india-outage", "UTF-16 file with BOM",
     "exact", lambda text, _: b"\xff\xfe" + text.encode("utf-16-le")),
    ("encoding-crlf-bom.txt", "clean/telecom-storm-estonia",
     "UTF-8 with BOM and CRLF", "exact", encoded("utf-8-sig", "\r\n")),
    ("question-marks.txt", "clean/status-page-explainer", "quotes turned into ?",
     "repaired", question_marks),
    ("entity-debris.txt", "clean/crypto-exchange-hack", "entities, some double",
     "exact", entity_debris),
    ("entity-debris-amounts.txt", "clean/acquisition-dutch-sensor",
     "entities, some double", "exact", entity_debris),
    ("spaces.txt", "clean/earnings-vasuki-cloud", "NBSP, thin and doubled spaces",
     "exact", no_break_spaces),
    ("zero-width.txt", "clean/video-chat-quarter-us",
     "zero-width and control characters", "exact", zero_width),
    ("page-news.html", "clean/charging-network-outage", "HTML page", "body", news_page),
    ("page-news-names.html", "clean/layoffs-brightloom", "HTML page", "body",
     news_page),
    ("page-old.html", "clean/streaming-quarter-australia",
     "HTML page of tables, windows-1252", "body", old_page),
    ("page-broken.html", "clean/opinion-single-cloud",
     "HTML page, unclosed tags, mojibake 1252", "body", broken_page),
    ("page-spun.html", "spun_a/korean-messenger-outage", "HTML page", "body",
     news_page),
    ("boilerplate-repost.txt", "clean/cloud-cooling-osaka", "boilerplate lines",
     "exact", reposted),
    ("boilerplate-repost-spun.txt", "spun_a/game-login-outage-mistvale",
     "boilerplate lines", "exact", reposted),
    ("boilerplate-plugins-spun.txt", "spun_b/airline-reservation-outage",
     "boilerplate lines", "exact", blog_plugins),
    ("boilerplate-newsletter.txt", "clean/japan-electronics-results",
     "newsletter plea and tag list", "exact", newsletter),
    ("boilerplate-suffix.txt", "clean/exchange-trading-halt",
     "site name and date around the headline", "exact", site_suffix),
    ("boilerplate-repeated.txt", "clean/denied-outage-airline",
     "headline twice, image credit", "exact", repeated),
    ("truncated-mark.txt", "clean/china-ai-chip-startup", "tail cut, [+N chars]",
     "repaired", cut(0.6, "… [+758 chars]")),
    ("truncated-word.txt", "clean/people-on-the-move", "tail cut inside a word",
     "repaired", cut(0.71, "")),
    ("truncated-more.txt", "clean/singapore-fintech-layoffs", "tail cut, Read more",
     "repaired", cut(0.5, " […] Read more")),
]

# What the feeds hold: the damaged text files stand for what crawlers deliver.
FEED = ["clean/cloud-cooling-osaka", "clean/ceo-succession-tellworth",
        "clean/funding-newsletter-short-items", "clean/oregon-indiana-poetry",
        "spun_a/airline-reservation-outage", "spun_a/game-login-outage-mistvale",
        "spun_a/crypto-exchange-hack", "spun_b/airline-reservation-outage",
        "dirty/mojibake-1252", "dirty/mojibake-double", "dirty/entity-debris",
        "dirty/boilerplate-repost-spun", "dirty/truncated-mark", "dirty/zero-width"]
SHEET = ["clean/bank-app-outage-ferris", "clean/layoffs-brightloom",
         "clean/earnings-vasuki-cloud", "clean/breach-hospital-regulator",
         "clean/scottish-words-data-hall", "clean/video-chat-quarter-us",
         "spun_a/crypto-exchange-hack", "spun_b/airline-reservation-outage",
         "dirty/mojibake-1251", "dirty/boilerplate-plugins-spun", "dirty/spaces",
         "dirty/entity-debris-amounts"]


def record(name, made):
    """One feed record; a damaged article is named by the file it lies in."""
    of = name
    if name.startswith("dirty/"):
        file = name.partition("/")[2] + ".txt"
        of = next(r[1] for r in RECIPES if r[0] == file)
        text = made[name + ".txt"].decode("utf-8")
    else:
        text = read(name)
    gold = gold_of(of)
    title, _, body = text.partition("\n\n")
    return {"id": name, "url": f"{SITE}/{name}", "title": title, "text": body,
            "published": gold["published"], "source": gold["source"]}


def json_lines(names, made):
    lines = [json.dumps(record(n, made), ensure_ascii=False) for n in names]
    return ("\n".join(lines) + "\n").encode("utf-8")


def sheet(names, made):
    out = io.StringIO()
    rows = [record(name, made) for name in names]
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def packed(data):
    """The same bytes at every run: no time and no name in the gzip header."""
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as file:
        file.write(data)
    return out.getvalue()


def build():
    """{path under corpus/: bytes} of all files."""
    made, index = {}, ["file\tof\tkind\texpect"]
    for file, of, kind, expect, damage in RECIPES:
        text = read(of)
        content = damage(text, gold_of(of))
        if content == text.encode("utf-8"):
            raise SystemExit(f"{file}: the damage changes nothing")
        made[f"dirty/{file}"] = content
        index.append(f"{file}\t{of}.txt\t{kind}\t{expect}")
    made["dirty/index.tsv"] = ("\n".join(index) + "\n").encode("utf-8")
    spun = sorted(f"spun_b/{p.stem}" for p in (CORPUS / "spun_b").glob("*.txt"))
    made["feeds/articles.jsonl"] = json_lines(FEED, made)
    made["feeds/articles.csv"] = sheet(SHEET, made)
    made["feeds/archive.jsonl.gz"] = packed(json_lines(spun[:12], made))
    return made


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    bad, made = 0, build()
    for name, content in made.items():
        target = CORPUS / name
        if not args.check:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
            continue
        old = target.read_bytes() if target.exists() else b""
        if name.endswith(".gz") and old:
            # Other zlib versions pack the same records into other bytes.
            old, content = gzip.decompress(old), gzip.decompress(content)
        if old != content:
            print(f"{name}: not what a fresh build gives", file=sys.stderr)
            bad = 1
    print(f"{len(RECIPES)} damaged files, {len(FEED)} + {len(SHEET)} + 12 records",
          file=sys.stderr)
    return bad


if __name__ == "__main__":
    sys.exit(main())
