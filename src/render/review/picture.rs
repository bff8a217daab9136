//! A slide as it will look, from the plan of the deck: a drawing in the page, with the page's faces.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::voice::{Voice, tongue};
use crate::deck::{geometry, table};
use crate::model::{
    AssetPath, Content, Deck, Direction, Edition, Emu, Label, Language, Placed, PlannedSlide, Rect, RichText,
    Seat, SlideLayout, SlideStyle, SlideText, Slot, Table, Turn,
};

/// English Metric Units in a point, which is a pixel of the drawing.
const POINT: i64 = 12_700;

/// Where text stands in its place.
#[derive(Clone, Copy)]
enum Anchor {
    Top,
    Middle,
    Bottom,
}

/// A place on the slide and how text is set in it.
struct Frame {
    anchor: Anchor,
    seat: Seat,
}

/// A figure.
pub(super) fn picture(voice: &mut Voice<'_>, edition: &Edition, (slide, deck): (&PlannedSlide, &Deck)) {
    voice.html.open("figure", &[]);
    let (number, count) = (slide.number.to_string(), deck.slides.len().to_string());
    let values = [("n", number.as_str()), ("m", count.as_str())];
    let name = Label::SlideOf.english().replace("{n}", &number).replace("{m}", &count);
    let view = format!("0 0 {} {}", points(deck.grid.width), points(deck.grid.height));
    voice.html.open("svg", &[("viewBox", &view), ("role", "img"), ("aria-label", &name)]);
    let mut drawing = Drawing { voice, edition, slide, deck };
    if edition.branding.template.is_none() {
        drawing.shapes();
    }
    drawing.title();
    for placed in &slide.placed {
        let frame = drawing.frame(placed);
        match &placed.content {
            Content::Text(texts) => drawing.texts(&frame, texts),
            Content::Table(table) => drawing.table(&frame, table),
            Content::Picture(path, _) => drawing.image(placed.rect, path),
        }
    }
    voice.html.close();
    voice.html.open("figcaption", &[]);
    voice.filled(Label::SlideOf, &values);
    let shown = &slide.title.language;
    if shown != edition.language() {
        voice.html.text(". ");
        voice.filled(Label::FallbackNote, &[("name", shown.autonym())]);
    }
    voice.html.close();
    voice.html.close();
}

/// A slide on its way into the page.
struct Drawing<'d, 'v> {
    voice: &'d mut Voice<'v>,
    edition: &'d Edition,
    slide: &'d PlannedSlide,
    deck: &'d Deck,
}

impl Drawing<'_, '_> {
    /// What the layout itself shows, pale enough for any printer.
    fn shapes(&mut self) {
        let layout = self.slide.layout;
        let (class, rect) = match geometry::panel(layout) {
            Some(panel) => ("panel", panel),
            None => ("bar", geometry::BAR),
        };
        let place = self.place(rect);
        self.voice.html.leaf("rect", &with(&place, &[("class", class)]), "");
    }

    fn title(&mut self) {
        let title = self.deck.grid.spread(self.slide.layout).title;
        let anchor = match self.slide.layout {
            SlideLayout::Title | SlideLayout::Section => Anchor::Bottom,
            _ => Anchor::Middle,
        };
        let frame = Frame { anchor, seat: Seat { scale: self.slide.title_scale, ..title } };
        let title = SlideText { style: SlideStyle::Heading, text: self.slide.title.clone(), jump: None };
        self.texts(&frame, &[title]);
    }

    fn frame(&self, placed: &Placed) -> Frame {
        let (layout, slot) = (self.slide.layout, placed.slot);
        let seat = self.deck.grid.find_for(layout, slot, &placed.content);
        let seat = Seat { scale: placed.scale, ..seat.expect("slides fill slots of their layout") };
        Frame { anchor: anchor(layout, slot), seat }
    }

    fn texts(&mut self, frame: &Frame, texts: &[SlideText]) {
        self.open(frame, self.edition.language());
        for text in texts {
            self.line(frame, text);
        }
        self.close();
    }

