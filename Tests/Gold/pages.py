#!/usr/bin/python3
"""How well articles are read out of saved web pages: pages of different layouts, written after the structures of the main outlets.

    pages.py --analyze COMMAND [--peer PYTHON] [--turns N] [--only PATTERN] [--show] [--strict]

COMMAND reads a line of JSON an article, here with the path of a page, and prints its report, such as 'diembao analyze --jsonl'.
pages.tar.xz holds the pages (a/ to g/; docs/ACCURACY.md says when each were written), each beside a NAME.json that says what a reader finds there,
written before the reader of pages was seen: headline, lead, author, published, outlet, url, paragraphs, captions, and "not", what must not be in the text. Text: F1 of
the words (bags) of lead and paragraphs, the mean over the pages. Headline, lead, author and outlet are right where their words are; a
date where it is the same instant or, told without a time, the same day; an address where it is the same. PYTHON is one that has trafilatura: the same pages, its
extraction alone, with its time. Both programs load with the first page what later ones use as well; the times are told without it, too.
One outlet has many written forms: the words for any outlet at a name's head ("Báo", "Báo điện tử", "Tạp chí",
"Tạp chí điện tử", "Trang thông tin điện tử", "Cổng thông tin điện tử") and at its end ("online", "điện tử") do not count, in whichever
reader's answer, as long as others are left; --strict counts them.
"""

import argparse
import collections
import fnmatch
import json
import re
import resource
import shlex
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from datetime import datetime
from pathlib import Path
from statistics import median

PAGES = Path(__file__).resolve().with_name("pages.tar.xz")
FIELDS = ("headline", "lead", "author", "published", "outlet", "url")

PEER = """
import json, sys, time, trafilatura
for path in sys.stdin.read().split("\\n"):
    page = open(path, "rb").read()
    start = time.process_time()
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    spent = time.process_time() - start
    found = found if isinstance(found, dict) else found.as_dict() if found else {}
    print(json.dumps({"text": found.get("text"), "headline": found.get("title"), "author": found.get("author"), "published": found.get("date"),
                      "outlet": found.get("sitename"), "url": found.get("url"), "lead": None, "spent": spent}))
"""


def words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text or "").lower())


def instant(text):
    """A day, or an instant; pages write zones in several ways."""
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", re.sub(r"\.\d+", "", text or "")).replace("Z", "+00:00")
    try:
        return datetime.fromisoformat(text) if "T" in text else text
    except ValueError:
        return text


# The longest first.
HEADS = [one.split() for one in ("báo điện tử", "tạp chí điện tử", "trang thông tin điện tử", "cổng thông tin điện tử", "báo", "tạp chí")]
ENDS = [one.split() for one in ("điện tử", "online")]


def outlet_words(text):
    """The words of an outlet's name but for those of any outlet's."""
    name = words(text)
    for head in HEADS:
        if name[:len(head)] == head and len(name) > len(head):
            name = name[len(head):]
            break
    for end in ENDS:
        if name[-len(end):] == end and len(name) > len(end):
            name = name[:-len(end)]
            break
    return name


def same(field, told, true, strict):
    if field == "url":
        return (told or None) == (true or None)
    if field == "published":
        # A day is right where only the day is told, by whichever reader.
        return instant(told) == instant(true) or len(told or "") == 10 and told == (true or "")[:10]
    if field == "outlet" and not strict:
        return outlet_words(told) == outlet_words(true)
    return words(told) == words(true)


def of_report(report):
    document = report.get("document") or {}
    whole = document.get("text") or ""
    byline = document.get("byline") or {}
    paragraphs = document.get("paragraphs") or []
    body = [one for one in paragraphs if one["role"] not in ("headline", "caption") and one["start"] != byline.get("start", -1)]
    return {
        "text": "\n".join(whole[one["start"]:one["end"]] for one in body),
        "captions": "\n".join(whole[one["start"]:one["end"]] for one in paragraphs if one["role"] == "caption"),
        "headline": (document.get("headline") or {}).get("text"),
        "lead": next((whole[one["start"]:one["end"]] for one in paragraphs if one["role"] == "lead"), None),
        "author": byline.get("text"), "published": (document.get("published") or {}).get("value"),
        "outlet": document.get("outlet"), "url": document.get("url"),
    }


