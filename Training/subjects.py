#!/usr/bin/python3
"""Learns how much each phrase speaks for each top-level subject: prints Sources/CDiembaoData/data/subject-weights.tsv.

    subjects.py CORPUS >Sources/CDiembaoData/data/subject-weights.tsv

CORPUS is the news corpus (docs/DATA.md). Multinomial logistic regression, over the phrases that the pass `Subjects` counts,
on the articles that Training/subjects.tsv labels and, with less weight, on those of the rest whose headline and lead hold the
terms of one subject (subjects.tsv) alone. The articles of Tests/Gold/subjects.tsv are left out of everything. Needs NumPy
and SciPy; the same inputs give the same table.
"""

import argparse
import collections
import hashlib
import json
import lzma
import multiprocessing
import re
import sys
import unicodedata
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.sparse

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Training"))
from articles import text  # noqa: E402

# As in Subjects.swift.
BODY_TOKENS, HEADLINE_WEIGHT, LEAD_WEIGHT, MOST_TIMES = 400, 3, 2, 15
# A phrase stands in so many articles at least; names of people and bodies, which are capitals in more than this share, age.
FEWEST_ARTICLES, MOST_CAPITALS = 25, 0.7
# Of the labelled articles and of those that terms label, and of the sum of the squared weights.
LABEL_WEIGHT, TERM_WEIGHT, PENALTY = 8.0, 0.5, 0.3
# So many articles that terms label, a subject, so that the commonest do not drown the others.
MOST_GUESSED = 600
# The phrases that tell most by chi-squared, beside all terms; weights below are left out, in hundredths.
PHRASES, LEAST_WEIGHT = 3200, 25
FOLDS, STEPS = 3, 60

TONES = {"\u0300": 1, "\u0301": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
HEADER = """\
# How much a phrase speaks for each top-level subject of IPTC's Media Topics. phrase, then a weight for each top-level line of subjects.tsv in its order, in
# hundredths of the logarithm of the odds, empty for none; "-" is what is added for every article. Phrases count once for each mention, two and three
# times in lead and headline, by ln(1 + n), over the root of the sum of squares. Source: learnt by Training/subjects.py; docs/DATA.md. Licence: as the project.
"""


def fold(syllable, known={}):
    """Equal for all spellings of a syllable, as LetterFolding.swift has it."""
    if syllable not in known:
        letters = unicodedata.normalize("NFD", syllable.lower())
        tone = max((TONES.get(letter, 0) for letter in letters), default=0)
        base = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in TONES))
        if re.fullmatch("[bcdghklmnprstvx]+y", base):
            base = base[:-1] + "i"
        known[syllable] = f"{base}{tone}"
    return known[syllable]


def tokens(string):
    return [fold(token) for token in TOKEN.findall(unicodedata.normalize("NFC", string))]


