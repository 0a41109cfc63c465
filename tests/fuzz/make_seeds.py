#!/usr/bin/env python3
"""make_seeds.py SOURCE_DIR OUT_DIR: writes the seeds of each fuzz target, made from the
project's own corpus: sound inputs, damaged ones, and each packing."""

import bz2
import gzip
import io
import json
import lzma
import pathlib
import sys
import tarfile
import zipfile

source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def articles(folder, count):
    files = sorted((source / "corpus" / folder).glob("**/*.txt"))[:count]
    return [file.read_bytes()[:1500] for file in files]


def write(target, seeds):
    folder = out / target
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (folder / f"{number:02}").write_bytes(seed)


def garbled(text, page):
    return text.encode("utf-8").decode(page, "replace").encode("utf-8")


def record(kind, block, more=b""):
    return (b"WARC/1.0\r\nWARC-Type: " + kind + b"\r\nWARC-Record-ID: <urn:x>\r\n"
            b"WARC-Target-URI: http://a.example/\r\n" + more +
            b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n")


def tar(members):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


texts = articles("clean", 6) + articles("dirty", 6) + articles("spun_a", 2)
quoted = "“Kestrel’s cloud” – down… in Zürich, Łódź and São Paulo • €5m — ‘twice’ é à\n"
fields = [{"id": str(i), "title": "T", "text": text.decode("utf-8", "replace")}
          for i, text in enumerate(texts[:3])]
lines = [json.dumps(f) for f in fields]
page = (b"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Quay - Wire</title>"
        b"<meta property='og:title' content='Quay'><script type='application/ld+json'>"
        b'{"@type":"NewsArticle","datePublished":"2023-01-02","author":{"name":"A"}}</script>'
        b"</head><body><nav><a href=/>Home</a></nav><article><h1>Quay</h1><p>Quay&rsquo;s cloud"
        b" was <b>down</b> for two hours on Monday, it said.<p>More &amp; more followed<br><br>"
        b"later.<ul><li>One<li>Two</ul><table><tr><td>a<td>b</table><aside>Related</aside>"
        b"<div class=share>Tweet</div></article><footer>(c) 2023</footer></body></html>")
broken = b"<b><p>x</b>y<table><div>z<tr></a></p></table><!-- open <script>a<b</script><![CDATA[x]]>"
rss = ("<?xml version='1.0' encoding='utf-8'?><rss><channel><title>W</title>" + "".join(
    f"<item><title>T{i}</title><guid>{i}</guid><description><![CDATA[<p>Text {i}</p>]]>"
    f"</description></item>" for i in range(3)) + "</channel></rss>").encode()
atom = (b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Q</title><entry><id>1</id>"
        b"<link href='http://a.example/'/><content type='xhtml'><div><p>x</p></div></content>"
        b"</entry></feed>")
http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
chunked = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
           b"5\r\n<p>ab\r\n3\r\ncde\r\n0\r\n\r\n")
packed = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" +
          gzip.compress(page, mtime=0))
warc = (record(b"warcinfo", b"x: y") + record(b"response", http) + record(b"response", chunked) +
        record(b"response", packed) + record(b"conversion", b"Quay\n\ntext",
                                             b"Content-Type: text/plain\r\n"))
arc = (b"filedesc://a.arc 0.0.0.0 20140216050221 text/plain 3\n1 0\n\n"
       b"http://a.example/ 192.0.2.7 20140216050221 text/html %d\n" % len(http) + http + b"\n")
csv = ("id,title,text\r\n1,A,\"He said \"\"no\"\"\nand left\"\r\n2,B,plain\r\n3,C,\"open\n").encode()
jsonl = "\n".join(lines).encode()
json_array = json.dumps(fields).encode()
inner = [("a/one.txt", texts[0]), ("b.html", page), ("../c.jsonl", jsonl)]

write("read_text", texts + ["Ünïcode".encode("utf-16"), b"caf\xe9 \x93x\x94", b"\x00\x01"])
write("read_html", [page, broken, page.decode().encode("utf-16")])
write("read_jsonl", [jsonl, jsonl[:-20], b'{"text":"\\ud83d x"}\n\n{"a":[1,{"b":null}]}\n[1]'])
write("read_json", [json_array, json_array[:-30], b'{"articles":[{"text":"x"}]}', b"[]", b"[1,2]"])
write("read_csv", [csv, csv.replace(b",", b"\t"), b"text\n\"a\"b\"\n"])
write("read_feed", [rss, rss[:-60], atom])
write("read_warc", [warc, warc[:-70], warc.replace(b"Content-Length: 4", b"Content-Length: 9")])
write("read_arc", [arc, arc[:-40]])
write("read_any", [jsonl, csv, rss, warc, arc, page, json_array, gzip.compress(jsonl, mtime=0),
                   bz2.compress(csv), lzma.compress(rss), tar(inner), zipped(inner),
                   gzip.compress(tar(inner + [("d.zip", zipped(inner))]), mtime=0),
                   zipped([("x.tar.gz", gzip.compress(tar(inner), mtime=0))]),
                   tar(inner)[:2000], zipped(inner)[:300]])
write("charset", [bytes([n]) + quoted.encode(page_name, "replace") for n, page_name in enumerate(
    ["utf-8", "cp1252", "cp1250", "cp1251", "koi8-r", "shift_jis", "euc-kr", "gb18030", "utf-16",
     "utf-32", "iso2022_jp", "big5"])])
write("offset_map", [bytes(range(0, 240, 3)), b"\x02\x01\x03\xff\x00\x02" * 20, b"\xff\x01\x00" * 9])
write("mojibake", [bytes([n]) + quoted.encode() for n in range(3)] + [
    b"\x00" + garbled(quoted, page_name) for page_name in
    ["cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac_roman", "cp437"]])
write("text", [bytes([n % 2]) + text for n, text in enumerate(texts)] + [
    b"\x00" + garbled(quoted, "latin-1") + b"Read also: more\nShare Tweet\n&amp;rsquo; &lt;p&gt;"])
write("html", [page, broken, page + broken])
(out / "done").touch()
