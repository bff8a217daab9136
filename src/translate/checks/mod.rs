//! What a translation must keep of its source, and what a second reader would mark in it.
//!
//! Faults of the first kind are errors: such a translation is never shown. Those of the second kind
//! are for the translator, who may say of each entry that it is right: `# allow: length`.

mod kept;
mod length;
mod letters;
mod marks;
mod numbers;
mod pair;
mod terms;
mod words;

use crate::catalogue::{Entry, Progress};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::model::{GlossaryTerm, Language};
#[cfg(test)]
pub(super) use length::letters_of;
use pair::Pair;
use terms::Terms;

/// Begins the translator comment that says which checks an entry is right to fail.
const ALLOW: &str = "allow:";

/// The problems for which a translation may not be shown, not placed yet; empty where it may.
pub(super) fn check(source: &str, target: &str) -> Vec<Diagnostic> {
    let mut found = kept::faults(source, target);
    found.extend(letters::zawgyi(target));
    found
}

/// What is looked for beside the faults that keep a translation from being shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Check {
    Numbers,
    Same,
    Term,
    Avoided,
    Length,
    Punctuation,
    Script,
    Doubled,
    Spaces,
    Hidden,
}

impl Check {
    const ALL: [Self; 10] = [
        Self::Numbers,
        Self::Same,
        Self::Term,
        Self::Avoided,
        Self::Length,
        Self::Punctuation,
        Self::Script,
        Self::Doubled,
        Self::Spaces,
        Self::Hidden,
    ];

    /// Its name in the comment that allows it.
    fn name(self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Same => "same",
            Self::Term => "term",
            Self::Avoided => "avoided",
            Self::Length => "length",
            Self::Punctuation => "punctuation",
            Self::Script => "script",
            Self::Doubled => "doubled",
            Self::Spaces => "spaces",
            Self::Hidden => "hidden",
        }
    }

    fn code(self) -> Code {
        match self {
            Self::Numbers => Code::OtherNumbers,
            Self::Same => Code::SameAsSource,
            Self::Term => Code::MissingTerm,
            Self::Avoided => Code::AvoidedTerm,
            Self::Length => Code::LongTranslation,
            Self::Punctuation => Code::OtherMarks,
            Self::Script => Code::MixedScripts,
            Self::Doubled => Code::DoubledWords,
            Self::Spaces => Code::OuterSpaces,
            Self::Hidden => Code::HiddenCharacter,
        }
    }

    /// A problem that it found.
    fn fault(self, message: impl Into<String>, hint: impl Into<String>) -> Fault {
        let allow =
            format!("where it is right as it stands, write `# {ALLOW} {}` above the entry", self.name());
        Fault { check: self, problem: Diagnostic::new(self.code(), message).hint(hint).hint(allow) }
    }
}

/// A problem and the check that found it.
struct Fault {
    check: Check,
    problem: Diagnostic,
}

/// Reads translations into one language as a second reader would.
#[derive(Debug)]
pub struct Proofreader<'a> {
    language: &'a Language,
    terms: Terms,
}

impl<'a> Proofreader<'a> {
    /// A reader of translations into `language` who knows a glossary.
    pub fn new(language: &'a Language, glossary: &[GlossaryTerm]) -> Self {
        Self { language, terms: Terms::of(glossary, language) }
    }

    /// The problems of an entry, at its translation where it has a place. Entries without a
    /// translation and those that need work anyway have none.
    pub fn read(&self, entry: &Entry) -> Problems {
        let mut problems = Problems::none();
        if entry.progress() <= Progress::NeedsWork {
            return problems;
        }
        let place = entry.place.as_ref().map(|place| &place.target);
        if let Some(blank) = words::blank(&entry.target) {
            problems.push(placed(blank, place));
            return problems;
        }
        let (allowed, unknown) = allowed(entry);
        let faults = self.faults(entry).into_iter().filter(|fault| !allowed.contains(&fault.check));
        let blocking = check(&entry.source, &entry.target).into_iter().chain(kept::values(entry));
        for problem in blocking.chain(faults.map(|fault| fault.problem)).chain(unknown) {
            problems.push(placed(problem, place));
        }
        problems
    }

    fn faults(&self, entry: &Entry) -> Vec<Fault> {
        let pair = Pair::of(entry, self.language);
        let mut found = Vec::new();
        found.extend(numbers::fault(&pair));
        found.extend(words::same(&pair, &self.terms));
        found.extend(words::doubled(&pair));
        found.extend(self.terms.faults(&pair));
        found.extend(length::fault(&pair));
        found.extend(marks::faults(&pair));
        found.extend(letters::faults(&pair));
        found
    }
}

fn placed(problem: Diagnostic, place: Option<&Origin>) -> Diagnostic {
    match place {
        Some(place) => problem.at(place),
        None => problem,
    }
}

/// The checks that the comments of an entry allow it to fail, and names that no check has.
fn allowed(entry: &Entry) -> (Vec<Check>, Vec<Diagnostic>) {
    let (mut checks, mut unknown) = (Vec::new(), Vec::new());
    let lists = entry.comments.iter().filter_map(|comment| comment.trim_start().strip_prefix(ALLOW));
    for name in lists.flat_map(|list| list.split(',')).map(str::trim) {
        match Check::ALL.into_iter().find(|check| check.name() == name) {
            Some(check) => checks.push(check),
            None => unknown.push(unknown_check(name)),
        }
    }
    (checks, unknown)
}

fn unknown_check(name: &str) -> Diagnostic {
    let names = Check::ALL.map(Check::name);
    let hint = match nearest(name, names) {
        Some(near) => format!("did you mean `# {ALLOW} {near}`?"),
        None => format!("the checks that can be allowed are: {}", names.join(", ")),
    };
    Diagnostic::new(Code::UnknownReference, format!("no check is called `{name}`")).hint(hint)
}
