#!/usr/bin/env python3
"""How fast `unspin serve` answers, how much memory it takes, and whether 50 clients at
once are all answered. Every request is another one, so that no answer is a kept one.
Besides the time on the clock, processor time of the server, which other work on the
machine changes less.

    tests/bench/serve/measure_serve.py build/release/unspin large.db
"""
import argparse
import concurrent.futures
import http.client
import os
import re
import statistics
import subprocess
import time

TOPICS = ["articles", "companies", "people", "mentions", "outages", "role-changes",
          "roles", "figures", "relations", "layoffs", "funding", "incidents", "facts",
          "repairs", "stories", "events"]
COMPANIES = ["Cloudflare", "Ericsson", "Microsoft", "CrowdStrike", "Kumori Cloud"]
WORDS = ["outage", "cooling failure", "chief executive", "lawsuit", "ransomware", "chips",
         "satellite", "airline crew", "payments", "regulator"]


def processor_ms(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def get(port, path):
    """Status and seconds."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    begin = time.perf_counter()
    client.request("GET", path)
    answer = client.getresponse()
    answer.read()
    client.close()
    return answer.status, time.perf_counter() - begin


def quoted(text):
    return text.replace(" ", "%20")


def api_paths(round_number):
    for topic in TOPICS:
        yield topic, f"/api/{topic}?limit={50 + round_number}"
    for company in COMPANIES:
        for topic in ("outages", "facts", "articles"):
            yield topic + " of a company", (f"/api/{topic}?company={quoted(company)}"
                                            f"&limit={40 + round_number}")
    for topic in ("articles", "facts", "outages"):
        yield topic + " of a month", (f"/api/{topic}?since=2019-0{1 + round_number}"
                                      f"&until=2019-0{1 + round_number}&limit=50")


def measure(port, paths, pid):
    times = {}
    paths = list(paths)
    before = processor_ms(pid)
    for name, path in paths:
        status, seconds = get(port, path)
        if status != 200:
            print(f"  {path}: {status} after {1000 * seconds:.0f} ms")
        times.setdefault(name, []).append(1000 * seconds)
    print(f"processor: {(processor_ms(pid) - before) / len(paths):.1f} ms an answer")
    return times


def report(title, times):
    every = [t for each in times.values() for t in each]
    print(f"{title}: median {statistics.median(every):.1f} ms, "
          f"90% {sorted(every)[int(0.9 * len(every))]:.1f} ms, most {max(every):.1f} ms")
    slow = sorted(((statistics.median(each), name) for name, each in times.items()))[-8:]
    print("   slowest: " + ", ".join(f"{name} {ms:.0f}" for ms, name in reversed(slow)))


def rss(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmHWM:\s+(\d+)", file.read())[1]) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("database")
    parser.add_argument("--wait", type=float, default=0, help="seconds after the start")
    options = parser.parse_args()
    server = subprocess.Popen([options.program, "serve", "--db", options.database,
                               "--port", "0"], stderr=subprocess.PIPE, text=True)
    port = int(re.search(r":(\d+)/", server.stderr.readline())[1])
    try:
        time.sleep(options.wait)  # while the overview is counted
        print(f"processor at the start: {processor_ms(server.pid):.0f} ms")
        for path in ("/", "/outages", "/roles", "/companies", "/search?search=outage",
                     "/entity?name=Cloudflare", "/data/facts"):
            before = processor_ms(server.pid)
            status, first = get(port, path)
            used = processor_ms(server.pid) - before
            again = get(port, path)[1]
            print(f"{path}: {status}, first {1000 * first:.0f} ms (processor {used:.0f} "
                  f"ms), again {1000 * again:.1f} ms")
        paths = [pair for i in range(4) for pair in api_paths(i)]
        report("/api", measure(port, paths, server.pid))
        report("search", measure(port, [("search", f"/api/search?search={quoted(word)}"
                                         f"&limit={20 + i}")
                                        for word in WORDS for i in range(2)],
                                 server.pid))
        with concurrent.futures.ThreadPoolExecutor(50) as pool:
            begin = time.perf_counter()
            answers = list(pool.map(lambda i: get(
                port, f"/api/outages?limit={1 + i % 500}" if i % 2 else
                f"/api/articles?limit={1 + i % 500}"), range(500)))
            seconds = time.perf_counter() - begin
        wrong = sum(status != 200 for status, _ in answers)
        print(f"50 clients: {len(answers) / seconds:.0f} answers a second, {wrong} errors")
        print(f"most memory: {rss(server.pid):.0f} MB")
    finally:
        server.terminate()
        server.wait()


main()
