#!/usr/bin/python3
"""How well reprints are found by the fingerprints of reports (docs/REPRINTS.md).

    reprints.py CORPUS --analyze COMMAND      takes 2,000 articles and 300 edited copies and measures
    reprints.py CORPUS --settings             lengths of shingles, bands and rows compared, without diembao

CORPUS is vietnews-30k.seg.jsonl, or its .xz; COMMAND reads JSON lines {"id", "text"} and prints a report for each, such as
'diembao analyze --jsonl'. A copy lacks 10 or 30 % of the sentences, in turn; its paragraphs stand in another order, under
another headline, and syllables are spelt the other way ("hòa", "hoà"; "kỳ", "kì"). Pairs of articles that share a hash are
candidates; those of which the shorter shares half of its shingles with the longer are reprints.
"""

import argparse
import collections
import hashlib
import json
import lzma
import random
import re
import shlex
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "Training"))
from articles import text  # noqa: E402

EVERY, COPIES, CUTS, SHINGLE, CONTAINED = 15, 300, (0.1, 0.3), 3, 0.5

JOIN = """SELECT DISTINCT one.article, other.article FROM {0} AS one JOIN {0} AS other
          ON one.hash = other.hash AND one.article < other.article"""

OLD = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()
NEW = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
SPELLINGS = dict(zip(OLD, NEW)) | {"kỳ": "kì", "kỷ": "kỉ", "ký": "kí", "mỹ": "mĩ", "lý": "lí", "hy": "hi", "tỷ": "tỉ", "sỹ": "sĩ"}
SPELLING = re.compile(r"\b(?:[^\W\d_]*(?:%s)|(?:%s))\b" % ("|".join(OLD), "|".join(list(SPELLINGS)[len(OLD):])), re.IGNORECASE)


def respelt(match):
    word = match.group()
    if word.startswith(("q", "Q")):
        return word
    for old, new in SPELLINGS.items():
        if word.lower().endswith(old):
            ending = new if word[-len(old)].islower() else new[0].upper() + new[1:]
            return word[:-len(old)] + ending
    return word


def edited(article, cut, chance):
    lines = article.strip().split("\n")[1:]
    sentences = [(number, sentence) for number, line in enumerate(lines) for sentence in re.split(r"(?<=[.!?])\s+", line)]
    dropped = set(chance.sample(range(len(sentences)), max(1, round(cut * len(sentences)))))
    left = collections.defaultdict(list)
    for place, (number, sentence) in enumerate(sentences):
        if place not in dropped:
            left[number].append(sentence)
    paragraphs = [" ".join(line) for line in left.values()]
    chance.shuffle(paragraphs)
    return "\n".join(["Báo khác đặt lại tiêu đề cho bài này", *(SPELLING.sub(respelt, line) for line in paragraphs)]) + "\n"


def articles(corpus):
    """[(id, text)] of originals and copies; the original of the copy at a place."""
    chance = random.Random(1)
    with (lzma.open if corpus.suffix == ".xz" else open)(corpus, "rt", encoding="utf-8") as lines:
        originals = [(article["id"], text(article)) for number, article in enumerate(map(json.loads, lines))
                     if number % EVERY == 3]
    originals = originals[:2000]
    chosen = chance.sample(range(len(originals)), COPIES)
    copies = [(originals[place][0] + " copy", edited(originals[place][1], CUTS[number % 2], chance))
              for number, place in enumerate(chosen)]
    return originals + copies, {(place, len(originals) + number): CUTS[number % 2] for number, place in enumerate(chosen)}


def shingles(paragraphs, length=SHINGLE):
    """What a user needs to confirm a candidate: no more than a text, NFC, lower case, and its syllables and numbers."""
    found = set()
    for paragraph in paragraphs:
        words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", paragraph).lower())
        found.update(tuple(words[at:at + length]) for at in range(max(1, len(words) - length + 1)) if words)
    return found


