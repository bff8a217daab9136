//! Decks on a country's own PowerPoint file: which of its layouts shows what, and what becomes of the
//! slides for which it has none.

mod contrast;
mod fitting;
mod graft;
mod parts;
mod places;

pub(super) use parts::{Foreign, free_paths};

use std::collections::BTreeMap;

use super::dress;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{
    ChosenTemplate, Direction, Edition, Grid, Holder, SlideLayout, Slot, Template, TemplateLayout,
};
use graft::Region;

/// The layouts of a template in the roles of kitbag's own.
pub struct Casting<'a> {
    /// The template.
    pub template: &'a Template,
    /// What shows the slides of each kind.
    pub roles: BTreeMap<SlideLayout, Role<'a>>,
}

/// What shows the slides of one kind.
pub enum Role<'a> {
    /// A layout of the template.
    Theirs(Cast<'a>),
    /// A layout of kitbag's, put onto a master of the template.
    Grafted(Lack<'a>),
}

/// A layout of the template whose placeholders hold all that slides of a kind have.
pub struct Cast<'a> {
    /// The layout.
    pub layout: &'a TemplateLayout,
    /// The placeholder of the title.
    pub title: &'a Holder,
    /// The other placeholders that are filled, in reading order.
    pub seats: Vec<(Slot, &'a Holder)>,
}

/// Why the template has no layout for slides of a kind.
pub struct Lack<'a> {
    /// The layout that would be the one, did it have all placeholders.
    pub unfit: Option<&'a TemplateLayout>,
}

impl<'a> Casting<'a> {
    /// Finds a layout for each kind of slide: the one that the overlay names; else by type, by the name
    /// for pasted slides, by the name that is shown.
    pub fn of(chosen: &'a ChosenTemplate) -> Self {
        let template = &*chosen.template;
        let role = |layout| match chosen.named.get(&layout) {
            Some(place) => role(template, layout, std::iter::once(&template.layouts[*place])),
            None => role(template, layout, candidates(template, layout)),
        };
        let roles = SlideLayout::ALL.into_iter().map(|layout| (layout, role(layout))).collect();
        Self { template, roles }
    }

    /// What shows slides of a kind.
    pub fn role(&self, layout: SlideLayout) -> &Role<'a> {
        self.roles.get(&layout).expect("every kind of slide has a role")
    }

    /// Layouts of the template that show nothing.
    pub fn unused(&self) -> impl Iterator<Item = &TemplateLayout> {
        let is_used = |layout: &TemplateLayout| {
            let is_it = |role: &Role<'_>| matches!(role, Role::Theirs(cast) if cast.layout == layout);
            self.roles.values().any(is_it)
        };
        self.template.layouts.iter().filter(move |layout| !is_used(layout))
    }

    /// What is to be said of the colours of the layouts.
    pub fn contrast(&self) -> Problems {
        contrast::judge(self)
    }

    /// The slots that a layout for slides of a kind must have beside a title, with the types of
    /// placeholder that can hold them.
    pub fn needs(layout: SlideLayout) -> Vec<(Slot, &'static [&'static str])> {
        let slots = fitting::slots(layout).into_iter().filter(|slot| slot.host(layout).is_none());
        slots.map(|slot| (slot, fitting::holds(layout, slot))).collect()
    }

    fn direction(&self) -> Direction {
        let body = match self.role(SlideLayout::Bullets) {
            Role::Theirs(cast) => cast.seats.first().map(|(_, holder)| *holder),
            Role::Grafted(_) => self.template.masters[0].body.as_ref(),
        };
        body.map_or(Direction::Ltr, |holder| holder.levels[0].direction)
    }
}

/// The types by which programs know the layouts of a kind (ECMA-376 part 1 §19.7.15), and those of
/// older files.
fn types(layout: SlideLayout) -> &'static [&'static str] {
    match layout {
        SlideLayout::Title => &["title"],
        SlideLayout::Section => &["secHead"],
        SlideLayout::Bullets => &["obj", "tx"],
        SlideLayout::TwoColumns => &["twoObj", "twoColTx"],
        SlideLayout::Comparison => &["twoTxTwoObj"],
        SlideLayout::Table => &["tbl"],
        SlideLayout::PictureText => &["picTx"],
        _ => &[],
    }
}

fn candidates(template: &Template, layout: SlideLayout) -> impl Iterator<Item = &TemplateLayout> {
    let all = || template.layouts.iter();
    let name = dress::name(layout);
    let by_type =
        types(layout).iter().flat_map(move |kind| all().filter(move |it| it.kind.as_deref() == Some(*kind)));
    let is_called = move |it: Option<&str>| it.is_some_and(|it| it.trim().eq_ignore_ascii_case(name));
    let by_matching_name = all().filter(move |it| is_called(it.matching_name.as_deref()));
    by_type.chain(by_matching_name).chain(all().filter(move |it| is_called(Some(&it.name))))
}

fn role<'a>(
    template: &Template,
    layout: SlideLayout,
    candidates: impl Iterator<Item = &'a TemplateLayout>,
) -> Role<'a> {
    let mut unfit = None;
    for candidate in candidates {
        match fitting::cast(template, layout, candidate) {
            Some(cast) => return Role::Theirs(cast),
            None => unfit = unfit.or(Some(candidate)),
        }
    }
    Role::Grafted(Lack { unfit })
}

/// The places of a deck on the template of its edition, and what is to be said of it; `None` where
/// the deck stands on kitbag's own layouts.
pub fn grid(edition: &Edition) -> Option<(Grid, Problems)> {
    let chosen = edition.branding.template.as_ref()?;
    let casting = Casting::of(chosen);
    let region = Region::of(&casting, edition.language());
    let grid = places::grid(&casting, &region, edition);
    Some((grid, told(&casting, chosen, edition)))
}

fn told(casting: &Casting<'_>, chosen: &ChosenTemplate, edition: &Edition) -> Problems {
    let mut problems = Problems::none();
    let (path, overlay) = (&casting.template.path, &edition.target.overlay);
    let at = Origin::of_path(path);
    for layout in chosen.named.keys() {
        if let Role::Grafted(Lack { unfit: Some(unfit) }) = casting.role(*layout) {
            let (name, key) = (&unfit.name, layout.key());
            let message = format!("the layout `{name}` of `{path}` lacks placeholders for slides `{key}`");
            problems.push(Diagnostic::new(Code::UnfitLayout, message).at(&at).hint(format!(
                "they stand on a layout of kitbag's; `kitbag template --check {path} --overlay {overlay}` says what `{key}` needs"
            )));
        }
    }
    let language = edition.language();
    if casting.direction() != language.direction() {
        let message = format!("`{path}` is drawn for languages that run the other way than `{language}`");
        problems.push(Diagnostic::new(Code::TemplateDirection, message).at(&at).hint(format!(
            "its places stay as they are; a mirrored file can be named in languages/{language}/overlay.yaml"
        )));
    }
    problems
}
