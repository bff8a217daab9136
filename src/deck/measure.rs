//! How high text stands in a placeholder, with the bundled fonts.

use super::geometry::{Place, SCALES, indent, line_height, scaled, size};
use super::table;
use crate::model::{
    Direction, Emu, Rect, RichText, Run, Script, Size, SlideLayout, SlideStyle, SlideText, Table,
};
use crate::typeset::{self, Align, Milli, Paragraph, Span, Typesetter};

/// English Metric Units in a thousandth of a point, times ten.
const EMU_PER_MILLI_TENTH: i64 = 127;

/// Measures paragraphs and tables.
pub(super) struct Measure {
    typesetter: Typesetter,
    /// The script of the edition, which the sizes of the layouts suit.
    script: Script,
    /// The size of the type.
    pub(super) size: Size,
}

/// Type size in hundredths of a point, and the width to fill.
#[derive(Clone, Copy)]
struct Column {
    size: u32,
    width: Emu,
}

/// Whether a paragraph is bold as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    OfRun,
    Bold,
}

impl Measure {
    pub(super) fn new(script: Script, size: Size) -> Self {
        Self { typesetter: Typesetter::new(), script, size }
    }

    /// The largest scale at which a title fits its place, in percent; `None` where none does.
    pub(super) fn title_scale(&mut self, text: &RichText, place: Place) -> Option<u32> {
        SCALES.into_iter().find(|scale| {
            let size = scaled(place.size, self.script) * scale / 100;
            let column = Column { size, width: place.rect.width };
            self.paragraph(spans(text, Weight::Bold), text, column) <= place.rect.height
        })
    }

    /// The height of one paragraph in a placeholder, without the space above it.
    pub(super) fn text(&mut self, text: &SlideText, layout: SlideLayout, place: Place) -> Emu {
        let size = size(place, text.style, self.script);
        let width = Emu(inner(place).width.0 - indent(layout, text.style).0);
        let weight = if text.style == SlideStyle::Heading { Weight::Bold } else { Weight::OfRun };
        self.paragraph(spans(&text.text, weight), &text.text, Column { size, width })
    }

    /// The heights of the rows of a table, the head first.
    pub(super) fn rows(&mut self, table: &Table<RichText>, place: Place) -> Vec<Emu> {
        let widths = table::columns(table, place.rect.width);
        let mut heights = vec![self.row((&table.header, Weight::Bold), &widths, place)];
        for row in &table.rows {
            heights.push(self.row((row, Weight::OfRun), &widths, place));
        }
        heights
    }

    fn row(&mut self, (cells, weight): (&[RichText], Weight), widths: &[Emu], place: Place) -> Emu {
        let room = |width: Emu| Emu(width.0 - table::MARGIN.0 * 2);
        let text = cells.iter().zip(widths).map(|(cell, width)| {
            let size = scaled(place.size, self.script);
            self.paragraph(spans(cell, weight), cell, Column { size, width: room(*width) }).0
        });
        Emu(text.max().unwrap_or(0) + table::PADDING.0 * 2)
    }

    fn paragraph(&mut self, spans: Vec<Span>, text: &RichText, column: Column) -> Emu {
        let script = text.language.script();
        let line_height = line_height(self.script).max(line_height(script));
        let lines = self.typesetter.layout(&Paragraph {
            spans,
            size: Milli(i64::from(column.size) * 10),
            line_height,
            width: Milli(column.width.0 * 10 / EMU_PER_MILLI_TENTH),
            direction: match script.direction() {
                Direction::Ltr => typeset::Direction::Ltr,
                Direction::Rtl => typeset::Direction::Rtl,
            },
            align: Align::Start,
            locale: text.language.tag().to_owned(),
        });
        Emu(lines.height.0 * EMU_PER_MILLI_TENTH / 10)
    }
}

/// The rectangle of a placeholder's text.
pub(super) fn inner(place: Place) -> Rect {
    let mut rect = place.rect;
    rect.width.0 -= place.inset.0 * 2;
    rect.height.0 -= place.inset.0 * 2;
    rect
}

fn spans(text: &RichText, weight: Weight) -> Vec<Span> {
    let span = |run: &Run| Span {
        text: run.text.clone(),
        bold: run.bold || weight == Weight::Bold,
        italic: run.italic,
    };
    text.runs.iter().map(span).collect()
}
