#!/usr/bin/env python3
"""Judges what readers make of facilitator scripts: kitbag sets the Declaration of Human Rights in 13 languages, and
each paragraph must come back from poppler, pdfium and pdf.js.

Compared without white space, hyphens, joiners, zero-width spaces and bidi controls. No reader known gives back all of
Arabic script, so as many of its words are asked for as expected/declaration.json says; it also explains each paragraph
that a reader loses, and one that is not lost any more is a fault.
usage: declaration.py KITBAG
"""
import json
import sys
import tempfile
from pathlib import Path

from corpus import LANGUAGES, articles, workspace
from programs import report, run
from readers import READERS, bare, gives_back, words

EXPECTED = json.loads((Path(__file__).parent / "expected/declaration.json").read_text(encoding="utf-8"))
# Percent of the words, by language and reader; every paragraph where none are named.
WORDS = EXPECTED["words"]
LOST = EXPECTED["lost"]


def script(folder, language):
    workspace(folder, language)
    built = run("kitbag", program, "-C", folder, "build", f"base@{language}", "--format", "script")
    if built.returncode != 0:
        raise RuntimeError(f"kitbag build: {built.stdout}{built.stderr[:2000]}")
    return next(folder.glob("output/**/*-script.pdf"))


def judge(language):
    paragraphs = [text for heading, texts in articles(language) for text in (heading, *texts)]
    faults, notes = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = script(Path(folder), language)
        for reader in READERS:
            name, pages = reader.__name__, [bare(page) for page in reader(path)]
            least = WORDS.get(language, {}).get(name)
            if least is None:
                lost = [text for text in paragraphs if not gives_back(pages, bare(text))]
                explained = {case["paragraph"] for case in LOST if (case["language"], case["reader"]) == (language, name)}
                faults += [f"{name} does not give back: {text}" for text in lost if text not in explained]
                faults += [f"{name} gives back what it is said to lose: {text}" for text in explained.difference(lost)]
                notes.append(f"{name} {len(paragraphs) - len(lost)} of {len(paragraphs)} paragraphs")
                continue
            wanted = words(" ".join(paragraphs))
            found = 100 * sum(any(word in page for page in pages) for word in wanted) / len(wanted)
            notes.append(f"{name} {found:.1f} percent of {len(wanted)} words")
            if found < least:
                faults.append(f"{name} gives back {found:.1f} percent of {len(wanted)} words, less than {least}")
    return faults, ", ".join(notes)


if len(sys.argv) != 2:
    sys.exit(__doc__.splitlines()[-1])
program = Path(sys.argv[1]).resolve()
report(LANGUAGES, judge)
