#!/usr/bin/env python3
"""Writes a small deck, whole or with one fault: deck.py OUT.pptx [FAULT]"""
import io
import sys
import zipfile

from PIL import Image
from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.util import Inches

out, fault = sys.argv[1], (sys.argv[2:] or ["none"])[0]
KNOWN = ["none", "title", "twin", "alt", "notes", "language", "schema", "hidden", "cut", "font"]
if fault not in KNOWN:
    sys.exit(f"no fault {fault}: choose from {', '.join(KNOWN)}")


def write(frame, text):
    run = frame.paragraphs[0].add_run()
    run.text = text
    if fault != "language":
        run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_US


deck = Presentation()
for number in (1, 2):
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    title = "People first" if number == 1 or fault == "twin" else "Rights in law"
    if fault != "title" or number == 1:
        write(slide.shapes.title.text_frame, title)
    if fault != "notes" or number == 1:
        write(slide.notes_slide.notes_text_frame, f"Say hello to everyone, {number}.")
image = io.BytesIO()
Image.new("RGB", (8, 8), "navy").save(image, "PNG")
image.seek(0)
picture = slide.shapes.add_picture(image, Inches(2), Inches(3), Inches(2))
picture._element.nvPicPr.cNvPr.set("descr", "" if fault == "alt" else "A navy square")
if fault == "schema":
    slide._element.set("colour", "red")
if fault == "hidden":
    slide._element.set("show", "0")
deck.save(out)
if fault == "font":
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("ppt/fonts/font1.fntdata", b"\0\1\0\0" + bytes(200))
if fault == "cut":
    with open(out, "r+b") as file:
        file.truncate(9000)
