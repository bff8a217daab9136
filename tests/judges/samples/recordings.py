#!/usr/bin/env python3
"""Makes a workspace of tests/small with a video on a slide and a sound in a case: recordings.py FOLDER."""

import shutil
import subprocess
import sys
from pathlib import Path

import imageio_ffmpeg

SMALL = Path(__file__).resolve().parents[2] / "small"

CAPTIONS = """WEBVTT

00:00.000 --> 00:03.000
The queue opens at eight & nobody
knows the number.

00:03.000 --> 00:06.000
{{office}} opens at nine.
"""

TRANSCRIPT = """**Speaker:** The queue opens at eight and nobody knows the number. {{office}} opens at nine.

- To be seen: twelve people in the sun
"""

SOUND = "[audible: a hall, steps, a stamp] Next, please.\n"

SLIDE = "\n![The queue at eight in the morning](assets/queue-at-eight.mp4)\n\n::: say\nThink of {{office}}."

CASE = "\n![How the hall sounds](assets/hall.mp3)\n"


def record(target, *arguments):
    program = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-fflags", "+bitexact", "-threads", "1"]
    subprocess.run([*program, *arguments, "-map_metadata", "-1", str(target)], check=True)


def main(folder):
    shutil.copytree(SMALL, folder)
    module = Path(folder) / "base-modules/queue"
    assets = module / "assets"
    picture = ["-f", "lavfi", "-i", "testsrc=size=320x180:rate=10:duration=6"]
    tone = ["-f", "lavfi", "-i", "sine=frequency=220:duration=6"]
    codecs = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "32k", "-movflags", "+faststart"]
    record(assets / "queue-at-eight.mp4", *picture, *tone, *codecs)
    record(assets / "queue-at-eight.png", *picture, "-frames:v", "1")
    record(assets / "hall.mp3", *tone, "-c:a", "libmp3lame", "-b:a", "32k")
    (assets / "queue-at-eight.vtt").write_text(CAPTIONS, encoding="utf-8")
    (assets / "queue-at-eight.md").write_text(TRANSCRIPT, encoding="utf-8")
    (assets / "hall.md").write_text(SOUND, encoding="utf-8")
    slide = module / "slides/01-waiting.md"
    slide.write_text(slide.read_text().replace("\n::: say\nThink of {{office}}.", SLIDE, 1), encoding="utf-8")
    case = module / "cases/one-counter.md"
    case.write_text(case.read_text() + CASE, encoding="utf-8")


main(sys.argv[1])
