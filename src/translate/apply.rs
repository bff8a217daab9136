//! The walk over a module: which atom is shown in which language.

use std::collections::BTreeMap;

use super::coverage::Coverage;
use super::index::Index;
use super::lookup::{Lack, Lookup};
use super::messages::needs_translation;
use super::policy::Policy;
use super::{role, units};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{
    Block, Field, Kind, Language, Localized, Sourced, State, Text, Translated, TranslatedText, Value,
};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The target's language and its PO files.
    pub tongue: Tongue<'a>,
    /// Languages tried after it, atom by atom. An atom that was written in one of them goes no
    /// further; in the end stands what was written.
    pub fallback: Vec<Tongue<'a>>,
    /// The language of all texts that do not say another.
    pub base_language: &'a Language,
    /// What may be shown.
    pub policy: Policy,
}

/// A language with its PO files.
#[derive(Clone, Debug)]
pub struct Tongue<'a> {
    /// The language.
    pub language: &'a Language,
    /// The files in which a text is looked up, the target's own first.
    pub indexes: Vec<&'a Index<'a>>,
}

/// A module, filtered for its audiences, in the language of its target.
///
/// An atom with one message that has nothing to show stays whole in the next language of the
/// request: a question with its answers, a slide without its script, a step of a script, a case, a
/// tool, an activity, what is said in a recording, and each title, objective or note that stands
/// alone.
pub fn apply(localized: &Localized, request: &Request) -> (Translated, Coverage, Problems) {
    let mut translator = Translator::new(request);
    let root = translator.block(&localized.root, request.base_language);
    let (coverage, mut problems) = translator.finish();
    problems.extend(untranslated(localized, request, &coverage));
    (Translated { root, assets: localized.assets.clone() }, coverage, problems)
}

