#!/usr/bin/python3
"""How well the sides are told of 30 articles whose sides were annotated by reading (sides.tsv).

    sides.py CORPUS --analyze COMMAND [--table TSV] [--show]

CORPUS is the news corpus (docs/DATA.md); COMMAND reads a line of JSON an article and prints its report, such as
'diembao analyze --jsonl --language vi'. An annotated entity is the reported one with the name that overlaps its span most.
"right": of the annotated entities that are not neutral, those in the reported side that stands for theirs, where each annotated
side has at most one reported side and the best pairing counts; one that was not found, or is in no side, is wrong. "members":
of the members of reported sides that are annotated, those that stand there rightly, on another side, or are neutral; whoever is
not annotated is not judged. "sides told": articles with sides that have any. "none told": articles without sides that have none.
"""

import argparse
import collections
import itertools
import json
import lzma
import shlex
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
ROOT = next(folder for folder in (*HERE.parents, Path.cwd()) if (folder / "Training/articles.py").exists())
sys.path.insert(0, str(ROOT / "Training"))
from articles import text  # noqa: E402

CLASSES = ("two", "more", "none")
Entity = collections.namedtuple("Entity", "side start end")


def annotations(path):
    """{article: (class, gloss, entities)}"""
    labels = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, kind, side, span, gloss = line.split("\t")
        entities = labels.setdefault(name, (kind, gloss, []))[2]
        if span != "-":
            entities.append(Entity(side, *map(int, span.split("-"))))
    return labels


def solid(whole):
    return "".join(character for character in whole if not character.isspace())


def found(report, entity):
    """The id of the reported entity that the annotated one is, or None."""
    whole = report["document"]["text"]
    before = [0, *itertools.accumulate(not character.isspace() for character in whole)]
    best, answer = (), None
    for candidate in report.get("entities", []):
        for mention in candidate["mentions"]:
            start, end = before[mention["start"]], before[mention["end"]]
            common = min(end, entity.end) - max(start, entity.start)
            if common > 0:
                joint = max(end, entity.end) - min(start, entity.start)
                rank = (mention.get("kind", "name") == "name", common / joint)
                if rank > best:
                    best, answer = rank, candidate["id"]
    return answer


def members(report):
    """What the reported sides hold, groups taken apart; sides without anybody are none."""
    groups = {group["id"]: group["members"] for group in report.get("groups", [])}
    sides = [{one for member in side["members"] for one in groups.get(member, [member])} for side in report.get("sides", [])]
    return [side for side in sides if side]


def pairing(entities, ids, sides):
    """{annotated side: number of the reported side}, the one by which most annotated entities are right."""
    names = sorted({entity.side for entity in entities} - {"neutral"})

    def right(chosen):
        return sum(chosen[entity.side] is not None and one in sides[chosen[entity.side]]
                   for entity, one in zip(entities, ids) if entity.side in chosen)

    places = [*range(len(sides)), *[None] * len(names)]
    return max((dict(zip(names, order)) for order in itertools.permutations(places, len(names))), key=right)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--analyze", required=True)
    parser.add_argument("--table", type=Path, default=HERE / "sides.tsv", help="the annotated articles, sides.tsv by default")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    labels = annotations(options.table)
    with (lzma.open if options.corpus.suffix == ".xz" else open)(options.corpus, "rt", encoding="utf-8") as lines:
        texts = {article["id"]: text(article) for article in map(json.loads, lines) if article["id"] in labels}
    names = sorted(labels)
    if missing := [name for name in names if name not in texts]:
        sys.exit(f"{options.corpus}: {len(missing)} annotated articles are not in it, for example {missing[0]}")
    requests = "".join(json.dumps({"id": name, "text": texts[name]}) + "\n" for name in names)
    run = subprocess.run(shlex.split(options.analyze), input=requests.encode(), stdout=subprocess.PIPE, check=True)
    reports = [json.loads(line) for line in run.stdout.decode().split("\n") if line]
    if len(reports) != len(names):
        sys.exit(f"{len(reports)} reports on {len(names)} articles")
    count = {kind: collections.Counter() for kind in CLASSES}
    for name, report in zip(names, reports):
        kind, gloss, entities = labels[name]
        if "document" not in report or solid(report["document"]["text"]) != solid(texts[name]):
            sys.exit(f"{name}: the report has no text, or another one")
        tally = count[kind]
        sides = members(report)
        tally["articles"] += 1
        tally["told"] += bool(sides)
        ids = [found(report, entity) for entity in entities]
        chosen = pairing(entities, ids, sides)
        places = {(entity.side, one) for entity, one in zip(entities, ids) if one}
        wrong = []
        for entity, one in zip(entities, ids):
            if entity.side == "neutral":
                continue
            tally["entities"] += 1
            tally["found"] += one is not None
            tally["in a side"] += any(one in side for side in sides)
            if chosen[entity.side] is not None and one in sides[chosen[entity.side]]:
                tally["right"] += 1
            else:
                wrong.append(f"{entity.side} {solid(texts[name])[entity.start:entity.end]}")
        for number, side in enumerate(sides):
            for member in side:
                annotated = {where for where, one in places if one == member}
                if not annotated:
                    verdict = "unjudged"
                elif any(chosen.get(where) == number for where in annotated):
                    verdict = "held"
                else:
                    verdict = "neutral" if annotated == {"neutral"} else "astray"
                tally[verdict] += 1
        if options.show:
            told = " | ".join(", ".join(entity["name"] for entity in report["entities"] if entity["id"] in side) for side in sides)
            print(f"{name} {kind} ({gloss}) told: {told or 'none'}; wrong: {', '.join(wrong) or 'none'}")

    def share(part, whole):
        return f"{part / whole:.3f} ({part}/{whole})" if whole else "- (0/0)"

    both = count["two"] + count["more"]
    for kind, tally in (("two", count["two"]), ("more", count["more"]), ("two and more", both)):
        judged = tally["held"] + tally["astray"] + tally["neutral"]
        print(f"{kind}: right {share(tally['right'], tally['entities'])}, "
              f"entities found {tally['found']}, in a side {tally['in a side']}; "
              f"members right {share(tally['held'], judged)}, on another side {tally['astray']}, neutral {tally['neutral']}, "
              f"not judged {tally['unjudged']}; sides told {tally['told']} of {tally['articles']} articles")
    none = count["none"]
    print(f"none: none told {none['articles'] - none['told']} of {none['articles']} articles")


main()
