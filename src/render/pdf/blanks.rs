//! Places to write in by hand. An author marks one with four underscores or more.

use super::compose::{Look, Setter};
use super::sheet::Column;
use super::strip::{After, Area, Ink, Item, Strip};
use super::tree::NodeId;
use crate::model::RichText;
use crate::typeset::Milli;

/// What an author writes, at least.
const MARK: &str = "____";
/// How wide a blank is printed inside of a sentence: some 40 mm.
const WIDE: usize = 24;
/// From one line to write on to the next: 9 mm.
const LINE: Milli = Milli(25_600);
/// A shorter end of a line is no place to write.
const SHORT: Milli = Milli::pt(100);
/// Heights of cells to try, from plenty of room to what a pen needs.
const ROOMS: [Milli; 7] = [
    Milli::pt(108),
    Milli::pt(86),
    Milli::pt(68),
    Milli::pt(54),
    Milli::pt(42),
    Milli::pt(34),
    Milli::pt(27),
];

/// Nothing but a blank, or nothing at all.
pub(super) fn is_blank(text: &RichText) -> bool {
    let plain = text.to_plain();
    let plain = plain.trim();
    plain.is_empty() || (plain.len() >= MARK.len() && plain.chars().all(|c| c == '_'))
}

/// Whether there is something to fill in.
pub(super) fn has_blank(text: &RichText) -> bool {
    text.runs.iter().any(|run| run.text.contains(MARK))
}

/// The text with room for a few words in the place of each blank, and whether it ended with one, which is
/// left out.
pub(super) fn opened(text: &RichText) -> (RichText, bool) {
    let mut opened = text.clone();
    let mut ends = false;
    if let Some(last) = opened.runs.last_mut() {
        let trimmed = last.text.trim_end();
        let bare = trimmed.trim_end_matches('_');
        ends = trimmed.len() - bare.len() >= MARK.len();
        if ends {
            last.text = bare.trim_end().to_owned();
        }
    }
    for run in &mut opened.runs {
        run.text = widened(&run.text);
    }
    (opened, ends)
}

/// Each blank as wide as it is printed.
fn widened(text: &str) -> String {
    let mut wide = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(MARK) {
        wide.push_str(&rest[..at]);
        wide.push_str(&"_".repeat(WIDE));
        rest = rest[at..].trim_start_matches('_');
    }
    wide + rest
}

impl Setter<'_> {
    /// Sets sheets to be filled in, with as much room to write as fits on the pages that they take anyway.
    pub(super) fn roomily<T>(&mut self, set: impl Fn(&mut Self) -> T) {
        let before = self.draft();
        let [.., least] = ROOMS;
        self.room = Some(least);
        set(self);
        let pages = self.extent(before).0;
        let tallest = self.sheet.body() / 9;
        for room in ROOMS.into_iter().filter(|room| *room <= tallest) {
            self.discard(before);
            self.room = Some(room);
            set(self);
            if room == least || self.extent(before).0 == pages {
                break;
            }
        }
        self.room = None;
    }

    /// The lines of a text with blanks, each high enough for a pen.
    pub(super) fn lines_to_fill(
        &mut self,
        column: Column,
        text: &RichText,
        look: Look,
        node: NodeId,
    ) -> Vec<Strip> {
        let (opened, ends) = opened(text);
        let strips = self.printed_lines(column, &opened, look, node).into_iter();
        let mut strips: Vec<Strip> = strips
            .map(|it| {
                let down = (LINE - it.height).max(Milli(0));
                it.lowered(down)
            })
            .collect();
        if ends {
            self.line_behind(&mut strips, column);
        }
        strips
    }

    /// A line to write on: behind the last words, or below them where they leave too little of it.
    fn line_behind(&self, strips: &mut Vec<Strip>, column: Column) {
        let Some(last) = strips.last_mut() else {
            strips.push(line(column));
            return;
        };
        let end = last.end_of_words(self.sheet.direction).map_or(column.x, |end| end + Milli::pt(4));
        let free = column.x + column.width - end;
        if free >= SHORT.min(column.width / 4) {
            last.items.push(rule(last.height, Column { x: end, width: free }));
        } else {
            last.after = After::Stay;
            strips.push(line(column));
        }
    }
}

/// An empty line to write on.
pub(super) fn line(column: Column) -> Strip {
    Strip::of(LINE, vec![rule(LINE, column)])
}

/// The rule at the foot of a strip.
fn rule(height: Milli, Column { x, width }: Column) -> Item {
    Item::Fill { area: Area { x, y: height - Milli::pt(3), width, height: Milli(500) }, ink: Ink::BLACK }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn shown(text: &str) -> (String, bool) {
        let (text, ends) = opened(&RichText::plain(text, Language::english()));
        (text.to_plain(), ends)
    }

    #[test]
    fn a_blank_at_the_end_becomes_a_line_and_one_inside_becomes_wide() {
        assert_eq!(shown("Service: ____"), ("Service:".into(), true));
        let wide = "_".repeat(WIDE);
        assert_eq!(shown("____ needs _____."), (format!("{wide} needs {wide}."), false));
        assert_eq!(shown("a __ b"), ("a __ b".into(), false));
        assert_eq!(shown("____"), (String::new(), true));
    }
}
