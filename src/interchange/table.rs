//! Messages as the rows of a table: what CSV and XLSX have in common.

use std::collections::BTreeMap;

use super::{Order, Returned, is_seal, plain_lines};
use crate::catalogue::{Entry, Place, Progress};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};

/// A cell that came back.
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) origin: Origin,
}

/// The columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Where,
    Role,
    Note,
    Source,
    Translation,
    State,
    Reviewer,
    Remarks,
    OldSource,
    Sent,
    Target,
}

impl Column {
    /// All columns, in the order in which they are written.
    pub(super) const ALL: [Self; 11] = [
        Self::Where,
        Self::Role,
        Self::Note,
        Self::Source,
        Self::Translation,
        Self::State,
        Self::Reviewer,
        Self::Remarks,
        Self::OldSource,
        Self::Sent,
        Self::Target,
    ];

    /// Its words in the first row.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Where => "where",
            Self::Role => "role",
            Self::Note => "note",
            Self::Source => "source",
            Self::Translation => "translation",
            Self::State => "state",
            Self::Reviewer => "reviewer",
            Self::Remarks => "remarks",
            Self::OldSource => "old source",
            Self::Sent => "sent",
            Self::Target => "target",
        }
    }

    /// Whether a translator fills it in.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Translation | Self::State | Self::Reviewer | Self::Remarks)
    }

    fn of(words: &str) -> Option<Self> {
        let words = words.trim().to_lowercase();
        Self::ALL.into_iter().find(|column| column.name() == words)
    }
}

/// How many of these cells name columns.
pub(super) fn known_columns<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.filter(|cell| Column::of(cell).is_some()).count()
}

/// The words of an entry in a column.
pub(super) fn cell(order: &Order<'_>, entry: &Entry, column: Column) -> String {
    let words = match column {
        Column::Where => entry.references.join("\n"),
        Column::Role => entry.context.clone().unwrap_or_default(),
        Column::Note => lines(entry.extracted.iter().filter(|comment| !is_seal(comment))),
        Column::Source => entry.source.clone(),
        Column::Translation => entry.target.clone(),
        Column::State => entry.progress().name().to_owned(),
        Column::Reviewer => entry.reviewer().to_owned(),
        Column::Remarks => lines(entry.remarks()),
        Column::Sent => lines(entry.extracted.iter().filter(|comment| is_seal(comment))),
        Column::OldSource => entry.previous.source.clone().unwrap_or_default(),
        Column::Target => order.target.to_string(),
    };
    plain_lines(&words)
}

fn lines(lines: impl Iterator<Item = impl AsRef<str>>) -> String {
    let lines: Vec<_> = lines.map(|line| line.as_ref().to_owned()).collect();
    lines.join("\n")
}

/// Reads the rows of a file; the first that is not empty names the columns.
pub(super) fn read(rows: Vec<Vec<Cell>>, file: &Origin) -> (Returned, Problems) {
    let mut problems = Problems::none();
    let mut rows = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.text.trim().is_empty()));
    let columns = columns(&rows.next().unwrap_or_default(), file, &mut problems);
    if problems.has_errors() {
        return (Returned::default(), problems);
    }
    let mut table = Table { problems, seen: BTreeMap::new(), returned: Returned::default() };
    for row in rows {
        let cells = columns.iter().copied().zip(row);
        table.row(&cells.filter_map(|(column, cell)| Some((column?, cell))).collect());
    }
    (table.returned, table.problems)
}

/// What each column of the file is; `None` for those that a translator added.
fn columns(first: &[Cell], file: &Origin, problems: &mut Problems) -> Vec<Option<Column>> {
    let columns: Vec<_> = first.iter().map(|cell| Column::of(&cell.text)).collect();
    for needed in [Column::Role, Column::Source, Column::Translation] {
        if columns.contains(&Some(needed)) {
            continue;
        }
        let message = format!("the first row has no column `{}`", needed.name());
        let origin = first.first().map_or(file, |cell| &cell.origin);
        let problem = Diagnostic::new(Code::BadDelivery, message).at(origin);
        let unknown = first.iter().zip(&columns).filter(|(_, column)| column.is_none());
        let near = nearest(needed.name(), unknown.map(|(cell, _)| cell.text.as_str()));
        let rename = near.map(|near| format!("did you mean `{}` by `{near}`?", needed.name()));
        problems.push(problem.maybe_hint(rename).hint(
            "keep the first row as `kitbag translate export` wrote it; columns may be moved and added",
        ));
    }
    columns
}

type Row = BTreeMap<Column, Cell>;

