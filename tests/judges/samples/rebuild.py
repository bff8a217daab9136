#!/usr/bin/env python3
"""Changes the module why-digital as a central team would: other texts, one more slide, one more question."""
import sys
from pathlib import Path

SLIDE = """## What is new in this version {#what-is-new minutes=4 layout=bullets objective=o1}

- One slide and one question are new

::: say
This slide was not there before.
:::

"""
QUESTION = """  - id: q-new
    type: true-false
    objective: o1
    stem: "This question was not there before."
    answer: true
    feedback: { right: "Right. It is new.", wrong: "No. It is new." }
"""

module = Path(sys.argv[1])


def change(path, *pairs):
    text = (module / path).read_text(encoding="utf-8")
    for before, after in pairs:
        assert text.count(before) == 1, f"{path}: {before}"
        text = text.replace(before, after)
    (module / path).write_text(text, encoding="utf-8")


change("module.yaml", ("title: Why digital? Government", "title: Why digital, once more? Government"))
change(
    "slides/01-welcome.md",
    ("## We talk about services, not about computers {#aims minutes=10", SLIDE + "## We talk about services and people {#aims minutes=6"),
)
change(
    "quiz.yaml",
    ("stem: What does the once-only rule mean?", "stem: What is the once-only rule?"),
    ("  - id: q-once-only\n", QUESTION + "  - id: q-once-only\n"),
)
