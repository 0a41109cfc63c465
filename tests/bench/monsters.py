#!/usr/bin/env python3
"""Inputs that no one should send, and what reading them costs.

    tests/bench/monsters.py [--unspin build/release/unspin] [--command repair] [NAME...]

Makes each monster in a temporary folder (or in --keep FOLDER), reads it together with a
good file behind it, and prints a table: seconds of processor time, peak memory, how the
run ended, records and rejects. Fails when the good file (or a good member that stands in
front of the damage) does not come out, or when a bound is passed: 2 s and 300 MB each,
and for those that have a size, ten times the input in at most twelve times the time.
"""

import argparse
import bz2
import gzip
import io
import json
import lzma
import os
import random
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
import zlib

SECONDS = 2.0
MEGABYTES = 300
GROWTH = 12.0
GOOD = "Good article\n\nTavira Cloud failed in Porto on Monday.\n"


def article(i):
    return json.dumps({"id": f"m{i}", "title": "Tavira fails",
                       "text": f"Tavira Cloud failed in Porto on Monday, for the {i}th time."})


def lines(count):
    return ("\n".join(article(i) for i in range(count)) + "\n").encode()


def make_zip(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def tar_header(name, size, kind=b"0", magic=True):
    field = name.encode()[:100].ljust(100, b"\0")
    head = (field + b"0000644\0" + b"0000000\0" * 2 + b"%011o\0" % size + b"00000000000\0"
            + b" " * 8 + kind + b"\0" * 100 + (b"ustar\00000" if magic else b"\0" * 8))
    head = head.ljust(512, b"\0")
    return head[:148] + b"%06o\0 " % sum(head) + head[156:]


def make_tar(members):
    parts = []
    for name, data in members:
        data = data.encode() if isinstance(data, str) else data
        parts += [tar_header(name, len(data)), data, b"\0" * (-len(data) % 512)]
    return b"".join(parts) + b"\0" * 1024


def deflate_zeros(size):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = []
    block = b"\0" * (1 << 20)
    for _ in range(size >> 20):
        parts.append(packer.compress(block))
    return b"".join(parts) + packer.flush()


def nested_gzip(layers, size=100 << 20):
    data = deflate_zeros(size)
    for _ in range(layers - 1):
        data = gzip.compress(data, mtime=0)
    return data


def zeros_in_zip(size):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("first.txt", GOOD)
        with archive.open("zeros.txt", "w", force_zip64=True) as member:
            block = b"\0" * (1 << 20)
            for _ in range(size >> 20):
                member.write(block)
    return out.getvalue()


def overlapping_zip(entries, size):
    """Many entries of the central directory, one and the same local member."""
    data = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = data.compress(b"a" * size) + data.flush()
    crc = zlib.crc32(b"a" * size)
    sizes = struct.pack("<HHHIII", 8, 0, 0, crc, len(body), size)
    local = b"PK\3\4" + struct.pack("<HH", 20, 0) + sizes + struct.pack("<HH", 1, 0) + b"a"
    central = b""
    for i in range(entries):
        name = b"%06d" % i
        central += (b"PK\1\2" + struct.pack("<HHH", 20, 20, 0) + sizes
                    + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name)
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, entries, entries, len(central),
                                  len(local) + len(body), 0)
    return local + body + central + end


def lying_zip():
    """The central directory has another name, size and checksum than the members."""
    data = bytearray(make_zip([("first.txt", GOOD), ("second.txt", GOOD * 50)]))
    at = data.rfind(b"PK\1\2")
    data[at + 16:at + 28] = struct.pack("<III", 12345, 7, 1 << 30)
    return bytes(data)


def quine_like_gzip(layers):
    """What a gzip quine looks like from the outside: it never stops being gzip."""
    return nested_gzip(layers, 1 << 20)


def sparse_tar(size):
    """A member that claims to be huge and is a hole (GNU format)."""
    field = b"hole.txt".ljust(100, b"\0")
    head = bytearray(512)
    head[0:100] = field
    head[100:108] = b"0000644\0"
    head[108:124] = b"0000000\0" * 2
    head[124:136] = b"%011o\0" % 0
    head[136:148] = b"00000000000\0"
    head[156:157] = b"S"
    head[257:265] = b"ustar  \0"
    head[124:136] = b"%011o\0" % 512
    head[386:398] = b"%011o\0" % (size - 512)
    head[398:410] = b"%011o\0" % 512
    head[483:495] = b"%011o\0" % size
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return tar_header("first.txt", len(GOOD)) + GOOD.encode().ljust(512, b"\0") + bytes(head) + b"x" * 512 + b"\0" * 1024


