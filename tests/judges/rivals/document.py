#!/usr/bin/env python3
"""Sets a document with Typst: document.py IN.typ OUT.pdf FONTS. `make bench` counts the CPU time of the process."""
import sys

import typst

source, output, fonts = sys.argv[1:]
typst.compile(source, output=output, font_paths=[fonts], ignore_system_fonts=True)