    fn line(&mut self, frame: &Frame, text: &SlideText) {
        let script = text.text.language.script();
        let setting = frame.seat.setting(text.style);
        let indent = points(setting.indent);
        let style = format!(
            "font-size:{};line-height:{};margin-block-start:{};padding-inline-start:{indent}px",
            hundredths(setting.size),
            thousandths(geometry::line_height(script)),
            hundredths(setting.gap),
        );
        let mut attributes = vec![("style", style.as_str())];
        if text.style == SlideStyle::Heading {
            attributes.push(("class", "lead"));
        }
        self.voice.html.open("p", &with(&tongue(&text.text.language), &attributes));
        let mark = match text.style {
            SlideStyle::Bullet(_) => "•".to_owned(),
            SlideStyle::Number(number) | SlideStyle::SecondNumber(number) => format!("{number}."),
            SlideStyle::Plain | SlideStyle::Heading => String::new(),
        };
        if !mark.is_empty() {
            let room = format!("inline-size:{indent}px;margin-inline-start:-{indent}px");
            self.voice.html.leaf("span", &[("class", "mark"), ("style", &room)], &mark);
        }
        self.voice.runs(&text.text);
        self.voice.html.close();
    }

    fn table(&mut self, frame: &Frame, table: &Table<RichText>) {
        let language = self.edition.language();
        self.open(frame, language);
        let size = frame.seat.setting(SlideStyle::Plain).size;
        let line = thousandths(geometry::line_height(language.script()));
        let style = format!("font-size:{};line-height:{line}", hundredths(size));
        self.voice.html.open("table", &with(&tongue(language), &[("style", &style)]));
        let widths = table::columns_of_part(self.deck, &self.slide.block, (table, frame.seat.rect.width));
        for (row, name) in
            std::iter::once((&table.header, "th")).chain(table.rows.iter().map(|it| (it, "td")))
        {
            self.voice.html.open("tr", &[]);
            for (cell, width) in row.iter().zip(&widths) {
                let width = format!("inline-size:{}px", points(*width));
                self.voice.html.open(name, &[("style", &width)]);
                self.voice.text("span", cell);
                self.voice.html.close();
            }
            self.voice.html.close();
        }
        self.voice.html.close();
        self.close();
    }

    fn image(&mut self, rect: Rect, path: &AssetPath) {
        let asset = self.edition.assets.get(path).expect("an edition holds every picture it shows");
        let address = format!("data:{};base64,{}", asset.media.mime(), STANDARD.encode(&asset.bytes));
        let place = self.place(rect);
        self.voice.html.leaf("image", &with(&place, &[("href", &address)]), "");
    }

    /// A box of HTML inside the drawing.
    fn open(&mut self, frame: &Frame, language: &Language) {
        let place = self.place(frame.seat.rect);
        self.voice.html.open("foreignObject", &with(&place, &[]));
        let class = match frame.anchor {
            Anchor::Top => "top",
            Anchor::Middle => "middle",
            Anchor::Bottom => "bottom",
        };
        let inset =
            format!("padding:{}px {}px", points(frame.seat.inset.down), points(frame.seat.inset.across));
        let [_, direction] = tongue(language);
        self.voice.html.open("div", &[("class", class), direction, ("style", &inset)]);
    }

    fn close(&mut self) {
        self.voice.html.close();
        self.voice.html.close();
    }

    /// A rectangle as attributes; where the edition runs from right to left, its mirror.
    fn place(&self, rect: Rect) -> [(&'static str, String); 4] {
        let x = match (self.edition.language().direction(), self.deck.grid.turn) {
            (Direction::Rtl, Turn::Mirrored) => Emu(self.deck.grid.width.0 - rect.x.0 - rect.width.0),
            _ => rect.x,
        };
        let sides = [("x", x), ("y", rect.y), ("width", rect.width), ("height", rect.height)];
        sides.map(|(name, length)| (name, points(length).to_string()))
    }
}

fn with<'a>(
    place: &'a [(&'static str, impl AsRef<str>)],
    more: &[(&'static str, &'a str)],
) -> Vec<(&'static str, &'a str)> {
    place.iter().map(|(name, value)| (*name, value.as_ref())).chain(more.iter().copied()).collect()
}

/// Where text stands in a placeholder that is not the title.
fn anchor(layout: SlideLayout, slot: Slot) -> Anchor {
    match (layout, slot) {
        (SlideLayout::Title, Slot::Facts) | (_, Slot::FirstHead | Slot::SecondHead) => Anchor::Bottom,
        (SlideLayout::Section, _) => Anchor::Top,
        (_, Slot::Facts)
        | (SlideLayout::Quote | SlideLayout::KeyPoints, _)
        | (SlideLayout::Case, Slot::Second)
        | (SlideLayout::PictureText, Slot::Body) => Anchor::Middle,
        _ => Anchor::Top,
    }
}

fn points(length: Emu) -> i64 {
    length.0 / POINT
}

fn hundredths(value: u32) -> String {
    format!("{}.{:02}px", value / 100, value % 100)
}

fn thousandths(value: u32) -> String {
    format!("{}.{:03}", value / 1000, value % 1000)
}
