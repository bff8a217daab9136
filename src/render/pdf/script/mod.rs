//! The facilitator script: what to say, do and ask, minute by minute, beside the slides.

mod back;
mod boxes;
mod contents;
mod cover;
mod front;
mod quiz;
mod section;
mod slide;
mod step;
mod thumb;

use super::compose::{Heading, Look, Setter};
use super::strip::{After, Area, Ink, Item, Mark, Strip, stay};
use super::tree::{NodeId, Role, Tree};
use crate::model::{Deck, Label, RichText, clock};
use crate::typeset::Milli;

/// Keys of places that are no blocks. Ids never begin with `#`.
const OBJECTIVES: &str = "#objectives";
const HOW_TO_USE: &str = "#how-to-use";
const AGENDA: &str = "#agenda";
const QUIZ: &str = "#quiz";
const GLOSSARY: &str = "#glossary";
const KEY_POINTS: &str = "#key-points";

/// Sets the whole script.
pub(super) fn compose(setter: &mut Setter<'_>, deck: &Deck) {
    let listed = contents::entries(setter);
    setter.places.extend(listed.iter().map(|entry| entry.place.clone()));
    setter.places.extend([OBJECTIVES, HOW_TO_USE, AGENDA].map(str::to_owned));
    setter.snugly(Setter::cover);
    setter.new_page();
    setter.snugly(Setter::front);
    setter.snugly(|it| it.contents(&listed));
    let mut shown = 0;
    for sections in setter.edition.sections.chunk_by(|_, next| section::follows(next)) {
        shown = setter.snugly(|it| it.sections(sections, deck, shown));
    }
    setter.back(deck);
    setter.snugly(|it| {
        it.checklist();
        it.closing(deck, shown);
    });
}

impl Setter<'_> {
    /// A chapter on a new page: a rule, its title, and facts about it in small.
    fn chapter(&mut self, kicker: &[RichText], title: &RichText, place: &str) -> NodeId {
        self.new_page();
        self.chapter_here(kicker, title, place)
    }

    /// A chapter where the page stands.
    fn chapter_here(&mut self, kicker: &[RichText], title: &RichText, place: &str) -> NodeId {
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let full = self.sheet.full();
        let rule = Area { x: full.x, y: Milli(0), width: full.width, height: Milli::pt(3) };
        let band = Strip::of(Milli::pt(9), vec![Item::Fill { area: rule, ink: Ink::BLACK }]);
        let mut strips = vec![Strip { after: After::Stay, ..band }];
        let look = Look::of(Milli::pt(21)).bold().tight();
        let heading = Heading { level: 2, look, parent, place: Some(place) };
        strips.extend(self.heading(full, title, &heading));
        let look = Look::of(Milli::pt(10)).ink(Ink::SOFT);
        let mut under = self.facts(full, kicker, (look, parent));
        stay(&mut under);
        strips.extend(under);
        strips.push(Strip::glue(Milli::pt(12)));
        // Behind the script there is no slide on the screen.
        strips[0].marks.push(Mark::Running { slide: String::new(), clock: String::new() });
        self.push(strips);
        parent
    }

    /// A title with the label of its kind before it: `Case: The counter`.
    fn named(&self, kind: Label, title: &RichText) -> RichText {
        let mut named = title.clone();
        let label = self.label(kind);
        if label.language == title.language {
            named.runs.insert(0, crate::model::Run { text: format!("{}: ", label.to_plain()), ..plain() });
        }
        named
    }
}

/// A run without a look.
fn plain() -> crate::model::Run {
    crate::model::Run { text: String::new(), bold: false, italic: false, link: None }
}

/// `09:05–09:10`.
fn span(start: u32, minutes: u32) -> String {
    format!("{}–{}", clock(start), clock(start + minutes))
}
