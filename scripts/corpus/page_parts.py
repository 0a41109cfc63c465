"""What pages are made of besides the article: scripts, styles, menus, teasers.

Everything is drawn from a generator with a seed, so that a page is the same each time.
"""
import html
import json
import pathlib
import random

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"

SECTIONS = ("World Business Technology Science Health Culture Sport Opinion Weather Video "
            "Podcasts Travel Food Style Property Money Climate Education Law Books Games "
            "Puzzles Obituaries Cars Gadgets Startups Security Cloud Chips Robots Space "
            "Telecoms Policy Events Jobs Archive Tips About Contact Advertise Help").split()
READERS = ("marl_on the_other_pat grumpkin Olwen2 n0tabot wheelwright pebble77 Sid J. "
           "quietcar fennel tallstory").split()
REMARKS = [
    "I worked there for three years and none of this surprises me, frankly.",
    "Can someone explain why they did not simply keep a second copy of everything?",
    "My aunt's shop lost a whole morning of sales and nobody has called her back since.",
    "Great piece, thank you for asking the questions that the others would not ask.",
    "This is what happens when you fire the people who know where the switches are.",
    "They said the same in 2019 and look where we are now, nothing ever changes here.",
    "It would be fair to mention that the rival had two of these last year as well.",
    "Stop blaming the engineers! The budget was cut twice, and everybody knew about it.",
]


def article(name):
    """The headline and the paragraphs of an article of the corpus."""
    for folder in ("clean", "heldout/clean"):
        path = CORPUS / folder / f"{name}.txt"
        if path.exists():
            blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
            return blocks[0], blocks[1:]
    raise FileNotFoundError(name)


def all_articles():
    return sorted(p.stem for f in ("clean", "heldout/clean") for p in (CORPUS / f).glob("*.txt"))


def esc(text):
    return html.escape(text, quote=False)


class Parts:
    """Furniture, different for each seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def word(self):
        return "".join(self.random.choice("abcdefghiklmnoprstuvwxyz")
                       for _ in range(self.random.randint(3, 9)))

    def script(self, kilobytes):
        """Something like what analytics and frameworks put into pages."""
        lines = []
        size = 0
        while size < kilobytes * 1024:
            a, b, c = self.word(), self.word(), self.word()
            line = self.random.choice([
                f'var {a}=function({b}){{return {b}<{self.random.randint(1, 999)}&&"{c}"}};',
                f'window.{a}=window.{a}||[];window.{a}.push(["{b}",{{"{c}":"<div class=\\"{b}\\">"}}]);',
                f'if({a}.{b}>0){{document.write("<p>{c} {b}<\\/p>")}}',
                f'{{"{a}":{{"{b}":[{self.random.random()},null,"{c}"]}}}};',
            ])
            lines.append(line)
            size += len(line)
        return f"<script>\n(function(){{{chr(10).join(lines)}}})();\n</script>\n"

    def style(self, kilobytes):
        lines = []
        size = 0
        while size < kilobytes * 1024:
            line = (f".{self.word()}-{self.word()}>li:hover{{margin:0 {self.random.randint(1, 40)}px;"
                    f"color:#{self.random.randint(0, 0xffffff):06x}}}")
            lines.append(line)
            size += len(line)
        return f"<style>\n{chr(10).join(lines)}\n</style>\n"

    def menu(self, count, tag="li"):
        names = (SECTIONS * 3)[:count]
        return "".join(f'<{tag}><a href="/{n.lower()}/">{n}</a></{tag}>\n' for n in names)

    def links(self, count, between):
        names = (SECTIONS * 3)[:count]
        return between.join(f'<a href="/{n.lower()}">{n}</a>' for n in names)

    def teasers(self, count, form, without=""):
        """`form` with {title}, {text} and {url} of other articles."""
        names = [n for n in all_articles() if n != without]
        self.random.shuffle(names)
        out = []
        for name in names[:count]:
            title, blocks = article(name)
            text = max(blocks[:3], key=len)[:170].rsplit(" ", 1)[0]
            out.append(form.format(title=esc(title), text=esc(text), url=f"/story/{name}"))
        return "\n".join(out)

    def comments(self, count, form):
        """`form` with {name} and {text}; some comments are long."""
        out = []
        for _ in range(count):
            text = " ".join(self.random.sample(REMARKS, self.random.randint(1, 4)))
            out.append(form.format(name=self.random.choice(READERS), text=esc(text)))
        return "\n".join(out)


def json_ld(**fields):
    fields = {k.replace("__", "@"): v for k, v in fields.items()}
    text = json.dumps({"@context": "https://schema.org", **fields}, ensure_ascii=False)
    return f'<script type="application/ld+json">{text.replace("</", "<" + chr(92) + "/")}</script>\n'
