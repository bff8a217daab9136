"""A module of many texts, before and after its author went over it: a case per slide, always the same ones."""
import random

WORDS = """queue counter form office visit paper stamp person parent ferry village signature register number phone
clerk hour line window ticket bench letter copy photo fee receipt answer question service centre market bus road
school clinic farm river boat lamp""".split()
EACH = 26


class Corpus:
    """`cases` are (kind, id); `before` and `after` are slides as (id, title, say...)."""

    def __init__(self):
        self.random = random.Random(1)
        self.cases, self.before, self.after = [], [], []
        for kind, change in KINDS.items():
            for number in range(EACH):
                name = f"{kind}-{number}"
                old = (name, self.sentence(4), self.sentence(14))
                self.cases.append((kind, name))
                self.before.append(old)
                self.after += change(self, *old)

    def sentence(self, length):
        words = [self.random.choice(WORDS) for _ in range(length + self.random.randrange(3))]
        return " ".join(words).capitalize() + "."

    def typo(self, text):
        at = self.random.randrange(1, len(text) - 2)
        return text[:at] + text[at + 1:]

    def with_word(self, text):
        words = text.split(" ")
        words.insert(self.random.randrange(1, len(words)), self.random.choice(WORDS))
        return " ".join(words)


# What becomes of a slide. The translator's part is in `catalogues.py`: states by the start of the kind's name.
KINDS = {
    "same": lambda c, name, title, say: [(name, title, say)],
    "fuzzy": lambda c, name, title, say: [(name, title, say)],
    "open": lambda c, name, title, say: [(name, title, say)],
    "draft": lambda c, name, title, say: [(name, title, c.typo(say))],
    "reviewed": lambda c, name, title, say: [(name, c.typo(title), say)],
    "typo": lambda c, name, title, say: [(name, c.typo(title), c.typo(say))],
    "word": lambda c, name, title, say: [(name, c.with_word(title), c.with_word(say))],
    "mark": lambda c, name, title, say: [(name, title[:-1] + "?", say[:-1] + " “\"\\\\ here”.")],
    "rewritten": lambda c, name, title, say: [(name, c.sentence(4), c.sentence(14))],
    "removed": lambda c, name, title, say: [],
    "moved": lambda c, name, title, say: [("at-" + name, title, say)],
    "mended-elsewhere": lambda c, name, title, say: [("at-" + name, c.typo(title), c.with_word(say))],
    "other-role": lambda c, name, title, say: [(name, say, title)],
    "split": lambda c, name, title, say: [(name, title, say[:len(say) // 2].rstrip() + ".", say[len(say) // 2:].strip().capitalize())],
    "fuzzy-mended": lambda c, name, title, say: [(name, c.typo(title), say)],
    "open-mended": lambda c, name, title, say: [(name, c.typo(title), say)],
}


def slides(entries):
    """The slides as a file of a module."""
    text = ""
    for name, title, *says in entries:
        text += f"## {title} {{#{name} minutes=1}}\n\n- One more counter\n\n::: say\n" + "\n\n".join(says) + "\n:::\n\n"
    return text


def files(entries):
    """A workspace with these slides that is translated into Sinhala."""
    return {
        "base-modules/series.yaml": "title: Texts\nversion: 1.0.0\ndate: 2026-01-15\nlanguage: en\n"
        'licence: { name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/" }\ncredits: [Nobody]\nmodules: [texts]\n',
        "base-modules/texts/module.yaml": "title: Texts\ncode: tx\nsummary: Texts\nobjectives: [{ id: o1, text: Read them }]\nsections:\n"
        f"  - {{ id: all, title: All, file: slides/all.md, minutes: {len(entries)} }}\n",
        "base-modules/texts/slides/all.md": slides(entries),
        "overlays/lk/overlay.yaml": "overlay: lk\ntitle: Sri Lanka\ncode: lk\nlanguages: { list: [si] }\n",
    }
