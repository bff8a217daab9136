//! PowerPoint files on which decks are made: read once, with suspicion, into what decks need of them.

mod archive;
mod colours;
mod holders;
mod keep;
mod styles;

use std::collections::BTreeMap;

use super::sums;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Emu, LeftOut, Numbered, PaperMasters, Template, TemplateLayout, TemplateMaster};
use crate::package::Element;
use archive::{Archive, id, number};
use colours::Palette;
use holders::Inherited;

/// The endings of PowerPoint files.
const ENDINGS: [&str; 4] = ["pptx", "potx", "pptm", "potm"];

/// The smallest and the largest side of a slide (ECMA-376 part 1 §19.7.22).
const SIDES: std::ops::RangeInclusive<i64> = 914_400..=51_206_400;

/// Most layouts of a template. Those of large organisations have some sixty.
const MOST_LAYOUTS: usize = 200;

/// Whether a path is that of a PowerPoint file.
pub(super) fn is_template(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// The template in these bytes, and what is to be said about it.
pub fn template(path: &str, bytes: &[u8]) -> Result<(Template, Problems), Problems> {
    let mut problems = Problems::none();
    let template = read(path, bytes).map_err(|why| {
        let mut problems = Problems::none();
        for why in why {
            problems.push(
                Diagnostic::new(Code::BadTemplate, format!("no deck can be made on `{path}`: {why}"))
                    .at(&Origin::of_path(path))
                    .hint("open it in PowerPoint, mend it there, and save it anew as a presentation (.pptx)"),
            );
        }
        problems
    })?;
    if template.left_out.contains(&LeftOut::Macros) {
        problems.push(
            Diagnostic::new(Code::TemplateMacros, format!("the macros of `{path}` get into no deck"))
                .at(&Origin::of_path(path))
                .hint("nothing need be done; to lose this notice, save the file without them, as .pptx"),
        );
    }
    Ok((template, problems))
}

fn read(path: &str, bytes: &[u8]) -> Result<Template, Vec<String>> {
    let archive = Archive::open(path, bytes)?;
    let one = |why| vec![why];
    let presentation = archive.document(archive.main()).map_err(one)?;
    let (width, height) = size(&presentation).map_err(one)?;
    let (masters, layouts) = masters(&archive, &presentation).map_err(one)?;
    let paper = paper(&archive, &masters).map_err(one)?;
    let fonts = keep::fonts(&archive, &presentation);
    let roots = masters.iter().map(|master| master.path.clone());
    let paper_roots = paper.notes.iter().map(|(path, _)| path).chain(&paper.handout);
    let paper_roots = paper_roots.chain(paper.tables.iter().map(|(path, _)| path)).cloned();
    let font_roots = fonts.iter().flat_map(|font| font.cuts.values().cloned());
    let parts = keep::closure(&archive, roots.chain(paper_roots).chain(font_roots).collect())?;
    Ok(Template {
        path: path.to_owned(),
        sha256: sums::digits(bytes),
        width,
        height,
        parts,
        masters,
        layouts,
        paper,
        fonts,
        left_out: keep::left_out(&archive),
    })
}

fn size(presentation: &Element) -> Result<(Emu, Emu), String> {
    let size = presentation.first("sldSz").ok_or("it does not say how large its slides are")?;
    let side = |name| number(size, name).filter(|side| SIDES.contains(side));
    match (side("cx"), side("cy")) {
        (Some(width), Some(height)) => Ok((Emu(width), Emu(height))),
        _ => Err("its slides are smaller than 1 inch or larger than 56 inches".to_owned()),
    }
}

type Masters = (Vec<TemplateMaster>, Vec<TemplateLayout>);

fn masters(archive: &Archive, presentation: &Element) -> Result<Masters, String> {
    let main = archive.main();
    let listed = presentation.first("sldMasterIdLst").into_iter().flat_map(Element::elements);
    let (mut masters, mut layouts) = (Vec::new(), Vec::new());
    for entry in listed {
        let path = archive.target(main, entry)?;
        let root = archive.document(&path)?;
        let theme = archive.only(&path, "theme")?.ok_or_else(|| format!("`{path}` has no theme"))?;
        let palette = Palette::of(&archive.document(&theme)?, root.first("clrMap"));
        let inherited = Inherited { master: &root, palette: &palette };
        let list = root.first("sldLayoutIdLst").ok_or_else(|| format!("`{path}` has no layouts"))?;
        for entry in list.elements() {
            let path = archive.target(&path, entry)?;
            let document = archive.document(&path)?;
            layouts.push(layout((path, id(entry)), &document, (masters.len(), &inherited)));
        }
        let (title, body) = (inherited.own("title"), inherited.own("body"));
        masters.push(TemplateMaster { path, theme, id: id(entry), title, body });
    }
    match (masters.is_empty(), layouts.len() > MOST_LAYOUTS) {
        (true, _) => Err("it has no slide master".to_owned()),
        (_, true) => Err(format!("it has more than {MOST_LAYOUTS} layouts")),
        _ => Ok((masters, layouts)),
    }
}

fn layout(
    (path, id): (String, u32),
    root: &Element,
    (master, inherited): (usize, &Inherited<'_>),
) -> TemplateLayout {
    let word = |name| root.attribute(name).filter(|word| !word.is_empty()).map(str::to_owned);
    let name = root.first("cSld").and_then(|slide| slide.attribute("name"));
    TemplateLayout {
        path,
        id,
        master,
        name: name.unwrap_or_default().to_owned(),
        matching_name: word("matchingName"),
        kind: word("type"),
        holders: inherited.holders(root),
        background: inherited.background(root),
    }
}

/// The masters of notes and handouts are taken where they have what a page needs, and a theme of their
/// own: PowerPoint repairs files in which two masters share one.
fn paper(archive: &Archive, masters: &[TemplateMaster]) -> Result<PaperMasters, String> {
    let main = archive.main();
    let master = |kind| -> Result<Option<String>, String> {
        let Some(path) = archive.only(main, kind)? else { return Ok(None) };
        let theme = archive.only(&path, "theme")?;
        Ok(theme.filter(|theme| masters.iter().all(|it| it.theme != *theme)).map(|_| path))
    };
    let mut paper = PaperMasters { handout: master("handoutMaster")?, ..PaperMasters::default() };
    if let Some(path) = master("notesMaster")? {
        let document = archive.document(&path)?;
        let kinds = holders::kinds(&document);
        if kinds.contains("sldImg") && kinds.contains("body") {
            let numbered = if kinds.contains("sldNum") { Numbered::Yes } else { Numbered::No };
            paper.notes = Some((path, numbered));
        }
    }
    if let Some(path) = archive.only(main, "tableStyles")? {
        let usual = archive.document(&path)?.attribute("def").map(str::to_owned);
        paper.tables = usual.map(|usual| (path, usual));
    }
    Ok(paper)
}

/// Files by path.
type Files = BTreeMap<String, Vec<u8>>;