def rows(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


class Phrases:
    """Phrases by their folded syllables; the longest that begins at a token is read there."""

    def __init__(self, phrases):
        self.trie = {}
        for phrase in phrases:
            node = self.trie
            for key in phrase.split():
                node = node.setdefault(key, {})
            node[""] = phrase

    def read(self, keys):
        at = 0
        while at < len(keys):
            node, best, end = self.trie, None, at
            while end < len(keys) and keys[end] in node:
                node = node[keys[end]]
                end += 1
                if "" in node:
                    best = (node[""], end)
            if best:
                yield best[0]
            at = best[1] if best else at + 1


class Corpus:
    def __init__(self, path):
        self.articles, count, total, capitals = {}, collections.Counter(), collections.Counter(), collections.Counter()
        self.spelling = collections.defaultdict(collections.Counter)
        with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                parts = text(article).rstrip("\n").split("\n")
                self.articles[article["id"]] = (
                    tokens(parts[0]), tokens(parts[1]) if len(parts) > 1 else [], tokens(" ".join(parts[2:]))[:BODY_TOKENS])
                words = set()
                for line in [article["title"], article["lead"], *article["body"]]:
                    for place, word in enumerate(line.split()):
                        phrase = unicodedata.normalize("NFC", word).replace("_", " ")
                        if re.search(r"\d", phrase) or not re.search(r"[^\W\d_]", phrase):
                            continue
                        key = " ".join(tokens(phrase))
                        words.add(key)
                        total[key] += 1
                        self.spelling[key][phrase.lower()] += 1
                        capitals[key] += place > 0 and all(part[:1].isupper() for part in phrase.split())
                count.update(words)
        self.words = {key for key, often in count.items()
                      if often >= FEWEST_ARTICLES and capitals[key] < MOST_CAPITALS * total[key]}
        self.ids = sorted(self.articles)

    def counted(self, articles, phrases):
        """Articles by the phrases, as the pass values them."""
        names = sorted(phrases)
        place = {name: number for number, name in enumerate(names)}
        reader = Phrases(names)
        data, columns, ends = [], [], [0]
        for name in articles:
            counts = collections.Counter()
            for part, weight in zip(self.articles[name], (HEADLINE_WEIGHT, LEAD_WEIGHT, 1)):
                for phrase in reader.read(part):
                    counts[place[phrase]] += weight
            values = np.log1p(np.minimum(np.array([counts[column] for column in sorted(counts)], dtype=float), MOST_TIMES))
            data.append(values / (np.sqrt((values**2).sum()) or 1))
            columns += sorted(counts)
            ends.append(len(columns))
        matrix = (np.concatenate(data), np.array(columns), np.array(ends))
        return names, scipy.sparse.csr_matrix(matrix, shape=(len(articles), len(names)))


def learn(inputs):
    """Weights and biases, by L-BFGS."""
    x, y, weight = inputs
    size, classes, back = x.shape[1], y.shape[1], x.T.tocsr()

    def loss(parameters):
        weights, biases = parameters[: size * classes].reshape(size, classes), parameters[size * classes:]
        odds = x @ weights + biases
        odds -= odds.max(1, keepdims=True)
        chances = np.exp(odds)
        chances /= chances.sum(1, keepdims=True)
        error = weight[:, None] * (chances - y)
        value = -(weight[:, None] * y * np.log(chances + 1e-12)).sum() + PENALTY / 2 * (weights**2).sum()
        return value, np.concatenate([(back @ error + PENALTY * weights).ravel(), error.sum(0)])

    found = scipy.optimize.minimize(
        loss, np.zeros((size + 1) * classes), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return found[: size * classes].reshape(size, classes), found[size * classes:]


def telling(x, y):
    """How far from chance each phrase stands in the articles of one subject: the largest chi-squared over the subjects."""
    present = (x > 0).astype(float)
    seen = present.T @ y
    expected = np.outer(np.asarray(present.sum(0)).ravel(), y.sum(0)) / len(y)
    return ((seen - expected) ** 2 / np.maximum(expected, 0.5)).max(1)


def logs(odds):
    odds = odds - odds.max(1, keepdims=True)
    return odds - np.log(np.exp(odds).sum(1, keepdims=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    topics = rows(ROOT / "Sources/CDiembaoData/data/subjects.tsv")
    tops = [row[0] for row in topics if row[1] == "-"]
    strong, terms, spellings = collections.defaultdict(set), set(), {}
    for row in topics:
        for column in (4, 5):
            for term in filter(None, (part.strip() for part in row[column].split(";"))):
                key = " ".join(tokens(term))
                terms.add(key)
                spellings.setdefault(key, term)
                if column == 4:
                    strong[key].add(tops.index(row[1]))
    kept_back = {row[0] for row in rows(ROOT / "Tests/Gold/subjects.tsv")}
    labels = {row[0]: [tops.index(code) for code in row[1].split()] for row in rows(ROOT / "Training/subjects.tsv")}
    assert not kept_back & labels.keys()
    corpus = Corpus(options.corpus)
    reader, guessed = Phrases(strong), {}
    for name in corpus.ids:
        if name in kept_back or name in labels:
            continue
        score = np.zeros(len(tops))
        headline, lead, body = corpus.articles[name]
        for part, weight in ((headline, 3), (lead, 1.5), (body[:200], 0.5)):
            for term in sorted(set(reader.read(part))):
                for top in strong[term]:
                    score[top] += weight / len(strong[term])
        best = np.sort(score)[::-1]
        if best[0] >= 4 and best[0] >= 1.7 * best[1]:
            guessed[name] = int(score.argmax())

    def wanted(names):
        y = np.zeros((len(names), len(tops)))
        for row, name in enumerate(names):
            codes = labels[name] if name in labels else [guessed[name]]
            y[row, codes[0]] = 0.7 if len(codes) > 1 else 1
            for code in codes[1:]:
                y[row, code] = 0.3 / (len(codes) - 1)
        return y

    counts = collections.Counter()
    for name in sorted(guessed, key=lambda name: hashlib.sha256(name.encode()).digest()):
        counts[guessed[name]] += 1
        if counts[guessed[name]] > MOST_GUESSED:
            del guessed[name]
    labelled = sorted(labels)
    articles = labelled + sorted(guessed)
    y = wanted(articles)
    names, x = corpus.counted(articles, corpus.words | terms)
    best = np.argsort(-telling(x, y), kind="stable")[:PHRASES]
    names, x = corpus.counted(articles, {names[number] for number in best} | terms)

    # How sure the model is of articles that it has not seen, against how often it is right.
    order = np.random.RandomState(1).permutation(len(labelled))
    held = [order[number::FOLDS] for number in range(FOLDS)]
    weight = np.array([LABEL_WEIGHT if name in labels else TERM_WEIGHT for name in articles])
    parts = [np.setdiff1d(np.arange(len(articles)), rows) for rows in held] + [np.arange(len(articles))]
    with multiprocessing.Pool(len(parts)) as pool:
        *trials, (weights, biases) = pool.map(learn, [(x[rows], y[rows], weight[rows]) for rows in parts])
    odds = np.vstack([x[rows] @ trial[0] + trial[1] for rows, trial in zip(held, trials)])
    truth = [labelled[row] for row in np.concatenate(held)]
    y = wanted(truth)
    scale = min(np.arange(0.3, 2.01, 0.05), key=lambda scale: -(y * logs(odds * scale)).sum())
    first = odds.argmax(1)
    right = np.mean([first[row] in labels[name] for row, name in enumerate(truth)])
    main_one = np.mean([first[row] == labels[name][0] for row, name in enumerate(truth)])
    print(f"labelled {len(labels)}, by terms {len(guessed)}; held out: right {right:.3f}, the main one {main_one:.3f}; "
          f"scale {scale:.2f}", file=sys.stderr)

    weights, biases = np.rint(weights * scale * 100).astype(int), np.rint(biases * scale * 100).astype(int)
    print(HEADER, end="")
    print("-", *biases - biases.max(), sep="\t")
    for name, row in zip(names, weights):
        cells = [str(weight) if abs(weight) >= LEAST_WEIGHT else "" for weight in row]
        if any(cells):
            spelling = spellings.get(name) or corpus.spelling[name].most_common(1)[0][0]
            print(spelling, *cells, sep="\t")


if __name__ == "__main__":
    main()
