//! A catalogue as the text of a PO file, as `msgcat --no-wrap` would write it.

use super::{Catalogue, Entry};

/// The text of a PO file. The same catalogue gives the same bytes, and reading them gives the same
/// catalogue.
pub fn write(catalogue: &Catalogue) -> String {
    let mut blocks: Vec<String> = catalogue.header.iter().chain(&catalogue.entries).map(block).collect();
    if !catalogue.tail.is_empty() {
        let mut tail = String::new();
        comments(&mut tail, "#", &catalogue.tail);
        blocks.push(tail);
    }
    blocks.join("\n")
}

fn block(entry: &Entry) -> String {
    let mut out = String::new();
    comments(&mut out, "#", &entry.comments);
    comments(&mut out, "#.", &entry.extracted);
    comments(&mut out, "#:", &entry.references);
    if !entry.flags.is_empty() {
        comments(&mut out, "#,", &[entry.flags.join(", ")]);
    }
    let (previous, live) = if entry.obsolete { ("#~| ", "#~ ") } else { ("#| ", "") };
    let texts = [
        (previous, "msgctxt", entry.previous.context.as_deref()),
        (previous, "msgid", entry.previous.source.as_deref()),
        (live, "msgctxt", entry.context.as_deref()),
        (live, "msgid", Some(entry.source.as_str())),
        (live, "msgstr", Some(entry.target.as_str())),
    ];
    for (mark, keyword, text) in texts {
        if let Some(text) = text {
            strings(&mut out, &format!("{mark}{keyword} "), mark, text);
        }
    }
    out
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
fn strings(out: &mut String, keyword: &str, mark: &str, text: &str) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    out.push_str(keyword);
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
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '"' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push_str("\"\n");
}