/// Texts beside the modules, as the title of the series or a fact, each in its role and alone.
pub fn texts(
    texts: &[(&'static str, &Text)],
    request: &Request,
) -> (Vec<TranslatedText>, Coverage, Problems) {
    let mut translator = Translator::new(request);
    let mut alone = |(role, text): &(&'static str, &Text)| {
        let choice = translator.choose(&[(role, text)], request.base_language);
        translator.words(choice, role, text)
    };
    let words = texts.iter().map(&mut alone).collect();
    let (coverage, problems) = translator.finish();
    (words, coverage, problems)
}

/// The language of an atom.
#[derive(Clone, Copy)]
pub(super) enum Choice<'l> {
    /// The one it was written in.
    Source(&'l Language),
    /// A language of the request, by its place.
    Tongue(usize),
}

/// A walk over texts in the languages of a request.
pub(super) struct Translator<'a> {
    lookups: Vec<Lookup<'a>>,
    base_language: &'a Language,
    fallback: usize,
    problems: Problems,
}

impl<'a> Translator<'a> {
    pub(super) fn new(request: &Request<'a>) -> Self {
        let tongues = std::iter::once(&request.tongue).chain(&request.fallback);
        Self {
            lookups: tongues.map(|tongue| Lookup::new(tongue, request.policy)).collect(),
            base_language: request.base_language,
            fallback: 0,
            problems: Problems::none(),
        }
    }

    fn finish(self) -> (Coverage, Problems) {
        let coverage = self.lookups.first().map(Lookup::coverage).unwrap_or_default();
        (Coverage { fallback: self.fallback, ..coverage }, self.problems)
    }

    /// A block in the language that it says, or in that of the block around it.
    fn block(&mut self, block: &Block<Text>, outer: &Language) -> Block<TranslatedText> {
        let own = block.language();
        let source = own.as_ref().unwrap_or(outer);
        match block.kind {
            Kind::Module | Kind::Objective | Kind::Section | Kind::Break => self.fields_alone(block, source),
            Kind::Slide
            | Kind::Case
            | Kind::Tool
            | Kind::Activity
            | Kind::Question
            | Kind::Option
            | Kind::Pair
            | Kind::Item
            | Kind::Dimension
            | Kind::Level => self.whole(block, source),
        }
    }

    /// Each field is an atom, and so is each part.
    fn fields_alone(&mut self, block: &Block<Text>, source: &Language) -> Block<TranslatedText> {
        let mut slots = BTreeMap::new();
        for (field, slot) in &block.slots {
            let role = role::of(block.kind, *field);
            let choice = self.choose(&units::of_atom(&slot.value, role), source);
            slots.insert(*field, self.slot(choice, role, (slot, source)));
        }
        let children = block.children.iter().map(|child| self.block(child, source)).collect();
        rebuilt(block, slots, children)
    }

    /// The block and its parts are one atom, but for steps of scripts and the words of recordings.
    fn whole(&mut self, block: &Block<Text>, source: &Language) -> Block<TranslatedText> {
        let mut texts = Vec::new();
        for part in block.walk() {
            let fields = part.slots.iter().filter(|(field, _)| **field != Field::Script);
            texts.extend(
                fields.flat_map(|(field, slot)| units::of_atom(&slot.value, role::of(part.kind, *field))),
            );
        }
        let choice = self.choose(&texts, source);
        self.chosen(choice, block, source)
    }

    fn chosen(&mut self, choice: Choice, block: &Block<Text>, source: &Language) -> Block<TranslatedText> {
        let mut slots = BTreeMap::new();
        for (field, slot) in &block.slots {
            let role = role::of(block.kind, *field);
            slots.insert(*field, self.slot(choice, role, (slot, source)));
        }
        let children = block.children.iter().map(|child| self.chosen(choice, child, source)).collect();
        rebuilt(block, slots, children)
    }

    /// A field in the language of its block; the steps of a script have each their own choice.
    fn slot(
        &mut self,
        choice: Choice,
        role: &'static str,
        (slot, source): (&Sourced<Text>, &Language),
    ) -> Sourced<TranslatedText> {
        let value = match &slot.value {
            Value::Script(steps) => Value::Script(
                steps
                    .iter()
                    .map(|step| {
                        let choice = self.choose(&units::of_step(step), source);
                        units::map_step(step, &mut |role, text| self.words(choice, role, text))
                    })
                    .collect(),
            ),
            value => {
                let recorded = self.choose(&units::of_recordings(value), source);
                units::map_value(value, role, &mut |role, text| {
                    let choice = if role::is_of_recording(role) { recorded } else { choice };
                    self.words(choice, role, text)
                })
            }
        };
        Sourced { value, touch: slot.touch.clone(), hidden: slot.hidden.clone() }
    }

    /// The first language that has all texts of an atom. All texts are looked up in the target's
    /// language, so that every problem and every gap is counted.
    pub(super) fn choose<'l>(&mut self, texts: &[(&'static str, &Text)], source: &'l Language) -> Choice<'l> {
        let texts: Vec<_> = texts.iter().filter(|(_, text)| needs_translation(&text.markup)).collect();
        for (place, lookup) in self.lookups.iter_mut().enumerate() {
            // Words of another language than the base's are no sign of what a translation will meet.
            let stays = lookup.language.pseudo().is_some() && source != self.base_language;
            if lookup.language == source || stays {
                break;
            }
            let mut gaps = 0;
            for (role, text) in &texts {
                gaps += usize::from(!lookup.find(role, text, &mut self.problems));
            }
            if gaps == 0 {
                return Choice::Tongue(place);
            }
            if place == 0 {
                self.fallback += texts.len();
            }
        }
        Choice::Source(source)
    }

    /// Why the target's language has nothing to show for a text that was looked up; `None` where it
    /// has, and where nothing is translated.
    pub(super) fn lack(&self, role: &'static str, text: &Text) -> Option<Lack> {
        let lookup = self.lookups.first()?;
        needs_translation(&text.markup).then(|| lookup.lack(role, text))?
    }

    /// The words of a text in a language.
    pub(super) fn words(&self, choice: Choice, role: &str, text: &Text) -> TranslatedText {
        let as_written = |language: &Language| TranslatedText {
            markup: text.markup.clone(),
            language: language.clone(),
            state: State::Source,
            origin: text.origin.clone(),
        };
        match choice {
            Choice::Source(language) => as_written(language),
            Choice::Tongue(place) => {
                let lookup = &self.lookups[place];
                lookup.words(role, text).cloned().unwrap_or_else(|| as_written(lookup.language))
            }
        }
    }
}

fn rebuilt(
    block: &Block<Text>,
    slots: BTreeMap<Field, Sourced<TranslatedText>>,
    children: Vec<Block<TranslatedText>>,
) -> Block<TranslatedText> {
    Block {
        id: block.id.clone(),
        kind: block.kind,
        origin: block.origin.clone(),
        slots,
        children,
        when: block.when.clone(),
        placed: block.placed.clone(),
        notes: block.notes.clone(),
    }
}

/// One notice for all that fell back.
fn untranslated(localized: &Localized, request: &Request, coverage: &Coverage) -> Problems {
    let mut problems = Problems::none();
    if coverage.fallback == 0 {
        return problems;
    }
    let all = coverage.all;
    let shown_drafts = if request.policy.show_drafts { all.drafts } else { 0 };
    let missing = all.total - all.translated - shown_drafts;
    let message = format!(
        "{missing} of {} messages of `{}` cannot be shown in {}; texts in another language: {}",
        all.total,
        localized.root.id,
        request.tongue.language.name(),
        coverage.fallback,
    );
    let hint = if missing == all.drafts && !request.policy.show_drafts {
        "have the machine drafts reviewed, or show them with a mark: `publish: { drafts: show }`".to_owned()
    } else {
        format!("translate them in `i18n/{}.po`", request.tongue.language)
    };
    let problem = Diagnostic::new(Code::Untranslated, message).at(&localized.root.origin).hint(hint);
    problems.push(problem);
    problems
}
