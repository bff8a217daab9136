//! The parts of a template inside a deck: as they are, but for the lists to which layouts are added.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::graft::Region;
use super::{Casting, Role};
use crate::model::{ChosenTemplate, Emu, Holder, SlideLayout, Slot};
use crate::package::{Element, Opc, Relationships, Xml, read_xml};
use crate::render::pptx::dress;
use crate::render::pptx::guid::guid;
use crate::render::pptx::part::{self, relative};
use crate::render::pptx::scenery::Look;

/// The lowest number of masters and layouts (ECMA-376 part 1 §19.7.3).
const LOWEST: u32 = 2_147_483_648;

const SHAPES: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const ROWS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A deck's template, with the layouts that are put onto it.
pub(in crate::render::pptx) struct Foreign<'a> {
    casting: Casting<'a>,
    region: Region<'a>,
    grafts: Vec<Graft>,
}

/// A layout that is put onto a master.
struct Graft {
    layout: SlideLayout,
    path: String,
    id: u32,
    bytes: Vec<u8>,
}

impl<'a> Foreign<'a> {
    pub(in crate::render::pptx) fn of(chosen: &'a ChosenTemplate, look: &Look<'a>) -> Self {
        let casting = Casting::of(chosen);
        let region = Region::of(&casting, look.language);
        let template = casting.template;
        let used: BTreeSet<u32> =
            template.masters.iter().map(|it| it.id).chain(template.layouts.iter().map(|it| it.id)).collect();
        let numbers = (LOWEST..=u32::MAX).filter(|number| !used.contains(number));
        let paths = free_paths(Some(chosen), "ppt/slideLayouts/slideLayout");
        let field = guid("slidenum");
        let missing = SlideLayout::ALL.into_iter().filter(|it| matches!(casting.role(*it), Role::Grafted(_)));
        let graft = |((layout, id), path)| {
            let name = name(chosen, layout);
            let bytes = region.part(layout, look.grid.spread(layout), (&name, &field));
            Graft { layout, path, id, bytes }
        };
        let grafts = missing.zip(numbers).zip(paths).map(graft).collect();
        Self { casting, region, grafts }
    }

    /// Adds the parts of the template, and the layouts that it lacks.
    pub(in crate::render::pptx) fn add(&self, opc: &mut Opc) {
        let template = self.casting.template;
        let host = &template.masters[self.region.master].path;
        for (path, part) in &template.parts {
            let links = part.relationships.clone();
            let (bytes, links) = match links {
                Some(links) if path == host => {
                    let (bytes, links) = self.with_grafts(path, (&part.bytes, &links));
                    (Arc::from(bytes), Some(Arc::from(links)))
                }
                links => (Arc::clone(&part.bytes), links),
            };
            opc.part(path, &part.content_type, bytes.to_vec());
            if let Some(links) = links {
                opc.relate_as(path, links.to_vec());
            }
        }
        for graft in &self.grafts {
            let mut own = Relationships::new();
            own.add(part::TO_MASTER, relative(&graft.path, host));
            opc.part(&graft.path, part::LAYOUT, graft.bytes.clone());
            opc.relate(&graft.path, &own);
        }
    }

    /// A master and its relationships with the grafted layouts at the end of their lists.
    fn with_grafts(&self, master: &str, (bytes, links): (&[u8], &[u8])) -> (Vec<u8>, Vec<u8>) {
        let [mut text, mut rows] =
            [bytes, links].map(|it| String::from_utf8(it.to_vec()).expect("it was read as text"));
        let names = (1..).map(|number| format!("kitbag{number}"));
        let taken = rows.clone();
        let names = names.filter(|name| !taken.contains(&format!("\"{name}\"")));
        let (mut listed, mut related) = (Xml::fragment(), Xml::fragment());
        for (graft, name) in self.grafts.iter().zip(names) {
            let id = graft.id.to_string();
            let attributes =
                [("xmlns:p", SHAPES), ("xmlns:r", LINKS), ("id", id.as_str()), ("r:id", name.as_str())];
            listed.empty("p:sldLayoutId", &attributes);
            let target = relative(master, &graft.path);
            let attributes = [
                ("xmlns", ROWS),
                ("Id", name.as_str()),
                ("Type", part::TO_LAYOUT),
                ("Target", target.as_str()),
            ];
            related.empty("Relationship", &attributes);
        }
        let [listed, related] =
            [listed, related].map(|it| String::from_utf8(it.finish()).expect("it is written as text"));
        append(&mut text, |root| root.first("sldLayoutIdLst"), &listed);
        append(&mut rows, |root| Some(root), &related);
        (text.into_bytes(), rows.into_bytes())
    }

