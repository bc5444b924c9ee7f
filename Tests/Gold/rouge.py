#!/usr/bin/python3
"""How much summaries have in common with the leads of news articles, which were left out of what is summarised (ROUGE).

    rouge.py CORPUS --analyze COMMAND [--articles N] [--first PLACE]
    rouge.py CORPUS --analyze COMMAND --read N      prints N summaries of whole articles at random, to be judged by reading

CORPUS is vietnews-30k.seg.jsonl, or its .xz; COMMAND reads JSON lines {"id", "text"} and prints a report for each, such as
'diembao analyze --jsonl'. ROUGE-1 and ROUGE-2 are the F1 of syllables and of pairs of them, in lower case and one spelling.
"""

import argparse
import collections
import json
import lzma
import random
import re
import shlex
import subprocess
import sys
import unicodedata
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "Training"))
from articles import text  # noqa: E402
from reprints import SPELLING, respelt  # noqa: E402

EVERY = 30


def articles(corpus, first, count, withhold):
    """(id, lead, text); the text without the lead where that is withheld."""
    found = []
    with (lzma.open if corpus.suffix == ".xz" else open)(corpus, "rt", encoding="utf-8") as lines:
        for number, article in enumerate(map(json.loads, lines)):
            if number % EVERY != first:
                continue
            paragraphs = text(article).strip().split("\n")
            if len(paragraphs) > 3:
                lead = paragraphs.pop(1) if withhold else paragraphs[1]
                found.append((article["id"], lead, "\n".join(paragraphs) + "\n"))
    return found[:count]


def reports(texts, command):
    lines = "".join(json.dumps({"id": name, "text": article}, ensure_ascii=False) + "\n" for name, _, article in texts)
    run = subprocess.run(shlex.split(command), input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def syllables(text):
    return SPELLING.sub(respelt, " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower()))).split()


def f1(found, wanted, length):
    left, right = (collections.Counter(zip(*(words[at:] for at in range(length)))) for words in (found, wanted))
    return 2 * sum((left & right).values()) / max(1, sum(left.values()) + sum(right.values()))


def running(report):
    """The sentences of the running text."""
    document = report["document"]
    parts = [(part["start"], part["end"]) for part in document["paragraphs"] if part["role"] in ("lead", "body")]
    return [document["text"][sentence["start"]:sentence["end"]] for sentence in document["sentences"]
            if any(start <= sentence["start"] < end for start, end in parts)]


def measure(texts, found):
    scores, lengths = collections.defaultdict(lambda: [0, 0]), collections.Counter()

    def add(system, words, lead):
        lengths[system] += len(words)
        for place in (0, 1):
            scores[system][place] += f1(words, lead, place + 1)

    counts = collections.Counter()
    for (_, lead, _), report in zip(texts, found):
        lead = syllables(lead)
        summary = syllables(" ".join(span["text"] for span in report["summary"]))
        counts[len(report["summary"])] += 1
        sentences = running(report)
        add("diembao", summary, lead)
        add("the first three sentences", syllables(" ".join(sentences[:3])), lead)
        add("the text's beginning, cut to as many syllables as the summary has",
            syllables(" ".join(sentences))[:len(summary)], lead)
    print("| | ROUGE-1 | ROUGE-2 | syllables |\n|---|---|---|---|")
    for system, (one, two) in scores.items():
        print(f"| {system} | {one / len(texts):.3f} | {two / len(texts):.3f} | {lengths[system] / len(texts):.0f} |")
    print(f"\n{len(texts)} articles; summaries by their number of sentences: {dict(sorted(counts.items()))}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--analyze", required=True)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--first", type=int, default=5, help="the first article; then one in thirty")
    parser.add_argument("--read", type=int)
    options = parser.parse_args()
    texts = articles(options.corpus, options.first, 10**6 if options.read else options.articles, not options.read)
    if not options.read:
        measure(texts, reports(texts, options.analyze))
        return
    texts = random.Random(1).sample(texts, options.read)
    for (name, _, _), report in zip(texts, reports(texts, options.analyze)):
        print(f"\n{name} {report['document']['headline']['text'] if report['document']['headline'] else '-'}")
        for span in report["summary"]:
            print(f"  - {span['text']}")
        print("  " + ", ".join(f"{word['term']} {word['count']} {word['weight']}" for word in report.get("keywords", [])))


if __name__ == "__main__":
    main()
