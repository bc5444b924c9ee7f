#!/usr/bin/python3
"""The paragraphs of sentences.tsv, put together again from the corpus, and the score of a sentence splitter on them.

    sentences.py CORPUS                    the paragraphs, a JSON object {"id", "text"} a line
    sentences.py CORPUS --analyze COMMAND  the score of a command, such as 'diembao analyze', that prints the report on
                                           the file whose path it is given
    sentences.py CORPUS --reports FILE     the score of reports, one a line, in the rows' order ("-": standard input)
    … --show                               and the boundaries that are missing or extra, in their context

CORPUS is vietnews-30k.seg.jsonl, or its .xz. A paragraph whose length or SHA-256 is another than the row says ends the
script with status 2: then corpus and rows don't belong together. A report without a document, or on another text,
counts as one without boundaries, is named, and makes the status 1.

A boundary is the end of a sentence that isn't the paragraph's last. Places are compared as the number of visible
characters before them, so that it doesn't matter what a report's text does to white space and composed letters.
"""

import argparse
import collections
import hashlib
import json
import lzma
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

ROWS = Path(__file__).with_name("sentences.tsv")
Row = collections.namedtuple("Row", "article first last length sha kind spans pattern")


def read_rows():
    """The rows of sentences.tsv."""
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        article, lines, length, sha, kind, spans, pattern = line.split("\t")
        first, last = map(int, lines.split("-"))
        spans = [tuple(map(int, span.split("-"))) for span in spans.split(",")]
        yield Row(article, first, last, int(length), sha, kind, spans, pattern)


# From the corpus to running text


def running(line):
    """A segmented line as a newspaper prints it: "đường Lê_Lợi ( Q. 1 ) ." is "đường Lê Lợi (Q. 1)."."""
    line = re.sub(r"\s+", " ", line.replace("_", " ").strip())
    for _ in range(2):
        line = re.sub(r' ([,.;:!?%)\]}”’…]+)(?=[\s”’"),.;:!?\]}]|$)', r"\1", line)
    line = re.sub(r"([(\[{“‘]) ", r"\1", line)
    line = re.sub(r"(\d) / (\d)", r"\1/\2", line)
    return re.sub(r"\s+", " ", line).strip()


def close_up(text, mark):
    """Straight quotation marks, of which only a whole paragraph tells the opening ones, at what they enclose."""
    parts = text.split(mark)
    if len(parts) < 3 or len(parts) % 2 == 0:
        return text
    out = parts[0]
    for number, part in enumerate(parts[1:]):
        if number % 2 == 0:
            before = out.rstrip()
            out = before + (" " if before and not before.endswith(("(", "“")) else "") + mark + part.strip()
        elif re.match(r"\s*[,.;:!?)”]", part):
            out += mark + part.lstrip()
        else:
            out += mark + (part if part.startswith(" ") or not part else " " + part)
    return out


def tidy(text):
    text = close_up(text, '"')
    if re.search(r"(^| )' .+ '( |$|[,.])", text):
        text = close_up(text, "'")
    return re.sub(r"\s+", " ", text).strip()


def paragraph(lines):
    """Lines of an article as one text.

    The corpus has a line a sentence, broken by a machine, and didn't keep where paragraphs ended. Lines are joined by a
    space, so that its breaks can't be seen. Only what has no stop at its end was a line of its own in the newspaper: a
    heading, byline or caption (up to 100 scalars) stands between line breaks, anything else is followed by one.
    """
    groups = [[]]
    for line in filter(None, map(running, lines)):
        stopped = re.search(r"""[.!?…]["'”’»)\]}\s]*$""", line)
        if not stopped and len(line) <= 100 and line[-1] not in ":;,":
            groups += [[line], []]
        else:
            groups[-1].append(line)
            if not stopped:
                groups.append([])
    return "\n".join(tidy(" ".join(group)) for group in groups if group)