def running_text(report):
    document = report["document"]
    return [document["text"][paragraph["start"]:paragraph["end"]] for paragraph in document["paragraphs"]
            if paragraph["role"] not in ("headline", "credit", "boilerplate")]


def containment(one, other):
    return len(one & other) / max(1, min(len(one), len(other)))


def measure(name, pairs, sets, copies, show=None):
    confirmed = {pair for pair in pairs if containment(sets[pair[0]], sets[pair[1]]) >= CONTAINED}
    others = sorted(confirmed - copies.keys())
    recalls = [sum(copies[pair] == cut for pair in confirmed & copies.keys()) / sum(c == cut for c in copies.values())
               for cut in CUTS]
    print(f"{name}: recall {len(confirmed & copies.keys()) / len(copies):.3f} ({recalls[0]:.3f} where 10 % are cut, "
          f"{recalls[1]:.3f} where 30 %), {2 * len(pairs) / len(sets):.2f} candidates an article, "
          f"{len(others)} other pairs confirmed")
    for one, other in others if show else []:
        print(f"  other pair: {show[one][0]}, {show[other][0]}, containment {containment(sets[one], sets[other]):.2f}")


def fingerprints(texts, copies, command):
    lines = "".join(json.dumps({"id": name, "text": article}, ensure_ascii=False) + "\n" for name, article in texts)
    run = subprocess.run(shlex.split(command), input=lines.encode(), stdout=subprocess.PIPE, check=True)
    reports = [json.loads(line) for line in run.stdout.decode().splitlines()]
    base = sqlite3.connect(":memory:")
    for table in ("minhash", "paragraphs"):
        base.execute(f"CREATE TABLE {table} (article INTEGER, hash TEXT)")
        base.executemany(f"INSERT INTO {table} VALUES (?, ?)",
                         ((place, hash) for place, report in enumerate(reports) for hash in report["fingerprint"][table]))
        base.execute(f"CREATE INDEX {table}_hash ON {table} (hash)")
    sets = [shingles(running_text(report)) for report in reports]
    bands, paragraphs = (set(base.execute(JOIN.format(table))) for table in ("minhash", "paragraphs"))
    measure("minhash alone", bands, sets, copies)
    measure("paragraphs alone", paragraphs, sets, copies)
    measure("both", bands | paragraphs, sets, copies, show=texts)


def minima(hashes, bins):
    """As Sources/DiembaoCore/Digest/Fingerprint.swift, but for the hashes themselves."""
    values = [None] * bins
    for hash in hashes:
        place = (hash >> 32) * bins >> 32
        if values[place] is None or hash & 0xFFFFFFFF < values[place]:
            values[place] = hash & 0xFFFFFFFF
    for place in [place for place in range(bins) if values[place] is None]:
        start = random.Random(place).randrange(bins)
        values[place] = next(-value for value in values[start:] + values[:start] if value is not None and value >= 0)
    return values


def settings(texts, copies):
    for length in (2, 3, 4, 5):
        sets = [shingles(article.strip().split("\n")[1:], length) for _, article in texts]
        hashes = [[int.from_bytes(hashlib.blake2b(" ".join(shingle).encode(), digest_size=8).digest(), "big")
                   for shingle in found] for found in sets]
        for rows, bands in ((2, 8), (2, 16), (3, 8), (3, 12), (3, 16), (3, 20), (4, 16), (4, 24)):
            buckets = collections.defaultdict(list)
            for place, found in enumerate(hashes):
                values = minima(found, rows * bands)
                for band in range(bands):
                    buckets[band, *values[band * rows:band * rows + rows]].append(place)
            pairs = {(one, other) for shared in buckets.values() for one in shared for other in shared if one < other}
            measure(f"shingles of {length}, {bands} bands of {rows}", pairs, sets, copies)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--analyze")
    parser.add_argument("--settings", action="store_true")
    options = parser.parse_args()
    texts, copies = articles(options.corpus)
    if options.settings:
        settings(texts, copies)
    if options.analyze:
        fingerprints(texts, copies, options.analyze)


if __name__ == "__main__":
    main()
