"""What the sets of annotated articles of the news corpus (quotes.tsv, events.tsv) have in common: offsets, and no text."""

import argparse
import json
import lzma
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from articles import text  # noqa: E402


class Article:
    """An article whose text is found again: spans "start-end" count scalars without white space."""

    def __init__(self, article):
        self.id = article["id"]
        self.text = text(article)
        self.places = [at for at, character in enumerate(self.text) if not character.isspace()]

    def start(self, span):
        return self.places[int(span.split("-")[0])]

    def part(self, span):
        """The words of a span; None for "-"."""
        if span == "-":
            return None
        start, end = map(int, span.split("-"))
        return self.text[self.places[start] : self.places[end - 1] + 1]


def rows(table, batches=None):
    """{article: the fields of each annotation}, of all batches or of those of a range."""
    found = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            identifier, batch, annotations = line.split("\t")
            if batches and int(batch) not in batches:
                continue
            found[identifier] = [item.split(":") for item in annotations.split(",") if item]
    return found


def numbers(span):
    first, _, last = span.partition("-")
    return range(int(first), int(last or first) + 1)


def write(description, table, annotate):
    """Writes the folder that the command line names: ID.txt beside ID.json, for every article of a table,
    beside this script if none is named.

    annotate(article, fields) gives the keys of the JSON that the table is about.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--table", type=Path, default=Path(__file__).resolve().parent / table)
    parser.add_argument("--batches", type=numbers, metavar="FIRST-LAST")
    options = parser.parse_args()
    wanted = rows(options.table, options.batches)
    options.folder.mkdir(parents=True, exist_ok=True)
    with (lzma.open if options.corpus.suffix == ".xz" else open)(options.corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if entry["id"] not in wanted:
                continue
            article = Article(entry)
            annotated = {"id": article.id, "credit": [], "quotes": [], "entities": [], "times": [], "relations": []}
            annotated |= annotate(article, wanted.pop(article.id))
            (options.folder / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
            (options.folder / f"{article.id}.json").write_text(
                json.dumps(annotated, ensure_ascii=False, indent=1), encoding="utf-8"
            )
    if wanted:
        sys.exit(f"{options.corpus}: {len(wanted)} annotated articles are not in it, for example {min(wanted)}")
