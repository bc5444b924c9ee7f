#!/usr/bin/python3
"""In how many articles of the news corpus words and names stand: Sources/CDiembaoData/data/background.tsv.

    articles.py CORPUS --every 3 | diembao analyze --jsonl --tokens --language vi | background.py > background.tsv

A word counts where it is a noun, verb or adjective and no part of a name, one of a single syllable where it is a noun, two such side by
side as well; a name counts in each form that an article has.
"""

import collections
import json
import math
import sys
import unicodedata

LEAST = 0.0025
RARE = 10
COUNTED = {"NOUN", "VERB", "ADJ"}

HEADER = """\
# Words, nouns of one syllable side by side, and names that stand in many articles, against which an article's keywords are weighed. term: lower
# case; articles: how many of 10,000 have it; rarity: the inverse document frequency, 100 ln(10,000 / articles). All that stand
# in 25 or more; what is missing stands in fewer, and the first row's rarity is for it.
# Source: counts over {} articles of the news corpus (docs/DATA.md), no text of it, made by Training/background.py. The terms
# are ordinary words of Vietnamese and need no gloss: nothing but the count is said of them. Licence: as the project.
"""


def folded(text):
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def terms(report):
    text = report["document"]["text"]
    names = [(mention["start"], mention["end"]) for entity in report["entities"] for mention in entity["mentions"]
             if mention["kind"] == "name"]
    found = {folded(text[start:end]) for start, end in names}
    inside = {place for start, end in names for place in range(start, end)}
    before, end = None, -1
    for token in report["tokens"]:
        word = folded(text[token["start"]:token["end"]])
        is_own = token["upos"] in COUNTED and token["start"] not in inside
        is_short = is_own and token["upos"] == "NOUN" and " " not in word and word[:1].isalpha()
        if is_own and " " in word or is_short:
            found.add(word)
        if is_short and before and text[end:token["start"]] == " ":
            found.add(f"{before} {word}")
        before, end = (word, token["end"]) if is_short else (None, -1)
    return found


def rarity(count):
    return round(100 * math.log(10_000 / count))


def main():
    counts, articles = collections.Counter(), 0
    for report in map(json.loads, sys.stdin):
        articles += 1
        counts.update(terms(report))
    sys.stdout.write(HEADER.format(f"{articles:,}"))
    print("-", RARE, rarity(RARE), sep="\t")
    for term, count in sorted(counts.items()):
        if count >= LEAST * articles:
            print(term, round(10_000 * count / articles), rarity(round(10_000 * count / articles)), sep="\t")


main()
