//! PO text as lexemes, each with its span. What cannot be read becomes a problem and a
//! [`Token::Broken`], so that the parser leaves its entry out and goes on.

use std::ops::Range;
use std::sync::Arc;

use super::shown;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile, nearest};

/// One piece of a PO file.
pub(super) struct Lexeme {
    pub(super) token: Token,
    pub(super) mark: Mark,
    pub(super) span: Range<usize>,
}

pub(super) enum Token {
    Comment(Comment, String),
    Keyword(Keyword),
    Foreign(Foreign),
    /// The value of one string, without its quotation marks.
    Text(String),
    Blank,
    Broken,
}

#[derive(Clone, Copy)]
pub(super) enum Comment {
    Translator,
    Extracted,
    Reference,
    Flags,
}

#[derive(Clone, Copy)]
pub(super) enum Keyword {
    Context,
    Source,
    Target,
}

/// What gettext knows and no file here has.
#[derive(Clone, Copy)]
pub(super) enum Foreign {
    /// `msgid_plural` and `msgstr[0]`.
    Plural,
    /// `domain`, which begins a second catalogue in the file.
    Domain,
}

/// What stands in front of a keyword or string: `#~`, `#|`, `#~|` or nothing.
#[derive(Clone, Copy, Default)]
pub(super) struct Mark {
    pub(super) obsolete: bool,
    pub(super) previous: bool,
}

/// Hands the lexemes over in the order of the file, so that they are never all in memory.
pub(super) fn lex(file: &Arc<SourceFile>, take: &mut dyn FnMut(Lexeme)) -> Problems {
    let mut lexer = Lexer { file, take, problems: Problems::none() };
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let words = line.trim_start_matches(['\u{feff}', ' ', '\t', '\r']);
        let at = start + line.len() - words.len();
        lexer.line(at, words.trim_end_matches(['\n', '\r', ' ', '\t']));
        start += line.len();
    }
    lexer.problems
}

struct Lexer<'a> {
    file: &'a Arc<SourceFile>,
    take: &'a mut dyn FnMut(Lexeme),
    problems: Problems,
}

impl Lexer<'_> {
    fn line(&mut self, at: usize, line: &str) {
        let Some(rest) = line.strip_prefix('#') else {
            if line.is_empty() {
                self.push(Token::Blank, Mark::default(), at..at);
            }
            return self.code(Mark::default(), at, line);
        };
        let kind = match rest.as_bytes().first() {
            Some(b'.') => Comment::Extracted,
            Some(b':') => Comment::Reference,
            Some(b',') => Comment::Flags,
            Some(b'|') => return self.code(Mark { obsolete: false, previous: true }, at + 2, &rest[1..]),
            Some(b'~') => return self.obsolete(at + 2, &rest[1..]),
            _ => return self.comment(Comment::Translator, at, rest),
        };
        self.comment(kind, at, &rest[1..]);
    }

    fn comment(&mut self, kind: Comment, at: usize, words: &str) {
        let words = words.strip_prefix(' ').unwrap_or(words).trim_end();
        self.push(Token::Comment(kind, words.to_owned()), Mark::default(), at..at);
    }

    fn obsolete(&mut self, at: usize, rest: &str) {
        match rest.strip_prefix('|') {
            Some(code) => self.code(Mark { obsolete: true, previous: true }, at + 1, code),
            None => self.code(Mark { obsolete: true, previous: false }, at, rest),
        }
    }

    /// Keywords and strings up to the end of the line.
    fn code(&mut self, mark: Mark, start: usize, line: &str) {
        let mut at = 0;
        loop {
            at += line[at..].len() - line[at..].trim_start_matches([' ', '\t', '\r']).len();
            let rest = &line[at..];
            if rest.is_empty() {
                return;
            }
            if let Some(body) = rest.strip_prefix('"') {
                at += 1 + self.string(mark, start + at, body);
                continue;
            }
            let word = rest.split(['"', ' ', '\t']).next().unwrap_or(rest);
            let span = start + at..start + at + word.len();
            at += word.len();
            match keyword(word) {
                Some(token) => self.push(token, mark, span),
                None => return self.stray(word, span),
            }
        }
    }

    /// A string from behind its first quotation mark; gives its length with the last one.
    fn string(&mut self, mark: Mark, start: usize, body: &str) -> usize {
        let mut value = String::new();
        let mut broken = false;
        let mut at = 0;
        while let Some(plain) = body[at..].find(['"', '\\']) {
            value.push_str(&body[at..at + plain]);
            at += plain;
            if body[at..].starts_with('"') {
                let token = if broken { Token::Broken } else { Token::Text(value) };
                self.push(token, mark, start..start + at + 2);
                return at + 1;
            }
            let Some(escaped) = body[at + 1..].chars().next() else { break };
            match unescape(escaped) {
                Some(meant) => value.push(meant),
                None => {
                    broken = true;
                    let from = start + 1 + at;
                    self.bad_escape(escaped, from..from + 1 + escaped.len_utf8());
                }
            }
            at += 1 + escaped.len_utf8();
        }
        let span = start..start + 1 + body.len();
        let problem =
            Diagnostic::new(Code::BadCatalogue, "a string is not closed").hint("end the line with `\"`");
        self.refuse(problem, span);
        body.len()
    }

    fn bad_escape(&mut self, escaped: char, span: Range<usize>) {
        let origin = Origin::new(self.file, span.start, span.end);
        let message = format!("`\\{escaped}` is not an escape that kitbag reads");
        let problem = Diagnostic::new(Code::BadCatalogue, message).at(&origin);
        let problem = match escaped {
            'x' | '0'..='7' => problem.hint("write the character itself: the file is UTF-8"),
            _ => problem.hint("write a backslash as `\\\\`; the others are `\\n`, `\\t`, `\\r` and `\\\"`"),
        };
        self.problems.push(problem);
    }

    fn stray(&mut self, word: &str, span: Range<usize>) {
        let message = format!("`{}` stands outside quotation marks", shown(word));
        let meant = nearest(&shown(word), ["msgctxt", "msgid", "msgstr"]);
        let problem = Diagnostic::new(Code::BadCatalogue, message)
            .maybe_hint(meant.map(|meant| format!("did you mean `{meant}`?")))
            .hint("put texts into `\"…\"`, and write a quotation mark inside a text as `\\\"`");
        self.refuse(problem, span);
    }

    fn refuse(&mut self, problem: Diagnostic, span: Range<usize>) {
        self.problems.push(problem.at(&Origin::new(self.file, span.start, span.end)));
        self.push(Token::Broken, Mark::default(), span);
    }

    fn push(&mut self, token: Token, mark: Mark, span: Range<usize>) {
        (self.take)(Lexeme { token, mark, span });
    }
}

fn keyword(word: &str) -> Option<Token> {
    Some(match word {
        "msgctxt" => Token::Keyword(Keyword::Context),
        "msgid" => Token::Keyword(Keyword::Source),
        "msgstr" => Token::Keyword(Keyword::Target),
        "msgid_plural" => Token::Foreign(Foreign::Plural),
        "domain" => Token::Foreign(Foreign::Domain),
        _ if word.starts_with("msgstr[") => Token::Foreign(Foreign::Plural),
        _ => return None,
    })
}

/// Escapes for other control characters exist in gettext, but no output of ours can hold those.
fn unescape(escaped: char) -> Option<char> {
    match escaped {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        '"' | '\\' => Some(escaped),
        _ => None,
    }
}
