//! Lexemes become entries. An entry that cannot be read is left out and reported; the others are
//! not harmed, whether or not blank lines stand between them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::lexer::{Comment, Keyword, Lexeme, Mark, Token, lex};
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
    let (lexemes, problems) = lex(file);
    let mut parser = Parser {
        file,
        problems,
        catalogue: Catalogue::default(),
        seen: BTreeMap::new(),
        draft: Draft::default(),
    };
    for lexeme in lexemes {
        parser.take(lexeme);
    }
    parser.finish();
    parser.catalogue.tail = parser.draft.entry.comments;
    (parser.catalogue, parser.problems)
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
    catalogue: Catalogue,
    seen: BTreeMap<(Option<String>, String), Origin>,
    draft: Draft,
}

impl Parser<'_> {
    fn take(&mut self, lexeme: Lexeme) {
        let Lexeme { token, mark, span } = lexeme;
        match token {
            Token::Comment(kind, words) => self.comment(kind, words),
            Token::Keyword(Keyword::Plural) => self.plural(span),
            Token::Keyword(keyword) => self.keyword(part(keyword, mark), mark, span),
            Token::Text(value) => self.text(&value, span),
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
            Comment::Reference => entry.references.extend(filled(&words)),
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

    fn text(&mut self, value: &str, span: Range<usize>) {
        match self.draft.parts.values_mut().next_back() {
            Some(strings) => {
                strings.value.get_or_insert_default().push_str(value);
                strings.span.end = span.end;
            }
            None if self.draft.broken => {}
            None => {
                self.problem("a string without `msgctxt`, `msgid` or `msgstr`", &span);
                self.draft.broken = true;
            }
        }
    }

    fn plural(&mut self, span: Range<usize>) {
        if !self.draft.broken {
            self.problem("plural forms are not used here", &span);
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
        let place = Place { source: self.origin(&source_span), target: self.origin(&target_span) };
        entry.place = Some(place.clone());
        self.add(entry, place.source);
    }

    fn add(&mut self, entry: Entry, origin: Origin) {
        if entry.obsolete {
            return self.catalogue.entries.push(entry);
        }
        let key = (entry.context.clone(), entry.source.clone());
        if let Some(first) = self.seen.get(&key) {
            let context = key.0.map(|context| format!(" with the context `{context}`")).unwrap_or_default();
            let message = format!("`{}`{context} stands twice", shown(&key.1));
            let problem = Diagnostic::new(Code::DuplicateMessage, message).at(&origin);
            self.problems.push(problem.also("the first one", first).hint("keep one of the two"));
            return;
        }
        let is_header = key == (None, String::new());
        self.seen.insert(key, origin);
        if is_header {
            self.catalogue.header = Some(entry);
        } else {
            self.catalogue.entries.push(entry);
        }
    }

    fn is_whole(&mut self, parts: &BTreeMap<Part, Strings>) -> bool {
        let bare = parts.iter().find(|(_, strings)| strings.value.is_none());
        let message = if let Some((part, strings)) = bare {
            Some((format!("`{}` without a string", part.name()), strings))
        } else if !parts.contains_key(&Part::Source) {
            parts.iter().next_back().map(|(part, it)| (format!("`{}` without `msgid`", part.name()), it))
        } else if !parts.contains_key(&Part::Target) {
            parts.get(&Part::Source).map(|it| ("`msgid` without `msgstr`".to_owned(), it))
        } else {
            None
        };
        if let Some((message, strings)) = &message {
            self.problem(message, &strings.span);
        }
        message.is_none()
    }

    fn has(&self, part: Part) -> bool {
        self.draft.parts.contains_key(&part)
    }

    fn problem(&mut self, message: &str, span: &Range<usize>) {
        let origin = self.origin(span);
        self.problems.push(Diagnostic::new(Code::BadCatalogue, message).at(&origin));
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
        Keyword::Target | Keyword::Plural => Part::Target,
    }
}

fn filled(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}
