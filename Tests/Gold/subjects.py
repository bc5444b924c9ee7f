#!/usr/bin/python3
"""How well subjects are told of 200 articles labelled by reading (subjects.tsv).

    subjects.py CORPUS --analyze COMMAND [--show]

CORPUS is the news corpus (docs/DATA.md); COMMAND reads a line of JSON an article and prints its report, such as
'diembao analyze --jsonl'. "right": the first subject is among the labelled ones; "main": it is the main one; "recall": the main
one is among those told; "below": of the topics below the top level that were told, those that are labelled.
"""

import argparse
import collections
import json
import lzma
import shlex
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Training"))
from articles import text  # noqa: E402

STEPS = (0, 0.5, 0.7, 0.85, 0.95, 1.01)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--analyze", required=True)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    labels = {}
    for line in (ROOT / "Tests/Gold/subjects.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, top, below = line.split("\t")
            labels[name] = (top.split(), [] if below == "-" else below.split())
    with (lzma.open if options.corpus.suffix == ".xz" else open)(options.corpus, "rt", encoding="utf-8") as lines:
        articles = {article["id"]: article for article in map(json.loads, lines) if article["id"] in labels}
    names = sorted(labels)
    requests = "".join(json.dumps({"id": name, "text": text(articles[name])}) + "\n" for name in names)
    run = subprocess.run(shlex.split(options.analyze), input=requests.encode(), stdout=subprocess.PIPE, check=True)
    right = main_one = recall = told = told_top = below_right = below_told = below_wanted = below_recall = 0
    sure = collections.defaultdict(list)
    for name, line in zip(names, run.stdout.decode().splitlines()):
        subjects = [(subject["code"].removeprefix("medtop:"), subject["confidence"])
                    for subject in json.loads(line)["subjects"]]
        tops, belows = labels[name]
        top = [(code, confidence) for code, confidence in subjects if code.endswith("000000")]
        below = [code for code, _ in subjects if not code.endswith("000000")]
        first = top[0][0] if top else None
        told += bool(top)
        told_top += len(top)
        right += first in tops
        main_one += first == tops[0]
        recall += tops[0] in [code for code, _ in top]
        below_right += len(set(below) & set(belows))
        below_told += len(below)
        below_wanted += len(belows) > 0
        below_recall += bool(set(below) & set(belows))
        if top:
            sure[max(step for step in STEPS if step <= top[0][1])].append((top[0][1], first in tops))
        if options.show and first not in tops:
            print(name, "labelled", *tops, "told", *subjects, articles[name]["title"].replace("_", " "))
    count = len(names)
    print(f"articles {count}, with a subject {told}, top-level subjects an article {told_top / count:.2f}")
    print(f"first subject right {right / count:.3f}  the main one {main_one / count:.3f}  main one told {recall / count:.3f}")
    print(f"below: told {below_told}, right {below_right / max(below_told, 1):.3f}; "
          f"articles with one of the labelled ones {below_recall / max(below_wanted, 1):.3f}")
    for step, answers in sorted(sure.items()):
        mean = sum(confidence for confidence, _ in answers) / len(answers)
        print(f"confidence from {step:.2f}: {len(answers):3d} articles, mean {mean:.2f}, "
              f"right {sum(hit for _, hit in answers) / len(answers):.2f}")


main()
