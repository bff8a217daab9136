//! Shapes: placeholders, filled rectangles, pictures, and the tree that holds them.

use super::dress::Kind;
use crate::model::{Emu, Rect, RichText};
use crate::package::Xml;

/// The tree of a part: numbers its shapes from 2, as the tree itself is 1.
pub(super) struct Tree {
    last: u32,
}

/// A picture as it stands on a slide or layout.
pub(super) struct Picture<'a> {
    /// Name of the shape.
    pub(super) name: &'a str,
    /// What it shows; `None` marks it as decorative.
    pub(super) alt: Option<&'a RichText>,
    /// The placeholder it fills, if any.
    pub(super) kind: Option<Kind<'a>>,
    /// Where it stands.
    pub(super) rect: Rect,
    /// Relationship of the PNG or JPEG.
    pub(super) raster: &'a str,
    /// Relationship of the SVG, where there is one.
    pub(super) vector: Option<&'a str>,
}

const DECORATIVE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

impl Tree {
    /// Writes `p:spTree`.
    pub(super) fn write(xml: &mut Xml, inner: impl FnOnce(&mut Xml, &mut Self)) {
        xml.within("p:spTree", &[], |xml| {
            xml.within("p:nvGrpSpPr", &[], |xml| {
                xml.empty("p:cNvPr", &[("id", "1"), ("name", "")]);
                xml.empty("p:cNvGrpSpPr", &[]);
                xml.empty("p:nvPr", &[]);
            });
            xml.within("p:grpSpPr", &[], |xml| {
                xml.within("a:xfrm", &[], |xml| {
                    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                    xml.empty("a:ext", &[("cx", "0"), ("cy", "0")]);
                    xml.empty("a:chOff", &[("x", "0"), ("y", "0")]);
                    xml.empty("a:chExt", &[("cx", "0"), ("cy", "0")]);
                });
            });
            inner(xml, &mut Self { last: 1 });
        });
    }

    /// The next number of a shape.
    pub(super) fn next(&mut self) -> String {
        self.last += 1;
        self.last.to_string()
    }

