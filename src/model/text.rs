//! Words: as an author wrote them, as a translation left them, and as they are read.

use std::borrow::Cow;

use super::{Id, Language};
use crate::diagnostic::Origin;

/// How the context of a text begins, behind its words: `Right {ctx=side}`.
const CONTEXT: &str = "{ctx=";

/// One text unit as written: inline Markdown in NFC with open `{{placeholders}}`, and its place.
#[derive(Clone, Debug)]
pub struct Text {
    /// Inline Markdown.
    pub markup: String,
    /// The word by which its author tells it from equal words in the same role, for translators alone.
    pub context: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

impl Text {
    /// Words as an author writes them, with the context at their end if they have one.
    pub fn new(written: &str, origin: Origin) -> Self {
        let (markup, context) = match written.strip_suffix('}').and_then(|it| it.rsplit_once(CONTEXT)) {
            Some((words, context)) if Id::parse(context).is_some() => (words.trim_end(), Some(context)),
            _ => (written, None),
        };
        Self { markup: markup.to_owned(), context: context.map(str::to_owned), origin }
    }

    /// The words as an author writes them.
    pub fn written(&self) -> Cow<'_, str> {
        match &self.context {
            None => Cow::Borrowed(&self.markup),
            Some(context) => Cow::Owned(format!("{} {CONTEXT}{context}}}", self.markup)),
        }
    }

    /// Whether what was written begins a context that [`Text::new`] cannot read.
    pub fn is_context_broken(&self) -> bool {
        self.markup.contains(CONTEXT)
    }
}

/// Two texts are the same when their words are, wherever they stand.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.markup == other.markup
    }
}

/// How far a translation has come. Only what a policy lets through reaches a [`TranslatedText`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// A machine wrote it and nobody has reviewed it.
    MachineDraft,
    /// A person translated it.
    Translated,
    /// A second person has read it.
    Reviewed,
    /// It is in the language it was written in.
    Source,
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::MachineDraft => "machine draft",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
            Self::Source => "source",
        })
    }
}

/// One text unit in the language of its target, or in the one it fell back to.
#[derive(Clone, Debug, PartialEq)]
pub struct TranslatedText {
    /// Inline Markdown with open placeholders.
    pub markup: String,
    /// The language these words really are in.
    pub language: Language,
    /// How far the translation has come.
    pub state: State,
    /// Where the words stand: a PO file, or the source itself.
    pub origin: Origin,
}

/// Final words of one text unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RichText {
    /// Runs in reading order; none is empty.
    pub runs: Vec<Run>,
    /// The language of the words, which differs from the edition's where a text fell back.
    pub language: Language,
}

/// Consecutive characters of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Characters, with no line breaks.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic; scripts without an italic show it in another way or not at all.
    pub italic: bool,
    /// Where the run leads, if anywhere.
    pub link: Option<Link>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// An `https`, `http`, `mailto` or `tel` address.
    Web(String),
    /// A block of the same module.
    Block(Id),
}

impl RichText {
    /// One plain run.
    pub fn plain(text: impl Into<String>, language: Language) -> Self {
        let run = Run { text: text.into(), bold: false, italic: false, link: None };
        Self { runs: vec![run], language }
    }

    /// The words without their look.
    pub fn to_plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Its first `end` bytes with their look, which end with a whole character.
    #[must_use]
    pub fn head(&self, end: usize) -> Self {
        let mut head = Self { runs: Vec::new(), language: self.language.clone() };
        let mut left = end;
        for run in &self.runs {
            let length = left.min(run.text.len());
            head.runs.push(Run { text: run.text[..length].to_owned(), ..run.clone() });
            left -= length;
            if left == 0 {
                break;
            }
        }
        head
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text.is_empty())
    }
}
