//! A catalogue as the text of a PO file, as `msgcat --no-wrap` would write it.

use super::{Catalogue, Entry};

/// The text of a PO file. The same catalogue gives the same bytes, and reading them gives the same
/// catalogue.
pub fn write(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for entry in catalogue.header.iter().chain(&catalogue.entries) {
        part(&mut out);
        block(&mut out, entry);
    }
    if !catalogue.tail.is_empty() {
        part(&mut out);
        comments(&mut out, "#", &catalogue.tail);
    }
    out
}

/// A blank line between two blocks.
fn part(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

fn block(out: &mut String, entry: &Entry) {
    comments(out, "#", &entry.comments);
    comments(out, "#.", &entry.extracted);
    comments(out, "#:", &entry.references);
    if !entry.flags.is_empty() {
        comments(out, "#,", &[entry.flags.join(", ")]);
    }
    let (previous, live) = if entry.obsolete { ("#~| ", "#~ ") } else { ("#| ", "") };
    let texts = [
        (previous, "msgctxt ", entry.previous.context.as_deref()),
        (previous, "msgid ", entry.previous.source.as_deref()),
        (live, "msgctxt ", entry.context.as_deref()),
        (live, "msgid ", Some(entry.source.as_str())),
        (live, "msgstr ", Some(entry.target.as_str())),
    ];
    for (mark, keyword, text) in texts {
        if let Some(text) = text {
            out.push_str(mark);
            out.push_str(keyword);
            strings(out, mark, text);
        }
    }
}

fn comments(out: &mut String, mark: &str, comments: &[String]) {
    for line in comments.iter().flat_map(|comment| comment.split('\n')) {
        out.push_str(mark);
        if !line.is_empty() {
            out.push(' ');
            out.push_str(line);
        }
        out.push('\n');
    }
}

/// A text in one string, or in one for each of its lines.
fn strings(out: &mut String, mark: &str, text: &str) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() == 1 {
        return string(out, text);
    }
    string(out, "");
    for line in lines {
        out.push_str(mark);
        string(out, line);
    }
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    let mut plain = 0;
    for (at, special) in text.match_indices(['\n', '\t', '\r', '"', '\\']) {
        out.push_str(&text[plain..at]);
        out.push_str(match special {
            "\n" => "\\n",
            "\t" => "\\t",
            "\r" => "\\r",
            "\"" => "\\\"",
            _ => "\\\\",
        });
        plain = at + special.len();
    }
    out.push_str(&text[plain..]);
    out.push_str("\"\n");
}
