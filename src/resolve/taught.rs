//! What a variant teaches of a module: sections without minutes go, with all that hangs on them alone.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Block, Field, Id, Kind, TranslatedText, Value, Variant};

/// The module as a variant teaches it. Says which objectives are no longer taught; their questions go
/// with them.
pub(super) fn taught(root: &Block<TranslatedText>, variant: Variant) -> (Block<TranslatedText>, Problems) {
    let mut problems = Problems::none();
    let mut taught = root.clone();
    let is_out = |block: &Block<TranslatedText>| match block.value(Field::Minutes) {
        Some(Value::Minutes(minutes)) => minutes.of(variant) == 0,
        _ => false,
    };
    let out: Vec<_> = taught.children.extract_if(.., |block| is_out(block)).collect();
    for document in out.into_iter().flat_map(|section| section.children) {
        rehouse(&mut taught, document);
    }
    let served = served(&taught);
    let lost: BTreeSet<Id> = self::served(root).into_iter().filter(|id| !served.contains(id)).collect();
    for objective in root.of_kind(Kind::Objective).filter(|block| lost.contains(&block.id)) {
        let message = format!(
            "`{}` is too short for the objective `{}` of `{}`: it is left out with its questions",
            variant.name(),
            objective.id,
            root.id
        );
        problems.push(
            Diagnostic::new(Code::ObjectiveLeftOut, message)
                .at(&objective.origin)
                .hint(format!("give a section with a slide for it minutes in `{}`", variant.name())),
        );
    }
    taught.children.retain(|block| match block.kind {
        Kind::Objective => !lost.contains(&block.id),
        Kind::Question => !serves_only(block, &lost),
        _ => true,
    });
    (taught, problems)
}

/// Puts a case, tool or activity of a section that is left out into the first one that needs it, too.
fn rehouse(root: &mut Block<TranslatedText>, document: Block<TranslatedText>) {
    if document.kind == Kind::Slide {
        return;
    }
    let needs = |section: &&mut Block<TranslatedText>| {
        let blocks = section.walk();
        blocks.iter().any(|block| {
            [Field::Uses, Field::Tool].iter().any(|field| ids(block, *field).contains(&document.id))
        })
    };
    let mut sections = root.children.iter_mut().filter(|block| block.kind == Kind::Section);
    let Some(section) = sections.find(needs) else { return };
    if let Some(Value::Ids(again)) = section.slots.get_mut(&Field::Uses).map(|slot| &mut slot.value) {
        again.retain(|id| *id != document.id);
    }
    section.children.push(document);
}

/// The objectives that slides and activities serve.
fn served(root: &Block<TranslatedText>) -> BTreeSet<Id> {
    let teaching = root.walk().into_iter().filter(|it| matches!(it.kind, Kind::Slide | Kind::Activity));
    teaching.flat_map(|block| ids(block, Field::Objective)).cloned().collect()
}

fn serves_only(question: &Block<TranslatedText>, lost: &BTreeSet<Id>) -> bool {
    let objectives = ids(question, Field::Objective);
    !objectives.is_empty() && objectives.iter().all(|id| lost.contains(id))
}

fn ids(block: &Block<TranslatedText>, field: Field) -> &[Id] {
    match block.value(field) {
        Some(Value::Ids(ids)) => ids,
        _ => &[],
    }
}
