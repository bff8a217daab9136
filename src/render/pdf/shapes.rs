//! Shapes as operators of a content stream (ISO 32000-1 §8.5), with numbers in thousandths.

use super::picture::{Drawn, Line, Path, Segment};
use super::strip::{Area, Ink};
use crate::model::Colour;
use crate::typeset::Milli;

/// An operator and its numbers, each in thousandths.
pub(super) type Operator = (&'static str, Vec<i64>);

/// Turns distances from the top of a page into distances from its bottom.
#[derive(Clone, Copy)]
pub(super) struct Flip(pub(super) Milli);

impl Flip {
    /// A rectangle to be painted.
    pub(super) fn rectangle(self, area: Area) -> Operator {
        let bottom = self.0 - area.y - area.height;
        ("re", vec![area.x.0, bottom.0, area.width.0, area.height.0])
    }

    /// The outline of a rectangle.
    pub(super) fn frame(self, area: Area, weight: Milli, ink: Ink) -> Vec<Operator> {
        let half = weight / 2;
        let inner = Area {
            x: area.x + half,
            y: area.y + half,
            width: area.width - weight,
            height: area.height - weight,
        };
        vec![stroke_colour(ink), ("w", vec![weight.0]), self.rectangle(inner), ("S", vec![])]
    }

    /// Dots that lead the eye along a line.
    pub(super) fn dots(self, x: Milli, width: Milli, y: Milli) -> Vec<Operator> {
        let (size, step) = (Milli(900), 4000);
        let first = (x.0 + step - 1).div_euclid(step);
        let last = (x + width - size).0.div_euclid(step);
        let dot = |at: i64| self.rectangle(Area { x: Milli(at * step), y, width: size, height: size });
        let mut operators: Vec<Operator> = (first..=last).map(dot).collect();
        if !operators.is_empty() {
            operators.insert(0, fill_colour(Ink::LINE));
            operators.push(("f", vec![]));
        }
        operators
    }

    /// A drawing of `size` in its own units, scaled into an area and clipped to it.
    pub(super) fn drawing(self, area: Area, size: (f32, f32), marks: &[Drawn]) -> Vec<Operator> {
        let scale = Scale { flip: self, area, size };
        let mut operators = vec![("q", vec![]), self.rectangle(area), ("W", vec![]), ("n", vec![])];
        for mark in marks {
            match mark {
                Drawn::Path(path) => operators.extend(scale.path(path)),
                Drawn::Clip(segments) => {
                    operators.push(("q", vec![]));
                    operators.extend(segments.iter().map(|segment| scale.segment(segment)));
                    operators.extend([("W", vec![]), ("n", vec![])]);
                }
                Drawn::EndClip => operators.push(("Q", vec![])),
            }
        }
        operators.push(("Q", vec![]));
        operators
    }
}

/// The colour of what is filled from here on.
pub(super) fn fill_colour(ink: Ink) -> Operator {
    ("rg", parts(ink.0))
}

fn stroke_colour(ink: Ink) -> Operator {
    ("RG", parts(ink.0))
}

fn parts(colour: Colour) -> Vec<i64> {
    [colour.red, colour.green, colour.blue].map(|part| (i64::from(part) * 1000 + 127) / 255).into()
}

struct Scale {
    flip: Flip,
    area: Area,
    size: (f32, f32),
}

impl Scale {
    fn path(&self, path: &Path) -> Vec<Operator> {
        let mut operators = Vec::new();
        if let Some((colour, _)) = path.fill {
            operators.push(("rg", colour.map(thousandths).into()));
        }
        if let Some(line) = &path.line {
            operators.extend(self.line(line));
        }
        operators.extend(path.segments.iter().map(|segment| self.segment(segment)));
        let paint = match (path.fill, &path.line) {
            (Some((_, true)), Some(_)) => "B*",
            (Some((_, false)), Some(_)) => "B",
            (Some((_, true)), None) => "f*",
            (Some((_, false)), None) => "f",
            (None, Some(_)) => "S",
            (None, None) => "n",
        };
        operators.push((paint, vec![]));
        operators
    }

    fn line(&self, line: &Line) -> Vec<Operator> {
        let mut operators = vec![
            ("RG", line.colour.map(thousandths).into()),
            ("w", vec![self.length(line.width)]),
            ("J", vec![line.cap * 1000]),
            ("j", vec![line.join * 1000]),
        ];
        let dashes: Vec<i64> = line.dashes.iter().map(|dash| self.length(*dash)).collect();
        operators.push(("d", dashes));
        operators
    }

    fn segment(&self, segment: &Segment) -> Operator {
        match segment {
            Segment::Move(to) => ("m", self.point(*to).into()),
            Segment::Line(to) => ("l", self.point(*to).into()),
            Segment::Curve([x1, y1, x2, y2, x, y]) => {
                ("c", [self.point([*x1, *y1]), self.point([*x2, *y2]), self.point([*x, *y])].concat())
            }
            Segment::Close => ("h", vec![]),
        }
    }

    fn point(&self, [x, y]: [f32; 2]) -> [i64; 2] {
        let right = self.area.x.0 + self.length(x);
        let down = self.area.y.0 + self.length(y);
        [right, self.flip.0.0 - down]
    }

    fn length(&self, length: f32) -> i64 {
        let whole = thousandths(self.size.0).max(1);
        (i128::from(thousandths(length)) * i128::from(self.area.width.0) / i128::from(whole))
            .try_into()
            .unwrap_or(0)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a float saturates to the range of the integer")]
fn thousandths(value: f32) -> i64 {
    (f64::from(value) * 1000.0).round() as i64
}
