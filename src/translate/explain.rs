//! How the texts of a field are shown, and why one is not in the language that was asked for.

use super::apply::{Choice, Request, Translator};
use super::lookup::Lack;
use super::{role, units};
use crate::diagnostic::Origin;
use crate::model::{Block, Field, Id, Kind, Language, Text, TranslatedText, Value};

/// How one text is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its words, placeholders still open.
    pub words: TranslatedText,
    /// Where it was written.
    pub source: Origin,
    /// Why it fell back, where it did.
    pub gap: Option<Gap>,
}

/// What keeps a text in another language: itself, or one that is shown with it.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The text without a translation that may be shown.
    pub text: Text,
    /// What is wrong with its translation.
    pub lack: Lack,
}

/// A text in its role.
type Unit<'a> = (&'static str, &'a Text);

/// How the texts of a field are shown; none where the module has no such block.
pub fn explain(root: &Block<Text>, request: &Request, (block, field): (&Id, Field)) -> Vec<Shown> {
    let Some(found) = root.find(block) else { return Vec::new() };
    let Some(slot) = found.slots.get(&field) else { return Vec::new() };
    let mut translator = Translator::new(request);
    let source = &written_in(root, block).unwrap_or_else(|| request.base_language.clone());
    if let Value::Script(steps) = &slot.value {
        let of_step = |step| {
            let texts = units::of_step(step);
            shown(&mut translator, source, (&texts, &texts))
        };
        return steps.iter().flat_map(of_step).collect();
    }
    let texts = units::of_atom(&slot.value, role::of(found.kind, field));
    let mut all = match whole(root, block) {
        Some(top) => {
            let atom: Vec<_> = top.walk().into_iter().flat_map(spoken).collect();
            shown(&mut translator, source, (&texts, &atom))
        }
        None => shown(&mut translator, source, (&texts, &texts)),
    };
    let recorded = units::of_recordings(&slot.value);
    all.extend(shown(&mut translator, source, (&recorded, &recorded)));
    all
}

/// The language of a block that is not the base's: its own, or that of the block around it.
fn written_in(block: &Block<Text>, id: &Id) -> Option<Language> {
    let around = block.children.iter().find(|child| child.find(id).is_some());
    around.and_then(|child| written_in(child, id)).or_else(|| block.language())
}

/// The block that stays in one language with `block`: the outermost one.
fn whole<'a>(root: &'a Block<Text>, block: &Id) -> Option<&'a Block<Text>> {
    let alone = |kind| matches!(kind, Kind::Module | Kind::Objective | Kind::Section | Kind::Break);
    root.walk().into_iter().find(|it| !alone(it.kind) && it.find(block).is_some())
}

/// The texts of a block without its script and its recordings.
fn spoken(block: &Block<Text>) -> Vec<Unit<'_>> {
    let fields = block.slots.iter().filter(|(field, _)| **field != Field::Script);
    fields.flat_map(|(field, slot)| units::of_atom(&slot.value, role::of(block.kind, *field))).collect()
}

/// How texts of an atom are shown.
fn shown(
    translator: &mut Translator<'_>,
    source: &Language,
    (texts, atom): (&[Unit<'_>], &[Unit<'_>]),
) -> Vec<Shown> {
    let choice = translator.choose(atom, source);
    let gap = match choice {
        Choice::Tongue(0) => None,
        _ => atom
            .iter()
            .find_map(|(role, text)| Some(Gap { text: (*text).clone(), lack: translator.lack(role, text)? })),
    };
    let one = |(role, text): &Unit<'_>| Shown {
        words: translator.words(choice, role, text),
        source: text.origin.clone(),
        gap: gap.clone(),
    };
    texts.iter().map(one).collect()
}
