//! What the levels of a placeholder give to paragraphs, and what a paragraph must say itself.

use super::locale::Locale;
use super::styles::mark;
use crate::model::{Align, Bullets, Direction, Emu, Holder, Language, SlideStyle};
use crate::package::Xml;

/// Level of lead-ins in the styles of kitbag's master, from 0.
const LEAD_IN: &str = "4";

/// Attributes of a paragraph.
type Attributes = Vec<(&'static str, String)>;

/// What the levels of a placeholder give to paragraphs by themselves.
#[derive(Clone, Copy)]
pub(super) struct Levels {
    /// Whether each of the first two has bullets.
    bullets: [Bullets; 2],
    origin: Origin,
    /// The value of `algn`; `None` where text stands in the middle or on both sides, whatever its
    /// direction.
    side: Option<&'static str>,
    /// The value of `rtl`.
    rtl: &'static str,
}

/// Who made the levels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// kitbag: one of them is for lead-ins, and where there are no bullets none are wanted.
    Own,
    /// A template: lists bring what its levels lack, as far indented as this.
    Template(Emu),
}

/// What stands in front of a paragraph.
#[derive(Clone, Copy)]
enum Mark {
    OfLevel,
    Nothing,
    Bullet(&'static str),
    Number(u32),
}

impl Levels {
    /// Those of a layout of kitbag's own.
    pub(super) fn own(locale: Locale<'_>, bullets: Bullets) -> Self {
        let (side, rtl) = (Some(locale.start()), locale.rtl());
        Self { bullets: [bullets; 2], origin: Origin::Own, side, rtl }
    }

    /// Those of a layout of kitbag's on a master of a template; `hanging` is the indent of lists.
    pub(super) fn grafted(locale: Locale<'_>, bullets: Bullets, hanging: Emu) -> Self {
        Self { origin: Origin::Template(hanging), ..Self::own(locale, bullets) }
    }

    /// Those of a placeholder of a template; `hanging` is the indent of lists that it does not give.
    pub(super) fn theirs(holder: &Holder, hanging: Emu) -> Self {
        let [first, second] = &holder.levels;
        Self {
            bullets: [first.bullets, second.bullets],
            origin: Origin::Template(hanging),
            side: match first.align {
                Align::Left => Some("l"),
                Align::Right => Some("r"),
                Align::Between => None,
            },
            rtl: match first.direction {
                Direction::Ltr => "0",
                Direction::Rtl => "1",
            },
        }
    }

    /// Whether a lead-in looks like one by its level alone.
    pub(super) fn lead_in(&self) -> bool {
        self.origin == Origin::Own
    }

    /// Writes what one line that fills the placeholder must say.
    pub(super) fn line(&self, xml: &mut Xml, (language, slide): (&Language, Locale<'_>)) {
        let mut attributes = Vec::new();
        self.turn(&mut attributes, language, slide.start());
        write(xml, &attributes, Mark::OfLevel);
    }

    /// Writes what a paragraph must say; `number` is the one at which its list starts.
    pub(super) fn paragraph(
        &self,
        xml: &mut Xml,
        (style, number): (SlideStyle, u32),
        (language, slide): (&Language, Locale<'_>),
    ) {
        let (mut attributes, mark) = self.listed(style, number);
        let side = match self.bullets[0] {
            Bullets::Shown => Locale::of(language).start(),
            Bullets::Hidden => slide.start(),
        };
        self.turn(&mut attributes, language, side);
        write(xml, &attributes, mark);
    }

    /// Indent and mark.
    fn listed(&self, style: SlideStyle, number: u32) -> (Attributes, Mark) {
        let [first, second] = self.bullets;
        match style {
            SlideStyle::Heading if self.lead_in() => (vec![("lvl", LEAD_IN.to_owned())], Mark::OfLevel),
            SlideStyle::Plain | SlideStyle::Heading => match first {
                Bullets::Shown => (margins(0, 0), Mark::Nothing),
                Bullets::Hidden => (Vec::new(), Mark::OfLevel),
            },
            SlideStyle::Bullet(2) => {
                let (mut attributes, mark) = self.brought(second, 2, Mark::Bullet("–"));
                attributes.push(("lvl", "1".to_owned()));
                (attributes, mark)
            }
            SlideStyle::Bullet(_) => self.brought(first, 1, Mark::Bullet("•")),
            SlideStyle::SecondNumber(_) => {
                let (mut attributes, _) = self.brought(second, 2, Mark::OfLevel);
                attributes.push(("lvl", "1".to_owned()));
                (attributes, Mark::Number(number))
            }
            SlideStyle::Number(_) => (self.brought(first, 1, Mark::OfLevel).0, Mark::Number(number)),
        }
    }

    /// What a list brings along where a template's level has no bullets.
    fn brought(&self, bullets: Bullets, depth: i64, mark: Mark) -> (Attributes, Mark) {
        match (self.origin, bullets) {
            (Origin::Template(hanging), Bullets::Hidden) => (margins(hanging.0 * depth, hanging.0), mark),
            _ => (Vec::new(), Mark::OfLevel),
        }
    }

    /// Direction and side, where the placeholder has others.
    fn turn(&self, attributes: &mut Attributes, language: &Language, side: &'static str) {
        let rtl = Locale::of(language).rtl();
        let moved = self.side.is_some_and(|usual| usual != side);
        if rtl == self.rtl && !moved {
            return;
        }
        if self.side.is_some() {
            attributes.push(("algn", side.to_owned()));
        }
        attributes.push(("rtl", rtl.to_owned()));
    }
}

fn margins(margin: i64, hanging: i64) -> Attributes {
    vec![("marL", margin.to_string()), ("indent", (-hanging).to_string())]
}

fn write(xml: &mut Xml, attributes: &Attributes, mark: Mark) {
    let attributes: Vec<(&str, &str)> =
        attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match mark {
        Mark::OfLevel if attributes.is_empty() => {}
        Mark::OfLevel => xml.empty("a:pPr", &attributes),
        Mark::Nothing => xml.within("a:pPr", &attributes, |xml| xml.empty("a:buNone", &[])),
        Mark::Bullet(bullet) => xml.within("a:pPr", &attributes, |xml| self::mark(xml, bullet)),
        Mark::Number(number) => xml.within("a:pPr", &attributes, |xml| {
            xml.empty("a:buFont", &[("typeface", "+mj-lt")]);
            let start = number.to_string();
            xml.empty("a:buAutoNum", &[("type", "arabicPeriod"), ("startAt", &start)]);
        }),
    }
}
