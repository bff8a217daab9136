//! Running heads and feet, and the numbers of pages, once all pages are known.

use super::compose::{Look, Setter, neutral};
use super::paginate::{Book, Running};
use super::sheet::Column;
use super::strip::{Area, Ink, Item, Owner, Strip, flatten};
use crate::model::{Label, RichText, Size};
use crate::typeset::{Align, Milli};

/// The size of the marks of a draft, which may take two lines, and of the overlay's own footer.
const MARK: Milli = Milli(7800);
/// Room for the clock in the middle of the foot.
const CLOCK: Milli = Milli::pt(80);
/// The size of the words.
const LOOK: Look = Look::of(Milli(8500));

/// What stands on pages beside their own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// Running heads and feet.
    Running,
    /// Nothing.
    None,
}

/// Adds heads and feet to all pages but the cover and sets the numbers of pages.
pub(super) fn add(setter: &mut Setter<'_>, book: &mut Book) {
    let count = book.pages.len();
    for number in 1..=count {
        let index = number - 1;
        setter.sheet = book.pages[index].sheet;
        let running = std::mem::take(&mut book.pages[index].running);
        if number > 1 && setter.furniture == Furniture::Running {
            let head = setter.running_head();
            let foot = setter.foot((number, count), &running);
            let top = place(setter, head, setter.sheet.edge());
            let foot = place(setter, foot, setter.sheet.foot());
            let page = &mut book.pages[index];
            page.items.splice(0..0, top);
            page.items.extend(foot);
        }
        if book.pages[index].is_blank {
            let note = setter.blank_note();
            let note = place(setter, note, setter.sheet.top + setter.sheet.body() / 3);
            book.pages[index].items.extend(note);
        }
        let items = std::mem::take(&mut book.pages[index].items);
        let items = items.into_iter().flat_map(|item| numbered(setter, item, book));
        book.pages[index].items = items.collect();
    }
}

fn place(setter: &Setter<'_>, strip: Strip, down: Milli) -> Vec<Item> {
    strip.items.into_iter().map(|item| setter.sheet.place(item, down)).collect()
}

/// A page number as text; its place on the page is final already.
fn numbered(setter: &mut Setter<'_>, item: Item, book: &Book) -> Vec<Item> {
    let Item::PageNumber { x, width, baseline, size, place, owner } = item else { return vec![item] };
    let Some(spot) = book.places.get(&place) else { return Vec::new() };
    let number = setter.figures(&(spot.page + 1).to_string());
    let look = Look::of(size).align(Align::End);
    let strips = setter.artifact(Column { x, width }, &number, look, owner);
    let line = flatten(strips);
    let own = line.items.iter().find_map(|item| match item {
        Item::Text { baseline, .. } => Some(*baseline),
        _ => None,
    });
    let down = baseline - own.unwrap_or_default();
    line.items.into_iter().map(|item| item.moved(Milli(0), down)).collect()
}

impl Setter<'_> {
    /// Module and title on one side, version on the other, marks of a draft below.
    fn running_head(&mut self) -> Strip {
        let full = self.sheet.full();
        let edition = self.edition;
        let share = match self.sheet.size {
            Size::Usual => 600,
            Size::Large => 380,
        };
        let (left, right) = full.split(full.width.scaled(share), Milli::pt(10));
        let module = self.running_title();
        let language = edition.labels.language();
        // Without words, so that it reads the same beside any script.
        let version = neutral(format!("{} · {} · {}", language.tag(), edition.series.version, edition.hash));
        let end = LOOK.align(Align::End).ink(Ink::SOFT);
        let title = self.one_line(left, &module, LOOK, Owner::Head);
        let version = self.one_line(right, &version, end, Owner::Head);
        let mut head = super::strip::beside(title, version);
        let line = Area { x: full.x, y: head.height + Milli::pt(2), width: full.width, height: Milli(500) };
        head.items.push(Item::Fill { area: line, ink: Ink::BLACK });
        // Large print has room for the first mark; the cover has them all.
        let mut marks = self.marks();
        if self.sheet.size == Size::Large {
            marks.truncate(1);
        }
        if let Some(first) = marks.first() {
            let all: Vec<String> = marks.iter().map(RichText::to_plain).collect();
            let words = RichText::plain(all.join(" · "), first.language.clone());
            let look = Look::of(MARK).bold().tight();
            let words = self.shortened(&words, look, (full.width, 2));
            let strips = self.artifact(full, &words, look, Owner::Head);
            let down = head.height + Milli::pt(4);
            let lines = flatten(strips).items.into_iter();
            head.items.extend(lines.map(|item| item.moved(Milli(0), down)));
        }
        head
    }

    /// Words that must not take a second line.
    fn one_line(&mut self, column: Column, text: &RichText, look: Look, owner: Owner) -> Strip {
        let text = self.shortened(text, look, (column.width, 1));
        flatten(self.artifact(column, &text, look, owner))
    }

    /// Tells that no words are missing on an empty page.
    fn blank_note(&mut self) -> Strip {
        let words = self.label(Label::BlankPage);
        let look = LOOK.align(Align::Center).ink(Ink::SOFT);
        flatten(self.artifact(self.sheet.full(), &words, look, Owner::Ornament))
    }

    /// Number and title of the module; large print has room for one of them.
    fn running_title(&self) -> RichText {
        let title = &self.edition.title;
        let Some(mut module) = self.module_number() else { return title.clone() };
        module.runs[0].bold = true;
        if self.sheet.size == Size::Usual {
            module.runs[0].text.push_str("  ");
            module.runs.extend(title.runs.iter().cloned());
            module.language = title.language.clone();
        }
        module
    }

    /// Slide, clock and page.
    fn foot(&mut self, (number, count): (usize, usize), running: &Running) -> Strip {
        let full = self.sheet.full();
        let page = self.count(Label::PageOf, &[("n", number), ("m", count)]);
        let slide = RichText::plain(&running.slide, page.language.clone());
        let clock = self.figures(&running.clock);
        let line = Area { x: full.x, y: Milli(0), width: full.width, height: Milli(500) };
        let mut foot = Strip::of(Milli(0), vec![Item::Fill { area: line, ink: Ink::BLACK }]);
        let (left, right) = full.split(full.width / 2 - CLOCK / 2, CLOCK);
        let parts = [
            (slide, LOOK, left),
            (clock, LOOK.bold().align(Align::Center), full),
            (page, LOOK.align(Align::End), right),
        ];
        for (words, look, column) in parts {
            if words.is_empty() {
                continue;
            }
            let line = self.one_line(column, &words, look, Owner::Foot);
            foot.items.extend(line.items.into_iter().map(|item| item.moved(Milli(0), Milli::pt(3))));
        }
        if let Some(words) = &self.edition.branding.footer {
            let look = Look { size: MARK, ..LOOK.tight().ink(Ink::SOFT) };
            let line = self.one_line(full, words, look, Owner::Foot);
            foot.items.extend(line.items.into_iter().map(|item| item.moved(Milli(0), self.sheet.under())));
        }
        foot
    }
}