    /// The indent of lists where the template has none.
    pub(in crate::render::pptx) fn hanging(&self) -> Emu {
        self.region.hanging()
    }

    /// The part of a layout.
    pub(in crate::render::pptx) fn layout(&self, layout: SlideLayout) -> &str {
        match self.casting.role(layout) {
            Role::Theirs(cast) => &cast.layout.path,
            Role::Grafted(_) => {
                let graft = self.grafts.iter().find(|it| it.layout == layout);
                &graft.expect("what the template lacks is grafted").path
            }
        }
    }

    /// The template's placeholder for a slot; `None` on grafted layouts.
    pub(in crate::render::pptx) fn holder(&self, layout: SlideLayout, slot: Slot) -> Option<&'a Holder> {
        let Role::Theirs(cast) = self.casting.role(layout) else { return None };
        cast.seats.iter().find(|(other, _)| *other == slot).map(|(_, holder)| *holder)
    }

    /// The template's placeholder of a title, or the one whose style grafted titles have.
    pub(in crate::render::pptx) fn title(&self, layout: SlideLayout) -> Option<&'a Holder> {
        match self.casting.role(layout) {
            Role::Theirs(cast) => Some(cast.title),
            Role::Grafted(_) => self.region.title_holder(),
        }
    }

    /// Whether a layout is one of the template's own.
    pub(in crate::render::pptx) fn is_theirs(&self, layout: SlideLayout) -> bool {
        matches!(self.casting.role(layout), Role::Theirs(_))
    }

    /// The placeholder of footer or number of a layout, where it has one.
    pub(in crate::render::pptx) fn foot(&self, layout: SlideLayout, kind: &str) -> Option<&'a Holder> {
        match self.casting.role(layout) {
            Role::Theirs(cast) => cast.layout.holders.iter().find(|holder| holder.kind == kind),
            Role::Grafted(_) => self.region.foot_of(kind),
        }
    }
}

/// What a grafted layout is called: as kitbag's own, unless the template has such a name.
fn name(chosen: &ChosenTemplate, layout: SlideLayout) -> String {
    let name = dress::name(layout);
    let taken = chosen.template.layouts.iter().any(|it| it.name == name);
    if taken { format!("{name} (kitbag)") } else { name.to_owned() }
}

/// Paths that no part of a deck's template has, whatever the case of its letters.
pub(in crate::render::pptx) fn free_paths(
    template: Option<&ChosenTemplate>,
    stem: &'static str,
) -> impl Iterator<Item = String> {
    let parts = template.into_iter().flat_map(|chosen| chosen.template.parts.keys());
    let taken: BTreeSet<String> = parts.map(|path| path.to_lowercase()).collect();
    let paths = (1..).map(move |number| format!("{stem}{number}.xml"));
    paths.filter(move |path| !taken.contains(&path.to_lowercase()))
}

/// Puts new elements behind the last one in a list of a document.
fn append(text: &mut String, list: impl Fn(&Element) -> Option<&Element>, new: &str) {
    let mark = text.chars().next().filter(|c| *c == '\u{FEFF}').map_or(0, char::len_utf8);
    let root = read_xml(&text[mark..]).expect("it was read before");
    let span = &list(&root).expect("a template without the list is not read").span;
    let written = &text[mark + span.start..mark + span.end];
    if let Some(open) = written.strip_suffix("/>") {
        let name: String =
            open[1..].chars().take_while(|c| !c.is_whitespace() && !matches!(c, '/' | '>')).collect();
        let whole = format!("{open}>{new}</{name}>");
        text.replace_range(mark + span.start..mark + span.end, &whole);
    } else {
        let end = written.rfind("</").expect("an element that is open is closed");
        text.insert_str(mark + span.start + end, new);
    }
}