    /// A text placeholder: `inner` writes `p:spPr` and `p:txBody`.
    pub(super) fn placeholder(
        &mut self,
        xml: &mut Xml,
        (name, kind): (&str, Kind<'_>),
        inner: impl FnOnce(&mut Xml),
    ) {
        let id = self.next();
        xml.within("p:sp", &[], |xml| {
            xml.within("p:nvSpPr", &[], |xml| {
                xml.empty("p:cNvPr", &[("id", &id), ("name", name)]);
                xml.within("p:cNvSpPr", &[], |xml| xml.empty("a:spLocks", &[("noGrp", "1")]));
                xml.within("p:nvPr", &[], |xml| ph(xml, kind));
            });
            inner(xml);
        });
    }

    /// A filled rectangle that means nothing.
    pub(super) fn block(&mut self, xml: &mut Xml, name: &str, (rect, fill): (Rect, &str)) {
        let id = self.next();
        xml.within("p:sp", &[], |xml| {
            xml.within("p:nvSpPr", &[], |xml| {
                xml.within("p:cNvPr", &[("id", &id), ("name", name)], decorative);
                xml.empty("p:cNvSpPr", &[]);
                xml.empty("p:nvPr", &[("userDrawn", "1")]);
            });
            xml.within("p:spPr", &[], |xml| {
                frame(xml, "a:xfrm", rect);
                rectangle(xml);
                solid(xml, fill);
                xml.within("a:ln", &[], |xml| xml.empty("a:noFill", &[]));
            });
        });
    }

    /// A picture.
    pub(super) fn picture(&mut self, xml: &mut Xml, picture: &Picture<'_>) {
        let id = self.next();
        xml.within("p:pic", &[], |xml| {
            xml.within("p:nvPicPr", &[], |xml| {
                match picture.alt {
                    Some(alt) => {
                        let alt = alt.to_plain();
                        xml.empty("p:cNvPr", &[("id", &id), ("name", picture.name), ("descr", &alt)]);
                    }
                    None => xml.within(
                        "p:cNvPr",
                        &[("id", &id), ("name", picture.name), ("descr", "")],
                        decorative,
                    ),
                }
                xml.within("p:cNvPicPr", &[], |xml| {
                    let locks: &[_] = match picture.kind {
                        Some(_) => &[("noGrp", "1"), ("noChangeAspect", "1")],
                        None => &[("noChangeAspect", "1")],
                    };
                    xml.empty("a:picLocks", locks);
                });
                match picture.kind {
                    Some(kind) => xml.within("p:nvPr", &[], |xml| ph(xml, kind)),
                    None => xml.empty("p:nvPr", &[("userDrawn", "1")]),
                }
            });
            blip(xml, picture);
            xml.within("p:spPr", &[], |xml| {
                frame(xml, "a:xfrm", picture.rect);
                rectangle(xml);
            });
        });
    }
}

/// The reference to a placeholder.
pub(super) fn ph(xml: &mut Xml, kind: Kind<'_>) {
    let index = kind.index.map(|index| index.to_string());
    let mut attributes = Vec::new();
    if !kind.name.is_empty() {
        attributes.push(("type", kind.name));
    }
    if matches!(kind.name, "ftr" | "sldNum") {
        attributes.push(("sz", "quarter"));
    }
    if let Some(index) = &index {
        attributes.push(("idx", index));
    }
    xml.empty("p:ph", &attributes);
}

/// Position and size.
pub(super) fn frame(xml: &mut Xml, name: &'static str, rect: Rect) {
    let text = |length: Emu| length.0.to_string();
    xml.within(name, &[], |xml| {
        xml.empty("a:off", &[("x", &text(rect.x)), ("y", &text(rect.y))]);
        xml.empty("a:ext", &[("cx", &text(rect.width)), ("cy", &text(rect.height))]);
    });
}

/// The rectangle as a geometry.
pub(super) fn rectangle(xml: &mut Xml) {
    xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
}

/// A fill with a colour of the theme, or six hexadecimal digits.
pub(super) fn solid(xml: &mut Xml, colour: &str) {
    xml.within("a:solidFill", &[], |xml| {
        let literal =
            colour.len() == 6 && colour.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
        let name = if literal { "a:srgbClr" } else { "a:schemeClr" };
        xml.empty(name, &[("val", colour)]);
    });
}

/// The largest rectangle of a picture's shape in the middle of `room`.
pub(super) fn contain(room: Rect, width: u32, height: u32) -> Rect {
    let (width, height) = (i64::from(width.max(1)), i64::from(height.max(1)));
    let (fit_width, fit_height) = if room.width.0 * height <= room.height.0 * width {
        (room.width.0, room.width.0 * height / width)
    } else {
        (room.height.0 * width / height, room.height.0)
    };
    Rect {
        x: Emu(room.x.0 + (room.width.0 - fit_width) / 2),
        y: Emu(room.y.0 + (room.height.0 - fit_height) / 2),
        width: Emu(fit_width),
        height: Emu(fit_height),
    }
}

fn decorative(xml: &mut Xml) {
    xml.within("a:extLst", &[], |xml| {
        xml.within("a:ext", &[("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")], |xml| {
            xml.empty("adec:decorative", &[("xmlns:adec", DECORATIVE), ("val", "1")]);
        });
    });
}

fn blip(xml: &mut Xml, picture: &Picture<'_>) {
    xml.within("p:blipFill", &[], |xml| {
        match picture.vector {
            None => xml.empty("a:blip", &[("r:embed", picture.raster)]),
            Some(vector) => xml.within("a:blip", &[("r:embed", picture.raster)], |xml| {
                xml.within("a:extLst", &[], |xml| {
                    xml.within("a:ext", &[("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")], |xml| {
                        xml.empty("asvg:svgBlip", &[("xmlns:asvg", SVG), ("r:embed", vector)]);
                    });
                });
            }),
        }
        xml.within("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_keep_their_shape_in_the_middle_of_their_room() {
        let room = Rect { x: Emu(100), y: Emu(0), width: Emu(400), height: Emu(200) };
        let rect =
            |x, y, width, height| Rect { x: Emu(x), y: Emu(y), width: Emu(width), height: Emu(height) };
        assert_eq!(contain(room, 100, 100), rect(200, 0, 200, 200));
        assert_eq!(contain(room, 400, 100), rect(100, 50, 400, 100));
        assert_eq!(contain(room, 2, 1), room);
    }
}
