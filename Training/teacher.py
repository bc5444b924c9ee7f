#!/usr/bin/python3
"""A toolkit's reading of a text: its words and parts of speech, a line for each line.

    teacher.py vinlp|underthesea TEXT

Words are written as word//TAG with tabs between them; spaces within a word stay or become "_", as the toolkit does.
"""

import sys

toolkit, path = sys.argv[1:]
if toolkit == "vinlp":
    from ViNLP import pos_tag
else:
    from underthesea import pos_tag
with open(path, encoding="utf-8") as lines:
    for line in lines:
        print("\t".join(f"{word}//{tag}" for word, tag in pos_tag(line.rstrip("\n"))))
