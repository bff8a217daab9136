//! Text files: bytes become a [`SourceFile`] in UTF-8 and NFC with `\n` line ends.

use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};

/// Largest text file. The largest base file has some 60 KB.
pub(super) const MAX_BYTES: usize = 4 << 20;

/// Largest PO file: some 100,000 messages, or 30,000 in scripts of three bytes a letter.
const MAX_CATALOGUE: usize = 32 << 20;

/// Largest Markdown file. The largest of the base has some 15 KB.
const MAX_MARKDOWN: usize = 512 << 10;

/// Longest line of Markdown in bytes.
const MAX_LINE: usize = 20_000;

/// Longest text in characters: a title, a paragraph, a cell, an answer.
const MAX_TEXT: usize = 4000;

/// Most problems of one kind that are told of one file.
const MAX_TOLD: usize = 10;

/// Reads the bytes of a text file.
pub(super) fn decode(path: &str, bytes: &[u8]) -> Result<(Arc<SourceFile>, Problems), Problems> {
    let most = match path.rsplit('.').next() {
        Some("md") => MAX_MARKDOWN,
        Some("po") => MAX_CATALOGUE,
        _ => MAX_BYTES,
    };
    decode_up_to(path, bytes, most)
}

/// Reads the bytes of a text file that may be so large.
pub(super) fn decode_up_to(
    path: &str,
    bytes: &[u8],
    most: usize,
) -> Result<(Arc<SourceFile>, Problems), Problems> {
    let mut problems = Problems::none();
    let file = |text: String| Arc::new(SourceFile { path: path.to_owned(), text });
    if bytes.len() > most {
        let message = format!("`{path}` has {} bytes; at most {most} are read", bytes.len());
        problems
            .push(Diagnostic::new(Code::TooLarge, message).at(&Origin::of_path(path)).hint("split the file"));
        return Err(problems);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{FEFF}').unwrap_or(text),
        Err(error) => {
            problems.push(not_utf8(path, bytes, error.valid_up_to()));
            return Err(problems);
        }
    };
    let file = file(normalise(text));
    check_characters(&file, &mut problems);
    check_lines(&file, &mut problems);
    check_directions(&file, &mut problems);
    conflict_markers(&file, &mut problems);
    problems.unless_errors(file)
}

/// Refuses lines that no reader of Markdown gets through in a moment.
fn check_lines(file: &Arc<SourceFile>, problems: &mut Problems) {
    let mut at = 0;
    for line in file.text.split_inclusive('\n').filter(|_| file.path.ends_with(".md")) {
        if line.len() > MAX_LINE {
            problems.push(
                Diagnostic::new(
                    Code::TooLarge,
                    format!("a line of {} bytes; at most {MAX_LINE} are read", line.len()),
                )
                .at(&Origin::new(file, at, at + 1))
                .hint("break it into paragraphs"),
            );
            return;
        }
        at += line.len();
    }
}

/// Refuses a text that is longer than anybody reads.
pub(super) fn check_length(text: &str, origin: &Origin, problems: &mut Problems) -> bool {
    let count = text.chars().count();
    if count > MAX_TEXT {
        let start = Origin::new(&origin.file, origin.start, origin.start + 1);
        problems.push(
            Diagnostic::new(
                Code::TooLarge,
                format!("a text of {count} characters; at most {MAX_TEXT} are read"),
            )
            .at(&start)
            .hint("shorten it, or break it into paragraphs"),
        );
    }
    count <= MAX_TEXT
}

/// Whether a character changes the direction of writing for what follows (UAX #9 §2.1 to §2.4).
pub(super) fn is_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The byte of a mark of direction that is not closed, or closes none.
pub(super) fn open_direction(text: &str) -> Option<usize> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push((at, '\u{202C}')),
            '\u{2066}'..='\u{2068}' => open.push((at, '\u{2069}')),
            '\u{202C}' | '\u{2069}' if open.pop().map(|(_, close)| close) != Some(c) => return Some(at),
            _ => {}
        }
    }
    open.first().map(|(at, _)| *at)
}

