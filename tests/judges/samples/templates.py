#!/usr/bin/env python3
"""Makes a workspace of tests/small with overlays on PowerPoint files of other producers: templates.py FOLDER OVERLAY..."""

import shutil
import subprocess
import sys
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Emu, Pt

HERE = Path(__file__).resolve().parent
SMALL = HERE.parents[1] / "small"

# Names of layouts as Khmer PowerPoint has them, and one that an office made for its cases.
KHMER = {
    "Title Slide": "ស្លាយចំណងជើង",
    "Title and Content": "ចំណងជើង និងខ្លឹមសារ",
    "Section Header": "ក្បាលផ្នែក",
    "Two Content": "ខ្លឹមសារពីរ",
    "Title Only": "ចំណងជើងប៉ុណ្ណោះ",
    "Content with Caption": "ករណីសិក្សា",
}

OVERLAY = """overlay: {name}
title: {title}
code: {name}
languages: {{ list: [{language}] }}
publish: {{ drafts: show }}
variables: {{ office: the Divisional Secretariat }}
branding:
  template: assets/deck.pptx
{layouts}"""


def of_python(target):
    """4:3, with names in Khmer, as python-pptx writes it."""
    deck = Presentation()
    for layout in deck.slide_layouts:
        layout.name = KHMER.get(layout.name, layout.name)
    deck.slide_master.background.fill.solid()
    deck.slide_master.background.fill.fore_color.rgb = RGBColor(0xFA, 0xF6, 0xEE)
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "To be left out"
    deck.save(target)


def of_office(target):
    """A file that LibreOffice wrote: no styles in its masters, twins among its placeholders."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(12192000), Emu(6858000)
    for layout in (deck.slide_layouts[0], deck.slide_layouts[1]):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = "To be left out"
        slide.placeholders[1].text_frame.text = "Words"
        slide.placeholders[1].text_frame.paragraphs[0].runs[0].font.size = Pt(24)
    folder = target.parent / "office"
    folder.mkdir()
    deck.save(folder / "deck.pptx")
    for form, source in (("odp", "deck.pptx"), ("pptx", "odp/deck.odp")):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", form,
             "--outdir", folder / form, folder / source],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
    shutil.move(folder / "pptx" / "deck.pptx", target)
    shutil.rmtree(folder)


def of_javascript(target):
    subprocess.run(["node", HERE / "templates.mjs", target], check=True, stdout=subprocess.DEVNULL)


def main(folder, wanted):
    shutil.copytree(SMALL, folder)
    shutil.rmtree(folder / "overlays")
    rows = [
        ("km", "Names in Khmer", of_python, "km", '  layouts: { picture-text: Picture with Caption, quote: ករណីសិក្សា }\n'),
        ("lo", "LibreOffice", of_office, "en", ""),
        ("js", "PptxGenJS", of_javascript, "en", "  layouts: { picture-text: Picture and words }\n"),
        ("af", "Dari on a file from left to right", of_python, "fa-AF", ""),
    ]
    for name, title, write, language, layouts in rows:
        if name not in wanted:
            continue
        assets = folder / "overlays" / name / "assets"
        assets.mkdir(parents=True)
        write(assets / "deck.pptx")
        overlay = OVERLAY.format(name=name, title=title, language=language, layouts=layouts)
        (assets.parent / "overlay.yaml").write_text(overlay, encoding="utf-8")


main(Path(sys.argv[1]), sys.argv[2:])
