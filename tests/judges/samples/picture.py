#!/usr/bin/env python3
"""Writes a picture of a page again, drawn a little differently or with one fault: picture.py IN.png OUT.png CHANGE"""
import sys

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

source, out, change = sys.argv[1:]
page = Image.open(source).convert("L")
ink = ImageChops.invert(page).point(lambda grey: grey if grey > 64 else 0).getbbox()
left, top, right, bottom = ink
middle = (top + bottom) // 2
match change:
    case "smooth":  # as another version may draw it
        page = page.filter(ImageFilter.GaussianBlur(0.4))
    case "moved":  # the lower half, by three millimetres
        half = page.crop((left, middle, right, bottom))
        page.paste(255, (left, middle, right, bottom))
        page.paste(half, (left, middle + 6))
    case "line":  # the darkest line of text is not there
        rows = range(top, bottom - 8)
        darkest = min(rows, key=lambda row: ImageStat.Stat(page.crop((left, row, right, row + 8))).sum[0])
        page.paste(255, (left, darkest, right, darkest + 8))
    case "box":  # a box that was not there
        ImageDraw.Draw(page).rectangle((left + 20, middle, left + 120, middle + 40), outline=0, width=1)
    case other:
        sys.exit(f"no change {other}: choose smooth, moved, line or box")
page.save(out)
