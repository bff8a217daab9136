#!/usr/bin/env python3
"""Judges the text of a PDF: each expected paragraph must come back from poppler, pdfium and pdf.js.

Compared without white space, hyphens, joiners, zero-width spaces and bidi controls.
usage: extract.py [--words PERCENT] FILE.pdf EXPECTED.txt      one paragraph per line
--words 80 asks for 80 percent of the words instead of every paragraph; for Arabic script, where no known reader is exact.
"""
import argparse
from pathlib import Path

from programs import report
from readers import READERS, bare, words


def judge(path):
    paragraphs = [line.strip() for line in Path(options.expected).read_text(encoding="utf-8").splitlines() if bare(line)]
    if not paragraphs:
        return [f"{options.expected} expects nothing"], ""
    faults, notes = [], []
    for reader in READERS:
        text = bare("".join(reader(path)))
        if options.words is None:
            lost = [paragraph for paragraph in paragraphs if bare(paragraph) not in text]
            faults += [f"{reader.__name__} does not give back: {paragraph}" for paragraph in lost]
            notes.append(f"{reader.__name__} {len(paragraphs) - len(lost)} of {len(paragraphs)} paragraphs")
        else:
            wanted = words(" ".join(paragraphs))
            found = 100 * sum(word in text for word in wanted) / len(wanted)
            notes.append(f"{reader.__name__} {found:.0f} percent of {len(wanted)} words")
            if found < options.words:
                faults.append(f"{reader.__name__} gives back {found:.0f} percent of {len(wanted)} words, less than {options.words}")
    return faults, ", ".join(notes)


parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--words", type=int, metavar="PERCENT")
parser.add_argument("pdf")
parser.add_argument("expected")
options = parser.parse_args()
report([options.pdf], judge)
