//! Tables: widths from the words, heads repeated on every page.

use super::blanks::{is_blank, opened};
use super::compose::{Look, Setter};
use super::sheet::Column;
use super::strip::{After, Area, Ink, Item, Owner, Strip, flatten, height};
use super::tree::{NodeId, Role};
use crate::model::{RichText, Table};
use crate::typeset::Milli;

/// Inside a cell, at each side.
const PAD: Milli = Milli::pt(5);
/// A cell to write into.
const BLANK: Milli = Milli::pt(24);
/// How thick a line between cells is.
const LINE: Milli = Milli(400);
/// Narrowest column.
const NARROW: Milli = Milli::pt(44);

impl Setter<'_> {
    /// A table with one head row.
    pub(super) fn table(
        &mut self,
        column: Column,
        table: &Table<RichText>,
        look: Look,
        parent: NodeId,
    ) -> Vec<Strip> {
        let look = look.tight();
        let node = self.tree.add(parent, Role::Table);
        let columns = self.columns(column, table, look);
        let row = self.tree.add(node, Role::Row);
        let cells = self.cells(&columns, &table.header, look.bold(), (row, Role::HeadCell));
        let mut head = beside_all(cells);
        head.after = After::Stay;
        rules(&mut head, column, true);
        let edges = self.edges(column, &columns, table);
        fence(&mut head, &edges);
        let repeat = self.story.heads.len();
        self.story.heads.push(ornament(head.clone()));
        let mut strips = vec![head];
        let mut firsts = Vec::new();
        for texts in &table.rows {
            firsts.push(strips.len());
            let row = self.tree.add(node, Role::Row);
            let cells = self.cells(&columns, texts, look, (row, Role::Cell));
            strips.extend(self.row(cells, (column, &edges), repeat));
        }
        if let Some(first) = strips.get_mut(1) {
            first.repeat = None;
        }
        // No row stands alone below its head, nor on the page where the table ends.
        for second in [firsts.get(1), firsts.last().filter(|_| firsts.len() > 1)].into_iter().flatten() {
            strips[second - 1].after = After::Stay;
        }
        strips
    }

    /// Where lines run down a table: between the columns of one with cells to fill in, and all around on
    /// sheets to work with, some of which are cut up.
    fn edges(&self, column: Column, columns: &[Column], table: &Table<RichText>) -> Vec<Milli> {
        let mut edges: Vec<Milli> = columns.iter().map(|it| it.x).collect();
        match self.room {
            Some(_) => edges.push(column.x + column.width - LINE),
            None if table.rows.iter().flatten().any(is_blank) => drop(edges.remove(0)),
            None => edges.clear(),
        }
        edges
    }

    fn cells(
        &mut self,
        columns: &[Column],
        texts: &[RichText],
        look: Look,
        (row, role): (NodeId, Role),
    ) -> Vec<Vec<Strip>> {
        let mut cells = Vec::new();
        for (column, text) in columns.iter().zip(texts) {
            let node = self.tree.add(row, role);
            let inner = column.inset(PAD, PAD);
            cells.push(match role {
                Role::HeadCell if is_blank(text) => vec![empty(Milli(0), node)],
                _ => self.cell(inner, text, look, node),
            });
        }
        cells
    }

    /// The words of a cell, and room to write where it has none or ends with a blank.
    fn cell(&mut self, column: Column, text: &RichText, look: Look, node: NodeId) -> Vec<Strip> {
        if is_blank(text) {
            return vec![empty(self.room.unwrap_or(BLANK), node)];
        }
        if let Some(room) = self.room
            && let (words, true) = opened(text)
        {
            let mut strips = self.printed_lines(column, &words, look, node);
            strips.push(Strip::of(room, Vec::new()));
            return strips;
        }
        self.lines(column, text, look, node)
    }

    /// One strip, or one per line where the row is too tall to be kept whole.
    fn row(&self, cells: Vec<Vec<Strip>>, (column, edges): (Column, &[Milli]), repeat: usize) -> Vec<Strip> {
        let tall = cells.iter().any(|cell| height(cell) > self.sheet.body() / 2);
        let mut strips = if tall { line_by_line(&cells) } else { vec![beside_all(cells)] };
        if let Some(last) = strips.last_mut() {
            rules(last, column, false);
        }
        for strip in &mut strips {
            strip.repeat = Some(repeat);
            fence(strip, edges);
        }
        strips
    }

    /// Columns in proportion to their longest texts; those to be filled in are equally wide.
    fn columns(&mut self, column: Column, table: &Table<RichText>, look: Look) -> Vec<Column> {
        let count = i64::try_from(table.header.len().max(1)).expect("a table has few columns");
        let least = NARROW.min(column.width / count);
        let spare = column.width - least * count;
        let mut wishes = Vec::new();
        for index in 0..table.header.len() {
            let cells = std::iter::once(&table.header).chain(&table.rows).filter_map(|row| row.get(index));
            let widest = cells.map(|cell| self.measure(cell, look.bold(), column.width * 2).width()).max();
            wishes.push(widest.unwrap_or_default().max(Milli::pt(20)).min(column.width));
        }
        let is_to_fill = |index: &usize| table.rows.iter().all(|row| row.get(*index).is_none_or(is_blank));
        let to_fill: Vec<usize> = (0..wishes.len()).filter(is_to_fill).collect();
        let together: Milli = to_fill.iter().map(|index| wishes[*index]).sum();
        for index in &to_fill {
            wishes[*index] = together / i64::try_from(to_fill.len()).expect("a table has few columns");
        }
        let total: Milli = wishes.iter().copied().sum();
        let mut x = column.x;
        let mut columns = Vec::new();
        for wish in wishes {
            let width = least + Milli(spare.0 * wish.0 / total.0.max(1));
            columns.push(Column { x, width });
            x += width;
        }
        columns
    }
}

