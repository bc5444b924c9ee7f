#!/usr/bin/python3
"""How well indirect speech is told from other clauses, by 2,909 that were judged by reading (judged-clauses.tsv).

    judged_clauses.py CORPUS --analyze COMMAND [--table TABLE]

CORPUS is the news corpus (docs/DATA.md); COMMAND reads a line of JSON an article and prints its report, such as
'diembao analyze --jsonl --language vi'. A clause is told where the report has an indirect quotation there of which 70 % of the
words are the clause's. "precision": of the told ones, those that are reported speech, and those that are but for their borders;
"recall": of those that are, the told ones. All are weighted by how many clauses of the corpus each stands for. What was not held
possible when the table was made is in neither.
"""

import argparse
import collections
import json
import lzma
import re
import shlex
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
ROOT = next(folder for folder in (*HERE.parents, Path.cwd()) if (folder / "Training/articles.py").exists())
sys.path.insert(0, str(ROOT / "Training"))
from articles import text  # noqa: E402

Clause = collections.namedtuple("Clause", "start end has_cue verdict weight")


def judgements(path):
    found = collections.defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, start, end, cue, _, verdict, weight = line.split("\t")
        found[name].append(Clause(int(start), int(end), cue != "-", verdict, float(weight)))
    return found


def overlap(left, right):
    left, right = (collections.Counter(re.findall(r"\w+", part.lower())) for part in (left, right))
    return sum((left & right).values()) / max(1, sum((left | right).values()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--analyze", required=True, type=shlex.split)
    parser.add_argument("--table", type=Path, default=HERE / "judged-clauses.tsv")
    options = parser.parse_args()

    judged = judgements(options.table)
    texts = {}
    with (lzma.open if options.corpus.suffix == ".xz" else open)(options.corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if entry["id"] in judged:
                texts[entry["id"]] = text(entry)
    if missing := judged.keys() - texts.keys():
        sys.exit(f"{options.corpus}: {len(missing)} judged articles are not in it, for example {min(missing)}")
    names = sorted(texts)
    lines = "".join(json.dumps({"id": name, "text": texts[name]}) + "\n" for name in names)
    reports = subprocess.run(options.analyze, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    weights = collections.defaultdict(float)
    for name, report in zip(names, map(json.loads, reports.splitlines()), strict=True):
        told = [quote for quote in report["quotes"] if quote["type"] == "indirect"]
        for clause in judged[name]:
            words = texts[name][clause.start : clause.end]
            is_told = any(
                quote["start"] < clause.end and clause.start < quote["end"] and overlap(words, quote["text"]) >= 0.7
                for quote in told
            )
            weights[clause.has_cue, clause.verdict, is_told] += clause.weight

    for title, has_cue in (("with a reporting word", True), ("without one", False)):
        right, near, wrong = (weights[has_cue, verdict, True] for verdict in ("yes", "near", "no"))
        told = right + near + wrong
        print(
            f"{title:22} told {told:6.0f}  precision {right / told if told else 0:.3f}, but for borders "
            f"{(right + near) / told if told else 0:.3f}  recall {right / (right + weights[has_cue, 'yes', False]):.3f}"
        )


if __name__ == "__main__":
    main()
