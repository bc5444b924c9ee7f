#!/usr/bin/python3
"""The articles of events.tsv with their annotated relations, as the trainer and the scorer read them: ID.txt beside ID.json.

    events.py CORPUS FOLDER

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


def annotations(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            identifier, _, relations = line.split("\t")
            yield identifier, [item.split(":") for item in relations.split(",") if item]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    wanted = dict(annotations(Path(__file__).resolve().parent / "events.tsv"))
    options.folder.mkdir(parents=True, exist_ok=True)
    with (lzma.open if options.corpus.suffix == ".xz" else open)(options.corpus, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["id"] not in wanted:
                continue
            whole = text(article)
            places = [at for at, character in enumerate(whole) if not character.isspace()]

            def name(span):
                start, end = map(int, span.split("-"))
                return whole[places[start] : places[end - 1] + 1]

            relations = [
                {"source": name(actor), "target": name(recipient), "type": kind}
                for kind, actor, recipient in wanted.pop(article["id"])
            ]
            names = sorted({relation[end] for relation in relations for end in ("source", "target")})
            annotated = {
                "id": article["id"],
                "credit": [],
                "quotes": [],
                "entities": [{"name": form, "mentions": [form]} for form in names],
                "times": [],
                "relations": relations,
            }
            (options.folder / f"{article['id']}.txt").write_text(whole, encoding="utf-8")
            (options.folder / f"{article['id']}.json").write_text(
                json.dumps(annotated, ensure_ascii=False, indent=1), encoding="utf-8"
            )
    if wanted:
        sys.exit(f"{options.corpus}: {len(wanted)} annotated articles are not in it, for example {min(wanted)}")


main()
