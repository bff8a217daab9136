#!/usr/bin/env python3
"""Judges glyphs and lines: what kitbag makes of the Declaration of Human Rights must be what HarfBuzz and ICU make of it.

Each line has the clusters, glyphs and positions that HarfBuzz gives its characters, in the order of ICU's bidi algorithm,
and ends where ICU's breaks and HarfBuzz's widths end it. Differences that are right stand in expected/typeset.json,
each with its reason; one that is there no more is a fault.
usage: typeset.py PROGRAM      the example `typeset`, which cargo builds of typeset.rs
"""
import bisect
import itertools
import json
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

try:
    import icu
    import uharfbuzz as hb
except ImportError:
    sys.exit("PyICU or uharfbuzz is missing: run tests/judges/install.sh, then use tests/judges/judge typeset")

from corpus import LANGUAGES, RIGHT_TO_LEFT, paragraphs
from programs import report

HERE = Path(__file__).parent
FACES = HERE / "../../assets/fonts"
EXPLAINED = json.loads((HERE / "expected/typeset.json").read_text(encoding="utf-8"))

SIZE = 11_000
WIDTHS = [200_000, 240_000, 300_000, 360_000, 450_000]
# How far a position may be off, in thousandths of a point: they are rounded there.
ROUNDED = 1


@cache
def family(name):
    """The regular face as HarfBuzz reads it, its units to the em, and the characters that it has."""
    face = hb.Face((FACES / f"{name}-Regular.ttf").read_bytes())
    return hb.Font(face), face.upem, set(face.unicodes)


def families(language):
    """In the order in which a character is looked for."""
    own = LANGUAGES[language][1]
    return list(dict.fromkeys([own, "NotoSans", *(name for _, name in LANGUAGES.values())]))


def boundaries(iterator, text):
    iterator.setText(text)
    return list(iterator)


def scripts(text):
    """The script of each character; signs and marks have that of the letters before them, or else after them."""
    own = [icu.Script.getScript(ord(c)).getShortName() for c in text]
    known = next((name for name in own if name not in ("Zyyy", "Zinh")), "Zyyy")
    result = []
    for name in own:
        known = known if name in ("Zyyy", "Zinh") else name
        result.append(known)
    return result


class Paragraph:
    """A text as HarfBuzz and ICU see it."""

    def __init__(self, text, language):
        self.text, self.language = text, language
        locale = icu.Locale(language)
        self.breaks = boundaries(icu.BreakIterator.createLineInstance(locale), text)
        self.graphemes = boundaries(icu.BreakIterator.createCharacterInstance(locale), text)
        self.bidi = icu.Bidi()
        self.bidi.setPara(icu.UnicodeString(text), 1 if language in RIGHT_TO_LEFT else 0)
        self.looks = list(zip(self.faces(), scripts(text)))
        widths = [0] * (len(text) + 1)
        for start, glyphs in self.clusters(0, len(text)):
            widths[start + 1] += sum(glyph[1] for glyph in glyphs)
        self.pen = list(itertools.accumulate(widths))

    def faces(self):
        """The face of each character: the first that has its whole grapheme."""
        result, start = [], 0
        for end in self.graphemes:
            wanted = {ord(c) for c in self.text[start:end] if not icu.Char.hasBinaryProperty(c, icu.UProperty.DEFAULT_IGNORABLE_CODE_POINT)}
            result += [next(name for name in families(self.language) if wanted <= family(name)[2])] * (end - start)
            start = end
        return result

    def strips(self, start, end):
        """From left to right, the pieces of a line that have one direction, face and script."""
        line = self.bidi.setLine(start, end)
        for index in range(line.countRuns()):
            first, length, direction = line.getVisualRun(index)
            first += start
            pieces = [list(group) for _, group in itertools.groupby(range(first, first + length), lambda at: self.looks[at])]
            for piece in pieces if direction == 0 else reversed(pieces):
                yield piece[0], piece[-1] + 1, "rtl" if direction else "ltr"

    def clusters(self, start, end):
        """The clusters of a line from left to right: where each begins, and its glyphs as kitbag tells them."""
        for first, last, direction in self.strips(start, end):
            face, script = self.looks[first]
            font, units, _ = family(face)
            buffer = hb.Buffer()
            buffer.add_str(self.text[start:end], first - start, last - first)
            buffer.direction, buffer.script, buffer.language = direction, script, self.language
            hb.shape(font, buffer)
            glyphs = zip(buffer.glyph_infos, buffer.glyph_positions)
            for cluster, group in itertools.groupby(glyphs, lambda glyph: glyph[0].cluster):
                scaled = lambda length: length * SIZE / units
                yield cluster + start, [(info.codepoint, scaled(at.x_advance), scaled(at.x_offset), scaled(-at.y_offset)) for info, at in group]

    def end_of_line(self, start, width):
        """Where the line ends that begins there: as late as its words, without the blanks at the end, fit."""
        best = None
        for end in self.breaks[bisect.bisect_right(self.breaks, start):]:
            bare = start + len(self.text[start:end].rstrip())
            if self.pen[bare] - self.pen[start] > width + ROUNDED:
                break
            best = end
        return best


