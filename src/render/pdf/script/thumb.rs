//! Small pictures of the planned slides, with their words.

use crate::deck::geometry;
use crate::model::{
    Content, Deck, Direction, Emu, InkUse, Label, PlannedSlide, Rect, RichText, Seat, Setting, SlideStyle,
    SlideText, Table, Turn,
};
use crate::render::pdf::compose::{Look, Part, Setter, neutral};
use crate::render::pdf::prose::contained;
use crate::render::pdf::sheet::Column;
use crate::render::pdf::shorten::{MORE, within};
use crate::render::pdf::strip::{Area, Ink, Item, Owner, Strip, flatten, height};
use crate::render::pdf::tree::{NodeId, Role};
use crate::typeset::Milli;

/// Slides in a row of small pictures.
const IN_A_ROW: usize = 3;
/// Type sizes to try, in percent of the slide's own: as large as fits, because paper is small.
const SIZES: [i64; 10] = [170, 150, 135, 120, 110, 100, 90, 75, 60, 45];
/// The type size of words in the place of a picture, in hundredths of a point on the slide.
const ALT: u32 = 2000;
/// More letters than a small picture has room for.
const LETTERS: usize = 1500;
/// Between two of them.
const GAP: Milli = Milli::pt(12);

/// From the slide's measures to those of its picture.
#[derive(Clone, Copy)]
struct Scale {
    to: Milli,
    from: Emu,
    figure: NodeId,
}

impl Scale {
    fn length(self, length: Emu) -> Milli {
        Milli(length.0 * self.to.0 / self.from.0.max(1))
    }

    fn area(self, rect: Rect) -> Area {
        Area {
            x: self.length(rect.x),
            y: self.length(rect.y),
            width: self.length(rect.width),
            height: self.length(rect.height),
        }
    }

    /// A type size in hundredths of a point on the slide, times `percent`.
    fn look(self, size: u32, percent: i64) -> Look {
        let points = self.length(Emu(i64::from(size) * 127)).0 * percent / 100;
        Look { leading: 820, part: Part::Picture, ..Look::of(Milli(points.max(500))) }
    }
}