def many_members(count, text):
    data = text.encode()
    block = data.ljust(-(-len(data) // 512) * 512, b"\0")
    out = [tar_header("first.txt", len(GOOD)), GOOD.encode().ljust(512, b"\0")]
    for i in range(count):
        out += [tar_header(f"{i:07d}.txt", len(data)), block]
    return b"".join(out) + b"\0" * 1024


def wide_zip(count):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("first.txt", GOOD)
        for i in range(count):
            archive.writestr(f"{i:06d}.txt", b"")
    return out.getvalue()


def zip64(count):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(count):
            with archive.open(f"{i}.jsonl", "w", force_zip64=True) as member:
                member.write(lines(20))
    return out.getvalue()


def cut(data, share=0.5):
    return data[:int(len(data) * share)]


def flipped(data, places, seed):
    dice = random.Random(seed)
    out = bytearray(data)
    for _ in range(places):
        out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def deep_json(depth):
    return b'{"id":"deep","text":' + b"[" * depth + b"]" * depth + b"}\n" + lines(1)


# name: (file name, a function that makes the bytes of a size, sizes or None, what must
# come out besides the good file).
ZIPPED = [("first.txt", GOOD)] + [(f"{i}.jsonl", lines(300)) for i in range(20)]
MONSTERS = {
    "gzip in gzip, 10 times": ("a.gz", lambda n: nested_gzip(10), None, 0),
    "gzip that stays gzip, 100 times": ("a.gz", lambda n: quine_like_gzip(100), None, 0),
    "gzip of 1 GB of zeros": ("a.gz", lambda n: deflate_zeros(1 << 30), None, 0),
    "bzip2 of 1 GB of zeros": ("a.bz2", lambda n: bz2.compress(b"\0" * (1 << 30)), None, 0),
    "xz of 1 GB of zeros": ("a.xz", lambda n: lzma.compress(b"\0" * (1 << 30), preset=0), None, 0),
    "zip, 1 GB of zeros": ("a.zip", lambda n: zeros_in_zip(1 << 30), None, 1),
    "zip, overlapping members": ("a.zip", lambda n: overlapping_zip(n, 1 << 20), (1000, 10000), 0),
    "zip, a directory that lies": ("a.zip", lambda n: lying_zip(), None, 1),
    "zip64": ("a.zip", lambda n: zip64(n), (10, 100), 200),
    "zip, empty members": ("a.zip", wide_zip, (20000, 200000), 1),
    "zip in zip, 12 times": ("a.zip", lambda n: nested_zip(12), None, 8),
    "tar, a million empty members": ("a.tar", lambda n: many_members(n, ""), (100000, 1000000), 1),
    "tar, a million tiny members": ("a.tar", lambda n: many_members(n, "x"), (100000, 1000000), 1),
    "tar, a hole of 8 GB": ("a.tar", lambda n: sparse_tar((8 << 30) - 1), None, 1),
    "tar, names that climb": ("a.tar", lambda n: make_tar(
        [("../../etc/cron.d/x", GOOD.encode()), ("/etc/passwd", GOOD.encode()),
         ("a\0b.txt", GOOD.encode()), ("\x1b[2Jc.txt", GOOD.encode())]), None, 4),
    "tar.gz, cut": ("a.tar.gz", lambda n: cut(gzip.compress(make_tar(ZIPPED))), None, 1000),
    "tar.bz2, cut": ("a.tar.bz2", lambda n: cut(bz2.compress(make_tar(ZIPPED * 5))), None, 300),
    "tar.xz, cut": ("a.tar.xz", lambda n: cut(lzma.compress(make_tar(ZIPPED))), None, 1),
    "zip, cut": ("a.zip", lambda n: cut(make_zip(ZIPPED)), None, 1000),
    "zip, bits flipped": ("a.zip", lambda n: flipped(make_zip(ZIPPED), 5, 7), None, 1000),
    "tar, bits flipped": ("a.tar", lambda n: flipped(make_tar(ZIPPED), 20, 7), None, 1000),
    "gzip, cut at 100 bytes": ("a.jsonl.gz", lambda n: gzip.compress(lines(300))[:100], None, 0),
    "JSON, 100,000 deep": ("a.jsonl", deep_json, (100000, 1000000), 1),
    "JSON, open brackets": ("a.json", lambda n: b"[" * n, (1000000, 10000000), 0),
    "JSON, open braces": ("a.json", lambda n: b'{"a":' * n, (1000000, 10000000), 0),
    "JSON, lost quotes": ("a.json", lambda n: b"[" + b",\n".join(
        [b'{"id": "x, "text": "lost"}'] * n) + b"]", (10000, 100000), 0),
    "JSON, numbers": ("a.json", lambda n: b'{"text":"t","n":[' + b"0," * n + b"0]}", (800000, 8000000), 1),
    "JSON list of numbers": ("a.json", lambda n: b"[" + b"0," * n + b"0]", (1000000, 10000000), 0),
    "JSON list, cut": ("a.json", lambda n: cut(b"[" + b",".join(lines(2000).split(b"\n")[:-1]) + b"]"), None, 900),
    "one line of 200 MB": ("a.jsonl", lambda n: b'{"id":"l","text":"' + b"x" * n + b'"}\n' + lines(1), (20000000, 200000000), 1),
    "one text of 200 MB": ("a.txt", lambda n: b"word " * (n // 5), (20000000, 200000000), 0),
    "CSV, one open quote": ("a.csv", lambda n: b'id,text\n1,"open\n' + b"2,fine\n" * n, (20000, 200000), 0),
    "CSV, quotes": ("a.csv", lambda n: b"id,text\n" + b'1,"a""\n' * n, (20000, 200000), 0),
    "CSV, columns": ("a.csv", lambda n: b"id,text" + b",x" * n + b"\n" + b"1,t" + b",y" * n + b"\n", (100000, 1000000), 1),
    "UTF-16 without end": ("a.jsonl", lambda n: b"\xff\xfe" + b"\x00\xd8" * n, (1000000, 10000000), 0),
}


def nested_zip(layers):
    data = make_zip([("deep.txt", GOOD)])
    for i in range(layers - 1):
        data = make_zip([(f"good{i}.txt", GOOD), ("deeper.zip", data)])
    return data


def write(path, make, size):
    """In a process of its own: the peak memory of a child counts what its parent had."""
    child = os.fork()
    if child == 0:
        with open(path, "wb") as file:
            file.write(make(size))
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"{path} could not be made")


def run(unspin, command, path, good):
    arguments = [unspin, command, "--threads", "1", path, good]
    if command == "repair":
        arguments += ["--format", "jsonl"]
    start = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(arguments, stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        records = rejects = 0
        last = b"{}"
        for line in out:
            last = line
            if b'"error":' in line[:400]:
                rejects += 1
            else:
                records += 1
        err.seek(0)
        message = next((l.decode(errors="replace").strip() for l in err if b"rejected" in l), "")
    return {"status": child.returncode, "wall": time.monotonic() - start,
            "seconds": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss / 1024, "records": records - 1, "rejects": rejects,
            "good": json.loads(last).get("title") == "Good article", "message": message}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unspin", default="build/release/unspin")
    parser.add_argument("--command", default="repair", choices=["repair", "extract"])
    parser.add_argument("--keep", help="folder for the monsters, which stay there")
    parser.add_argument("names", nargs="*", help="parts of the names of those to run")
    options = parser.parse_args()
    failed = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or temporary
        os.makedirs(folder, exist_ok=True)
        good = os.path.join(folder, "good.txt")
        with open(good, "w") as file:
            file.write(GOOD)
        print("| monster | MB | s | peak MB | status | records | rejects | growth | first reject |")
        print("|---|---:|---:|---:|---:|---:|---:|---:|---|")
        for name, (file_name, make, sizes, least) in MONSTERS.items():
            if options.names and not any(part in name for part in options.names):
                continue
            before = None
            for size in sizes or (0,):
                path = os.path.join(folder, file_name)
                write(path, make, size)
                megabytes = os.path.getsize(path) / 1e6
                got = run(options.unspin, options.command, path, good)
                growth = got["seconds"] / before if before else None
                before = max(got["seconds"], 0.05)
                reason = got["message"].split(": ", 2)[-1][:70]
                print(f"| {name} | {megabytes:.3g} | {got['seconds']:.2f} | {got['memory']:.0f} | "
                      f"{got['status']} | {got['records']} | {got['rejects']} | "
                      f"{'' if growth is None else format(growth, '.1f')} | {reason} |", flush=True)
                if not got["good"]:
                    failed.append(f"{name}: the good file is lost")
                if got["records"] < least:
                    failed.append(f"{name}: {got['records']} records, at least {least}")
                if got["seconds"] > SECONDS or got["memory"] > MEGABYTES:
                    failed.append(f"{name}: {got['seconds']:.2f} s, {got['memory']:.0f} MB")
                if growth is not None and growth > GROWTH:
                    failed.append(f"{name}: ten times the input, {growth:.1f} times the time")
                os.remove(path) if not options.keep else None
    for failure in failed:
        print("FAILED: " + failure, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
