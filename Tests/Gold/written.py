#!/usr/bin/python3
"""How well the articles of a folder are read that were annotated by hand, such as Tests/Gold/written (README.md there says how).

    written.py FOLDER --analyze COMMAND [--show quotes|names|times|events|credits]

COMMAND reads a line of JSON an article, here with its path, and prints its report, such as 'diembao analyze --jsonl'. Texts are
compared by their words, without case and signs, so that how they are written costs nothing.

marks, reported: quotations in marks (direct, mixed) and without (indirect), found where at least 70 % of the words of both are common;
  of those that were found, how many have the right speaker (whoever has a name: the fullest one of the article; else the words that
  describe him, and no name), cue and type.
names: distinct forms with their type, an article each; linked: the pairs of different forms that are one entity, among the forms that
  both have.
times: found where half of the words are common; value: those that have the right value, too.
events: distinct actor, type and recipient, an article each, where who consults, agrees or cooperates may stand in either order;
  actors: the same without the type.
credits: outlets as they are written.
What the folder has no annotation of is left out.
"""

import argparse
import collections
import itertools
import json
import re
import shlex
import subprocess
import sys
import unicodedata
from pathlib import Path

TYPES = {"PER": "person", "ORG": "organization", "LOC": "location"}
MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
# In the order in which they are printed.
ROWS = ("marks", "reported", "names", *TYPES.values(), "linked", "times", "value", "events", "actors", "credits")
SHARES = ("speaker", "cue", "type")


def words(text):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text or "").lower())


def folded(text):
    return " ".join(words(text))


def common(one, other):
    """Of the words of both, the part that is common."""
    one, other = collections.Counter(words(one)), collections.Counter(words(other))
    return sum((one & other).values()) / max(1, sum((one | other).values()))


def place(text, part, nth):
    at = -1
    for _ in range(nth):
        at = text.find(part, at + 1)
    return at


def matched(wanted, found, least, text):
    """Pairs of what was annotated and what was found: the most alike first, of those that are equally so the nearest."""
    pairs = sorted(
        (-round(alike, 6), abs(place(text, one["text"], one.get("nth", 1)) - other["start"]), left, right)
        for left, one in enumerate(wanted) for right, other in enumerate(found)
        if (alike := common(one["text"], other["text"])) >= least)
    lefts, rights, chosen = set(), set(), []
    for _, _, left, right in pairs:
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            chosen.append((wanted[left], found[right]))
    return chosen


def is_speaker(wanted, told, names):
    told = told or {"name": None, "text": None}
    name = folded(told["name"])
    if full := folded(wanted["speaker_name"]):
        full = names.get(full, full)
        return name == full or common(name, full) >= 0.75
    if wanted["speaker"]:
        return not name and common(told["text"], wanted["speaker"]) >= 0.4
    return not name and not words(told["text"])


def is_cue(wanted, told):
    return common(wanted["cue"], told["text"]) >= 0.5 if wanted["cue"] and told else not wanted["cue"] and not told


def relation(actor, kind, recipient):
    return (min(actor, recipient), kind, max(actor, recipient)) if kind in MUTUAL else (actor, kind, recipient)


def reported_relations(report, names):
    """Groups are their members; actors without a recipient did it with one another."""
    entities = {one["id"]: folded(one["name"]) for one in report["entities"]}
    groups = {group["id"]: group["members"] for group in report["groups"]}
    relations = set()
    for event in report["events"]:
        actors, recipients = ([names.get(entities[member], entities[member]) for one in event[role] for member in groups.get(one, [one])]
                              for role in ("actors", "recipients"))
        both = itertools.product(actors, recipients) if recipients else itertools.combinations(actors, 2)
        relations |= {relation(actor, event["type"], recipient) for actor, recipient in both}
    return relations


def links(groups, known):
    return {pair for forms in groups for pair in itertools.combinations(sorted(forms & known), 2)}


