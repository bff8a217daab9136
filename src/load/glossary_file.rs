//! `glossary.csv`: terms, their meanings and the agreed words in each language.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::decode;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};
use crate::model::{GlossaryTerm, Id, Language, Text, Wording};

/// A cell and the bytes it stands in.
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) origin: Origin,
}

/// Separates several words in a cell of a language.
const OR: char = '|';

/// Stands behind a language tag over a column of words that must not be used.
const AVOID: &str = "-avoid";

/// Reads a glossary; the separator is `,` or, as spreadsheets in many countries write it, `;`. Terms
/// of which `known` is true may leave their definition to a glossary below.
pub(super) fn terms(
    file: &Arc<SourceFile>,
    known: &dyn Fn(&Id) -> bool,
    problems: &mut Problems,
) -> Vec<GlossaryTerm> {
    let first = file.text.lines().next().unwrap_or_default();
    let separator = if first.contains(';') && !first.contains(',') { ';' } else { ',' };
    let mut rows = rows((file, 0), separator, problems).into_iter();
    let Some(header) = rows.next() else { return Vec::new() };
    let columns: Vec<_> = header.iter().map(|cell| column(cell, problems)).collect();
    for needed in [Column::Term, Column::Id, Column::Definition] {
        if !columns.contains(&Some(needed.clone())) {
            problems.push(
                Diagnostic::new(Code::MissingKey, format!("the glossary has no column `{}`", needed.name()))
                    .at(&Origin::of_file(file)),
            );
            return Vec::new();
        }
    }
    let filled = rows.filter(|row| row.iter().any(|cell| !cell.text.is_empty()));
    let terms: Vec<_> = filled.filter_map(|row| term(&columns, row, problems)).collect();
    for entry in terms.iter().filter(|entry| entry.definition.markup.is_empty() && !known(&entry.id)) {
        problems.push(undefined(entry));
    }
    terms
}

fn undefined(entry: &GlossaryTerm) -> Diagnostic {
    Diagnostic::new(Code::MissingKey, format!("the term `{}` has no definition", entry.id))
        .at(&entry.definition.origin)
        .hint("say in a sentence what it means")
}

#[derive(Clone, PartialEq, Eq)]
enum Column {
    Term,
    Id,
    Definition,
    DoNotTranslate,
    Language(Language),
    Avoid(Language),
}

impl Column {
    fn name(&self) -> String {
        match self {
            Self::Term => "term".to_owned(),
            Self::Id => "id".to_owned(),
            Self::Definition => "definition".to_owned(),
            Self::DoNotTranslate => "do-not-translate".to_owned(),
            Self::Language(language) => language.tag().to_owned(),
            Self::Avoid(language) => format!("{language}{AVOID}"),
        }
    }
}

fn column(cell: &Cell, problems: &mut Problems) -> Option<Column> {
    let known = [Column::Term, Column::Id, Column::Definition, Column::DoNotTranslate];
    let of_language = || match cell.text.strip_suffix(AVOID) {
        Some(tag) => Language::parse(tag).map(Column::Avoid),
        None => Language::parse(&cell.text).map(Column::Language),
    };
    let column = known.into_iter().find(|column| column.name() == cell.text).or_else(of_language);
    if column.is_none() {
        problems.push(
            Diagnostic::new(Code::UnknownKey, format!("unknown column `{}`", cell.text))
                .at(&cell.origin)
                .hint("columns are term, id, definition, do-not-translate, and for a language `km` and `km-avoid`"),
        );
    }
    column
}

fn term(columns: &[Option<Column>], row: Vec<Cell>, problems: &mut Problems) -> Option<GlossaryTerm> {
    if row.len() < columns.len().min(3) {
        problems.push(
            Diagnostic::new(Code::MissingKey, "a row with fewer cells than the first")
                .at(&row[0].origin)
                .hint("fill in the columns term, id and definition"),
        );
        return None;
    }
    let (mut id, mut term, mut definition) = (None, None, None);
    let mut do_not_translate = false;
    let mut translations: BTreeMap<Language, Wording> = BTreeMap::new();
    for (cell, column) in row.into_iter().zip(columns) {
        let Cell { text, origin } = cell;
        match column {
            Some(Column::Id) => match Id::parse(&text) {
                Some(parsed) => id = Some(parsed),
                None => problems.push(decode::bad_id(&text, &origin)),
            },
            Some(Column::Term) => term = Some(checked(&text, origin, problems)),
            Some(Column::Definition) => definition = Some(checked(&text, origin, problems)),
            Some(Column::DoNotTranslate) => do_not_translate = matches!(text.as_str(), "yes" | "true" | "x"),
            Some(Column::Language(language)) if !text.is_empty() => {
                translations.entry(language.clone()).or_default().words = several(&text);
            }
            Some(Column::Avoid(language)) if !text.is_empty() => {
                translations.entry(language.clone()).or_default().avoid = several(&text);
            }
            _ => {}
        }
    }
    Some(GlossaryTerm { id: id?, term: term?, definition: definition?, do_not_translate, translations })
}

/// The words of a cell, one of which may stand for the term.
fn several(cell: &str) -> Vec<String> {
    cell.split(OR).map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned).collect()
}

fn checked(markup: &str, origin: Origin, problems: &mut Problems) -> Text {
    super::inline::check(markup, &origin, problems);
    Text::new(markup, origin)
}

/// Rows of cells (RFC 4180), from a byte on: quoted cells may hold separators, line breaks and doubled quotes.
pub(super) fn rows(
    (file, from): (&Arc<SourceFile>, usize),
    separator: char,
    problems: &mut Problems,
) -> Vec<Vec<Cell>> {
    let mut rows = vec![Vec::new()];
    let mut text = String::new();
    let mut start = from;
    let mut quoted = false;
    let mut chars = file.text.char_indices().skip_while(|(at, _)| *at < from).peekable();
    let cell = |text: &mut String, start: usize, end: usize| Cell {
        text: std::mem::take(text).trim().to_owned(),
        origin: Origin::new(file, start, end),
    };
    while let Some((at, c)) = chars.next() {
        match c {
            '"' if quoted && chars.peek().is_some_and(|(_, next)| *next == '"') => {
                chars.next();
                text.push('"');
            }
            '"' => quoted = !quoted,
            c if !quoted && (c == separator || c == '\n') => {
                let done = cell(&mut text, start, at);
                rows.last_mut().expect("there is a row from the start").push(done);
                start = at + 1;
                if c == '\n' {
                    rows.push(Vec::new());
                }
            }
            c => text.push(c),
        }
    }
    if quoted {
        let first = file.text[start..].lines().next().map_or(0, str::len);
        problems.push(
            Diagnostic::new(Code::BadValue, "a quotation mark of this cell is not closed")
                .at(&Origin::new(file, start, start + first))
                .hint("put `\"` at the end of the cell, and write a quotation mark inside a cell twice"),
        );
        rows.pop();
        return rows;
    }
    let done = cell(&mut text, start, file.text.len());
    rows.last_mut().expect("there is a row from the start").push(done);
    rows
}