def measure(name, found, gold, show, strict):
    right = collections.Counter()
    scores = []
    leaks = strings = 0
    for page, told in found.items():
        true = gold[page]
        told_words = collections.Counter(words(told.get("text")))
        true_words = collections.Counter(words("\n".join([true["lead"] or "", *true["paragraphs"]])))
        common = sum((told_words & true_words).values())
        score = 2 * common / max(1, sum(told_words.values()) + sum(true_words.values()))
        scores.append(score)
        plain = " ".join(words(told.get("text")))
        strings += len(true["not"])
        leaked = [one for one in true["not"] if words(one) and " ".join(words(one)) in plain]
        leaks += len(leaked)
        wrong = []
        for field in FIELDS:
            # The first paragraph stands for the lead of an article without one.
            good = same(field, told.get(field), true[field], strict) or field == "lead" and true["lead"] is None
            right[field] += good
            if not good:
                wrong.append(f"{field} {str(told.get(field))[:60]!r} for {str(true[field])[:60]!r}")
        if show and (score < 0.97 or wrong):
            print(f"  {score:.3f} {page} ({true['layout'][:50]}): {'; '.join(wrong)}")
    count = len(found)
    fields = ", ".join(f"{field} {right[field] / count:.3f}" for field in FIELDS)
    print(f"{name}: {count} pages, text F1 {sum(scores) / count:.4f} (median {sorted(scores)[count // 2]:.4f}), "
          f"metadata {sum(right.values()) / count / len(FIELDS):.3f} ({fields}), {leaks} of {strings} foreign strings in the text")


def analyze(command, paths):
    """The reports on the pages, and the CPU time that they took in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    requests = "".join(json.dumps({"id": str(path), "path": str(path)}) + "\n" for path in paths)
    run = subprocess.run(shlex.split(command), input=requests.encode(), stdout=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    reports = [json.loads(line) for line in run.stdout.decode().split("\n") if line]
    if len(reports) != len(paths):
        sys.exit(f"{len(reports)} reports on {len(paths)} pages")
    return reports, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def extract(python, paths):
    """What trafilatura finds in the pages."""
    run = subprocess.run([python, "-c", PEER], input="\n".join(map(str, paths)).encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.decode().split("\n") if line]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--analyze", required=True)
    parser.add_argument("--peer", metavar="PYTHON")
    parser.add_argument("--only", default="*", metavar="PATTERN")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--turns", type=int, default=1, help="how often each is run, by turns; the times are the medians")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="diembao-pages.") as folder:
        with tarfile.open(PAGES) as archive:
            archive.extractall(folder, filter="data")
        paths = sorted(path for path in Path(folder).glob("*/*") if path.suffix in (".html", ".mhtml", ".mht"))
        paths = [path for path in paths if fnmatch.fnmatch(str(path.relative_to(folder)), options.only)]
        gold = {path: json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in paths}
        mine, first, theirs, their_first = [], [], [], []
        for _ in range(options.turns):
            reports, spent = analyze(options.analyze, paths)
            mine.append(spent)
            first.append(analyze(options.analyze, paths[:1])[1])
            if options.peer:
                found = extract(options.peer, paths)
                theirs.append(sum(one["spent"] for one in found))
                their_first.append(found[0]["spent"])
        measure("diembao", dict(zip(paths, map(of_report, reports))), gold, options.show, options.strict)
        print(f"  {1000 * median(mine) / len(paths):.2f} ms CPU a page, the whole report and the start of the process among it")
        if others := len(paths) - 1:
            later = median(mine) - median(first)
            print(f"  {1000 * later / others:.2f} ms CPU a page but for the start and the first page, {1000 * median(first):.1f} ms")
        if options.peer:
            measure("trafilatura", dict(zip(paths, found)), gold, options.show, options.strict)
            print(f"  {1000 * median(theirs) / len(paths):.2f} ms CPU a page, extraction alone: "
                  f"{median(theirs) / median(mine):.1f} times diembao's (medians of {options.turns}, by turns)")
            if others:
                their_later = median(theirs) - median(their_first)
                print(f"  {1000 * their_later / others:.2f} ms CPU a page but for the first one: {their_later / later:.1f} times diembao's")


if __name__ == "__main__":
    main()
