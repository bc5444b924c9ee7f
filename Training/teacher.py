#!/usr/bin/python3
"""A toolkit's reading of a text: its words and parts of speech, a line for each line.

    teacher.py vinlp|underthesea|vncorenlp TEXT

Words are written as word//TAG with tabs between them; spaces within a word stay or become "_", as the toolkit does.
VnCoreNLP's word segmenter, which needs Java, has no parts of speech: its words stand alone with spaces between them.
"""

import sys


def tagged(pos_tag):
    return lambda line: "\t".join(f"{word}//{tag}" for word, tag in pos_tag(line))


toolkit, path = sys.argv[1:]
if toolkit == "vinlp":
    from ViNLP import pos_tag
    read = tagged(pos_tag)
elif toolkit == "underthesea":
    from underthesea import pos_tag
    read = tagged(pos_tag)
else:
    from python_rdrsegmenter import load_segmenter
    segmenter = load_segmenter()

    def read(line):
        # On the way from Java a byte order mark at the beginning is lost.
        mark = "\ufeff" if line.startswith("\ufeff") else ""
        return mark + segmenter.tokenize(line).removeprefix("\ufeff")
with open(path, encoding="utf-8") as lines:
    for line in lines:
        print(read(line.rstrip("\n")))
