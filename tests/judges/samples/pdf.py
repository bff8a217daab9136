#!/usr/bin/env python3
"""Turns LibreOffice's tagged PDF/A-2b into one that meets PDF/UA-1 and PDF/A-2a: pdf.py IN.pdf OUT.pdf"""
import sys

import pikepdf

METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">People first</rdf:li></rdf:Alt></dc:title>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def mark_background(pdf, page):
    """Wraps painting outside any marked content into an artifact."""
    operator, depth, out = pikepdf.Operator, 0, []
    for operands, name in pikepdf.parse_content_stream(page):
        depth += (str(name) in ("BMC", "BDC")) - (str(name) == "EMC")
        bare = depth == 0 and str(name) in ("f", "f*", "S", "B", "Do", "sh")
        if bare and str(name) in ("f", "f*", "S", "B"):
            start = max(i for i, (_, each) in enumerate(out) if str(each) in ("re", "m"))
            while start and str(out[start - 1][1]) in ("re", "m", "l", "c", "h"):
                start -= 1
            out.insert(start, ([pikepdf.Name.Artifact], operator("BMC")))
        elif bare:
            out.append(([pikepdf.Name.Artifact], operator("BMC")))
        out.append((operands, name))
        if bare:
            out.append(([], operator("EMC")))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(out))


with pikepdf.open(sys.argv[1]) as pdf:
    del pdf.docinfo
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.Metadata = pdf.make_stream(METADATA.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    for page in pdf.pages:
        mark_background(pdf, page)
    pdf.save(sys.argv[2])
