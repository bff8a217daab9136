#!/usr/bin/env python3
"""Judges the text of a PDF: each expected paragraph must come back from poppler and from pdfium.

Compared without white space, joiners, zero-width spaces and bidi controls.
usage: extract.py [--words PERCENT] FILE.pdf EXPECTED.txt      one paragraph per line
--words 80 asks for 80 percent of the words instead of every paragraph; for Arabic script, where no known reader is exact.
"""
import argparse
import re
import sys
from pathlib import Path

try:
    import pypdfium2
except ImportError:
    sys.exit("pypdfium2 is missing: run tests/judges/install.sh, then use tests/judges/judge extract")

from programs import report, run

IGNORED = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff]+")


def bare(text):
    return IGNORED.sub("", text)


def poppler(path):
    result = run("poppler-utils", "pdftotext", "-enc", "UTF-8", path, "-", encoding="utf-8")
    if result.returncode != 0:
        raise RuntimeError(f"pdftotext: {result.stderr.strip()}")
    return result.stdout


def pdfium(path):
    document = pypdfium2.PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in document)


def judge(path):
    paragraphs = [line.strip() for line in Path(options.expected).read_text(encoding="utf-8").splitlines() if bare(line)]
    if not paragraphs:
        return [f"{options.expected} expects nothing"], ""
    faults, notes = [], []
    for reader in (poppler, pdfium):
        text = bare(reader(path))
        if options.words is None:
            lost = [paragraph for paragraph in paragraphs if bare(paragraph) not in text]
            faults += [f"{reader.__name__} does not give back: {paragraph}" for paragraph in lost]
            notes.append(f"{reader.__name__} {len(paragraphs) - len(lost)} of {len(paragraphs)} paragraphs")
        else:
            words = [bare(word) for word in " ".join(paragraphs).split() if bare(word)]
            found = 100 * sum(word in text for word in words) / len(words)
            notes.append(f"{reader.__name__} {found:.0f} percent of {len(words)} words")
            if found < options.words:
                faults.append(f"{reader.__name__} gives back {found:.0f} percent of {len(words)} words, less than {options.words}")
    return faults, ", ".join(notes)


parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--words", type=int, metavar="PERCENT")
parser.add_argument("pdf")
parser.add_argument("expected")
options = parser.parse_args()
report([options.pdf], judge)