class Score:
    def __init__(self, shown):
        self.counts = {name: [0, 0, 0] for name in ROWS}
        self.shares = {name: [0, 0] for name in SHARES}
        self.shown = shown

    def show(self, subject, article, fault, what):
        if subject and subject == self.shown:
            print(article, fault, *what)

    def count(self, row, hits, wanted, found):
        for number, size in enumerate((hits, wanted, found)):
            self.counts[row][number] += size

    def compare(self, row, subject, article, wanted, found):
        self.count(row, len(wanted & found), len(wanted), len(found))
        for fault, what in (("missed", wanted - found), ("extra ", found - wanted)):
            for one in sorted(what):
                self.show(subject, article, fault, one if isinstance(one, tuple) else (one,))

    def quotes(self, article, gold, report, names, text):
        for row, types in (("marks", ("direct", "mixed")), ("reported", ("indirect",))):
            wanted, found = ([one for one in quotes if one["type"] in types] for quotes in (gold["quotes"], report["quotes"]))
            pairs = matched(wanted, found, 0.7, text)
            self.count(row, len(pairs), len(wanted), len(found))
            for fault, all_of, hits in (("missed", wanted, [one for one, _ in pairs]), ("extra ", found, [one for _, one in pairs])):
                for one in all_of:
                    if not any(one is hit for hit in hits):
                        self.show("quotes", article, fault, (one["type"], one["text"]))
            for want, told in pairs:
                right = (is_speaker(want, told["speaker"], names), is_cue(want, told["cue"]), want["type"] == told["type"])
                for name, good in zip(SHARES, right):
                    self.shares[name][0] += good
                    self.shares[name][1] += 1
                    if not good:
                        self.show("quotes", article, name, (want["text"], "|", told["speaker"] and told["speaker"]["text"], told["type"]))

    def entities(self, article, gold, report):
        # Where only the events are annotated, their names have no type.
        wanted = [(TYPES[one["type"]], {folded(form) for form in one["mentions"]}) for one in gold["entities"] if one["type"]]
        found = [(one["type"], {folded(mention["text"]) for mention in one["mentions"] if mention["kind"] == "name"})
                 for one in report["entities"]]
        right, read = ({(form, kind) for kind, forms in entities for form in forms if kind in TYPES.values()} for entities in (wanted, found))
        self.compare("names", "names", article, right, read)
        for kind in TYPES.values():
            self.compare(kind, None, article, {one for one in right if one[1] == kind}, {one for one in read if one[1] == kind})
        known = {form for form, _ in right} & {form for form, _ in read}
        self.compare("linked", None, article, *(links((forms for _, forms in entities), known) for entities in (wanted, found)))

    def times(self, article, gold, report, text):
        pairs = matched(gold["times"], report["times"], 0.5, text)
        sizes = len(gold["times"]), len(report["times"])
        self.count("times", len(pairs), *sizes)
        self.count("value", sum(want["value"] == told["value"] for want, told in pairs), *sizes)
        for want, told in pairs:
            if want["value"] != told["value"]:
                self.show("times", article, "value ", (want["text"], want["value"], "not", told["value"]))

    def article(self, name, gold, report):
        text = report["document"]["text"]
        names = {folded(form): folded(one["name"]) for one in gold["entities"] for form in one["mentions"]}
        self.quotes(name, gold, report, names, text)
        self.entities(name, gold, report)
        self.times(name, gold, report, text)
        relations = {relation(folded(one["source"]), one["type"], folded(one["target"])) for one in gold["relations"]}
        told = reported_relations(report, names)
        self.compare("events", "events", name, relations, told)
        pairs = [{tuple(sorted((actor, other))) for actor, _, other in one} for one in (relations, told)]
        self.compare("actors", None, name, *pairs)
        credits = [{folded(one["outlet"]) for one in source if one["outlet"]} for source in (gold["credit"], report["document"]["credits"])]
        self.compare("credits", "credits", name, *credits)

    def print(self):
        for name, (hits, wanted, found) in self.counts.items():
            if not wanted:
                continue
            print(f"{name:13s} precision {hits / max(1, found):.3f}  recall {hits / max(1, wanted):.3f}  "
                  f"F1 {2 * hits / max(1, wanted + found):.3f}  annotated {wanted}  found {found}")
            if name == "reported":
                for share, (good, all_of) in self.shares.items():
                    print(f"  {share:11s} right {good / max(1, all_of):.3f} of {all_of}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--analyze", required=True)
    parser.add_argument("--show", choices=("quotes", "names", "times", "events", "credits"))
    options = parser.parse_args()
    paths = sorted(options.folder.resolve().glob("*.json"))
    requests = "".join(json.dumps({"path": str(path.with_suffix(".txt"))}) + "\n" for path in paths)
    run = subprocess.run(shlex.split(options.analyze), input=requests.encode(), stdout=subprocess.PIPE, check=True)
    reports = [json.loads(line) for line in run.stdout.decode().split("\n") if line]
    if not paths or len(reports) != len(paths):
        sys.exit(f"{options.folder}: {len(reports)} reports on {len(paths)} articles")
    score = Score(options.show)
    for path, report in zip(paths, reports):
        score.article(path.stem, json.loads(path.read_text(encoding="utf-8")), report)
    score.print()


main()
