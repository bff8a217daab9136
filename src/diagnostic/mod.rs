//! What is wrong, where, and what to do about it.
//!
//! A problem is data. Only `cli` turns it into lines on a terminal.

mod code;
mod origin;
mod snippet;
mod suggest;

use std::cmp::Ordering;

pub use code::Code;
pub use origin::{Origin, Point, SourceFile};
pub use suggest::nearest;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The item it belongs to cannot be built.
    Error,
    /// It is built, and somebody should look.
    Warning,
    /// It is built as meant; good to know.
    Notice,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What was found and what was expected; lower case, no full stop.
    pub message: String,
    /// Where.
    pub origin: Option<Origin>,
    /// Other places that belong to it, each with a few words.
    pub related: Vec<(String, Origin)>,
    /// Actions, one each, that solve it.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A problem with the severity that its code has.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            origin: None,
            related: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// Places it.
    #[must_use]
    pub fn at(mut self, origin: &Origin) -> Self {
        self.origin = Some(origin.clone());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, words: impl Into<String>, origin: &Origin) -> Self {
        self.related.push((words.into(), origin.clone()));
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn hint(mut self, action: impl Into<String>) -> Self {
        self.hints.push(action.into());
        self
    }

    /// Adds a way out where there is one.
    #[must_use]
    pub fn maybe_hint(mut self, action: Option<impl Into<String>>) -> Self {
        self.hints.extend(action.map(Into::into));
        self
    }

    /// The path of the file that it is about; empty where it is about none.
    pub fn path(&self) -> &str {
        self.origin.as_ref().map_or("", |origin| origin.file.path.as_str())
    }

    fn sort_key(&self) -> SortKey<'_> {
        (self.origin.as_ref().map(place), self.code, &self.message, self.severity, &self.hints)
    }

    /// The order of the source files; where two problems stand in one place, one that depends on
    /// their words alone and not on who found them first.
    fn in_order(&self, other: &Self) -> Ordering {
        let head = self.sort_key().cmp(&other.sort_key());
        head.then_with(|| self.related.iter().map(also).cmp(other.related.iter().map(also)))
    }
}

/// What orders places.
fn place(origin: &Origin) -> (&str, usize) {
    (&origin.file.path, origin.start)
}

fn also((words, origin): &(String, Origin)) -> (&str, (&str, usize)) {
    (words, place(origin))
}

/// What orders problems: their places first.
type SortKey<'a> = (Option<(&'a str, usize)>, Code, &'a str, Severity, &'a [String]);

/// The problems of one piece of work, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Diagnostic>);

impl Problems {
    /// No problems yet.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds those of another piece of work.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|it| it.severity == Severity::Error)
    }

    /// The problems.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// How many have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|it| it.severity == severity).count()
    }

    /// All problems in the order of the source files, each once.
    #[must_use]
    pub fn in_source_order(mut self) -> Self {
        self.0.sort_by(Diagnostic::in_order);
        self.0.dedup();
        self
    }

    /// Moves a value out, unless an error was found.
    pub fn unless_errors<T>(self, value: T) -> Result<(T, Self), Self> {
        if self.has_errors() { Err(self) } else { Ok((value, self)) }
    }
}
