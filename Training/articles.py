#!/usr/bin/python3
"""The articles of the news corpus as a newspaper prints them, a JSON object {"id", "text"} a line.

    articles.py CORPUS            all of them
    articles.py CORPUS --every N  every N-th of them
    articles.py CORPUS --lines    their sentences instead, a line each, as the corpus has them but without its word
                                  boundaries: what the teachers read

CORPUS is vietnews-30k.seg.jsonl, or its .xz: an article a line, with "id", "title", "lead" and "body", a line a sentence,
signs apart and words joined by "_".
"""

import argparse
import json
import lzma
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tests" / "Gold"))
from sentences import paragraph  # noqa: E402

LINES_A_PARAGRAPH = 3


def text(article):
    """Title, lead and body; the corpus did not keep where paragraphs end, so three sentences make one, or as many more as
    close a quotation."""
    paragraphs = [paragraph([article["title"]]), paragraph([article["lead"]])]
    group = []
    for line in article["body"]:
        group.append(line)
        joined = " ".join(group)
        if len(group) >= LINES_A_PARAGRAPH and joined.count('"') % 2 == 0 and joined.count("“") == joined.count("”"):
            paragraphs.append(paragraph(group))
            group = []
    if group:
        paragraphs.append(paragraph(group))
    return "\n".join(filter(None, paragraphs)) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="one article in so many")
    options = parser.parse_args()
    with (lzma.open if options.corpus.suffix == ".xz" else open)(options.corpus, "rt", encoding="utf-8") as lines:
        for number, article in enumerate(map(json.loads, lines)):
            if number % options.every:
                continue
            if not options.lines:
                print(json.dumps({"id": article["id"], "text": text(article)}, ensure_ascii=False))
                continue
            for sentence in [article["title"], article["lead"], *article["body"]]:
                sentence = re.sub(r"\s+", " ", sentence).strip()
                if len(sentence) >= 3:
                    print(sentence.replace("_", " "))


if __name__ == "__main__":
    main()