def ask(program, language, texts):
    """kitbag's lines of each text at each width."""
    question = {"locale": language, "rtl": language in RIGHT_TO_LEFT, "size": SIZE, "widths": WIDTHS}
    asked = "".join(json.dumps({**question, "text": text}, ensure_ascii=False) + "\n" for text in texts)
    told = subprocess.run([program], input=asked, capture_output=True, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in told.stdout.splitlines()]


def glyph_faults(paragraph, line, start, end):
    """Where the glyphs of a line are not HarfBuzz's. Clusters may be finer or coarser than its own, but keep all text."""
    text = paragraph.text[start:end]
    ours = [(run["face"].removesuffix("-Regular"), *glyph) for run in line["runs"] for _, glyphs in run["clusters"] for glyph in glyphs]
    theirs = [(paragraph.looks[at][0], *glyph) for at, glyphs in paragraph.clusters(start, end) for glyph in glyphs]
    for one, other in itertools.zip_longest(ours, theirs):
        if not one or not other or one[:2] != other[:2] or any(abs(a - b) > ROUNDED for a, b in zip(one[2:], other[2:])):
            yield f"glyphs of {text!r}: kitbag {one}, HarfBuzz {other}"
            break
    kept = "".join(sorted(c for run in line["runs"] for words, _ in run["clusters"] for c in words))
    if kept != "".join(sorted(text)):
        yield f"text of {text!r}: kitbag keeps {kept!r} in some order"


def line_faults(paragraph, start, end, width):
    """Why a line should end elsewhere."""
    text, wanted = paragraph.text, paragraph.end_of_line(start, width)
    if end == wanted or end == len(text) == wanted:
        return
    shown = lambda at: "nowhere" if at is None else f"{text[max(0, at - 12):at]}|{text[at:at + 12]}"
    allowed = "" if end in paragraph.breaks else ", where ICU allows none"
    yield f"break: kitbag {shown(end)}{allowed}, ICU {shown(wanted)}"


def judge(language):
    texts = list(dict.fromkeys(paragraphs(language)))
    explained = {case["difference"]: case["reason"] for case in EXPLAINED if case["language"] == language}
    found, lines, glyphs = Counter(), 0, 0
    for text, answers in zip(texts, ask(PROGRAM, language, texts), strict=True):
        paragraph, bytes_before = Paragraph(text, language), list(itertools.accumulate((len(c.encode()) for c in text), initial=0))
        for width, answer in zip(WIDTHS, answers):
            for line in answer:
                start, end = (bisect.bisect_left(bytes_before, line[key]) for key in ("from", "to"))
                found.update(line_faults(paragraph, start, end, width))
                found.update(glyph_faults(paragraph, line, start, end))
                lines += 1
                glyphs += sum(len(cluster[1]) for run in line["runs"] for cluster in run["clusters"])
    faults = [fault for fault in found if fault not in explained]
    faults += [f"explained in expected/typeset.json, but there no more: {case}" for case in explained if case not in found]
    return faults, f"{len(texts)} paragraphs, {lines} lines, {glyphs} glyphs, {len(explained)} differences explained"


if len(sys.argv) != 2:
    sys.exit(__doc__.splitlines()[-1])
PROGRAM = sys.argv[1]
report(LANGUAGES, judge)
