//! Where links between blocks lead: inside a module, to the other modules of the target, or nowhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Origin, nearest};
use crate::model::schema::Shape;
use crate::model::{Absence, Block, Field, Id, Language, Localized, Target, Text, Touch, Value};

/// What the links of a target's modules can lead to.
#[derive(Clone, Debug, Default)]
pub struct Places {
    series: BTreeSet<Id>,
    taught: BTreeSet<Id>,
    modules: BTreeMap<Id, Module>,
}

/// The blocks of one module, as the audience of the target sees it.
#[derive(Clone, Debug)]
struct Module {
    titles: BTreeMap<Id, Option<Title>>,
    absent: BTreeMap<Id, Absence>,
}

/// The words that stand for a block.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub(super) role: &'static str,
    pub(super) text: Text,
    /// The language it was written in, where that is not the base's.
    pub(super) language: Option<Language>,
}

/// Why a link leads nowhere.
pub(super) enum Nowhere<'a> {
    /// No module or block ever had the name; a near one, as a link would write it.
    Unknown(Option<String>),
    /// The target does not teach the module.
    NotTaught,
    /// The block is not there any more, or not for everybody.
    Absent(&'a Absence),
}

impl Places {
    /// The modules of the series, those that a target teaches, and those of them that are sound.
    pub fn new<'a>(
        series: impl IntoIterator<Item = &'a Id>,
        taught: &[Id],
        sound: impl IntoIterator<Item = &'a Localized>,
    ) -> Self {
        let module = |localized: &Localized| {
            let mut titles = BTreeMap::new();
            note_titles(&localized.root, None, &mut titles);
            (localized.root.id.clone(), Module { titles, absent: localized.absent.clone() })
        };
        Self {
            series: series.into_iter().cloned().collect(),
            taught: taught.iter().cloned().collect(),
            modules: sound.into_iter().map(module).collect(),
        }
    }

    /// The titles that were written in the base language, each with its role: links show them in the
    /// language of the target.
    pub fn titles(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        let titles = self.modules.values().flat_map(|module| module.titles.values().flatten());
        titles.filter(|title| title.language.is_none()).map(|title| (title.role, &title.text))
    }

    /// The block that a name leads to in a module: itself, or what it is called or replaced by now.
    /// A module of the target that has a fault of its own takes every name.
    pub(super) fn find(&self, module: &Id, name: &str) -> Result<Option<(&Id, Option<&Title>)>, Nowhere<'_>> {
        if !self.taught.contains(module) {
            let near = nearest(module.as_str(), self.series.iter().map(Id::as_str));
            let known = self.series.contains(module);
            let is_whole = module.as_str() == name;
            let address = |near: &str| if is_whole { near.to_owned() } else { format!("{near}/{name}") };
            let unknown = || Nowhere::Unknown(near.map(address));
            return Err(if known { Nowhere::NotTaught } else { unknown() });
        }
        let Some(Module { titles, absent }) = self.modules.get(module) else { return Ok(None) };
        let mut id = Id::parse(name);
        let mut seen = BTreeSet::new();
        while let Some(here) = &id {
            if let Some((id, title)) = titles.get_key_value(here) {
                return Ok(Some((id, title.as_ref())));
            }
            match absent.get(here) {
                Some(Absence::Renamed(new) | Absence::Swapped(new)) if seen.insert(here.clone()) => {
                    id = Some(new.clone());
                }
                Some(absence) => return Err(Nowhere::Absent(absence)),
                None => break,
            }
        }
        Err(Nowhere::Unknown(nearest(name, titles.keys().map(Id::as_str)).map(str::to_owned)))
    }
}

fn note_titles(block: &Block<Text>, outer: Option<&Language>, titles: &mut BTreeMap<Id, Option<Title>>) {
    let own = block.language();
    let language = own.as_ref().or(outer);
    let title = match (block.value(Field::Title), block.kind.rule(Field::Title).map(|rule| rule.shape)) {
        (Some(Value::Text(text)), Some(Shape::Text(role))) => {
            Some(Title { role, text: text.clone(), language: language.cloned() })
        }
        _ => None,
    };
    titles.insert(block.id.clone(), title);
    for child in &block.children {
        note_titles(child, language, titles);
    }
}

/// Says that a link leads nowhere; `shown` is its address as it is written.
pub(super) fn unreachable(
    why: &Nowhere<'_>,
    (shown, origin): (&str, &Origin),
    target: &Target,
) -> Diagnostic {
    let diagnostic = match why {
        Nowhere::Unknown(near) => {
            let message = format!("a link leads to `{shown}`, which is nowhere");
            let end = shown.rfind(['#', '/']).map_or(0, |at| at + 1);
            let scope = &shown[..end];
            let near = near.as_ref().map(|near| {
                let scope = if near.contains('/') { "" } else { scope };
                format!("did you mean `{scope}{near}`?")
            });
            return Diagnostic::new(Code::UnknownReference, message).at(origin).maybe_hint(near);
        }
        Nowhere::NotTaught => told(shown, &format!("whose module `{}` does not teach", target.overlay)),
        Nowhere::Absent(Absence::NotCleared) => told(shown, "which is not cleared"),
        Nowhere::Absent(Absence::Removed(Touch { layer, because, origin, .. })) => {
            let because = because.as_ref().map(|because| format!(": {because}")).unwrap_or_default();
            told(shown, &format!("which {layer} removed{because}")).also("removed here", origin)
        }
        Nowhere::Absent(Absence::Renamed(_) | Absence::Swapped(_) | Absence::Hidden) => {
            let audiences: Vec<_> = target.audiences.iter().map(|id| format!("`{id}`")).collect();
            let whom = if audiences.is_empty() { "everybody".to_owned() } else { audiences.join(" and ") };
            told(shown, &format!("which is not for {whom}"))
        }
    };
    diagnostic.at(origin).hint(format!(
        "say what stands there then: `[words]({shown} \"else: other words\")`; or write the text anew in the overlay"
    ))
}

fn told(shown: &str, why: &str) -> Diagnostic {
    Diagnostic::new(Code::Unreachable, format!("a link leads to `{shown}`, {why}"))
}
