#!/usr/bin/python3
"""How well names are found in annotated articles (Tests/Gold/README.md): distinct forms with their type, an article each.

    names.py FOLDER --analyze COMMAND [--show]

COMMAND prints the report on the file whose path it is given, such as 'diembao analyze'. Forms are compared without case
and signs. "linked" counts the pairs of different forms that are one entity, among the forms that both have.
"""

import argparse
import itertools
import json
import pathlib
import re
import shlex
import subprocess
import unicodedata

TYPES = {"PER": "person", "ORG": "organization", "LOC": "location"}


def folded(form):
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", form).lower()))


def pairs(groups, known):
    return {pair for forms in groups for pair in itertools.combinations(sorted(forms & known), 2)}


def line(name, hits, wanted, found):
    precision, recall = hits / max(found, 1), hits / max(wanted, 1)
    f1 = 2 * hits / max(wanted + found, 1)
    print(f"{name:13s} precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}  annotated {wanted}  found {found}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--analyze", required=True)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    counts = {name: [0, 0, 0] for name in ["all", *TYPES.values(), "linked"]}

    def count(name, right, read):
        for place, size in enumerate((len(right & read), len(right), len(read))):
            counts[name][place] += size

    for path in sorted(options.folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))["entities"]
        run = subprocess.run([*shlex.split(options.analyze), path.with_suffix(".txt")], stdout=subprocess.PIPE, check=True)
        entities = json.loads(run.stdout)["entities"]
        wanted = [(TYPES[entity["type"]], {folded(form) for form in entity["mentions"]}) for entity in gold]
        found = [(entity["type"], {folded(mention["text"]) for mention in entity["mentions"] if mention["kind"] == "name"})
                 for entity in entities]
        right = {(form, kind) for kind, forms in wanted for form in forms}
        read = {(form, kind) for kind, forms in found for form in forms}
        count("all", right, read)
        for kind in TYPES.values():
            count(kind, {x for x in right if x[1] == kind}, {x for x in read if x[1] == kind})
        known = {form for form, _ in right} & {form for form, _ in read}
        count("linked", pairs((forms for _, forms in wanted), known), pairs((forms for _, forms in found), known))
        if options.show:
            for form, kind in sorted(right - read):
                print(f"{path.stem} missed {kind} {form}")
            for form, kind in sorted(read - right):
                print(f"{path.stem} extra  {kind} {form}")
    for name, (hits, right, read) in counts.items():
        line(name, hits, right, read)


main()
