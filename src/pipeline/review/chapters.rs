//! Texts as chapters of a document: one for each module, one for the texts beside them.

use super::texts::Place;
use crate::model::{Field, Id, Kind, Language, Localized, RichText, Value};
use crate::pipeline::Finished;
use crate::render::review::{Chapter, Group, Unit, words};

/// The chapters that have texts. `language` is that of titles that do not say another.
pub(super) fn chapters<'a>(
    modules: &[Localized],
    editions: &'a [Finished],
    units: impl Iterator<Item = (Unit, Place)>,
    language: &Language,
) -> Vec<Chapter<'a>> {
    let module = |(localized, number): (&Localized, usize)| {
        let finished = editions.iter().find(|it| it.edition.module == localized.root.id);
        Chapter {
            title: Some((number, title(localized, language))),
            slides: finished.map(|it| (&it.edition, &it.deck)),
            groups: Vec::new(),
        }
    };
    let beside = Chapter { title: None, slides: None, groups: Vec::new() };
    let mut chapters: Vec<_> = modules.iter().zip(1..).map(module).chain([beside]).collect();
    for (unit, (at, block)) in units {
        let groups = &mut chapters[at].groups;
        match groups.last_mut().filter(|group| group.block == block) {
            Some(group) => group.units.push(unit),
            None => {
                let address = address(modules.get(at), block.as_ref());
                groups.push(Group { block, address, units: vec![unit] });
            }
        }
    }
    chapters.retain(|chapter| !chapter.groups.is_empty());
    chapters
}

/// The title of a module as its author wrote it, or its name where it has none.
fn title(localized: &Localized, language: &Language) -> RichText {
    let root = &localized.root;
    let own = root.language();
    let title = root.slots.get(&Field::Title).map(|slot| &slot.value);
    let Some(Value::Text(title)) = title else {
        return RichText::plain(root.id.to_string(), language.clone());
    };
    words(&title.markup, own.as_ref().unwrap_or(language))
}

fn address(module: Option<&Localized>, block: Option<&(Kind, Id)>) -> String {
    match (module, block) {
        (Some(module), Some((_, id))) if *id != module.root.id => format!("{}/{id}", module.root.id),
        (Some(module), _) => module.root.id.to_string(),
        (None, _) => "series".to_owned(),
    }
}
