#!/usr/bin/python3
"""How well words and their parts of speech are found in a treebank (CoNLL-U).

    words.py TREEBANK.conllu --analyze COMMAND

COMMAND reads JSON lines {"id", "text"} and prints a report with "tokens" for each, such as
'diembao analyze --jsonl --tokens --language vi'. A word is right if it begins and ends where the treebank's does, white
space not counted; a tag is judged on right words. Prints precision, recall and F1 of words, the share of the treebank's
words of several syllables that are found, the share of right tags, and how tags are taken for others.
"""

import argparse
import collections
import json
import shlex
import subprocess
import sys


def sentences(path):
    """(text, [(word, tag)]) of each sentence."""
    text, words = None, []
    with open(path, encoding="utf-8") as lines:
        for line in map(str.rstrip, lines):
            if line.startswith("# text"):
                text = line.split("=", 1)[1].strip()
            elif not line and words:
                yield text, words
                text, words = None, []
            elif line and not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    words.append((columns[1], columns[3]))
    if words:
        yield text, words


def places(words):
    """{(start, end): tag} in characters without white space."""
    at, found = 0, {}
    for word, tag in words:
        length = len("".join(word.split()))
        found[at, at + length] = tag
        at += length
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebank")
    parser.add_argument("--analyze", required=True)
    options = parser.parse_args()
    gold = list(sentences(options.treebank))
    lines = "".join(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n"
                    for number, (text, _) in enumerate(gold))
    run = subprocess.run(shlex.split(options.analyze), input=lines.encode(), stdout=subprocess.PIPE, check=True)
    reports = [json.loads(line) for line in run.stdout.decode().splitlines()]
    if len(reports) != len(gold):
        sys.exit(f"{len(reports)} reports on {len(gold)} sentences")
    hits = wanted = found = tags = several = several_hits = 0
    mistaken = collections.Counter()
    for (_, words), report in zip(gold, reports):
        text = report["document"]["text"]
        right = places(words)
        read = places((text[token["start"]:token["end"]], token["upos"]) for token in report["tokens"])
        both = right.keys() & read.keys()
        hits, wanted, found = hits + len(both), wanted + len(right), found + len(read)
        for (word, _), place in zip(words, right):
            if len(word.split()) > 1:
                several += 1
                several_hits += place in read
        for place in both:
            tags += right[place] == read[place]
            if right[place] != read[place]:
                mistaken[right[place], read[place]] += 1
    print(f"{len(gold)} sentences, {wanted} words")
    print(f"words                precision {hits / found:.4f}  recall {hits / wanted:.4f}  F1 {2 * hits / (found + wanted):.4f}")
    print(f"of several syllables recall {several_hits / several:.4f}")
    print(f"tags of right words  {tags / hits:.4f}")
    print(f"words with right tag F1 {2 * tags / (found + wanted):.4f}")
    print("tags taken for others: " + ", ".join(f"{a} for {b} {n}" for (a, b), n in mistaken.most_common(12)))


main()
