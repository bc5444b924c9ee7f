#!/usr/bin/python3
"""The articles of quotes.tsv with their annotated quotations, as the trainer and the scorer read them: ID.txt beside ID.json.

    quotes.py CORPUS FOLDER [--table TABLE] [--batches FIRST-LAST]

CORPUS is vietnews-30k.seg.jsonl, or its .xz. FOLDER is made if it is not there. TABLE
is Training/quotes.tsv unless another is named; with --batches, only what was annotated in these.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import annotated  # noqa: E402

TYPES = {"d": "direct", "m": "mixed", "i": "indirect"}


def occurrence(whole, start, part):
    """Which occurrence of the part in the text begins there, counting from 1."""
    number, at = 1, whole.find(part)
    while 0 <= at < start:
        number, at = number + 1, whole.find(part, at + 1)
    return number


def quotations(article, fields):
    return {
        "quotes": [
            {
                "text": article.part(content),
                "nth": occurrence(article.text, article.start(content), article.part(content)),
                "type": TYPES[kind],
                "speaker": article.part(speaker),
                "speaker_name": article.part(name),
                "cue": article.part(cue),
            }
            for kind, content, cue, speaker, name in fields
        ]
    }


annotated.write(__doc__.splitlines()[0], "quotes.tsv", quotations)
