#!/usr/bin/env python3
"""Asks GNU gettext whether kitbag's PO files are right: `msgmerge` beside `kitbag translate update` on the texts of
changed_texts.py, `msgfmt -c` and `msgcat` on every file that kitbag writes, and `msgfmt -c` beside kitbag's reader on the files of
broken_catalogues.py. Every difference has its reason in this file, and a difference without one is a fault.
usage: catalogues.py KITBAG"""
import collections
import json
import pathlib
import re
import sys
import tempfile

from broken_catalogues import broken_files
from changed_texts import Corpus, files
from programs import run

kitbag = pathlib.Path(sys.argv[1]).resolve()
faults, verdicts = [], []
PO = "base-modules/i18n/si.po"


def tell(program, what, counts):
    """One line if nothing is wrong, all faults otherwise, and how often each reason was met."""
    print("\n  ".join([f"FAULTY {program}", *faults]) if faults else f"ok {program} ({what})")
    for why, count in counts.most_common():
        print(f"  {count:>5} {why}")
    verdicts.append(bool(faults))
    faults.clear()


def write(root, texts):
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="")


def update(root):
    done = run("kitbag", kitbag, "-C", root, "translate", "update")
    if done.returncode:
        sys.exit(f"kitbag translate update failed:\n{done.stdout}{done.stderr}")
    return (root / PO).read_text(encoding="utf-8")


# --- PO files as kitbag and `msgcat --no-wrap` write them

Entry = collections.namedtuple("Entry", "state target previous comments")


def unquoted(lines):
    return "".join(json.loads(line, strict=False) for line in lines)


def entries(text):
    """(context, text) → Entry; the header is left out."""
    found = {}
    for block in text.split("\n\n"):
        parts, comments, flags, obsolete, part = collections.defaultdict(list), [], "", False, None
        for line in block.splitlines():
            if re.match(r"#(?![~|])", line):
                if line.startswith("#,"):
                    flags = line
                elif line.startswith("# ") and not line.startswith("# since: "):
                    comments.append(line[2:])
                continue
            obsolete |= line.startswith("#~")
            mark, keyword, string = re.fullmatch(r"(?:#~)?(\|? ?|#\| )(msg\w+ )?(\".*\")", line).groups()
            part = ("|" if "|" in mark else "") + keyword.strip() if keyword else part
            parts[part].append(string)
        text_of = {part: unquoted(lines) for part, lines in parts.items()}
        if not text_of.get("msgid"):
            continue
        state = "open" if not text_of["msgstr"] else "fuzzy" if "fuzzy" in flags else "done"
        state = f"gone {state}" if obsolete else state
        key = (text_of.get("msgctxt"), text_of["msgid"])
        found[key] = Entry(state, text_of["msgstr"], (text_of.get("|msgctxt"), text_of.get("|msgid")), tuple(comments))
    return found


# --- The translator's part

def translated(text):
    """Every text of the file translated, but for the cases whose name says otherwise."""
    blocks = []
    for block in text.split("\n\n"):
        name = re.search(r"#: base-modules:texts/(\w+)", block)
        kind = name.group(1) if name else ""
        words = re.search(r'msgid "(.*)"\nmsgstr ""$', block.strip())
        if words and kind != "open":
            comment = {"draft": "# state: machine-draft\n", "reviewed": "# reviewed-by: N. Perera\n"}.get(kind, "")
            flag = "#, fuzzy\n" if kind == "fuzzy" else ""
            block = comment + block.strip()[:-2].replace("msgctxt", flag + "msgctxt", 1) + f'"සිං {words.group(1)}"\n'
        blocks.append(block)
    return "\n\n".join(block.strip("\n") for block in blocks) + "\n"


# --- Why the two differ

def distance(one, other):
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def alike(one, other):
    return 1 - distance(one, other) / max(len(one), len(other))


class Places:
    """Where the texts stood before and stand now: (role, id of the slide)."""

    def __init__(self, slides):
        self.at = collections.defaultdict(set)
        for name, title, *says in slides:
            self.at["slide-title", title].add(name)
            for say in says:
                self.at["say", say].add(name)

    def of(self, key):
        return self.at.get(key, set())


