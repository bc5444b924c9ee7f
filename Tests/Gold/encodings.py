#!/usr/bin/python3
"""How well texts in old encodings are recognised and read: articles of the news corpus, converted into each of them.

    encodings.py CORPUS --analyze COMMAND [--articles N] [--show]

CORPUS is the news corpus (docs/DATA.md); COMMAND reads a line of JSON an article, here with the path of a file, and prints its
report, such as 'diembao analyze --jsonl'. Whole articles, and of each a piece of 200 bytes that begins at a word. "named": the
reported encoding is the right one; "read": the reported text is the article's (composed, and without regard to case where the
encoding has no capitals with tones); "case": of the words that have such a capital, those that are reported with it, and of the
words that were reported with one, those that have it. English and French stand for texts that are no Vietnamese: "named" are those
that are reported as no Vietnamese encoding.
"""

import argparse
import itertools
import json
import lzma
import random
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "Training"))
from articles import text  # noqa: E402

PIECE = 200

# Written for this test.
OTHERS = {
    "en": """The minister’s résumé was published on Tuesday, and critics called it naïve. “We shan’t comment,” a spokesman said – the
    café où il travaillait remains closed. The façade of the town hall, built in 1887, will be cleaned at a cost of £40,000; the
    mayor, José Núñez, hopes that tourists will come back before the summer. A cliché, perhaps, but a déjà vu for many voters.""",
    "fr": """Le président a déclaré mardi que la réforme serait présentée au Parlement avant l’été. « Nous n’avons pas changé d’avis »,
    a-t-il ajouté, après une réunion à Hà Nội où les élèves français étaient reçus. La forêt brûlée près de Nîmes a été évacuée ;
    les pompiers, épuisés, craignent que le vent ne se lève à nouveau. Le maire, lui, espère que l’État paiera les dégâts causés.""",
}


def codes():
    """{encoding: {letter: bytes}}, from the table that the program has."""
    tables = {}
    for line in (ROOT / "Sources/CDiembaoData/data/encodings.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        encoding, digits, letter = line.split("\t")
        tables.setdefault(encoding, {}).setdefault(letter, bytes.fromhex(digits))
    for encoding in ("tcvn3", "vps"):
        table = tables[encoding]
        for letter in list(table):
            table.setdefault(letter.upper(), table[letter])
    # VNI's mixed forms ("Aù") are read, but hardly anybody writes them.
    for letter, code in tables["vni"].items():
        if len(code) == 2 and letter.isupper() and code[1] >= 0xE0:
            tables["vni"][letter] = bytes([code[0], code[1] - 0x20])
    return tables


def encoder(table):
    taken = {code for code in table.values() if len(code) == 1 and code >= b"\x80"}

    def encode(whole):
        out = bytearray()
        for letter in whole:
            if letter in table:
                out += table[letter]
            else:
                code = letter.encode("cp1252", "replace")
                # A sign whose code is a letter's here can't be written.
                out += b"?" if code in taken else code
        return bytes(out)

    return encode


def windows1258(whole):
    """Tones apart, circumflex, breve and horn within the letters."""
    out = []
    for letter in whole:
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts if part in "\u0300\u0301\u0309\u0303\u0323"]
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        try:
            out.append("".join([base, *tones]).encode("cp1258"))
        except UnicodeEncodeError:
            out.append(b"?")
    return b"".join(out)


def misread(data):
    """What comes of bytes that a program takes for Windows-1252, as the decoders of the web do."""
    return "".join(bytes([byte]).decode("cp1252", "replace") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte) for byte in data)


def encodings():
    tables = codes()
    old = {
        "windows-1258": windows1258, "TCVN3": encoder(tables["tcvn3"]), "VNI": encoder(tables["vni"]),
        "VISCII": encoder(tables["viscii"]), "VPS": encoder(tables["vps"]),
    }
    ways = {name: (name, encode) for name, encode in old.items()}
    for name in ("TCVN3", "VNI"):
        ways[f"{name} as UTF-8"] = (name, lambda whole, encode=old[name]: misread(encode(whole)).encode())
    ways["UTF-8"] = ("UTF-8", str.encode)
    ways["UTF-8 decomposed"] = ("UTF-8", lambda whole: unicodedata.normalize("NFD", whole).encode())
    ways["UTF-8 twice"] = ("UTF-8", lambda whole: misread(whole.encode()).encode())
    for name in ("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"):
        ways[name] = (name, lambda whole, name=name: whole.encode(name.lower()))
    return ways


