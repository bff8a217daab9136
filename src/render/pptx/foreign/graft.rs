//! Layouts of kitbag's on a master of the template: its places among theirs, and all looks theirs.

use super::{Casting, Role, places};
use crate::deck::geometry;
use crate::model::{
    Align, Bullets, Direction, Emu, Holder, Inset, Language, Rect, Seat, Setting, SlideLayout, SlideStyle,
    Spread, Template,
};
use crate::package::Xml;
use crate::render::pptx::dress;
use crate::render::pptx::layout::slot_name;
use crate::render::pptx::locale::Locale;
use crate::render::pptx::master::{body_properties, number_field, prompt};
use crate::render::pptx::part::NAMESPACES;
use crate::render::pptx::shape::{Tree, frame};
use crate::render::pptx::styles::mark;
use crate::render::pptx::text::end;

/// Where grafted layouts put their places: where the template's own slides with bullets have theirs.
pub(super) struct Region<'a> {
    template: &'a Template,
    /// The master that carries them.
    pub(super) master: usize,
    title: Option<&'a Holder>,
    body: Rect,
    /// The placeholders of footer and number on the layout with bullets.
    foot: Vec<&'a Holder>,
    language: &'a Language,
}

impl<'a> Region<'a> {
    pub(super) fn of(casting: &Casting<'a>, language: &'a Language) -> Self {
        let template = casting.template;
        let region = |master, title, body: Option<&Holder>, foot| Region {
            template,
            master,
            title,
            body: body.map_or_else(|| scaled(template, geometry::CONTENT), |holder| holder.rect),
            foot,
            language,
        };
        match casting.role(SlideLayout::Bullets) {
            Role::Theirs(cast) => {
                let foot = cast.layout.holders.iter();
                let foot = foot.filter(|it| matches!(it.kind.as_str(), "ftr" | "sldNum")).collect();
                let body = cast.seats.first().map(|(_, holder)| *holder);
                region(cast.layout.master, Some(cast.title), body, foot)
            }
            Role::Grafted(_) => {
                let master = &template.masters[0];
                region(0, master.title.as_ref(), master.body.as_ref(), Vec::new())
            }
        }
    }

    /// The places of a grafted layout, made from kitbag's own.
    pub(super) fn spread(&self, layout: SlideLayout, own: &Spread) -> Spread {
        let seats = own.seats.iter().map(|(slot, seat)| (*slot, self.seat(layout, *seat)));
        let footer = self.foot_of("ftr").map(|holder| places::seat(holder, self.hanging()));
        Spread { title: self.title(layout, own.title), seats: seats.collect(), footer }
    }

    /// The indent of bullets and numbers where the template has none.
    pub(super) fn hanging(&self) -> Emu {
        let own = geometry::indent(SlideLayout::Bullets, SlideStyle::Bullet(1));
        Emu(own.0 * self.template.height.0 / geometry::HEIGHT.0)
    }

    /// How tables are set; `None` on layouts without one.
    pub(super) fn tables(&self, own: &Spread, layout: SlideLayout) -> Option<Setting> {
        (layout == SlideLayout::Table).then(|| self.resized(own.seats[0].1.plain))
    }

    fn title(&self, layout: SlideLayout, own: Seat) -> Seat {
        let rect = match (layout, self.title) {
            (SlideLayout::Title | SlideLayout::Section, _) | (_, None) => {
                self.turned(scaled(self.template, own.rect))
            }
            (_, Some(holder)) => holder.rect,
        };
        match self.title {
            Some(holder) => Seat { rect, ..places::seat(holder, self.hanging()) },
            None => Seat { rect, ..self.resized_seat(own) },
        }
    }

    fn seat(&self, layout: SlideLayout, own: Seat) -> Seat {
        let rect = match layout {
            SlideLayout::Title | SlideLayout::Section => scaled(self.template, own.rect),
            _ => moved(own.rect, geometry::CONTENT, self.body),
        };
        Seat { rect: self.turned(rect), ..self.resized_seat(own) }
    }

