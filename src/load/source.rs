//! Text files: bytes become a [`SourceFile`] in UTF-8 and NFC with `\n` line ends.

use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};

/// Largest text file. The largest base file has some 60 KB.
pub(super) const MAX_BYTES: usize = 4 << 20;

/// Reads the bytes of a text file.
pub(super) fn decode(path: &str, bytes: &[u8]) -> Result<Arc<SourceFile>, Problems> {
    let mut problems = Problems::none();
    let file = |text: String| Arc::new(SourceFile { path: path.to_owned(), text });
    if bytes.len() > MAX_BYTES {
        let message = format!("`{path}` has {} bytes; at most {MAX_BYTES} are read", bytes.len());
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
    conflict_markers(&file, &mut problems);
    problems.unless_errors(file).map(|(file, _)| file)
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
fn normalise(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if is_nfc(&text) { text } else { text.nfc().collect() }
}

fn check_characters(file: &Arc<SourceFile>, problems: &mut Problems) {
    for (at, c) in file.text.char_indices().filter(|(_, c)| is_forbidden(*c)) {
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
        let file = decode("a.md", "\u{FEFF}one\r\ntwo\rthree\n".as_bytes()).unwrap();
        assert_eq!(file.text, "one\ntwo\nthree\n");
    }

    #[test]
    fn f054_joiners_survive_normalisation() {
        let sinhala = "ශ්\u{200D}රී";
        assert_eq!(decode("a.md", sinhala.as_bytes()).unwrap().text, sinhala);
        assert_eq!(decode("a.md", "e\u{301}".as_bytes()).unwrap().text, "é");
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
