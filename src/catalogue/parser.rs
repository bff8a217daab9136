//! Lexemes become entries. An entry that cannot be read is left out and reported; the others are
//! not harmed, whether or not blank lines stand between them.

use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::lexer::{Comment, Foreign, Keyword, Lexeme, Mark, Token, lex};
use super::{Catalogue, Entry, Place, Previous, header, shown};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};

/// Reads a PO file. Where a problem is reported the catalogue lacks the entry, so it may be looked
/// up but must not be written back.
pub fn parse(file: &Arc<SourceFile>) -> (Catalogue, Problems) {
    let (catalogue, mut problems) = read(file);
    header::check(file, catalogue.header.as_ref(), &mut problems);
    (catalogue, problems)
}

/// Reads a PO file whose header its reader judges, since the file's name does not say its language.
pub fn read(file: &Arc<SourceFile>) -> (Catalogue, Problems) {
    let mut parser =
        Parser { file, problems: Problems::none(), entries: Vec::new(), draft: Draft::default() };
    let mut problems = lex(file, &mut |lexeme| parser.take(lexeme));
    parser.finish();
    problems.extend(parser.problems);
    let mut entries = once_each(parser.entries, &mut problems);
    let header = entries.iter().position(|it| it.context.is_none() && it.source.is_empty() && !it.obsolete);
    let header = header.map(|at| entries.remove(at));
    (Catalogue { header, entries, tail: parser.draft.entry.comments }, problems)
}

/// The first of equal entries; the others are reported.
fn once_each(entries: Vec<Entry>, problems: &mut Problems) -> Vec<Entry> {
    let mut seen = HashMap::with_capacity(entries.len());
    let mut again = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        match seen.entry((entry.context.as_deref(), entry.source.as_str())) {
            Vacant(slot) => drop(slot.insert(at)),
            Occupied(first) => {
                problems.push(twice(entry, &entries[*first.get()]));
                again.push(at);
            }
        }
    }
    let mut again = again.into_iter().peekable();
    let all = entries.into_iter().enumerate();
    all.filter_map(|(at, entry)| again.next_if_eq(&at).is_none().then_some(entry)).collect()
}

fn twice(entry: &Entry, first: &Entry) -> Diagnostic {
    let place = |entry: &Entry| entry.place.as_ref().expect("it was read").source.clone();
    let context = entry.context.as_ref().map(|context| format!(" with the context `{context}`"));
    let message = format!("`{}`{} stands twice", shown(&entry.source), context.unwrap_or_default());
    let problem = Diagnostic::new(Code::DuplicateMessage, message).at(&place(entry));
    problem.also("the first one", &place(first)).hint("keep one of the two")
}

/// The texts of an entry in the order in which they must stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    PreviousContext,
    PreviousSource,
    Context,
    Source,
    Target,
}

struct Strings {
    value: Option<String>,
    span: Range<usize>,
}

/// The entry that is being read: its comments in `entry`, its texts in `parts`.
#[derive(Default)]
struct Draft {
    entry: Entry,
    parts: BTreeMap<Part, Strings>,
    broken: bool,
    blank_behind: bool,
}

struct Parser<'a> {
    file: &'a Arc<SourceFile>,
    problems: Problems,
    entries: Vec<Entry>,
    draft: Draft,
}