    fn resized_seat(&self, own: Seat) -> Seat {
        let Seat { plain, first, second, heading, .. } = own;
        let [plain, first, second, heading] = [plain, first, second, heading].map(|it| self.resized(it));
        let inset = Inset { across: self.resize(own.inset.across), down: self.resize(own.inset.down) };
        Seat { inset, plain, first, second, heading, ..own }
    }

    /// A setting in type as large on the template's slides as it is on kitbag's, in whole half points.
    fn resized(&self, own: Setting) -> Setting {
        let points = |it: u32| {
            let size = i64::from(it) * self.template.height.0 / geometry::HEIGHT.0;
            u32::try_from(size).expect("a size is no less than nothing")
        };
        Setting {
            size: (points(own.size) / 50 * 50).max(100),
            gap: points(own.gap),
            indent: self.resize(own.indent),
        }
    }

    fn resize(&self, length: Emu) -> Emu {
        Emu(length.0 * self.template.height.0 / geometry::HEIGHT.0)
    }

    /// Places side by side begin on the side on which the language does.
    fn turned(&self, rect: Rect) -> Rect {
        match self.language.direction() {
            Direction::Ltr => rect,
            Direction::Rtl => {
                let (start, width) = (self.body.x.0, self.body.width.0);
                Rect { x: Emu(start + width - (rect.x.0 - start) - rect.width.0), ..rect }
            }
        }
    }

    /// The part of a grafted layout; `spread` are its places in the grid, `name` is what it is called.
    pub(super) fn part(&self, layout: SlideLayout, spread: &Spread, (name, field): (&str, &str)) -> Vec<u8> {
        let mut attributes = NAMESPACES.to_vec();
        attributes.push(("matchingName", dress::name(layout)));
        attributes.extend(dress::standard(layout).map(|standard| ("type", standard)));
        attributes.push(("preserve", "1"));
        attributes.push(("userDrawn", "1"));
        let mut xml = Xml::document();
        xml.within("p:sldLayout", &attributes, |xml| {
            xml.within("p:cSld", &[("name", name)], |xml| {
                Tree::write(xml, |xml, tree| {
                    self.holders(xml, tree, (layout, spread));
                    self.foot(xml, tree, field);
                });
            });
            xml.within("p:clrMapOvr", &[], |xml| xml.empty("a:masterClrMapping", &[]));
        });
        xml.finish()
    }

    fn holders(&self, xml: &mut Xml, tree: &mut Tree, (layout, spread): (SlideLayout, &Spread)) {
        let locale = Locale::of(self.language);
        tree.placeholder(xml, ("Title", dress::title_kind(layout)), |xml| {
            place(xml, spread.title.rect);
            xml.within("p:txBody", &[], |xml| {
                xml.within("a:bodyPr", &[], |xml| xml.empty("a:normAutofit", &[]));
                xml.within("a:lstStyle", &[], |xml| self.title_level(xml, spread.title.plain.size));
                prompt(xml, "Title", locale);
            });
        });
        for (slot, seat) in &spread.seats {
            let name = slot_name(*slot);
            tree.placeholder(xml, (name, dress::kind(layout, *slot)), |xml| {
                place(xml, seat.rect);
                xml.within("p:txBody", &[], |xml| {
                    let look = dress::slot(layout, *slot);
                    body_properties(xml, seat.inset.across, look.anchor);
                    xml.within("a:lstStyle", &[], |xml| levels(xml, (seat, &look), locale));
                    prompt(xml, name, locale);
                });
            });
        }
    }

    /// The size and side of the titles beside it, for which the slides are planned.
    fn title_level(&self, xml: &mut Xml, size: u32) {
        let locale = Locale::of(self.language);
        let level = self.title.map(|holder| &holder.levels[0]);
        let side = level.map_or(locale.start(), |level| match level.align {
            Align::Left => "l",
            Align::Right => "r",
            Align::Between => "ctr",
        });
        let rtl = level.map_or(locale.rtl(), |level| match level.direction {
            Direction::Ltr => "0",
            Direction::Rtl => "1",
        });
        xml.within("a:lvl1pPr", &[("algn", side), ("rtl", rtl)], |xml| {
            xml.empty("a:defRPr", &[("sz", &size.to_string())]);
        });
    }