impl Setter<'_> {
    /// A slide as a figure.
    pub(super) fn thumb(
        &mut self,
        slide: &PlannedSlide,
        deck: &Deck,
        column: Column,
        parent: NodeId,
    ) -> Strip {
        let figure = self.tree.add(parent, Role::Figure);
        let words = self.words_of(slide, deck);
        self.tree.describe(figure, words);
        let scale = Scale { to: column.width, from: deck.grid.width, figure };
        let whole =
            Area { x: Milli(0), y: Milli(0), width: column.width, height: scale.length(deck.grid.height) };
        let mut items = vec![Item::Claim { area: whole, node: figure }];
        if self.edition.branding.template.is_none() {
            items.extend(shapes(slide, scale));
        }
        let title = self.turned(deck, deck.grid.spread(slide.layout).title);
        let text = [SlideText { style: SlideStyle::Plain, text: slide.title.clone(), jump: None }];
        items.extend(self.thumb_text(scale, (title, true), &text));
        for placed in &slide.placed {
            let seat = deck.grid.find_for(slide.layout, placed.slot, &placed.content);
            let seat = self.turned(deck, seat.expect("slides fill slots of their layout"));
            items.extend(match &placed.content {
                Content::Text(texts) => self.thumb_text(scale, (seat, false), texts),
                Content::Table(table) => self.thumb_table(scale, seat, table),
                Content::Picture(_, alt) if self.edition.print.ink == InkUse::Saver => {
                    self.thumb_outline(scale, seat, alt.as_ref())
                }
                Content::Picture(path, _) => self.thumb_picture(scale.area(seat.rect), path, figure),
            });
        }
        items.push(Item::Frame { area: whole, weight: Milli(700), ink: Ink::BLACK });
        let items = items.into_iter().map(|item| item.moved(column.x, Milli(0))).collect();
        Strip::of(whole.height, items)
    }

    /// A place as it must be given to a sheet that mirrors all that stands on it, where it is itself
    /// the same in every direction.
    fn turned(&self, deck: &Deck, mut seat: Seat) -> Seat {
        if self.sheet.direction == Direction::Rtl && deck.grid.turn == Turn::Kept {
            seat.rect.x = Emu(deck.grid.width.0 - seat.rect.x.0 - seat.rect.width.0);
        }
        seat
    }

    /// Slides beside each other, with number and title.
    pub(super) fn on_screen(&mut self, slides: &[&PlannedSlide], deck: &Deck, parent: NodeId) {
        let full = self.sheet.full();
        let count = i64::try_from(IN_A_ROW).expect("three");
        let width = (full.width - GAP * (count - 1)) / count;
        for row in slides.chunks(IN_A_ROW) {
            let mut strip = Strip::of(Milli(0), Vec::new());
            for (slide, place) in row.iter().zip(0i64..) {
                let column = Column { x: full.x + (width + GAP) * place, width };
                let mut cell = vec![self.thumb(slide, deck, column, parent), Strip::glue(Milli::pt(2))];
                let number = self.slide_number((slide.number, slide.number), deck);
                let caption = Look::SMALL.bold().ink(Ink::BLACK);
                cell.extend(self.paragraph(column, &number, caption, parent));
                strip = crate::render::pdf::strip::beside(strip, flatten(cell));
            }
            self.push(vec![strip, Strip::gap(Milli::pt(10))]);
        }
    }

    /// `Slide 7 of 18`, or `Slide 7–8 of 18`.
    pub(super) fn slide_number(&self, (first, last): (usize, usize), deck: &Deck) -> RichText {
        let numbers = if first == last { first.to_string() } else { format!("{first}–{last}") };
        let language = self.edition.labels.language_of(Label::SlideOf);
        let [numbers, count] =
            [numbers, deck.slides.len().to_string()].map(|written| self.digits(&written, &language));
        self.fill(Label::SlideOf, &[("n", &numbers), ("m", &count)])
    }

    fn words_of(&self, slide: &PlannedSlide, deck: &Deck) -> String {
        let number = self.slide_number((slide.number, slide.number), deck).to_plain();
        let mut words = vec![format!("{number}: {}", slide.title.to_plain())];
        for placed in &slide.placed {
            match &placed.content {
                Content::Text(texts) => words.extend(texts.iter().map(|it| it.text.to_plain())),
                Content::Table(table) => {
                    let cells = std::iter::once(&table.header).chain(&table.rows).flatten();
                    words.extend(cells.map(RichText::to_plain));
                }
                Content::Picture(_, alt) => words.extend(alt.iter().map(RichText::to_plain)),
            }
        }
        words.join("\n")
    }

    /// Paragraphs in a rectangle, made smaller until they fit.
    fn thumb_text(&mut self, scale: Scale, (seat, bold): (Seat, bool), texts: &[SlideText]) -> Vec<Item> {
        let area = scale.area(seat.rect);
        for percent in SIZES {
            let mut strips = Vec::new();
            for text in texts {
                let setting = seat.setting(text.style);
                let mut look = scale.look(setting.size, percent);
                look.bold = bold || text.style == SlideStyle::Heading;
                let indent = scale.length(setting.indent) * percent / 100;
                if !strips.is_empty() {
                    strips.push(Strip::gap(look.size / 3));
                }
                strips.extend(self.thumb_line(text, look, (area, indent), scale.figure));
            }
            let fits = height(&strips) <= area.height;
            if fits || percent == SIZES[SIZES.len() - 1] {
                if !fits {
                    let look = scale.look(seat.plain.size, percent);
                    self.leave_out(&mut strips, area, look, scale.figure);
                }
                return flatten(strips).items.into_iter().map(|it| it.moved(Milli(0), area.y)).collect();
            }
        }
        Vec::new()
    }

    /// Takes away the lines that have no room. The figure's description has them.
    fn leave_out(&mut self, strips: &mut Vec<Strip>, area: Area, look: Look, figure: NodeId) {
        let column = Column { x: area.x, width: area.width };
        let more = flatten(self.artifact(column, &neutral(MORE), look, Owner::Node(figure)));
        while !strips.is_empty() && height(strips) + more.height > area.height {
            strips.pop();
        }
        strips.push(more);
    }

    fn thumb_line(
        &mut self,
        text: &SlideText,
        look: Look,
        (area, indent): (Area, Milli),
        figure: NodeId,
    ) -> Vec<Strip> {
        let column = Column { x: area.x, width: area.width };
        let text = &SlideText { text: within(&text.text, LETTERS), ..text.clone() };
        let label = match text.style {
            SlideStyle::Bullet(_) => "•".to_owned(),
            SlideStyle::Number(number) | SlideStyle::SecondNumber(number) => format!("{number}."),
            SlideStyle::Plain | SlideStyle::Heading => String::new(),
        };
        let owner = Owner::Node(figure);
        let letters = u32::try_from(label.len()).unwrap_or(u32::MAX).min(6);
        let needed = if label.is_empty() { Milli(0) } else { look.size.scaled(400 + letters * 350) };
        let indent = indent.max(needed);
        let mut words = text.text.clone();
        for run in &mut words.runs {
            run.text = run.text.replace('\t', "  ");
        }
        let mut strips = self.artifact(column.inset(indent, Milli(0)), &words, look, owner);
        if let Some(first) = strips.first_mut().filter(|_| !label.is_empty()) {
            let label = RichText::plain(label, text.text.language.clone());
            let mark = flatten(self.artifact(column.inset(indent - needed, Milli(0)), &label, look, owner));
            first.items.splice(0..0, mark.items);
        }
        strips
    }

    fn thumb_table(&mut self, scale: Scale, seat: Seat, table: &Table<RichText>) -> Vec<Item> {
        let mut last = Vec::new();
        for percent in SIZES {
            let (items, fits) =
                self.thumb_rows(scale, (seat.rect, scale.look(seat.plain.size, percent)), table);
            last = items;
            if fits {
                break;
            }
        }
        last
    }

    /// The rows that have room, and whether those are all.
    fn thumb_rows(
        &mut self,
        scale: Scale,
        (rect, look): (Rect, Look),
        table: &Table<RichText>,
    ) -> (Vec<Item>, bool) {
        let area = scale.area(rect);
        let widths = crate::deck::table::columns(table, rect.width);
        let mut items = Vec::new();
        let mut y = area.y;
        for (index, row) in std::iter::once(&table.header).chain(&table.rows).enumerate() {
            let (mut x, mut tallest, above) = (area.x, Milli(0), items.len());
            for (cell, width) in row.iter().zip(&widths) {
                let look = if index == 0 { look.bold() } else { look };
                let column = Column { x, width: scale.length(*width) }.inset(Milli(1500), Milli(1500));
                let cell = flatten(self.artifact(column, cell, look, Owner::Node(scale.figure)));
                tallest = tallest.max(cell.height);
                items.extend(cell.items.into_iter().map(|item| item.moved(Milli(0), y)));
                x += scale.length(*width);
            }
            y += tallest + Milli(1500);
            if y > area.y + area.height {
                items.truncate(above);
                return (items, false);
            }
            let line = Area { x: area.x, y: y - Milli(900), width: area.width, height: Milli(400) };
            items.push(Item::Fill { area: line, ink: Ink::LINE });
        }
        (items, true)
    }

    /// The place of a picture, and what it shows in words.
    fn thumb_outline(&mut self, scale: Scale, seat: Seat, alt: Option<&RichText>) -> Vec<Item> {
        let rect = seat.rect;
        let frame = Item::Frame { area: scale.area(rect), weight: Milli(700), ink: Ink::SOFT };
        let texts = alt.map(|alt| SlideText { style: SlideStyle::Plain, text: alt.clone(), jump: None });
        let edge = Emu(rect.width.0 / 20);
        let inner = Rect { x: Emu(rect.x.0 + edge.0), width: Emu(rect.width.0 - edge.0 * 2), ..rect };
        let seat = Seat { rect: inner, plain: Setting { size: ALT, ..seat.plain }, ..seat };
        let mut items = self.thumb_text(scale, (seat, false), texts.as_slice());
        items.push(frame);
        items
    }

    fn thumb_picture(&self, area: Area, path: &crate::model::AssetPath, figure: NodeId) -> Vec<Item> {
        let Some(asset) = self.edition.assets.get(path) else { return Vec::new() };
        let (width, height) = contained((asset.width, asset.height), area.width, area.height);
        let area = Area {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 2,
            width,
            height,
        };
        vec![Item::Picture { area, asset: path.clone(), owner: Owner::Node(figure) }]
    }
}

/// What the layout itself shows, pale enough for any printer.
fn shapes(slide: &PlannedSlide, scale: Scale) -> Vec<Item> {
    match geometry::panel(slide.layout) {
        Some(panel) => vec![Item::Fill { area: scale.area(panel), ink: Ink::PALE }],
        None => vec![Item::Fill { area: scale.area(geometry::BAR), ink: Ink::LINE }],
    }
}