def reason(key, ours, theirs, places):
    """Why this difference is meant, or None."""
    before, now = places
    stood_here = ours and ours.previous[1] and before.of(ours.previous) & now.of(key)
    if ours and theirs and ours.state == "fuzzy" and theirs.state == "open" and stood_here:
        return "kitbag offers what stood at the place before, however unlike it is"
    if ours and theirs and ours.state == "open" and theirs.state == "fuzzy":
        if theirs.previous[0] != key[0]:
            return "msgmerge borrows from another context; the words of a title are no help for what is spoken"
        if alike(theirs.previous[1], key[1]) < 0.75:
            return "msgmerge offers what is less than three quarters alike"
    if ours and theirs and ours.state == theirs.state == "fuzzy" and ours.previous != theirs.previous:
        if stood_here:
            return "kitbag prefers what stood at the place before to what is most alike"
        if ours.previous[0] == key[0] and alike(ours.previous[1], key[1]) >= alike(theirs.previous[1], key[1]):
            return "kitbag counts letters changed, added and taken away; msgmerge weighs runs of them"
        if theirs.previous[0] != key[0]:
            return "msgmerge borrows from another context; the words of a title are no help for what is spoken"
    if ours and theirs and ours[:3] == theirs[:3] and set(theirs.comments) - set(ours.comments) == {"reviewed-by: N. Perera"}:
        return "a review holds for the text that was reviewed: kitbag leaves it with that text"
    if ours and not theirs and ours.state.startswith("gone"):
        return "kitbag keeps what it borrowed from, so that it comes back with its text"
    return None


def compare(ours, theirs, places):
    counts = collections.Counter()
    for key in sorted(ours.keys() | theirs.keys(), key=repr):
        mine, gnu = ours.get(key), theirs.get(key)
        why = "the same" if mine == gnu else reason(key, mine, gnu, places)
        if why:
            counts[why] += 1
        else:
            faults.append(f"{key}: kitbag {mine}, msgmerge {gnu}")
    return counts


# --- Files that msgfmt takes and kitbag writes

def plain(text):
    """Without references: gettext joins them into lines."""
    return re.sub(r"^#: .*\n", "", text, flags=re.M)


def accepted(path):
    done = run("gettext", "msgfmt", "-c", "-o", "/dev/null", path)
    if done.returncode:
        faults.append(f"msgfmt -c refuses {path.name}: {done.stderr.strip()}")
    text = path.read_text(encoding="utf-8")
    cat = run("gettext", "msgcat", "--no-wrap", path)
    if plain(cat.stdout) != plain(text):
        faults.append(f"msgcat writes {path.name} otherwise")


def merges(root):
    corpus = Corpus()
    write(root, files(corpus.before))
    empty = update(root)
    accepted(root / PO)
    old = translated(empty)
    # Half of the rewritten titles were there once before.
    back = [title for name, title, *_ in corpus.after if name.startswith("rewritten-")][::2]
    old += "".join(f'\n#~ msgctxt "slide-title"\n#~ msgid "{title}"\n#~ msgstr "සිං {title}"\n' for title in back)
    (root / PO).write_text(old, encoding="utf-8")
    (root / "old.po").write_text(old, encoding="utf-8")
    write(root, files(corpus.after))
    ours = update(root)
    accepted(root / PO)
    if update(root) != ours:
        faults.append("a second update writes other bytes")
    (root / PO).unlink()
    (root / "new.pot").write_text(update(root), encoding="utf-8")
    done = run("gettext", "msgmerge", "-q", "--previous", "--no-wrap", "-o", "-", root / "old.po", root / "new.pot")
    counts = compare(entries(ours), entries(done.stdout), (Places(corpus.before), Places(corpus.after)))
    tell("msgmerge", f"{len(corpus.cases)} cases", counts)


# --- Broken files: what is an error for msgfmt is one for kitbag

def reads(root):
    """Each broken file is that of an overlay of its own, so that one `kitbag check` reads them all."""
    corpus = Corpus()
    write(root, files(corpus.before[:1]))
    broken = list(broken_files())
    for number, (_, text, _) in enumerate(broken):
        folder = root / f"overlays/b{number}"
        write(folder, {"overlay.yaml": f"overlay: b{number}\ntitle: B\ncode: b{number}\nlanguages: {{ list: [si] }}\n"})
        (folder / "i18n").mkdir()
        (folder / "i18n/si.po").write_bytes(text.encode("utf-8", "surrogatepass"))
    done = run("kitbag", kitbag, "-C", root, "check", "base", "--format", "json")
    problems = json.loads(done.stdout)["problems"]
    wrong = {it["place"]["file"] for it in problems if it["severity"] == "error" and it.get("place")}
    counts = collections.Counter()
    for number, (name, _, why) in enumerate(broken):
        path = f"overlays/b{number}/i18n/si.po"
        theirs = run("gettext", "msgfmt", "-c", "-o", "/dev/null", root / path).returncode != 0
        ours = path in wrong
        if (ours == theirs) != (why is None):
            faults.append(f"{name}: kitbag says {'error' if ours else 'fine'}, msgfmt -c {'error' if theirs else 'fine'}")
        counts[why or f"the same: {'error' if ours else 'fine'}"] += 1
    tell("msgfmt -c", f"{len(broken)} files", counts)


with tempfile.TemporaryDirectory() as folder:
    merges(pathlib.Path(folder) / "merges")
    reads(pathlib.Path(folder) / "reads")
sys.exit(any(verdicts))