/// A cell without words.
fn empty(height: Milli, node: NodeId) -> Strip {
    Strip::of(height, vec![Item::Claim { area: Area::default(), node }])
}

/// Cells beside each other, with room above and below.
fn beside_all(cells: Vec<Vec<Strip>>) -> Strip {
    let above = Milli::pt(3);
    let mut row = Strip::of(Milli(0), Vec::new());
    for cell in cells {
        let cell = flatten(cell);
        row.height = row.height.max(cell.height + above * 2);
        row.items.extend(cell.items.into_iter().map(|item| item.moved(Milli(0), above)));
    }
    row
}

fn line_by_line(cells: &[Vec<Strip>]) -> Vec<Strip> {
    let count = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |index: usize| {
        let parts = cells.iter().filter_map(|cell| cell.get(index).cloned());
        parts.fold(Strip::of(Milli(0), Vec::new()), super::strip::beside)
    };
    (0..count).map(line).collect()
}

/// The line below a row; a head has a tint behind it and a heavier line.
fn rules(strip: &mut Strip, column: Column, head: bool) {
    let weight = if head { Milli(1000) } else { LINE };
    let y = strip.height - weight;
    let line = Area { x: column.x, y, width: column.width, height: weight };
    strip.items.push(Item::Fill { area: line, ink: if head { Ink::BLACK } else { Ink::LINE } });
    if head {
        let tint = Area { x: column.x, y: Milli(0), width: column.width, height: y };
        strip.items.insert(0, Item::Fill { area: tint, ink: Ink::PALE });
    }
}

/// Lines down a row.
fn fence(strip: &mut Strip, edges: &[Milli]) {
    for x in edges {
        let area = Area { x: *x, y: Milli(0), width: LINE, height: strip.height };
        strip.items.push(Item::Fill { area, ink: Ink::LINE });
    }
}

/// A copy outside the reading order.
fn ornament(mut strip: Strip) -> Strip {
    for item in &mut strip.items {
        match item {
            Item::Text { owners, .. } => owners.fill(Owner::Ornament),
            Item::Picture { owner, .. } | Item::PageNumber { owner, .. } => *owner = Owner::Ornament,
            Item::Fill { .. } | Item::Frame { .. } | Item::Dots { .. } | Item::Claim { .. } => {}
        }
    }
    strip.items.retain(|item| !matches!(item, Item::Claim { .. }));
    strip.marks.clear();
    strip
}
