#!/usr/bin/python3
"""The articles of quotes.tsv with their annotated quotations, as the trainer and the scorer read them: ID.txt beside ID.json.

    quotes.py CORPUS FOLDER

CORPUS is vietnews-30k.seg.jsonl, or its .xz. FOLDER is made if it is not there.
"""

import argparse
import json
import lzma
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from articles import text  # noqa: E402

TYPES = {"d": "direct", "m": "mixed", "i": "indirect"}


def annotations(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            identifier, _, quotations = line.split("\t")
            yield identifier, [item.split(":") for item in quotations.split(",") if item]


def occurrence(whole, start, part):
    """Which occurrence of the part in the text begins there, counting from 1."""
    number, at = 1, whole.find(part)
    while 0 <= at < start:
        number, at = number + 1, whole.find(part, at + 1)
    return number


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    wanted = dict(annotations(Path(__file__).resolve().parent / "quotes.tsv"))
    options.folder.mkdir(parents=True, exist_ok=True)
    with (lzma.open if options.corpus.suffix == ".xz" else open)(options.corpus, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["id"] not in wanted:
                continue
            whole = text(article)
            places = [at for at, character in enumerate(whole) if not character.isspace()]

            def part(span):
                if span == "-":
                    return None
                start, end = map(int, span.split("-"))
                return whole[places[start] : places[end - 1] + 1]

            quotes = []
            for kind, content, cue, speaker, name in wanted.pop(article["id"]):
                words = part(content)
                quotes.append(
                    {
                        "text": words,
                        "nth": occurrence(whole, places[int(content.split("-")[0])], words),
                        "type": TYPES[kind],
                        "speaker": part(speaker),
                        "speaker_name": part(name),
                        "cue": part(cue),
                    }
                )
            annotated = {"id": article["id"], "credit": [], "quotes": quotes, "entities": [], "times": [], "relations": []}
            (options.folder / f"{article['id']}.txt").write_text(whole, encoding="utf-8")
            (options.folder / f"{article['id']}.json").write_text(
                json.dumps(annotated, ensure_ascii=False, indent=1), encoding="utf-8"
            )
    if wanted:
        sys.exit(f"{options.corpus}: {len(wanted)} annotated articles are not in it, for example {min(wanted)}")


main()
