//! Marks of other programs in Markdown, which would be printed as they stand.

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::Text;

/// Marks that word processors put in front of items, and nobody else in front of a line.
const BULLETS: &str = "•◦‣▪▫■□●○➢►";

/// Tells pictures whose address holds a blank: Markdown takes them for words.
pub(super) fn pictures(text: &Text, problems: &mut Problems) {
    let mut from = 0;
    while let Some(start) = text.markup[from..].find("![").map(|at| from + at) {
        from = start + 2;
        let Some((alt, rest)) = text.markup[from..].split_once("](") else { return };
        let Some((path, _)) = rest.split_once(')') else { return };
        let is_literal = text.markup[..start].ends_with(['\\', '`']);
        if !is_literal && !alt.contains(['[', ']']) && path.trim().contains(' ') && !path.contains('"') {
            let message = format!("`{path}` is no path of a picture: it holds a blank");
            problems.push(
                Diagnostic::new(Code::BadPath, message)
                    .at(&text.origin.narrowed(path))
                    .hint(format!("rename the file and write `{}`", path.trim().replace(' ', "-"))),
            );
        }
    }
}

/// Tells lines of a paragraph that were meant as items of a list.
pub(super) fn items(text: &Text, problems: &mut Problems) {
    let lines = || text.origin.text().lines().map(str::trim);
    let bullet = lines().filter_map(|line| line.chars().next()).find(|c| BULLETS.contains(*c));
    let mark = bullet.map(String::from).or_else(|| {
        let marks: Vec<_> = lines().filter_map(mark).collect();
        (marks.len() > 1).then(|| marks[0].to_owned())
    });
    let Some(mark) = mark else { return };
    let (what, way_out) = if mark.starts_with(|c: char| c.is_ascii_digit()) {
        ("a number without a blank behind it", "write a full stop and a blank: `1. `")
    } else {
        ("which makes no list", "begin each item with a hyphen and a blank: `- `")
    };
    let message = format!("a line begins with `{mark}`, {what}: it is printed as it stands");
    problems.push(Diagnostic::new(Code::PrintedMark, message).at(&text.origin.narrowed(&mark)).hint(way_out));
}

/// A mark that begins an item only where more than one line has such.
fn mark(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_item = |rest: &str| rest.starts_with(char::is_alphabetic);
    if digits > 0 {
        let rest = line[digits..].strip_prefix([')', '.'])?;
        return is_item(rest).then(|| &line[..=digits]);
    }
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let is_mark = match first {
        '–' | '—' | '·' => true,
        '*' => is_item(rest) && !rest.contains('*'),
        '-' | '+' => is_item(rest),
        _ => false,
    };
    is_mark.then(|| &line[..first.len_utf8()])
}
