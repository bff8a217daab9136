//! One problem as text: message, place, source line with carets, hints.

use std::fmt::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::origin::floor_char;
use super::{Diagnostic, Origin, Severity};

/// Longest part of a source line that is shown, in columns.
const WIDTH: usize = 100;

/// Bytes before and behind a span in which `WIDTH` columns are found, whatever the script.
const REACH: usize = 20 * WIDTH;

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        })
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}[{}]: {}", self.severity, self.code, line(&self.message))?;
        let all = || self.origin.iter().chain(self.related.iter().map(|(_, origin)| origin));
        let gutter = all().map(|origin| origin.line().to_string().len()).max().unwrap_or(0);
        if let Some(origin) = &self.origin {
            writeln!(f, "{:gutter$}--> {}", "", origin.place())?;
            excerpt(f, origin, gutter)?;
        }
        for (words, origin) in &self.related {
            writeln!(f, "{:gutter$}::: {}: {words}", "", origin.place())?;
            excerpt(f, origin, gutter)?;
        }
        for hint in &self.hints {
            writeln!(f, "{:gutter$} = hint: {}", "", line(hint))?;
        }
        Ok(())
    }
}

fn excerpt(f: &mut fmt::Formatter<'_>, origin: &Origin, gutter: usize) -> fmt::Result {
    if origin.file.text.is_empty() {
        return Ok(());
    }
    let line = origin.source_line();
    let start = origin.start - origin.line_start();
    let end = (origin.end - origin.line_start()).clamp(start, line.len());
    let (line, start, end) = surroundings(line, start, end);
    let (before, marked) = (&line[..start], &line[start..end]);
    let indent = printable(before);
    let carets = printable(marked).width().clamp(1, WIDTH);
    let (shown, offset) = window(&printable(line), indent.width());
    writeln!(f, "{:gutter$} |", "")?;
    writeln!(f, "{:>gutter$} | {shown}", origin.line())?;
    writeln!(f, "{:gutter$} | {:offset$}{}", "", "", "^".repeat(carets.min(WIDTH - offset.min(WIDTH - 1))))
}

/// The part of a line of which something may be shown, and a span in it: documents that programs write
/// are one line of megabytes.
fn surroundings(line: &str, start: usize, end: usize) -> (&str, usize, usize) {
    let from = floor_char(line, start.saturating_sub(REACH));
    let to = floor_char(line, start + REACH);
    (&line[from..to], start - from, end.min(to) - from)
}

/// Longest message that is shown, in characters.
const MESSAGE: usize = 400;

/// Words that may quote anything, on one line.
fn line(words: &str) -> String {
    let shown = printable(&words.replace('\n', " "));
    match shown.char_indices().nth(MESSAGE) {
        Some((end, _)) => format!("{}…", &shown[..end]),
        None => shown,
    }
}

/// A tab as four spaces, controls and bidi overrides as `?`.
fn printable(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\t' => out.push_str("    "),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => out.push('?'),
            c if c.is_control() => out.push('?'),
            c => out.write_char(c).expect("a string takes any character"),
        }
    }
    out
}

/// The part of a long line around `column`, and where the column is in it.
fn window(line: &str, column: usize) -> (String, usize) {
    if line.width() <= WIDTH {
        return (line.trim_end().to_owned(), column);
    }
    let from = column.saturating_sub(WIDTH / 2);
    let mut shown = String::new();
    let mut at = 0;
    for c in line.chars() {
        let width = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if at >= from && at + width <= from + WIDTH {
            shown.push(c);
        }
        at += width;
    }
    (shown, column - from)
}
