//! Single stages for those who only look: `explain` and `status`.

use super::plan;
use crate::diagnostic::{Origin, Problems};
use crate::load::Workspace;
use crate::model::{Field, Id, Language, Localized, State, Target, TranslatedText, Value};
use crate::overlay::{self, Names, Row};
use crate::translate;

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
    let (shown, _) = overlay::for_audiences(localized, &target.audiences);
    let (translated, _, _) = translate::apply(&shown, &super::build::request(workspace, &planned));
    let Some(block) = translated.root.find(block) else { return Ok(Vec::new()) };
    let mut fields = Vec::new();
    for (field, slot) in &block.slots {
        fields.extend(first_text(&slot.value).map(|text| TranslatedField {
            field: *field,
            language: text.language.clone(),
            state: text.state,
            origin: text.origin.clone(),
        }));
    }
    Ok(fields)
}

fn first_text(value: &Value<TranslatedText>) -> Option<TranslatedText> {
    let mut first = None;
    let mut note = |text: &TranslatedText| {
        first.get_or_insert_with(|| text.clone());
    };
    match value {
        Value::Text(text) => note(text),
        Value::Texts(texts) => texts.iter().for_each(note),
        Value::Prose(prose) => {
            prose.map(&mut note);
        }
        Value::Script(steps) => steps.iter().for_each(|step| {
            step.body.map(&mut note);
        }),
        _ => {}
    }
    first
}

/// What became of each edit of an overlay, over all modules.
pub fn status(workspace: &Workspace, overlay: &Id) -> Result<Vec<Row>, Problems> {
    let layers = overlay::stack(overlay, &workspace.layers)?;
    let modules = workspace.modules.values();
    Ok(modules.flat_map(|module| overlay::status(module, &workspace.library, &layers)).collect())
}
