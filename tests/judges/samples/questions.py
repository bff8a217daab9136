#!/usr/bin/env python3
"""Makes a workspace of tests/small with 60 questions, of all types in turn: questions.py FOLDER."""

import json
import shutil
import sys
from pathlib import Path

SMALL = Path(__file__).resolve().parents[2] / "small"

TYPES = {
    "single": {
        "options": [
            {"id": "no", "text": "An hour", "feedback": "It is less."},
            {"id": "yes", "text": "Half an hour", "right": True, "feedback": "Yes."},
            {"id": "half", "text": "A day", "feedback": "It is less."},
        ]
    },
    "multiple": {
        "options": [
            {"id": "pay", "text": "Pay", "right": True, "feedback": "Yes."},
            {"id": "sun", "text": "The sun", "feedback": "No."},
            {"id": "time", "text": "Time", "right": True, "feedback": "Yes."},
        ]
    },
    "true-false": {"answer": False},
    "matching": {
        "pairs": [
            {"id": "door", "left": "Door", "right": "Opens at eight"},
            {"id": "desk", "left": "Desk", "right": "Takes the paper"},
            {"id": "till", "left": "Till", "right": "Takes the paper"},
        ]
    },
    "ordering": {
        "items": [
            {"id": "come", "text": "Come"},
            {"id": "wait", "text": "Wait"},
            {"id": "ask", "text": "Ask"},
            {"id": "leave", "text": "Leave"},
        ]
    },
    "numeric": {"answer": {"min": 6, "max": 6.5}},
    "short-text": {"accept": ["queue", "the queue"]},
    "likert": {
        "options": [
            {"id": "l1", "text": "Not at all"},
            {"id": "l2", "text": "A little"},
            {"id": "l3", "text": "Well"},
        ]
    },
    "self-assessment": {
        "dimensions": [{"id": "people", "text": "People"}, {"id": "rules", "text": "Rules"}],
        "levels": [{"id": "l1", "text": "Starting"}, {"id": "l2", "text": "On the way"}],
    },
}


def question(number, kind):
    stem = f"Question {number} about a queue?"
    return {"id": f"q-{number}", "type": kind, "objective": "o1", "stem": stem, **TYPES[kind]}


def main(folder):
    shutil.copytree(SMALL, folder)
    kinds = list(TYPES)
    questions = [question(number, kinds[number % len(kinds)]) for number in range(1, 61)]
    # JSON is YAML.
    quiz = json.dumps({"pass": 70, "questions": questions}, indent=2)
    (Path(folder) / "base-modules/queue/quiz.yaml").write_text(quiz + "\n", encoding="utf-8")


main(sys.argv[1])
