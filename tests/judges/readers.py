"""What programs that people read and search PDFs with take the words of each page to be."""
import json
import re
import sys
import unicodedata
from pathlib import Path

try:
    import pypdfium2
except ImportError:
    sys.exit("pypdfium2 is missing: run tests/judges/install.sh, then use tests/judges/judge")

from programs import run

IGNORED = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff\ufffe-]+")


def bare(text):
    """In NFC, as kitbag reads its sources. Without white space, joiners, zero-width spaces and bidi controls, which no
    reader keeps as they were, and without hyphens, which some take away at the ends of lines."""
    return IGNORED.sub("", unicodedata.normalize("NFC", text))


def words(text):
    return [word for word in map(bare, text.split()) if word]


def poppler(path):
    result = run("poppler-utils", "pdftotext", "-enc", "UTF-8", path, "-", encoding="utf-8")
    if result.returncode != 0:
        raise RuntimeError(f"pdftotext: {result.stderr.strip()}")
    return result.stdout.split("\f")


def pdfium(path):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def pdfjs(path):
    result = run("nodejs", "node", Path(__file__).with_name("pdfjs.mjs"), path, encoding="utf-8")
    if result.returncode != 0:
        raise RuntimeError(f"pdf.js: {result.stderr.strip()}")
    return json.loads(result.stdout)


# The text engines of evince and okular, of Chrome, and of Firefox.
READERS = (poppler, pdfium, pdfjs)


def gives_back(pages, paragraph):
    """Whether a paragraph stands in the bare text of a page, or at the end of one and on the next."""
    if any(paragraph in page for page in pages):
        return True
    cuts = range(1, len(paragraph))
    return any(paragraph[:cut] in page and paragraph[cut:] in after for page, after in zip(pages, pages[1:]) for cut in cuts)
