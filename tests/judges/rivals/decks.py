#!/usr/bin/env python3
"""Writes a deck some times with python-pptx and prints the CPU seconds that it took, without the start of Python.

`make bench` reads them.
usage: decks.py SLIDES.json TIMES OUTPUT.pptx      SLIDES.json: [{title, body: [TEXT...], notes: [TEXT...]}...]
"""
import io
import json
import sys
import time
from pathlib import Path

from pptx import Presentation

slides, times, output = sys.argv[1:]
content = json.loads(Path(slides).read_text(encoding="utf-8"))


def deck():
    deck = Presentation()
    for one in content:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = one["title"]
        slide.placeholders[1].text_frame.text = "\n".join(one["body"])
        if one["notes"]:
            slide.notes_slide.notes_text_frame.text = "\n".join(one["notes"])
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


before = time.process_time()
for _ in range(int(times)):
    made = deck()
print(time.process_time() - before)
Path(output).write_bytes(made)
