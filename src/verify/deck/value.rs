//! Values that PowerPoint takes in one form alone.

use std::ops::RangeInclusive;

use super::part::Part;
use super::{REPAIR, SAVE};
use crate::diagnostic::{Code, Problems};
use crate::model::Colour;
use crate::package::Element;
use crate::verify::document::walk;

/// Sizes of type, in hundredths of a point (ECMA-376 part 1 §20.1.10.72).
const TYPE_SIZES: RangeInclusive<i64> = 100..=400_000;

/// Sides of slides, in EMU (§19.7.10).
const SIDES: RangeInclusive<i64> = 914_400..=51_206_400;

/// Lengths, in EMU (§20.1.10.42).
const LENGTHS: RangeInclusive<i64> = 0..=27_273_042_316_900;

pub(super) fn check(part: &Part, problems: &mut Problems) {
    walk(part.root(), &mut |element| {
        let mut values = Values { part, element, problems };
        match element.name.as_str() {
            "srgbClr" => values.colour(),
            "rPr" | "defRPr" | "endParaRPr" => values.number("sz", TYPE_SIZES),
            "sldSz" => values.numbers(["cx", "cy"], SIDES),
            "xfrm" => {
                if let Some(element) = element.first("ext") {
                    Values { element, ..values }.numbers(["cx", "cy"], LENGTHS);
                }
            }
            "fld" | "section" => values.identifier(element.attribute("id")),
            "tblStyle" => values.identifier(element.attribute("styleId")),
            "tableStyleId" => values.identifier(Some(element.text().trim())),
            _ => {}
        }
    });
}

struct Values<'a> {
    part: &'a Part,
    element: &'a Element,
    problems: &'a mut Problems,
}

impl Values<'_> {
    fn wrong(&mut self, message: String) {
        self.problems.push(self.part.document.problem(Code::WrongXml, self.element, message).hint(REPAIR));
    }

    fn colour(&mut self) {
        let value = self.element.attribute("val").unwrap_or_default();
        if Colour::parse(value).is_none() {
            self.wrong(format!("`{value}` is no colour; six hexadecimal digits are, without `#`"));
        }
    }

    fn number(&mut self, key: &str, range: RangeInclusive<i64>) {
        let Some(value) = self.element.attribute(key) else { return };
        if !value.parse().is_ok_and(|number| range.contains(&number)) {
            let (name, start, end) = (&self.element.name, range.start(), range.end());
            self.wrong(format!("`{key}=\"{value}\"` of `{name}` is no whole number from {start} to {end}"));
        }
    }

    fn numbers(&mut self, keys: [&str; 2], range: RangeInclusive<i64>) {
        for key in keys {
            self.number(key, range.clone());
        }
    }

    fn identifier(&mut self, value: Option<&str>) {
        let value = value.unwrap_or_default();
        if !is_guid(value) {
            self.wrong(format!("`{value}` is no GUID in braces"));
        } else if value.bytes().any(|it| it.is_ascii_lowercase()) {
            let message = format!("the GUID `{value}` has small letters");
            let problem = self.part.document.problem(Code::ForgivenDeck, self.element, message);
            self.problems.push(problem.hint(SAVE));
        }
    }
}

/// `{8-4-4-4-12}` hexadecimal digits.
fn is_guid(text: &str) -> bool {
    let inner = text.strip_prefix('{').and_then(|it| it.strip_suffix('}')).unwrap_or_default();
    let groups: Vec<_> = inner.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && inner.bytes().all(|it| it == b'-' || it.is_ascii_hexdigit())
}
