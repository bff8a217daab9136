//! Single stages for those who only look: `explain` and `check`.

use super::{Sources, plan};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::load::Workspace;
use crate::model::{
    Action, Block, Date, Field, Id, Language, Layer, LayerName, Localized, State, Target, Text, Value,
};
use crate::overlay::{self, Names};
use crate::{resolve, translate};

/// The language in which a field is shown, and where its words stand.
#[derive(Clone, Debug)]
pub struct TranslatedField {
    /// The field.
    pub field: Field,
    /// The language of its words.
    pub language: Language,
    /// How far the translation has come.
    pub state: State,
    /// Where the first of its texts stands.
    pub origin: Origin,
}

/// A module with the layers of a target.
pub fn localized(workspace: &Workspace, target: &Target, module: &Id) -> Result<Localized, Problems> {
    let layers = overlay::layers(target, &workspace.layers)?;
    let names = Names::of(workspace.modules.values(), &workspace.library);
    let module = workspace.modules.get(module).ok_or_else(Problems::none)?;
    overlay::apply(module, &workspace.library, &layers, &names).map(|(localized, _)| localized)
}

/// How the texts of one block are shown in a target.
pub fn translated_fields(
    workspace: &Workspace,
    target: &Target,
    localized: Localized,
    block: &Id,
) -> Result<Vec<TranslatedField>, Problems> {
    let planned = plan::single(workspace, target.clone())?;
    let sources = Sources::of(workspace, std::slice::from_ref(&planned));
    let (shown, _) = overlay::for_audiences(localized, &target.audiences);
    let (translated, _, _) = translate::apply(&shown, &sources.request(&sources.voice(&planned)));
    let Some(block) = translated.root.find(block) else { return Ok(Vec::new()) };
    let mut fields = Vec::new();
    for (field, slot) in &block.slots {
        fields.extend(slot.value.texts().first().map(|text| TranslatedField {
            field: *field,
            language: text.language.clone(),
            state: text.state,
            origin: text.origin.clone(),
        }));
    }
    Ok(fields)
}

/// Facts and cases whose day of review lies before `today`.
pub fn expired(workspace: &Workspace, today: Date) -> Problems {
    let mut problems = Problems::none();
    let layers = workspace.layers.values().flat_map(|layer| &layer.facts);
    for fact in workspace.facts.iter().chain(layers).filter(|fact| fact.review_by < today) {
        problems.push(overdue("fact", &fact.id, fact.review_by, &fact.origin));
    }
    let modules = workspace.modules.values().flat_map(|module| module.root.walk());
    for block in modules.chain(workspace.library.blocks.iter()) {
        expired_block(block, today, &mut problems);
    }
    for edit in workspace.layers.values().flat_map(|layer| &layer.edits) {
        if let Action::Add { block, .. } | Action::Swap { block, .. } = &edit.action {
            expired_block(block, today, &mut problems);
        }
    }
    problems
}

fn expired_block(block: &Block<Text>, today: Date, problems: &mut Problems) {
    if let Some(slot) = block.slots.get(&Field::ReviewBy)
        && let Value::Date(review_by) = slot.value
        && review_by < today
    {
        problems.push(overdue(block.kind.name(), &block.id, review_by, &slot.touch.origin));
    }
}

fn overdue(kind: &str, id: &Id, review_by: Date, origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::ExpiredFact, format!("the {kind} `{id}` was to be reviewed by {review_by}"))
        .at(origin)
        .hint("open its sources again, mend what has changed, and set `as_of` and `review_by` anew")
}

/// Translations of texts that are nowhere any more.
pub fn stale(workspace: &Workspace) -> Problems {
    let mut problems = Problems::none();
    for ((layer, _), catalogue) in &workspace.catalogues {
        let layers = match layer {
            LayerName::Base => Vec::new(),
            LayerName::Overlay(id) => overlay::stack(id, &workspace.layers).unwrap_or_default(),
            _ => continue,
        };
        problems.extend(translate::unknown(catalogue, &messages(workspace, &layers)));
    }
    problems
}

/// All texts of the modules under these layers, and those beside them.
fn messages(workspace: &Workspace, layers: &[&Layer]) -> Vec<translate::Message> {
    let names = Names::of(workspace.modules.values(), &workspace.library);
    let settings = overlay::settings(layers);
    let facts: Vec<_> = layers.iter().flat_map(|layer| &layer.facts).chain(&workspace.facts).collect();
    let loose = resolve::loose_texts(&workspace.series, &settings, &facts, &workspace.glossary);
    let mut found: Vec<_> =
        loose.iter().filter_map(|(role, text)| translate::Message::new(role, text, "")).collect();
    for module in workspace.modules.values() {
        if let Ok((localized, _)) = overlay::apply(module, &workspace.library, layers, &names) {
            found.extend(translate::messages(&localized));
        }
    }
    found
}
