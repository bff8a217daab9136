//! The shape of tables on slides.

use crate::model::{Content, Deck, Emu, Id, RichText, Table};

/// Rows below the head that one slide shows.
pub(super) const ROWS: usize = 4;

/// Space between the left and right border of a cell and its text.
pub const MARGIN: Emu = Emu(108_000);
/// Space between the top and bottom border of a cell and its text.
pub const PADDING: Emu = Emu(64_000);

/// What the margins of a cell and the unevenness of letters weigh, in characters.
const MARGIN_WEIGHT: usize = 6;

/// The widths of the columns: in proportion to their longest cells, within limits, and together
/// exactly `width`.
pub fn columns(table: &Table<RichText>, width: Emu) -> Vec<Emu> {
    let weight = |column: usize| {
        let cells = std::iter::once(&table.header).chain(&table.rows);
        let longest = cells.map(|row| row[column].to_plain().chars().count()).max();
        i64::try_from(longest.unwrap_or(0).clamp(12, 48) + MARGIN_WEIGHT).expect("48 is the limit")
    };
    let weights: Vec<i64> = (0..table.header.len()).map(weight).collect();
    let total: i64 = weights.iter().sum();
    let mut left = width.0;
    let mut widths = Vec::new();
    for (index, weight) in weights.iter().enumerate() {
        let last = index + 1 == weights.len();
        let share = if last { left } else { width.0 * weight / total };
        left -= share;
        widths.push(Emu(share));
    }
    widths
}

/// The widths of the columns of one part of a table: those of the whole, so that parts look alike.
pub fn columns_of_part(deck: &Deck, block: &Id, (part, width): (&Table<RichText>, Emu)) -> Vec<Emu> {
    let mut whole = Table { header: part.header.clone(), rows: Vec::new() };
    let slides = deck.slides.iter().filter(|slide| &slide.block == block);
    for placed in slides.flat_map(|slide| &slide.placed) {
        match &placed.content {
            Content::Table(other) if other.header == part.header => whole.rows.extend(other.rows.clone()),
            _ => {}
        }
    }
    columns(&whole, width)
}

/// Cuts a table into as few parts as fit, of lengths as equal as possible, each with the head.
/// `heights` are those of its rows, the head first.
pub(super) fn split(table: &Table<RichText>, heights: &[Emu], limit: Emu) -> Vec<Table<RichText>> {
    let room = limit.0 - heights[0].0;
    let needed = lengths(&heights[1..], room, ROWS);
    let even = table.rows.len().div_ceil(needed.len());
    let tried = lengths(&heights[1..], room, even);
    let chosen = if tried.len() == needed.len() { tried } else { needed };
    let mut rest = table.rows.as_slice();
    let mut parts = Vec::new();
    for length in chosen {
        let (rows, after) = rest.split_at(length);
        parts.push(Table { header: table.header.clone(), rows: rows.to_vec() });
        rest = after;
    }
    parts
}

/// The number of rows of each part, at most `most` and as high as `room`.
fn lengths(heights: &[Emu], room: i64, most: usize) -> Vec<usize> {
    let mut lengths = vec![0];
    let mut used = 0;
    for height in heights {
        let length = lengths.last_mut().expect("there is always a last part");
        if *length > 0 && (*length == most || used + height.0 > room) {
            lengths.push(1);
            used = height.0;
        } else {
            *length += 1;
            used += height.0;
        }
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn sized(rows: usize) -> Table<RichText> {
        let cell = |text: &str| RichText::plain(text, Language::english());
        let row = |n: usize| vec![cell(&n.to_string()), cell("a longer cell than the other")];
        Table { header: vec![cell("n"), cell("words")], rows: (0..rows).map(row).collect() }
    }

    #[test]
    fn columns_fill_the_width_exactly() {
        assert_eq!(columns(&sized(2), Emu(1001)), [Emu(346), Emu(655)]);
    }

    #[test]
    fn a_table_over_the_limit_is_cut_evenly_under_the_same_head() {
        let lengths = |rows: usize, height: i64| -> Vec<usize> {
            let heights = vec![Emu(10); rows + 1];
            split(&sized(rows), &heights, Emu(height)).iter().map(|part| part.rows.len()).collect()
        };
        assert_eq!(lengths(0, 100), [0]);
        assert_eq!(lengths(4, 100), [4]);
        assert_eq!(lengths(5, 100), [3, 2]);
        assert_eq!(lengths(9, 100), [3, 3, 3]);
        assert_eq!(lengths(4, 30), [2, 2]);
        assert_eq!(lengths(2, 5), [1, 1]);
    }
}