/// Warns of marks of direction that turn more than their paragraph shows.
fn check_directions(file: &Arc<SourceFile>, problems: &mut Problems) {
    let mut at = 0;
    let mut told = 0;
    for paragraph in file.text.split("\n\n") {
        if let Some(found) = open_direction(paragraph).filter(|_| told < MAX_TOLD) {
            let start = at + found;
            let c = file.text[start..].chars().next().unwrap_or_default();
            problems.push(unbalanced(c, &Origin::new(file, start, start + c.len_utf8())));
            told += 1;
        }
        at += paragraph.len() + 2;
    }
}

/// Says that a mark of direction has no partner.
pub(super) fn unbalanced(c: char, origin: &Origin) -> Diagnostic {
    Diagnostic::new(
        Code::Direction,
        format!("the mark of writing direction U+{:04X} has no partner", u32::from(c)),
    )
    .at(origin)
    .hint("delete it: right-to-left texts are laid out without such marks")
}

fn not_utf8(path: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let message = if utf16 {
        format!("`{path}` is saved as UTF-16, UTF-8 was expected")
    } else {
        format!("`{path}` is not UTF-8: byte {valid} is {:#04x}", bytes[valid])
    };
    Diagnostic::new(Code::NotUtf8, message)
        .at(&Origin::of_path(path))
        .hint("open it in the editor and save it with the encoding UTF-8")
}

/// NFC keeps joiners and zero-width spaces as they are.
pub(super) fn normalise(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if is_nfc(&text) { text } else { text.nfc().collect() }
}

fn check_characters(file: &Arc<SourceFile>, problems: &mut Problems) {
    for (at, c) in file.text.char_indices().filter(|(_, c)| is_forbidden(*c)).take(MAX_TOLD) {
        problems.push(forbidden(c, &Origin::new(file, at, at + c.len_utf8())));
    }
}

/// Whether XML 1.0 §2.2 or every reader of an output would choke on a character.
pub(super) fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Says that a character cannot stay.
pub(super) fn forbidden(c: char, origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::Control, format!("the character U+{:04X} cannot stand in a text", u32::from(c)))
        .at(origin)
        .hint("delete it; it is invisible and often comes with copied text")
}

fn conflict_markers(file: &Arc<SourceFile>, problems: &mut Problems) {
    let mut at = 0;
    for line in file.text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            problems.push(
                Diagnostic::new(Code::ConflictMarker, "the text still has conflict markers")
                    .at(&Origin::new(file, at, at + line.trim_end().len()))
                    .hint("keep one of the two texts and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`"),
            );
        }
        at += line.len();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::decode;

    fn told(bytes: &[u8]) -> String {
        let problems = decode("a.md", bytes).unwrap_err();
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn f008_f012_bom_and_line_ends_are_read_as_plain_lines() {
        let (file, _) = decode("a.md", "\u{FEFF}one\r\ntwo\rthree\n".as_bytes()).unwrap();
        assert_eq!(file.text, "one\ntwo\nthree\n");
    }

    #[test]
    fn f054_joiners_survive_normalisation() {
        let sinhala = "ශ්\u{200D}රී";
        assert_eq!(decode("a.md", sinhala.as_bytes()).unwrap().0.text, sinhala);
        assert_eq!(decode("a.md", "e\u{301}".as_bytes()).unwrap().0.text, "é");
    }

    #[test]
    fn f009_f010_other_encodings_are_named() {
        assert_eq!(
            told(b"\xFF\xFEa\0"),
            "error[KB0103]: `a.md` is saved as UTF-16, UTF-8 was expected\n --> a.md\n  = hint: open it in the editor and save it with the encoding UTF-8\n"
        );
        assert_eq!(
            told(b"caf\xE9"),
            "error[KB0103]: `a.md` is not UTF-8: byte 3 is 0xe9\n --> a.md\n  = hint: open it in the editor and save it with the encoding UTF-8\n"
        );
    }

    #[test]
    fn f013_t055_controls_and_conflict_markers_are_placed() {
        assert_eq!(
            told(b"a\0\n<<<<<<< mine\n"),
            "error[KB0109]: the character U+0000 cannot stand in a text\n --> a.md:1:2\n  |\n1 | a?\n  |  ^\n  = hint: delete it; it is invisible and often comes with copied text\nerror[KB0111]: the text still has conflict markers\n --> a.md:2:1\n  |\n2 | <<<<<<< mine\n  | ^^^^^^^^^^^^\n  = hint: keep one of the two texts and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`\n"
        );
    }
}
