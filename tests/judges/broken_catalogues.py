"""PO files with something wrong in them, or something odd, as people and programs leave them."""

HEADER = """msgid ""
msgstr ""
"Project-Id-Version: kitbag\\n"
"PO-Revision-Date: 2026-01-15 08:00+0000\\n"
"Last-Translator: N. Perera\\n"
"Language-Team: Sinhala\\n"
"Language: si\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
ENTRY = """#: lk:why/a#title
msgctxt "slide-title"
msgid "Who waits?"
msgstr "කවුද බලා සිටින්නේ?"
"""
OTHER = ENTRY.replace("Who waits?", "Why?").replace("කවුද බලා සිටින්නේ?", "ඇයි?")
PLAIN = f"{HEADER}\n{ENTRY}\n{OTHER}"

CONTROL = "kitbag refuses characters that no output can hold"
BYTES = "kitbag wants the character itself where gettext takes its number"
PLURAL = "kitbag has no plural forms"
LANGUAGE = "kitbag wants the language by which the file is named"
CHARSET = "kitbag reads UTF-8 alone"
ENDS = "the ends of lines mean nothing in a text of kitbag's, which is one line"
MARK = "kitbag reads the byte order mark that Notepad writes"

# name, what is replaced, by what, why gettext and kitbag differ or None
CHANGES = [
    ("as it is", "", "", None),
    ("a bare #", ENTRY, "#\n" + ENTRY, None),
    ("a file of bare #", HEADER, "#\n" + HEADER, None),
    ("a comment without a blank", ENTRY, "#note\n" + ENTRY, None),
    ("a flag without a blank", ENTRY, "#,fuzzy\n" + ENTRY, None),
    ("two flags", ENTRY, "#, fuzzy, no-wrap\n" + ENTRY, None),
    ("an unknown flag", ENTRY, "#, something-new\n" + ENTRY, None),
    ("no blank line", f"\n{OTHER}", OTHER, None),
    ("no blank line and no comment", f"\n{OTHER}", OTHER.split("\n", 1)[1], None),
    ("many blank lines", f"\n{OTHER}", "\n\n\n" + OTHER, None),
    ("an unterminated source", 'msgid "Who waits?"', 'msgid "Who waits?', None),
    ("an unterminated translation", 'නේ?"', "නේ?", None),
    ("an unopened source", 'msgid "Who', "msgid Who", None),
    ("quotation marks inside", "Who waits?", 'Who "waits"?', None),
    ("quotation marks with a backslash", "Who waits?", 'Who \\"waits\\"?', None),
    ("a backslash at the end", "Who waits?", "Who waits?\\", None),
    ("two backslashes at the end", "Who waits?", "Who waits?\\\\", None),
    ("an unknown escape", "Who waits?", "Who \\q waits?", None),
    ("a path of Windows", "Who waits?", "c:\\path", None),
    ("a tab", "Who waits?", "Who\\twaits?", None),
    ("a bell", "Who waits?", "Who\\awaits?", CONTROL),
    ("a form feed", "Who waits?", "Who\\fwaits?", CONTROL),
    ("a letter by its octal number", "Who", "\\127ho", BYTES),
    ("a letter by its hexadecimal number", "Who", "\\x57ho", BYTES),
    ("a line break in a string", "Who waits?", "Who\nwaits?", None),
    ("a line break by escape at one end", "Who waits?", "Who waits?\\n", ENDS),
    ("a line break by escape in the middle", "Who waits?", "Who\\nwaits?", None),
    ("several strings", '"Who waits?"', '"Who "\n"waits?"', None),
    ("several strings in a line", '"Who waits?"', '"Who " "waits?"', None),
    ("an empty string first", '"Who waits?"', '""\n"Who waits?"', None),
    ("a keyword with a typo", 'msgid "Who', 'msgd "Who', None),
    ("a keyword in capitals", 'msgid "Who', 'MSGID "Who', None),
    ("no source", 'msgid "Who waits?"\n', "", None),
    ("no translation", 'msgstr "කවුද බලා සිටින්නේ?"\n', "", None),
    ("a source without a string", 'msgid "Who waits?"', "msgid", None),
    ("a translation without a string", 'msgstr "කවුද බලා සිටින්නේ?"', "msgstr", None),
    ("a translation twice", 'msgstr "කවුද', 'msgstr "x"\nmsgstr "කවුද', None),
    ("a context behind the source", 'msgctxt "slide-title"\nmsgid "Who waits?"', 'msgid "Who waits?"\nmsgctxt "slide-title"', None),
    ("a string without a keyword", ENTRY, '"lost"\n\n' + ENTRY, None),
    ("words without anything", ENTRY, "lost\n\n" + ENTRY, None),
    ("an empty translation", "කවුද බලා සිටින්නේ?", "", None),
    ("an empty source with a context", "Who waits?", "", None),
    ("no context", 'msgctxt "slide-title"\nmsgid "Who', 'msgid "Who', None),
    ("a message twice", OTHER, OTHER + "\n" + ENTRY, None),
    ("a message twice in two contexts", OTHER, OTHER + "\n" + ENTRY.replace("slide-title", "say"), None),
    ("a message twice, once no longer used", OTHER, OTHER + "\n" + "".join(f"#~ {line}\n" for line in ENTRY.split("\n")[1:4]), None),
    ("a header twice", OTHER, OTHER + "\n" + HEADER, None),
    ("no longer used", OTHER, "".join(f"#~ {line}\n" for line in OTHER.split("\n")[1:4]), None),
    ("no longer used, without a blank", OTHER, "".join(f"#~{line}\n" for line in OTHER.split("\n")[1:4]), None),
    ("no longer used but its translation", OTHER, "".join(f"#~ {line}\n" for line in OTHER.split("\n")[1:3]) + "msgstr \"x\"\n", None),
    ("a previous source", 'msgctxt "slide-title"\nmsgid "Who', '#| msgid "Who?"\nmsgctxt "slide-title"\nmsgid "Who', None),
    ("a previous source of two lines", 'msgctxt "slide-title"\nmsgid "Who', '#| msgid "Who "\n#| "there?"\nmsgctxt "slide-title"\nmsgid "Who', None),
    ("a previous source that is not closed", 'msgctxt "slide-title"\nmsgid "Who', '#| msgid "Who?\nmsgctxt "slide-title"\nmsgid "Who', None),
    ("plural forms", 'msgstr "කවුද බලා සිටින්නේ?"', 'msgid_plural "Who wait?"\nmsgstr[0] "a"\nmsgstr[1] "b"', PLURAL),
    ("a plural form alone", 'msgstr "කවුද', 'msgstr[0] "කවුද', None),
    ("a domain", ENTRY, 'domain "more"\n\n' + ENTRY, None),
    ("no header", HEADER, "", None),
    ("a header at the end", PLAIN, f"{ENTRY}\n{OTHER}\n{HEADER}", None),
    ("another language", "Language: si", "Language: ta", LANGUAGE),
    ("no language", '"Language: si\\n"\n', "", LANGUAGE),
    ("a language with its country", "Language: si", "Language: si_LK", None),
    ("a charset in capitals", "charset=UTF-8", "charset=utf-8", None),
    ("another charset", "charset=UTF-8", "charset=ISO-8859-1", CHARSET),
    ("the charset of a template", "charset=UTF-8", "charset=CHARSET", None),
    ("a byte order mark", HEADER, "\ufeff" + HEADER, MARK),
    ("line ends of Windows", "\n", "\r\n", None),
    ("a long line", "Who waits?", "Who waits? " * 10_000, None),
    ("a long line outside of strings", ENTRY, "x" * 100_000 + "\n" + ENTRY, None),
    ("a NUL", "Who waits?", "Who \0 waits?", CONTROL),
    ("half of a surrogate pair", "Who waits?", "Who \ud800 waits?", None),
    ("blanks in front", ENTRY, "".join(f"  {line}\n" for line in ENTRY.strip().split("\n")), None),
    ("cut in a string", OTHER, OTHER[:-12], None),
    ("cut behind a keyword", OTHER, OTHER.split("msgstr")[0] + "msgstr", None),
    ("no last line end", OTHER, OTHER[:-1], None),
    ("a comment at the end", OTHER, OTHER + "\n# the end", None),
    ("nothing at all", PLAIN, "", None),
    ("a marker of a conflict", ENTRY, "<<<<<<< ours\n" + ENTRY, None),
]


def broken_files():
    """Name, text, and why kitbag and gettext differ about it. Each is tried in a plain file and in one with notes."""
    commented = PLAIN.replace("#: lk", "# a note\n#. Spoken by the trainer\n#: lk")
    for name, old, new, why in CHANGES:
        yield name, PLAIN.replace(old, new) if old else PLAIN, why
        if old and old in commented:
            yield f"{name}, among notes", commented.replace(old, new), why