def read_texts(corpus, rows):
    """The rows' paragraphs, checked."""
    wanted = {row.article for row in rows}
    bodies = {}
    with (lzma.open if corpus.suffix == ".xz" else open)(corpus, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["id"] in wanted:
                bodies[article["id"]] = article["body"]
    for row in rows:
        text = paragraph(bodies.get(row.article, [])[row.first:row.last])
        sha = hashlib.sha256(text.encode()).hexdigest()[:16]
        if (len(text), sha) != (row.length, row.sha):
            print(f"{name(row)}: not the text that was marked: {len(text)} scalars, SHA-256 {sha}…", file=sys.stderr)
            sys.exit(2)
        yield text


def name(row):
    return f"{row.article}:{row.first}-{row.last}"


# Scoring


def visible(text):
    """The characters that take ink, composed."""
    unseen = ("Cc", "Cf", "Zl", "Zp", "Zs")
    return [c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in unseen]


def boundaries(text, ends):
    """The places of boundaries: {visible characters before: offset}."""
    places = {len(visible(text[:end])): end for end in ends}
    for edge in (0, len(visible(text))):
        places.pop(edge, None)
    return places


def reports_of_command(command, texts):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "paragraph.txt")
        for text in texts:
            path.write_text(text, encoding="utf-8")
            yield subprocess.run(shlex.split(command) + [str(path)], stdout=subprocess.PIPE, check=False).stdout


def sentence_ends(report, text):
    """Where the sentences of a report on text end in its own text, and that; or what is wrong with it."""
    try:
        document = json.loads(report)["document"]
        found = document["text"]
        ends = [sentence["end"] for sentence in document["sentences"]]
    except (ValueError, KeyError, TypeError):
        return "no report with a document and its sentences", None
    if visible(found) != visible(text):
        return "a report on another text", None
    return ends, found


class Score:
    def __init__(self):
        self.hit = self.gold = self.found = self.exact = self.rows = 0

    def add(self, gold, found):
        self.hit += len(gold & found)
        self.gold += len(gold)
        self.found += len(found)
        self.exact += gold == found
        self.rows += 1

    def line(self):
        precision = self.hit / self.found if self.found else float(not self.gold)
        recall = self.hit / self.gold if self.gold else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return (
            f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}"
            f"  boundaries {self.gold:3}  missing {self.gold - self.hit:3}  extra {self.found - self.hit:3}"
            f"  paragraphs without a mistake {self.exact}/{self.rows}"
        )


def context(text, end):
    return f"{text[max(0, end - 40):end]} ⟂ {text[end:end + 30].strip()}".replace("\n", "¶")


def score(rows, texts, reports, show):
    scores = collections.defaultdict(Score)
    bad = 0
    for row, text, report in zip(rows, texts, reports):
        gold = boundaries(text, [end for _, end in row.spans])
        ends, found_text = sentence_ends(report, text)
        if found_text is None:
            print(f"{name(row)}: {ends}", file=sys.stderr)
            bad += 1
            found = {}
        else:
            found = boundaries(found_text, ends)
        for key in ("all", row.kind, f"hard: {row.pattern}" if row.kind == "hard" else ""):
            scores[key].add(set(gold), set(found))
        if show and gold.keys() != found.keys():
            print(f"{name(row)}  {row.kind} {row.pattern}")
            for place in sorted(gold.keys() ^ found.keys()):
                if place in gold:
                    print(f"    missing  {context(text, gold[place])}")
                else:
                    print(f"    extra    {context(found_text, found[place])}")
    scores.pop("", None)
    for key in scores:
        print(f"{key:28} {scores[key].line()}")
    return 1 if bad else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--analyze", metavar="COMMAND")
    how.add_argument("--reports", metavar="FILE")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()

    rows = list(read_rows())
    texts = list(read_texts(arguments.corpus, rows))
    if arguments.analyze:
        return score(rows, texts, reports_of_command(arguments.analyze, texts), arguments.show)
    if arguments.reports:
        raw = sys.stdin.read() if arguments.reports == "-" else Path(arguments.reports).read_text(encoding="utf-8")
        reports = [line for line in raw.split("\n") if line.strip()]
        if len(reports) != len(rows):
            print(f"{arguments.reports}: {len(reports)} reports for {len(rows)} rows", file=sys.stderr)
            return 2
        return score(rows, texts, reports, arguments.show)
    for row, text in zip(rows, texts):
        print(json.dumps({"id": name(row), "text": text}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