    /// Footer and number where the layout with bullets has them. Their numbers there may be those of
    /// kitbag's other placeholders here.
    fn foot(&self, xml: &mut Xml, tree: &mut Tree, field: &str) {
        let locale = Locale::of(self.language);
        for holder in &self.foot {
            let kind = dress::foot(&holder.kind);
            let is_number = holder.kind == "sldNum";
            let name = if is_number { "Slide number" } else { "Footer" };
            tree.placeholder(xml, (name, kind), |xml| {
                place(xml, holder.rect);
                xml.within("p:txBody", &[], |xml| {
                    xml.empty("a:bodyPr", &[]);
                    xml.empty("a:lstStyle", &[]);
                    if is_number {
                        number_field(xml, "‹#›", (field, locale));
                    } else {
                        xml.within("a:p", &[], |xml| end(xml, locale.language));
                    }
                });
            });
        }
    }

    /// The placeholder of footer or number on grafted layouts.
    pub(super) fn foot_of(&self, kind: &str) -> Option<&'a Holder> {
        self.foot.iter().find(|holder| holder.kind == kind).copied()
    }

    /// The title of the template, whose style grafted titles have.
    pub(super) fn title_holder(&self) -> Option<&'a Holder> {
        self.title
    }
}

fn place(xml: &mut Xml, rect: Rect) {
    xml.within("p:spPr", &[], |xml| frame(xml, "a:xfrm", rect));
}

/// Type sizes, indents and bullets; colours and faces are those of the master.
fn levels(xml: &mut Xml, (seat, look): (&Seat, &dress::Dress), locale: Locale<'_>) {
    let rows = [("a:lvl1pPr", seat.first, seat.plain, "•"), ("a:lvl2pPr", seat.second, seat.plain, "–")];
    for (name, listed, plain, bullet) in rows {
        let setting = if look.bullets == Bullets::Shown { listed } else { plain };
        let hanging = match bullet {
            "•" => setting.indent.0,
            _ => setting.indent.0 - seat.first.indent.0,
        };
        let (margin, first) = (setting.indent.0.to_string(), (-hanging.max(0)).to_string());
        let attributes = [
            ("marL", margin.as_str()),
            ("indent", first.as_str()),
            ("algn", locale.start()),
            ("rtl", locale.rtl()),
        ];
        let (size, gap) = (setting.size.to_string(), setting.gap.to_string());
        xml.within(name, &attributes, |xml| {
            xml.within("a:lnSpc", &[], |xml| xml.empty("a:spcPct", &[("val", locale.line_spacing())]));
            xml.within("a:spcBef", &[], |xml| xml.empty("a:spcPts", &[("val", &gap)]));
            match look.bullets {
                Bullets::Shown => mark(xml, bullet),
                Bullets::Hidden => xml.empty("a:buNone", &[]),
            }
            xml.empty("a:defRPr", &[("sz", &size), ("b", look.bold)]);
        });
    }
}

/// A rectangle of kitbag's slide on the whole of the template's.
fn scaled(template: &Template, rect: Rect) -> Rect {
    let all = |width, height| Rect { x: Emu(0), y: Emu(0), width, height };
    moved(rect, all(geometry::WIDTH, geometry::HEIGHT), all(template.width, template.height))
}

/// A rectangle inside of `from` as it lies inside of `to`.
fn moved(rect: Rect, from: Rect, to: Rect) -> Rect {
    let across = |length: i64| length * to.width.0 / from.width.0;
    let down = |length: i64| length * to.height.0 / from.height.0;
    Rect {
        x: Emu(to.x.0 + across(rect.x.0 - from.x.0)),
        y: Emu(to.y.0 + down(rect.y.0 - from.y.0)),
        width: Emu(across(rect.width.0)),
        height: Emu(down(rect.height.0)),
    }
}
