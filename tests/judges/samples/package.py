#!/usr/bin/env python3
"""Writes the sample course as a package: package.py VERSION OUT.zip [PATH FIND REPLACE]...

VERSION is 1.2, 2004-3rd, 2004-4th or web. Each PATH FIND REPLACE breaks one file; PATH may be imsmanifest.xml.
"""
import sys
import zipfile
from pathlib import Path

COURSE = Path(__file__).parent / "sco"
FILES = ["index.html", "course.js", "player.js", "style.css"]

SHAPES = {
    "1.2": dict(
        root="http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        names='xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
        schemaversion="1.2", scormtype="scormtype",
        rule="<adlcp:masteryscore>70</adlcp:masteryscore>", after=""),
    "2004-3rd": dict(
        root="http://www.imsglobal.org/xsd/imscp_v1p1",
        names='xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
        schemaversion="2004 3rd Edition", scormtype="scormType",
        rule='<adlcp:completionThreshold>1.0</adlcp:completionThreshold><imsss:sequencing><imsss:objectives>'
             '<imsss:primaryObjective objectiveID="primary" satisfiedByMeasure="true">'
             "<imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives>"
             '<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing>',
        after='<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>'),
}
SHAPES["2004-4th"] = SHAPES["2004-3rd"] | dict(
    schemaversion="2004 4th Edition",
    rule=SHAPES["2004-3rd"]["rule"].replace(
        "<adlcp:completionThreshold>1.0</adlcp:completionThreshold>",
        '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>'))


def manifest(shape):
    files = "".join(f'<file href="{name}"/>' for name in FILES)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="en-people-first" version="1.0" xmlns="{shape['root']}" {shape['names']}>
<metadata><schema>ADL SCORM</schema><schemaversion>{shape['schemaversion']}</schemaversion></metadata>
<organizations default="org"><organization identifier="org"><title>People first</title>
<item identifier="item-people-first" identifierref="res-people-first" isvisible="true"><title>People first</title>{shape['rule']}</item>
{shape['after']}</organization></organizations>
<resources><resource identifier="res-people-first" type="webcontent" adlcp:{shape['scormtype']}="sco" href="index.html">{files}</resource></resources>
</manifest>
"""


def main(version, out, *breaks):
    parts = {} if version == "web" else {"imsmanifest.xml": manifest(SHAPES[version])}
    parts |= {name: (COURSE / name).read_text() for name in FILES}
    for path, find, replace in zip(*[iter(breaks)] * 3):
        if find not in parts[path]:
            sys.exit(f"{path} does not hold {find!r}")
        parts[path] = parts[path].replace(find, replace)
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o100644 << 16, zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)


main(*sys.argv[1:])
