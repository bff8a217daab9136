//! The columns of a table: as wide as their words need, and what becomes of a table that no page is wide enough for.

use super::blanks::is_blank;
use super::chapter::plain;
use super::compose::{Look, Setter};
use super::sheet::Column;
use super::strip::Strip;
use super::table::PAD;
use super::tree::{NodeId, Role};
use crate::model::{RichText, Run, Table};
use crate::typeset::{GlyphRun, Lines, Milli};

/// Narrowest column, where there is room.
const NARROW: Milli = Milli::pt(44);
/// Between two rows that stand as lists.
const GAP: Milli = Milli::pt(8);

/// What the words of a column ask for.
struct Need {
    /// The widest letter, which nothing can break.
    least: Milli,
    /// The longest text on one line.
    wish: Milli,
}

impl Setter<'_> {
    /// Columns in proportion to their longest texts, which count up to `most`; those to be filled in are equally
    /// wide. `None` where there is less room than the letters need.
    pub(super) fn columns(
        &mut self,
        column: Column,
        table: &Table<RichText>,
        (look, most): (Look, Milli),
    ) -> Option<Vec<Column>> {
        let mut needs: Vec<Need> =
            (0..table.header.len()).map(|index| self.need(column, table, (look, most, index))).collect();
        share_blanks(&mut needs, table);
        let count = i64::try_from(needs.len().max(1)).expect("a table has few columns");
        let narrow = NARROW.min(column.width / count);
        if needs.iter().map(|need| need.least.max(narrow)).sum::<Milli>() <= column.width {
            for need in &mut needs {
                need.least = need.least.max(narrow);
            }
        }
        let spare = column.width - needs.iter().map(|need| need.least).sum();
        let total: Milli = needs.iter().map(|need| need.wish).sum();
        let mut x = column.x;
        let columns = needs.into_iter().map(|need| {
            let width = need.least + Milli(spare.0 * need.wish.0 / total.0.max(1));
            x += width;
            Column { x: x - width, width }
        });
        (spare >= Milli(0)).then(|| columns.collect())
    }

    fn need(
        &mut self,
        column: Column,
        table: &Table<RichText>,
        (look, most, index): (Look, Milli, usize),
    ) -> Need {
        let cells = std::iter::once(&table.header).chain(&table.rows).filter_map(|row| row.get(index));
        let cells = cells.map(|cell| self.measure(cell, look.bold(), most.max(column.width * 2)));
        let sizes = cells.map(|lines| (widest_letter(&lines), lines.width()));
        let (least, widest) = sizes.fold((Milli(0), Milli(0)), |a, b| (a.0.max(b.0), a.1.max(b.1)));
        Need { least: least + PAD * 2, wish: widest.max(Milli::pt(20)).min(most) }
    }

    /// Each row as a list of its cells, each behind the head of its column.
    pub(super) fn row_by_row(
        &mut self,
        column: Column,
        table: &Table<RichText>,
        look: Look,
        parent: NodeId,
    ) -> Vec<Strip> {
        let mut strips = Vec::new();
        for row in &table.rows {
            if !strips.is_empty() {
                strips.push(Strip::gap(GAP));
            }
            let list = self.tree.add(parent, Role::List);
            for (head, cell) in table.header.iter().zip(row) {
                strips.extend(self.labelled(column, "•", &behind(head, cell), (look, list)).strips);
            }
        }
        strips
    }
}

/// Columns to be filled in share what they ask for.
fn share_blanks(needs: &mut [Need], table: &Table<RichText>) {
    let is_to_fill = |index: &usize| table.rows.iter().all(|row| row.get(*index).is_none_or(is_blank));
    let to_fill: Vec<usize> = (0..needs.len()).filter(is_to_fill).collect();
    let together: Milli = to_fill.iter().map(|index| needs[*index].wish).sum();
    for index in &to_fill {
        needs[*index].wish = together / i64::try_from(to_fill.len()).expect("a table has few columns");
    }
}

fn widest_letter(lines: &Lines) -> Milli {
    let runs = lines.lines.iter().flat_map(|line| line.runs.iter());
    runs.flat_map(GlyphRun::clusters).map(|cluster| cluster.width()).max().unwrap_or_default()
}

/// `Head: cell`, with room to write where the cell has none.
fn behind(head: &RichText, cell: &RichText) -> RichText {
    let mut text = RichText { runs: head.runs.clone(), ..cell.clone() };
    for run in &mut text.runs {
        run.bold = true;
    }
    text.runs.push(Run { text: ": ".to_owned(), bold: true, ..plain() });
    if is_blank(cell) {
        text.runs.push(Run { text: "____".to_owned(), ..plain() });
    } else {
        text.runs.extend(cell.runs.iter().cloned());
    }
    text
}
