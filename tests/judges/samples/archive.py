#!/usr/bin/env python3
"""Rewrites a package with one fault in its archive: archive.py FAULT IN.zip OUT.zip"""
import io
import sys
import zipfile


class Pipe(io.RawIOBase):
    """A file that cannot seek, so that zipfile writes data descriptors."""

    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)


fault, given, made = sys.argv[1:]
with zipfile.ZipFile(given) as archive:
    parts = [(entry, archive.read(entry)) for entry in archive.infolist()]

name, data = parts[-1]
match fault:
    case "order":
        parts.reverse()
    case "time":
        name.date_time = (2026, 5, 4, 3, 2, 0)
    case "name":
        name.filename = "My Style.css"
    case "mode":
        name.external_attr = 0o100755 << 16
    case "method":
        name.compress_type = zipfile.ZIP_BZIP2
    case "unlisted" | "twin":
        copy = zipfile.ZipInfo("extra.css" if fault == "unlisted" else "other/style.css", name.date_time)
        copy.external_attr = name.external_attr
        parts.append((copy, data))
    case "absent":
        parts.pop()
    case "descriptor":
        name.compress_type = zipfile.ZIP_STORED
    case "corrupt":
        pass
    case _:
        sys.exit(f"no fault {fault}")

with open(made, "wb") as file, zipfile.ZipFile(Pipe(file) if fault == "descriptor" else file, "w") as archive:
    for entry, data in parts:
        archive.writestr(entry, data, entry.compress_type)
if fault == "corrupt":
    with open(made, "r+b") as file:
        file.seek(200)
        file.write(b"broken")
