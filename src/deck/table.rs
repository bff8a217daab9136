//! The shape of tables on slides.

use crate::model::{Emu, RichText, Table};

/// Rows below the head that one slide shows.
pub(super) const ROWS: usize = 4;

/// Space between the border of a cell and its text, on each side.
pub const MARGIN: Emu = Emu(108_000);

/// The widths of the columns: in proportion to their longest cells, within limits, and together
/// exactly `width`.
pub fn columns(table: &Table<RichText>, width: Emu) -> Vec<Emu> {
    let weight = |column: usize| {
        let cells = std::iter::once(&table.header).chain(&table.rows);
        let longest = cells.map(|row| row[column].to_plain().chars().count()).max();
        i64::try_from(longest.unwrap_or(0).clamp(12, 48)).expect("48 is the limit")
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

/// Cuts a table into parts of nearly equal length, each with the head. `heights` are those of its
/// rows, the head first.
pub(super) fn split(table: &Table<RichText>, heights: &[Emu], limit: Emu) -> Vec<Table<RichText>> {
    let rows = table.rows.len();
    let fits = |length: usize| {
        let parts = heights[1..].chunks(length);
        parts.map(|part| heights[0].0 + part.iter().map(|it| it.0).sum::<i64>()).all(|it| it <= limit.0)
    };
    let longest = (1..=ROWS.min(rows.max(1))).rev().find(|length| fits(*length)).unwrap_or(1);
    let parts = rows.div_ceil(longest).max(1);
    let even = rows.div_ceil(parts).max(1);
    if rows == 0 {
        return vec![table.clone()];
    }
    table.rows.chunks(even).map(|rows| Table { header: table.header.clone(), rows: rows.to_vec() }).collect()
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
        assert_eq!(columns(&sized(2), Emu(1001)), [Emu(300), Emu(701)]);
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
