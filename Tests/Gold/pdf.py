#!/usr/bin/python3
"""How well articles are read out of PDF documents, beside pdftotext (poppler-utils) on the same ones, where it is there.

    pdf.py --convert COMMAND [--only PATTERN] [--show] [--folder FOLDER]

COMMAND prints, for the path of a document that is put at its end, what `diembao convert --json --language vi` prints. pdf.tar.xz holds the documents, each beside a NAME.json with the paragraphs that
a reader finds there; pdf_make.py made them, from its articles.txt.

text: F1 of the words (bags) of all that is printed, mean over the documents. order: share of paragraphs of the text after whose end the next
one begins, captions apart. borders: F1 of the places between words where one paragraph ends and the next begins, of all documents together;
of pdftotext, where it has an empty line. headline: articles whose headline is right; of pdftotext, whose words are its first paragraph.
FOLDER holds documents that are not packed yet.
"""

import argparse
import collections
import difflib
import fnmatch
import json
import re
import resource
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from pathlib import Path

ARCHIVE = Path(__file__).resolve().with_name("pdf.tar.xz")


def words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text or "").lower())


def flat(paragraphs):
    """The words of all paragraphs, and how many words stand before each border."""
    result, borders = [], set()
    for text in paragraphs:
        found = words(text)
        if found and result:
            borders.add(len(result))
        result += found
    return result, borders


def find(part, whole, start=0):
    for at in range(start, len(whole) - len(part) + 1):
        if whole[at:at + len(part)] == part:
            return at
    return None


def order(articles, told):
    """Pairs of neighbouring paragraphs, and how many of them follow one another."""
    pairs = right = 0
    every = [words(one["text"]) for article in articles for one in article if one["role"] != "caption" and len(words(one["text"])) >= 3]
    for article in articles:
        texts = [words(one["text"]) for one in article if one["role"] != "caption" and len(words(one["text"])) >= 3]
        for first, second in zip(texts, texts[1:]):
            pairs += 1
            end, begin = find(first[-5:], told), find(second[:5], told)
            if end is None or begin is None:
                continue
            between = told[end + len(first[-5:]):begin]
            others = [text for text in every if text != second and find(text[:5], between) is not None]
            right += begin >= end and not others
    return pairs, right


def measure(document, told_articles):
    gold = [one["paragraphs"] for one in document["articles"]]
    gold_words, gold_borders = flat([one["text"] for article in gold for one in article])
    told_words, told_borders = flat([text for article in told_articles for _, text in article])
    common = sum((collections.Counter(gold_words) & collections.Counter(told_words)).values())
    pairs, right = order(gold, told_words)
    place = {}
    for block in difflib.SequenceMatcher(None, told_words, gold_words, autojunk=False).get_matching_blocks():
        place.update((block.a + n, block.b + n) for n in range(block.size))
    hits = {other for border in told_borders for other in (place.get(border - 1, -9) + 1, place.get(border)) if other in gold_borders}
    headlines = [" ".join(words(text)) for article in told_articles for role, text in article if role == "headline"]
    wanted = [" ".join(words(one["text"])) for article in gold for one in article if one["role"] == "headline"]
    return {"text": 2 * common / max(1, len(gold_words) + len(told_words)), "pairs": pairs, "in order": right, "hits": len(hits),
            "borders": len(gold_borders), "told": len(told_borders), "wanted": len(wanted), "headlines": sum(one in headlines for one in wanted),
            "articles": len(told_articles) == len(gold), "leaks": sum(" ".join(words(one)) in " ".join(told_words) for one in document["not"])}


def of_json(output, _):
    articles = []
    for line in output.splitlines():
        read = json.loads(line).get("document")
        if read:
            paragraphs = read["paragraphs"]
            articles.append([(one["role"], read["text"][one["start"]:one["end"]]) for one in paragraphs])
    return articles


def of_text(output, document):
    texts = [" ".join(text.split()) for text in re.split(r"\n\s*\n|\f", output.decode("utf-8", "replace"))]
    texts = [text for text in texts if text]
    if "encoded" in document:
        back = {}
        for one, other in zip(document["encoded"][0], document["articles"][0]["paragraphs"]):
            back.update(zip(words(one), words(other["text"])) if len(words(one)) == len(words(other["text"])) else ())
        texts = [" ".join(back.get(word, word) for word in words(text)) for text in texts]
    return [[("headline" if at == 0 else "body", text) for at, text in enumerate(texts)]]


def report(name, rows, spent, show):
    for path, row in rows.items() if show else ():
        hits = 2 * row["hits"] / max(1, row["borders"] + row["told"])
        if min(row["text"], hits, row["in order"] / max(1, row["pairs"])) < 0.98 or row["headlines"] < row["wanted"] or row["leaks"] or not row["articles"]:
            print(f"  {path.stem}: text {row['text']:.3f}, order {row['in order']}/{row['pairs']}, borders {hits:.3f} ({row['hits']} of "
                  f"{row['borders']}, {row['told']} told), headlines {row['headlines']}/{row['wanted']}, leaks {row['leaks']}, articles {row['articles']}")
    total = {key: sum(row[key] for row in rows.values()) for key in next(iter(rows.values()))}
    print(f"{name}: {len(rows)} documents, text F1 {total['text'] / len(rows):.4f}, order {total['in order'] / total['pairs']:.3f}, "
          f"borders F1 {2 * total['hits'] / (total['borders'] + total['told']):.3f}, headline {total['headlines'] / total['wanted']:.3f}, "
          f"articles told apart {total['articles'] / len(rows):.3f}, {total['leaks']} running lines in the text, {1000 * spent / len(rows):.0f} ms CPU")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--convert", required=True)
    parser.add_argument("--only", default="*", metavar="PATTERN")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--folder", type=Path, help="documents that are not packed yet")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="diembao-pdf.") as folder:
        if not options.folder:
            with tarfile.open(ARCHIVE) as archive:
                archive.extractall(folder, filter="data")
        paths = sorted(path for path in (options.folder or Path(folder)).glob("*.pdf") if fnmatch.fnmatch(path.stem, options.only))
        gold = {path: json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in paths}
        readers = [("diembao", [*shlex.split(options.convert), "PATH"], of_json)]
        if shutil.which("pdftotext"):
            readers.append(("pdftotext", ["pdftotext", "PATH", "-"], of_text))
            readers.append(("pdftotext -layout", ["pdftotext", "-layout", "PATH", "-"], of_text))
        for name, command, read in readers:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            outputs = {path: subprocess.run([str(path) if one == "PATH" else one for one in command], stdout=subprocess.PIPE, check=False).stdout
                       for path in paths}
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            if not all(outputs.values()):
                sys.exit(f"{name} says nothing of {next(path for path in paths if not outputs[path])}")
            report(name, {path: measure(gold[path], read(outputs[path], gold[path])) for path in paths}, spent, options.show and name == "diembao")
        if len(readers) == 1:
            print("pdftotext is not there to compare with; it is in the package poppler-utils.")


if __name__ == "__main__":
    main()
