//! Tables: heads repeated on every page, rows that stay whole.

use super::blanks::{is_blank, opened};
use super::compose::{Look, Setter};
use super::sheet::Column;
use super::strip::{After, Area, Ink, Item, Owner, Strip, flatten, height};
use super::tree::{NodeId, Role};
use crate::model::{RichText, Table};
use crate::typeset::Milli;

/// Inside a cell, at each side.
pub(super) const PAD: Milli = Milli::pt(5);
/// Above and below the words of a cell.
const ABOVE: Milli = Milli::pt(3);
/// A cell to write into.
const BLANK: Milli = Milli::pt(24);
/// How thick a line between cells is.
const LINE: Milli = Milli(400);
/// Type sizes to try, in thousandths of what was asked for.
const SMALLER: [u32; 3] = [1000, 900, 800];

impl Setter<'_> {
    /// A table with one head row, in smaller letters where it is too wide, else row by row.
    pub(super) fn table(
        &mut self,
        column: Column,
        table: &Table<RichText>,
        look: Look,
        parent: NodeId,
    ) -> Vec<Strip> {
        let look = look.tight();
        for share in SMALLER {
            let look = Look { size: look.size.scaled(share), ..look };
            if let Some(columns) = self.columns(column, table, (look, column.width)) {
                return self.table_in(&columns, table, look, parent);
            }
        }
        self.row_by_row(column, table, look, parent)
    }

    /// A table in columns of its own.
    pub(super) fn table_in(
        &mut self,
        columns: &[Column],
        table: &Table<RichText>,
        look: Look,
        parent: NodeId,
    ) -> Vec<Strip> {
        let Some((first, last)) = columns.first().zip(columns.last()) else { return Vec::new() };
        let column = Column { x: first.x, width: last.x + last.width - first.x };
        let node = self.tree.add(parent, Role::Table);
        let row = self.tree.add(node, Role::Row);
        let cells = self.cells(columns, &table.header, look.bold(), (row, Role::HeadCell));
        let edges = self.edges(column, columns, table);
        let (mut strips, repeat) = self.table_head(&cells, (column, &edges));
        let mut firsts = Vec::new();
        for texts in &table.rows {
            firsts.push(strips.len());
            let row = self.tree.add(node, Role::Row);
            let cells = self.cells(columns, texts, look, (row, Role::Cell));
            strips.extend(self.row(&cells, (column, &edges), repeat));
        }
        if let Some(first) = firsts.first().and_then(|first| strips.get_mut(*first)) {
            first.repeat = None;
        }
        // No row stands alone below its head, nor on the page where the table ends.
        for second in [firsts.get(1), firsts.last().filter(|_| firsts.len() > 1)].into_iter().flatten() {
            strips[second - 1].after = After::Stay;
        }
        strips
    }

    /// The head, whole where a page holds it, and repeated where the table goes on, unless it would take most of
    /// each page.
    fn table_head(
        &mut self,
        cells: &[Vec<Strip>],
        (column, edges): (Column, &[Milli]),
    ) -> (Vec<Strip>, Option<usize>) {
        let whole = beside_all(cells, self.closeness.gap(ABOVE));
        let (tall, body) = (whole.height, self.sheet.body());
        let mut strips = if tall > body { line_by_line(cells) } else { vec![whole] };
        if let Some(last) = strips.last_mut() {
            rule(last, column, (Milli(1000), Ink::BLACK));
            last.after = After::Stay;
        }
        for strip in &mut strips {
            tint(strip, column);
            fence(strip, edges);
        }
        if tall > body / 2 {
            return (strips, None);
        }
        self.story.heads.extend(strips.iter().cloned().map(ornament));
        (strips, Some(self.story.heads.len() - 1))
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

    /// One strip, or one per line where the row is too tall to be kept whole below a head.
    fn row(
        &self,
        cells: &[Vec<Strip>],
        (column, edges): (Column, &[Milli]),
        repeat: Option<usize>,
    ) -> Vec<Strip> {
        let head = repeat.map_or(Milli(0), |head| self.story.heads[head].height);
        let whole = beside_all(cells, self.closeness.gap(ABOVE));
        let tall = cells.iter().any(|cell| height(cell) > self.sheet.body() / 2);
        let room = self.sheet.body() - head;
        let mut strips = if tall || whole.height > room { line_by_line(cells) } else { vec![whole] };
        if let Some(last) = strips.last_mut() {
            rule(last, column, (LINE, Ink::LINE));
        }
        for strip in &mut strips {
            strip.repeat = repeat;
            fence(strip, edges);
        }
        strips
    }
}

/// A cell without words.
fn empty(height: Milli, node: NodeId) -> Strip {
    Strip::of(height, vec![Item::Claim { area: Area::default(), node }])
}

/// Cells beside each other, with room above and below.
fn beside_all(cells: &[Vec<Strip>], above: Milli) -> Strip {
    let mut row = Strip::of(Milli(0), Vec::new());
    for cell in cells {
        let cell = flatten(cell.clone());
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

/// The line below a row.
fn rule(strip: &mut Strip, column: Column, (weight, ink): (Milli, Ink)) {
    let line = Area { x: column.x, y: strip.height - weight, width: column.width, height: weight };
    strip.items.push(Item::Fill { area: line, ink });
}

/// The tint behind the words of a head.
fn tint(strip: &mut Strip, column: Column) {
    let area = Area { x: column.x, y: Milli(0), width: column.width, height: strip.height };
    strip.items.insert(0, Item::Fill { area, ink: Ink::PALE });
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
