//! A changed text goes back into its file: lines that did not change keep their bytes, whatever their
//! line ends and their form of accents.

use diffy::{DiffOptions, Line};

use super::source;

/// The bytes of a file whose normalised text became `changed`. New lines end as the first one does.
pub fn keep(raw: &[u8], changed: &str) -> Vec<u8> {
    let raw = String::from_utf8_lossy(raw);
    let old = source::normalise(raw.strip_prefix('\u{FEFF}').unwrap_or(&raw));
    if *raw == old {
        return changed.as_bytes().to_vec();
    }
    let lines = lines(&raw);
    let end = lines.first().map_or("\n", |line| &line[line.trim_end_matches(['\r', '\n']).len()..]);
    let mut lines = lines.iter();
    let mut kept = String::new();
    let mut whole = DiffOptions::new();
    let patch = whole.set_context_len(old.len()).create_patch(&old, changed);
    for line in patch.hunks().iter().flat_map(diffy::Hunk::lines) {
        match line {
            Line::Context(_) => kept.extend(lines.next().copied()),
            Line::Delete(_) => drop(lines.next()),
            Line::Insert(new) => kept.push_str(&new.replace('\n', end)),
        }
    }
    kept.into_bytes()
}

/// The lines of a text with their ends: `\n`, `\r\n` or `\r`.
fn lines(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\r', '\n']) {
        let end = at + if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        found.push(&rest[..end]);
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn lines_that_did_not_change_keep_their_bytes() {
        let raw = "\u{FEFF}a: cafe\u{301}\r\nb: 1\r\nc: 2\r\n";
        let kept = keep(raw.as_bytes(), "a: café\nb: 2\nc: 2\nd: 3\n");
        assert_eq!(String::from_utf8(kept).unwrap(), "\u{FEFF}a: cafe\u{301}\r\nb: 2\r\nc: 2\r\nd: 3\r\n");
        assert_eq!(keep(b"a\rb\r", "a\nc\nb\n"), b"a\rc\rb\r");
        assert_eq!(keep(b"a\n", "b\n"), b"b\n");
    }
}
