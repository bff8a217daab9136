#!/usr/bin/env python3
"""Judges the looks of pages and slides: kitbag builds small modules in five languages, and poppler's and LibreOffice's
pictures of them must be those in expected/pictures, but for how edges are smoothed.

usage: pictures.py [--bless] KITBAG            --bless keeps today's pictures: look at each before you commit it
       pictures.py --compare PICTURE OTHER     whether two pictures are the same to the judge
"""
import shutil
import sys
import tempfile
from pathlib import Path

try:
    from PIL import Image, ImageChops, ImageFilter
except ImportError:
    sys.exit("pillow is missing: run tests/judges/install.sh, then use tests/judges/judge pictures")

from corpus import workspace
from programs import report, run

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KEPT = HERE / "expected/pictures"
# Where pictures that differ are put, to look at.
DIFFERENT = HERE / ".build/pictures"

# Dots to the inch of pages, and of slides, which are 13 inches wide.
DOTS = {"pdf": 50, "pptx": 30}
# Greys of the pictures that are kept.
GREYS = 6

# Greys, of 255, that the mean of a few dots may change; edges that another version smooths in its own way change less.
CHANGED = 40
# How many places may change more than that, in thousandths of all.
PLACES = 1

# Pages and slides by language and kind of file, from 1.
SHOWN = {
    "en": {"script": [2, 4, 5], "handouts": [2], "cases": [2], "quiz": [1], "cheat-sheet": [1], "deck": [1, 4, 5]},
    "fa-AF": {"script": [2, 4, 5], "handouts": [2], "cases": [2], "quiz": [1], "cheat-sheet": [1], "deck": [1, 4, 5]},
    "si": {"script": [3, 5], "deck": [1, 4]},
    "ta": {"script": [3, 5], "deck": [1, 4]},
    "km": {"script": [3, 5], "deck": [1, 4]},
}

# LibreOffice takes the faces of this repository alone, so that slides look the same wherever they are judged.
FONTS = """\
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Segoe UI</family><prefer><family>Noto Sans</family><family>Noto Naskh Arabic</family></prefer></alias>
<alias binding="same"><family>Nirmala UI</family><prefer><family>Noto Sans Sinhala</family><family>Noto Sans Tamil</family></prefer></alias>
<alias binding="same"><family>Leelawadee UI</family><prefer><family>Noto Sans Khmer</family></prefer></alias>
</fontconfig>
"""


def small(folder, language):
    """The small module, in English or in Dari; the first articles of the Declaration in other languages."""
    if language in ("en", "fa-AF"):
        shutil.copytree(ROOT / "tests/small/base-modules", folder / "base-modules")
    else:
        workspace(folder, language, 4)
    if language == "fa-AF":
        shutil.copytree(HERE / "samples/dari", folder / "overlays/af")
        return "af@fa-AF"
    return f"base@{language}"


def slides(folder, deck):
    """A deck as LibreOffice prints it."""
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=ROOT / "assets/fonts", cache=folder / "cache"), encoding="utf-8")
    profile = (folder / "profile").as_uri()
    run("libreoffice-impress", "env", f"FONTCONFIG_FILE={fonts}", "soffice", f"-env:UserInstallation={profile}", "--headless",
        "--convert-to", "pdf", "--outdir", folder, deck, timeout=300)
    return folder / f"{deck.stem}.pdf"


def picture(path, page, dots):
    made = path.with_name(f"{path.stem}-{page}")
    drawn = run("poppler-utils", "pdftoppm", "-r", dots, "-f", page, "-l", page, "-gray", "-png", "-singlefile", path, made)
    if drawn.returncode != 0:
        raise RuntimeError(f"pdftoppm: {drawn.stderr.strip()}")
    return Image.open(f"{made}.png").convert("L")


def pictures(language):
    """The name of each picture, and the picture."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        target, shown = small(folder, language), SHOWN[language]
        built = run("kitbag", program, "-C", folder, "build", target, "--format", ",".join(shown))
        if built.returncode != 0:
            raise RuntimeError(f"kitbag build: {built.stdout}{built.stderr}")
        for kind, pages in shown.items():
            path = next(path for path in folder.glob(f"output/**/*-{kind}.*") if path.suffix in (".pdf", ".pptx"))
            dots = DOTS[path.suffix[1:]]
            path = slides(folder, path) if path.suffix == ".pptx" else path
            for page in pages:
                yield f"{language}-{kind}-{page}.png", picture(path, page, dots)


def difference(one, other):
    """What a person would see to be different; None where nothing is."""
    if one.size != other.size:
        return f"{one.size[0]}x{one.size[1]} dots instead of {other.size[0]}x{other.size[1]}"
    soft = [image.filter(ImageFilter.BoxBlur(2)) for image in (one, other)]
    places = ImageChops.difference(*soft).point(lambda grey: 255 if grey > CHANGED else 0)
    share = 1000 * places.histogram()[255] / (one.size[0] * one.size[1])
    if share <= PLACES:
        return None
    left, top, right, bottom = places.getbbox()
    return f"{share:.1f} thousandths of it look different, between {left},{top} and {right},{bottom}"


def judge(language):
    faults, count = [], 0
    for name, image in pictures(language):
        count += 1
        kept = KEPT / name
        if bless:
            kept.parent.mkdir(exist_ok=True)
            image.quantize(GREYS).save(kept, optimize=True)
        elif not kept.exists():
            faults.append(f"{name} is not in expected/pictures: look at it and bless it")
        elif wrong := difference(image, Image.open(kept).convert("L")):
            DIFFERENT.mkdir(exist_ok=True)
            image.save(DIFFERENT / name)
            faults.append(f"{name}: {wrong}; see {DIFFERENT / name}")
    return faults, f"{count} pictures"


def compare(path):
    wrong = difference(*(Image.open(each).convert("L") for each in (path, sys.argv[3])))
    return [wrong] if wrong else [], "looks the same"


arguments = sys.argv[1:]
if arguments[:1] == ["--compare"] and len(arguments) == 3:
    report([arguments[1]], compare)
bless = "--bless" in arguments
programs = [word for word in arguments if not word.startswith("--")]
if len(programs) != 1:
    sys.exit(__doc__[__doc__.index("usage"):])
program = Path(programs[0]).resolve()
report(SHOWN, judge)
