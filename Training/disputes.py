#!/usr/bin/python3
"""Learns how much each phrase speaks for an article's telling of a dispute: prints Sources/CDiembaoData/data/dispute-words.tsv.

    disputes.py CORPUS >Sources/CDiembaoData/data/dispute-words.tsv

CORPUS is the news corpus (docs/DATA.md). Logistic regression, over the phrases that the pass `DisputeWording` finds, on the
articles that Training/disputes.tsv labels. None of the articles whose sides are annotated (sides*.tsv here and in Tests/Gold) is
among them, so that what their words say of those is what they say of new ones. Needs NumPy and SciPy; the same inputs give the
same table. Standard error says how well five folds, each learnt without it, are told apart.
"""

import argparse
import collections
import json
import lzma
import sys
import unicodedata
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.sparse

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Training"))
from subjects import TOKEN, fold, rows  # noqa: E402 (before articles.py, which puts the folder of another subjects.py first)
from articles import text  # noqa: E402

# A phrase stands in so many of the labelled articles at least; the phrases of most weight that are kept; of the squared weights.
FEWEST_ARTICLES, PHRASES, PENALTY, FOLDS, STEPS = 8, 2000, 0.2, 5, 60
HEADER = """\
# How much the words of an article speak for its telling of a dispute. phrase: one or two syllables, none with a capital. weight: hundredths of the logarithm of the odds;
# "-" is what is added for every article. Each phrase counts once, the longest that begins at a syllable, over the root of how many there are.
# Source: learnt by Training/disputes.py from Training/disputes.tsv; docs/DATA.md. Licence: as the project.
"""


def runs(article):
    """The syllables of an article without capitals, those that stand beside one another together, as (key, spelling)."""
    found = []
    for paragraph in text(article).split("\n"):
        run = []
        for token in [*TOKEN.findall(unicodedata.normalize("NFC", paragraph)), "."]:
            if token[0].isalpha() and not token[0].isupper():
                run.append((fold(token), token.lower()))
            elif run:
                found.append(run)
                run = []
    return found


def all_phrases(article):
    found = {}
    for run in article:
        for at in range(len(run)):
            for end in (at + 1, at + 2):
                if end <= len(run):
                    found.setdefault(" ".join(key for key, _ in run[at:end]), " ".join(word for _, word in run[at:end]))
    return found


def read(article, known):
    """The known phrases: at each syllable the longest."""
    found = set()
    for run in article:
        for at in range(len(run)):
            for end in (at + 2, at + 1):
                phrase = " ".join(key for key, _ in run[at:end])
                if end <= len(run) and phrase in known:
                    found.add(known[phrase])
                    break
    return sorted(found)


def matrix(phrases, width):
    values = [np.full(len(columns), 1 / np.sqrt(len(columns) or 1)) for columns in phrases]
    ends = np.cumsum([0, *map(len, phrases)])
    columns = np.array([column for columns in phrases for column in columns], dtype=int)
    return scipy.sparse.csr_matrix((np.concatenate(values), columns, ends), shape=(len(phrases), width))


def learn(x, y):
    """Weights and bias; disputes and other articles weigh alike."""
    weight = np.where(y, len(y) / 2 / y.sum(), len(y) / 2 / (len(y) - y.sum()))
    back = x.T.tocsr()

    def loss(parameters):
        odds = x @ parameters[:-1] + parameters[-1]
        error = weight * (1 / (1 + np.exp(-odds)) - y)
        value = (weight * (np.logaddexp(0, odds) - y * odds)).sum() + PENALTY / 2 * (parameters[:-1] ** 2).sum()
        return value, np.append(back @ error + PENALTY * parameters[:-1], error.sum())

    return scipy.optimize.minimize(
        loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x


def table(articles, labels):
    """The phrases of most weight, with their weights, in hundredths."""
    y = np.array([labels[name] for name in articles], dtype=float)
    found = {name: all_phrases(article) for name, article in articles.items()}
    often, spellings = collections.Counter(), {}
    for phrases in found.values():
        often.update(phrases.keys())
        for key, spelling in phrases.items():
            spellings.setdefault(key, spelling)
    names = sorted(key for key, count in often.items() if count >= FEWEST_ARTICLES)
    place = {name: number for number, name in enumerate(names)}
    first = learn(matrix([sorted(place[key] for key in phrases if key in place) for phrases in found.values()], len(names)), y)
    kept = sorted(names[number] for number in np.argsort(-np.abs(first[:-1]), kind="stable")[:PHRASES])
    place = {name: number for number, name in enumerate(kept)}
    weights = learn(matrix([read(article, place) for article in articles.values()], len(kept)), y)
    hundredths = np.rint(weights * 100).astype(int)
    return {"-": hundredths[-1], **dict(zip(kept, hundredths))}, spellings


def score(article, weights, known):
    columns = read(article, known)
    return weights["-"] + sum(weights[column] for column in columns) / np.sqrt(len(columns) or 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    labels = {row[0]: row[1] == "dispute" for row in rows(ROOT / "Training/disputes.tsv")}
    annotated = [*(ROOT / "Training").glob("sides*.tsv"), *(ROOT / "Tests/Gold").glob("sides*.tsv")]
    assert not labels.keys() & {row[0] for path in annotated for row in rows(path)}
    with (lzma.open if options.corpus.suffix == ".xz" else open)(options.corpus, "rt", encoding="utf-8") as lines:
        articles = {article["id"]: runs(article) for article in map(json.loads, lines) if article["id"] in labels}
    assert articles.keys() == labels.keys()
    names = sorted(articles, key=lambda name: (labels[name], name))
    right, wrong = [], []
    for fold_number in range(FOLDS):
        learnt = {name: articles[name] for number, name in enumerate(names) if number % FOLDS != fold_number}
        weights, _ = table(learnt, labels)
        known = {phrase: phrase for phrase in weights if phrase != "-"}
        for name in names[fold_number::FOLDS]:
            (right if labels[name] else wrong).append(score(articles[name], weights, known))
    above = sum(one > other for one in right for other in wrong) / len(right) / len(wrong)
    print(f"{len(right)} disputes, {len(wrong)} others; a dispute has more than another article in {above:.3f} of the pairs",
          file=sys.stderr)
    weights, spellings = table({name: articles[name] for name in names}, labels)
    print(HEADER, end="")
    print(f"-\t{weights['-']}")
    for line in sorted(f"{spellings[phrase]}\t{weight}" for phrase, weight in weights.items() if phrase != "-" and weight):
        print(line)


if __name__ == "__main__":
    main()