def piece(whole, size):
    """About so many bytes of UTF-8 from a word's beginning in the middle."""
    start = whole.find(" ", len(whole) // 3) + 1
    data = whole[start:].encode()[:size]
    return data.decode(errors="ignore").rsplit(" ", 1)[0]


def capitals(whole):
    """The words that begin with, or have, a capital with a tone."""
    words = []
    for match in re.finditer(r"\w+", whole):
        word = match.group()
        has = any(unicodedata.combining(part) and part in "\u0300\u0301\u0309\u0303\u0323"
                  for letter in word if letter.isupper() for part in unicodedata.normalize("NFD", letter))
        words.append((match.start(), has))
    return words


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--analyze", required=True)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    with (lzma.open if options.corpus.suffix == ".xz" else open)(options.corpus, "rt", encoding="utf-8") as lines:
        articles = [unicodedata.normalize("NFC", text(json.loads(line))) for line in itertools.islice(lines, 3 * options.articles)]
    random.Random(258).shuffle(articles)
    articles = articles[:options.articles]
    print(f"{'':22}{'named':>9}{'read':>9}{'named':>9}{'read':>9}   case found, right")
    print(f"{'':22}{'whole articles':>18}{'200 bytes':>18}")
    for way, (name, encode) in encodings().items():
        cells = []
        hits = found = wanted = 0
        for size in (None, PIECE):
            texts = [article if size is None else piece(article, size) for article in articles]
            named = read = 0
            for whole, report in zip(texts, reports(options.analyze, [encode(whole) for whole in texts])):
                reported = (report["source"]["encoding"] or {}).get("name")
                same = (report.get("document") or {}).get("text") or ""
                good = reported == name and ("MISDECODED_TEXT" in [w["code"] for w in report["warnings"]]) == (way.endswith("as UTF-8") or way.endswith("twice"))
                named += good
                plain = unicodedata.normalize("NFC", same)
                # What an encoding lacks is no matter of reading.
                expected = unicodedata.normalize("NFC", whole)
                if name in codes_of_windows:
                    expected = "".join(letter if representable(letter, name) else "?" for letter in expected)
                equal = plain == expected if name not in ("TCVN3", "VPS") else plain.lower() == expected.lower()
                read += equal
                if size is None and name in ("TCVN3", "VPS") and equal:
                    for (_, true), (_, told) in zip(capitals(expected), capitals(plain)):
                        wanted += true
                        found += told
                        hits += true and told
                    if options.show:
                        for (place, true), (_, told) in zip(capitals(expected), capitals(plain)):
                            if true != told:
                                print("   ", "lost" if true else "too many", repr(expected[max(0, place - 30):place + 20]))
                if options.show and not (good and equal):
                    place = next((at for at, (a, b) in enumerate(zip(plain, expected)) if a != b), 0)
                    print("   ", reported, repr(plain[max(0, place - 20):place + 30]), "for", repr(expected[max(0, place - 20):place + 30]))
            cells += [named / len(texts), read / len(texts)]
        case = f"   {hits / wanted:.4f}, {hits / max(1, found):.4f} of {wanted}" if wanted else ""
        print(f"{way:22}" + "".join(f"{cell:9.4f}" for cell in cells) + case)
    for language, whole in OTHERS.items():
        whole = " ".join(whole.split())
        words = whole.split(" ")
        pieces = [" ".join(words[start:start + 30]) for start in range(0, len(words) - 29)]
        plain = [report for report in reports(options.analyze, [one.encode("cp1252", "replace") for one in pieces])]
        good = sum((report["source"]["encoding"] or {}).get("name") in ("windows-1252", "UTF-8", None) for report in plain)
        print(f"{language + ' in windows-1252':22}{good / len(pieces):9.4f} of {len(pieces)} pieces")


codes_of_windows = ("windows-1258", "TCVN3", "VNI", "VISCII", "VPS")


def representable(letter, name, tables={}):
    """Whether an encoding has a letter or sign."""
    if ord(letter) < 128:
        return True
    if not tables:
        tables.update(codes())
    if letter in tables.get(name.lower(), {}) and name != "windows-1258":
        return True
    if name == "windows-1258":
        return windows1258(letter) != b"?"
    try:
        code = letter.encode("cp1252")
    except UnicodeEncodeError:
        return False
    # Its code may be a letter's here.
    return code not in tables[name.lower()].values()


def reports(command, files):
    with tempfile.TemporaryDirectory(prefix="diembao-encodings.") as folder:
        requests = []
        for number, data in enumerate(files):
            path = Path(folder, f"{number:05}.txt")
            path.write_bytes(data)
            requests.append(json.dumps({"id": str(number), "path": str(path)}))
        run = subprocess.run(shlex.split(command), input="\n".join(requests).encode() + b"\n", stdout=subprocess.PIPE, check=False)
    found = [json.loads(line) for line in run.stdout.decode().split("\n") if line]
    if len(found) != len(files):
        sys.exit(f"{len(found)} reports on {len(files)} files")
    return found


if __name__ == "__main__":
    main()
