//! How high text stands in a placeholder, with the bundled fonts.

use super::geometry::{SCALES, line_height};
use super::surplus::Surplus;
use super::table;
use crate::model::{Direction, Emu, Grid, RichText, Run, Script, Seat, Size, SlideStyle, SlideText, Table};
use crate::typeset::{self, Align, Milli, Paragraph, Span, Typesetter};

/// English Metric Units in a thousandth of a point, times ten.
const EMU_PER_MILLI_TENTH: i64 = 127;

/// Sizes of long titles on templates in percent, below the usual scales.
const SMALLER: [u32; 6] = [75, 70, 65, 60, 55, 50];

/// Measures paragraphs and tables.
pub(super) struct Measure {
    typesetter: Typesetter,
    /// The script of the edition, which the sizes of the layouts suit.
    script: Script,
    /// The size of the type.
    pub(super) size: Size,
    /// The places to fill.
    pub(super) grid: Grid,
}

/// Type size in hundredths of a point, the distance of lines in percent, and the width to fill.
#[derive(Clone, Copy)]
struct Column {
    size: u32,
    spacing: u32,
    width: Emu,
}

/// Whether a paragraph is bold as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    OfRun,
    Bold,
}

impl Measure {
    pub(super) fn new(script: Script, size: Size, grid: Grid) -> Self {
        Self { typesetter: Typesetter::new(), script, size, grid }
    }

    /// The largest scale at which a title fits its place, in percent, or what is too much at the
    /// smallest.
    pub(super) fn title_scale(&mut self, text: &RichText, seat: Seat) -> Result<u32, (u32, Surplus)> {
        let floor = self.grid.smallest_title.unwrap_or(u32::MAX);
        let smaller = SMALLER.into_iter().filter(|scale| seat.plain.size * scale / 100 >= floor);
        let scales: Vec<u32> = SCALES.into_iter().chain(smaller).collect();
        let mut fits = |text: &RichText, scale: u32| self.title(text, (seat, scale)) <= seat.inner().height;
        if let Some(scale) = scales.iter().find(|scale| fits(text, **scale)) {
            return Ok(*scale);
        }
        let smallest = *scales.last().expect("there are usual scales");
        Err((smallest, Surplus::of(text, |head| fits(head, smallest))))
    }

    fn title(&mut self, text: &RichText, (seat, scale): (Seat, u32)) -> Emu {
        let size = seat.plain.size * scale / 100;
        let width = Emu(seat.inner().width.0 - seat.plain.indent.0);
        let column = Column { size, spacing: seat.spacing, width };
        self.paragraph(spans(text, Weight::Bold), text, column)
    }

    /// The height of one paragraph in a placeholder, without the space above it.
    pub(super) fn text(&mut self, text: &SlideText, seat: Seat) -> Emu {
        let setting = seat.setting(text.style);
        let width = Emu(seat.inner().width.0 - setting.indent.0);
        let weight = if text.style == SlideStyle::Heading { Weight::Bold } else { Weight::OfRun };
        let column = Column { size: setting.size, spacing: seat.spacing, width };
        self.paragraph(spans(&text.text, weight), &text.text, column)
    }

    /// The heights of the rows of a table, the head first.
    pub(super) fn rows(&mut self, table: &Table<RichText>, seat: Seat) -> Vec<Emu> {
        let widths = table::columns(table, seat.rect.width);
        let mut heights = vec![self.row((&table.header, Weight::Bold), &widths, seat)];
        for row in &table.rows {
            heights.push(self.row((row, Weight::OfRun), &widths, seat));
        }
        heights
    }

    /// What is too much in the worst cell of a row that is higher than `room`.
    pub(super) fn surplus(
        &mut self,
        table: &Table<RichText>,
        (cells, seat): (&[RichText], Seat),
        room: Emu,
    ) -> Surplus {
        let widths = table::columns(table, seat.rect.width);
        let columns = cells.iter().zip(widths);
        let over = columns.map(|(cell, width)| {
            Surplus::of(cell, |head| {
                self.row((std::slice::from_ref(head), Weight::OfRun), &[width], seat) <= room
            })
        });
        over.max().expect("a row has cells")
    }

    /// Whether each word of a table stands whole on a line of its cell. Scripts without spaces between
    /// words break anywhere that suits them.
    pub(super) fn has_whole_words(&mut self, table: &Table<RichText>, seat: Seat) -> bool {
        let widths = table::columns(table, seat.rect.width);
        let head = (&table.header, Weight::Bold);
        let rows = table.rows.iter().map(|row| (row, Weight::OfRun));
        let cells = std::iter::once(head).chain(rows).flat_map(|(row, weight)| {
            row.iter().zip(&widths).map(move |(cell, width)| (cell, weight, *width))
        });
        let mut cells = cells.filter(|(cell, ..)| cell.language.script().has_spaces());
        cells.all(|(cell, weight, width)| {
            cell.to_plain().split_whitespace().all(|word| {
                let word = [RichText::plain(word, cell.language.clone())];
                let mut height = |width| self.row((&word, weight), &[width], seat);
                height(width) == height(seat.rect.width)
            })
        })
    }

    fn row(&mut self, (cells, weight): (&[RichText], Weight), widths: &[Emu], seat: Seat) -> Emu {
        let text = cells.iter().zip(widths).map(|(cell, width)| {
            let width = Emu(width.0 - table::MARGIN.0 * 2);
            let column = Column { size: seat.plain.size, spacing: seat.spacing, width };
            self.paragraph(spans(cell, weight), cell, column).0
        });
        Emu(text.max().unwrap_or(0) + table::PADDING.0 * 2)
    }

    fn paragraph(&mut self, spans: Vec<Span>, text: &RichText, column: Column) -> Emu {
        let script = text.language.script();
        let line_height = line_height(self.script).max(line_height(script)) * column.spacing / 100;
        let height = self.typesetter.height(&Paragraph {
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
        Emu(height.0 * EMU_PER_MILLI_TENTH / 10)
    }
}

fn spans(text: &RichText, weight: Weight) -> Vec<Span> {
    let span = |run: &Run| Span {
        text: run.text.clone(),
        bold: run.bold || weight == Weight::Bold,
        italic: run.italic,
    };
    text.runs.iter().map(span).collect()
}
