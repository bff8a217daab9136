//! How high text stands in a placeholder, with the bundled fonts.

use super::geometry::{Place, indent, scaled, size};
use super::table;
use crate::model::{Direction, Emu, RichText, SlideLayout, SlideStyle, SlideText, Table};
use crate::typeset::{self, Align, Milli, Paragraph, Span, Typesetter};

/// English Metric Units in a thousandth of a point, times ten.
const EMU_PER_MILLI_TENTH: i64 = 127;

/// Measures paragraphs and tables.
pub(super) struct Measure {
    typesetter: Typesetter,
}

/// Type size in hundredths of a point, and the width to fill.
#[derive(Clone, Copy)]
struct Column {
    size: u32,
    width: Emu,
}

impl Measure {
    pub(super) fn new() -> Self {
        Self { typesetter: Typesetter::new() }
    }

    /// The height of a title.
    pub(super) fn title(&mut self, text: &RichText, place: Place) -> Emu {
        let size = scaled(place.size, text.language.script());
        self.paragraph(spans(text, true), text, Column { size, width: place.rect.width })
    }

    /// The height of one paragraph in a placeholder, without the space above it.
    pub(super) fn text(&mut self, text: &SlideText, layout: SlideLayout, place: Place) -> Emu {
        let size = size(place, text.style, text.text.language.script());
        let width = Emu(inner(place).width.0 - indent(layout, text.style).0);
        let bold = text.style == SlideStyle::Heading;
        self.paragraph(spans(&text.text, bold), &text.text, Column { size, width })
    }

    /// The heights of the rows of a table, the head first.
    pub(super) fn rows(&mut self, table: &Table<RichText>, place: Place) -> Vec<Emu> {
        let widths = table::columns(table, place.rect.width);
        let mut heights = vec![self.row(&table.header, &widths, place)];
        for row in &table.rows {
            heights.push(self.row(row, &widths, place));
        }
        heights
    }

    fn row(&mut self, cells: &[RichText], widths: &[Emu], place: Place) -> Emu {
        let margin = table::MARGIN.0 * 2;
        let text = cells.iter().zip(widths).map(|(cell, width)| {
            let size = scaled(place.size, cell.language.script());
            self.paragraph(spans(cell, false), cell, Column { size, width: Emu(width.0 - margin) }).0
        });
        Emu(text.max().unwrap_or(0) + margin)
    }

    fn paragraph(&mut self, spans: Vec<Span>, text: &RichText, column: Column) -> Emu {
        let script = text.language.script();
        let lines = self.typesetter.layout(&Paragraph {
            spans,
            size: Milli(i64::from(column.size) * 10),
            line_height: script.line_height(),
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
pub(super) fn inner(place: Place) -> crate::model::Rect {
    let mut rect = place.rect;
    rect.width.0 -= place.inset.0 * 2;
    rect.height.0 -= place.inset.0 * 2;
    rect
}

/// Words for the typesetter; what stands before a tab hangs in the indent of agendas.
fn spans(text: &RichText, bold: bool) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for run in &text.runs {
        let words = match run.text.rsplit_once('\t') {
            Some((_, after)) => {
                spans.clear();
                after
            }
            None => &run.text,
        };
        spans.push(Span { text: words.to_owned(), bold: bold || run.bold, italic: run.italic });
    }
    spans
}
