#!/usr/bin/python3
"""The articles of events.tsv with their annotated relations, as the trainer and the scorer read them: ID.txt beside ID.json.

    events.py CORPUS FOLDER [--table TABLE]

CORPUS is vietnews-30k.seg.jsonl, or its .xz. FOLDER is made if it is not there. TABLE is such as
Tests/Gold/events.tsv.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import annotated  # noqa: E402


def relations(article, fields):
    found = [
        {"source": article.part(actor), "target": article.part(recipient), "type": kind}
        for kind, actor, recipient in fields
    ]
    names = sorted({relation[end] for relation in found for end in ("source", "target")})
    return {"relations": found, "entities": [{"name": form, "type": None, "mentions": [form]} for form in names]}


annotated.write(__doc__.splitlines()[0], "events.tsv", relations)