impl Parser<'_> {
    fn take(&mut self, lexeme: Lexeme) {
        let Lexeme { token, mark, span } = lexeme;
        match token {
            Token::Comment(kind, words) => self.comment(kind, words),
            Token::Keyword(keyword) => self.keyword(part(keyword, mark), mark, span),
            Token::Foreign(foreign) => self.foreign(foreign, &span),
            Token::Text(value) => self.text(value, span),
            Token::Blank => {
                self.draft.blank_behind = true;
                self.draft.broken &= !self.draft.parts.is_empty();
            }
            Token::Broken => {
                if self.draft.blank_behind && self.has(Part::Target) {
                    self.finish();
                }
                self.draft.broken = true;
            }
        }
    }

    fn comment(&mut self, kind: Comment, words: String) {
        if self.draft.parts.keys().any(|part| *part >= Part::Context) {
            self.finish();
        }
        let entry = &mut self.draft.entry;
        match kind {
            Comment::Translator => entry.comments.push(words),
            Comment::Extracted => entry.extracted.push(words),
            Comment::Reference => entry.references.extend(references(&words)),
            Comment::Flags => entry.flags.extend(words.split(',').filter_map(filled)),
        }
    }

    fn keyword(&mut self, part: Part, mark: Mark, span: Range<usize>) {
        let last = self.draft.parts.keys().next_back();
        let other_kind = last.is_some() && self.draft.entry.obsolete != mark.obsolete;
        if other_kind || last.is_some_and(|last| *last >= part) {
            self.finish();
        }
        self.draft.entry.obsolete = mark.obsolete;
        self.draft.blank_behind = false;
        self.draft.parts.insert(part, Strings { value: None, span });
    }

    fn text(&mut self, value: String, span: Range<usize>) {
        match self.draft.parts.values_mut().next_back() {
            Some(strings) => {
                match &mut strings.value {
                    Some(before) => before.push_str(&value),
                    none => *none = Some(value),
                }
                strings.span.end = span.end;
            }
            None if self.draft.broken => {}
            None => self.refuse(
                "a string without `msgctxt`, `msgid` or `msgstr`",
                "write the keyword in front of it, or delete the line",
                &span,
            ),
        }
    }

    fn foreign(&mut self, foreign: Foreign, span: &Range<usize>) {
        match foreign {
            Foreign::Plural => self.refuse(
                "plural forms are not used here",
                "delete the line with `msgid_plural`, and write `msgstr` for `msgstr[0]`",
                span,
            ),
            Foreign::Domain => {
                self.finish();
                self.refuse("domains are not used here", "delete the line", span);
            }
        }
    }

    /// Tells of what no entry may hold, once for each.
    fn refuse(&mut self, message: &str, hint: &str, span: &Range<usize>) {
        if !self.draft.broken {
            self.problem(message, hint, span);
        }
        self.draft.broken = true;
    }

    /// Ends the entry that is being read, if one is.
    fn finish(&mut self) {
        if self.draft.parts.is_empty() {
            return;
        }
        let Draft { mut entry, mut parts, broken, .. } = std::mem::take(&mut self.draft);
        if broken || !self.is_whole(&parts) {
            return;
        }
        let mut text = |part| parts.remove(&part).and_then(|strings| Some((strings.value?, strings.span)));
        entry.previous = Previous {
            context: text(Part::PreviousContext).map(|(value, _)| value),
            source: text(Part::PreviousSource).map(|(value, _)| value),
        };
        entry.context = text(Part::Context).map(|(value, _)| value);
        let (source, source_span) = text(Part::Source).expect("it is whole");
        let (target, target_span) = text(Part::Target).expect("it is whole");
        entry.source = source;
        entry.target = target;
        entry.place = Some(Place { source: self.origin(&source_span), target: self.origin(&target_span) });
        self.entries.push(entry);
    }

    fn is_whole(&mut self, parts: &BTreeMap<Part, Strings>) -> bool {
        let bare = parts.iter().find(|(_, strings)| strings.value.is_none());
        let last = parts.iter().next_back();
        let fault = if let Some((part, strings)) = bare {
            let part = part.name();
            Some((
                format!("`{part}` without a string"),
                format!("write `{part} \"…\"`; an empty text is `\"\"`"),
                strings,
            ))
        } else if !parts.contains_key(&Part::Source) {
            let hint = "write the source text in front of it: `msgid \"…\"`";
            last.map(|(part, it)| (format!("`{}` without `msgid`", part.name()), hint.to_owned(), it))
        } else if !parts.contains_key(&Part::Target) {
            let hint = "write `msgstr \"\"` below it, with the translation between the quotation marks";
            parts.get(&Part::Source).map(|it| ("`msgid` without `msgstr`".to_owned(), hint.to_owned(), it))
        } else {
            None
        };
        if let Some((message, hint, strings)) = &fault {
            self.problem(message, hint, &strings.span);
        }
        fault.is_none()
    }

    fn has(&self, part: Part) -> bool {
        self.draft.parts.contains_key(&part)
    }

    fn problem(&mut self, message: &str, hint: &str, span: &Range<usize>) {
        let origin = self.origin(span);
        self.problems.push(Diagnostic::new(Code::BadCatalogue, message).at(&origin).hint(hint));
    }

    fn origin(&self, span: &Range<usize>) -> Origin {
        Origin::new(self.file, span.start, span.end)
    }
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::PreviousContext => "#| msgctxt",
            Self::PreviousSource => "#| msgid",
            Self::Context => "msgctxt",
            Self::Source => "msgid",
            Self::Target => "msgstr",
        }
    }
}

fn part(keyword: Keyword, mark: Mark) -> Part {
    match keyword {
        Keyword::Context if mark.previous => Part::PreviousContext,
        Keyword::Context => Part::Context,
        Keyword::Source if mark.previous => Part::PreviousSource,
        Keyword::Source => Part::Source,
        Keyword::Target => Part::Target,
    }
}

/// References stand apart by blanks, but for those between the isolates with which gettext protects
/// names of files that have blanks.
fn references(words: &str) -> impl Iterator<Item = String> + '_ {
    let mut is_protected = false;
    let apart = words.split(move |c: char| {
        is_protected = c == '\u{2068}' || is_protected && c != '\u{2069}';
        c.is_whitespace() && !is_protected
    });
    apart.filter_map(filled)
}

fn filled(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}