struct Table {
    problems: Problems,
    seen: BTreeMap<(String, String), Origin>,
    returned: Returned,
}

impl Table {
    fn row(&mut self, row: &Row) {
        // Rows with nothing but what a translator added are no concern of ours.
        if row.values().all(|cell| cell.text.trim().is_empty()) {
            return;
        }
        self.target(row.get(&Column::Target));
        let (Some(role), Some(source)) = (row.get(&Column::Role), row.get(&Column::Source)) else {
            return self.incomplete(row);
        };
        if role.text.trim().is_empty() || source.text.is_empty() {
            return self.incomplete(row);
        }
        let key = (role.text.trim().to_owned(), source.text.clone());
        if let Some(first) = self.seen.get(&key) {
            let problem =
                Diagnostic::new(Code::DuplicateMessage, "this source text stands twice in one role");
            let problem = problem.at(&source.origin).also("the first one", first);
            return self.problems.push(problem.hint("delete one of the two rows"));
        }
        self.seen.insert(key, source.origin.clone());
        if let Some(entry) = self.entry(row, role, source) {
            self.returned.catalogue.entries.push(entry);
        }
    }

    fn entry(&mut self, row: &Row, role: &Cell, source: &Cell) -> Option<Entry> {
        let reviewer = row.get(&Column::Reviewer).map(|cell| cell.text.trim()).unwrap_or_default();
        let translation = row.get(&Column::Translation);
        let target = translation.map(|cell| cell.text.clone()).unwrap_or_default();
        let origin = translation.map_or(&source.origin, |cell| &cell.origin);
        if has_lost_letters(&target) {
            let problem = Diagnostic::new(Code::LostLetters, "the letters of this translation became `?`");
            self.problems.push(problem.at(origin).hint(
                "write it again, and save as `CSV UTF-8` or as `.xlsx`: other kinds of CSV lose letters",
            ));
            return None;
        }
        let state = self.state(row.get(&Column::State))?;
        let remarks = row.get(&Column::Remarks).map(|cell| cell.text.as_str()).unwrap_or_default();
        let mut entry = Entry {
            comments: remarks.lines().map(str::to_owned).collect(),
            extracted: row.get(&Column::Sent).map(|cell| cell.text.clone()).into_iter().collect(),
            context: Some(role.text.trim().to_owned()),
            source: source.text.clone(),
            place: Some(Place { source: source.origin.clone(), target: origin.clone() }),
            ..Entry::default()
        };
        entry.target = target;
        if !entry.target.is_empty() {
            entry.mark(state, reviewer);
        }
        Some(entry)
    }

    /// The state of a row; words without one are translated.
    fn state(&mut self, cell: Option<&Cell>) -> Option<Progress> {
        let Some(cell) = cell.filter(|cell| !cell.text.trim().is_empty()) else {
            return Some(Progress::Translated);
        };
        let state = Progress::parse(&cell.text);
        if state.is_none() {
            let names = Progress::ALL.map(Progress::name);
            let message = format!("`{}` is no state of a translation", cell.text.trim());
            let meant = nearest(cell.text.trim(), names).map(|meant| format!("did you mean `{meant}`?"));
            let problem = Diagnostic::new(Code::UnknownState, message).at(&cell.origin).maybe_hint(meant);
            self.problems.push(problem.hint(format!("the states are {}", names.join(", "))));
        }
        state
    }

    /// All rows are for one target.
    fn target(&mut self, cell: Option<&Cell>) {
        let Some(cell) = cell.filter(|cell| !cell.text.trim().is_empty()) else { return };
        let target = cell.text.trim();
        match &self.returned.target {
            None => self.returned.target = Some((target.to_owned(), cell.origin.clone())),
            Some((known, first)) if known != target => {
                let message = format!("this row is for `{target}`, those above for `{known}`");
                let problem = Diagnostic::new(Code::OtherTarget, message).at(&cell.origin);
                self.problems.push(
                    problem
                        .also("the first one", first)
                        .hint("keep the rows of each target in a file of its own"),
                );
            }
            Some(_) => {}
        }
    }

    fn incomplete(&mut self, row: &Row) {
        let cell = row.values().find(|cell| !cell.text.trim().is_empty());
        let origin = &cell.expect("empty rows were passed over").origin;
        let problem = Diagnostic::new(Code::BadDelivery, "a row without role or source text").at(origin);
        self.problems.push(problem.hint("delete the row, or copy both from the file that was sent out"));
    }
}

/// Whether most letters are question marks: what programs write that cannot write a script.
fn has_lost_letters(text: &str) -> bool {
    let marks = text.matches('?').count();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    marks >= 3 && marks > letters && text.is_ascii()
}
