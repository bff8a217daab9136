//! `_x000D_`: characters of a cell that a workbook cannot hold as they are (`ST_Xstring`, ECMA-376
//! part 1 §22.9.2.19), and words that look like that.

/// The characters of an escape: `_`, `x`, four digits, `_`.
const LENGTH: usize = "_x0000_".len();

/// Text as it is written: what looks like an escape gets one in front.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices('_') {
        if number(&text[at..]).is_some() {
            out.push_str(&text[from..at]);
            out.push_str("_x005F_");
            from = at + 1;
        }
    }
    out + &text[from..]
}

/// Text as it is meant.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('_') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match meant(rest) {
            Some(c) => {
                out.push(c);
                rest = &rest[LENGTH..];
            }
            None => {
                out.push('_');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// The character of an escape at the start of a text; a control character that no text of ours can
/// hold stays written.
fn meant(text: &str) -> Option<char> {
    let c = char::from_u32(number(text)?)?;
    (!c.is_control() || matches!(c, '\t' | '\n' | '\r')).then_some(c)
}

/// The number of an escape at the start of a text.
fn number(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let is_whole = text.as_bytes().get(LENGTH - 1) == Some(&b'_');
    let is_number = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    (is_whole && is_number).then(|| u32::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::{escaped, unescaped};

    #[test]
    fn escapes_come_back_as_what_they_mean() {
        assert_eq!(unescaped("a_x000D_\nb"), "a\r\nb");
        assert_eq!(unescaped("a_x0001_"), "a_x0001_");
        for text in [
            "",
            "_",
            "__",
            "a_x000D_b",
            "_x005F_",
            "_x005F_x000D_",
            "_x00é_",
            "_x0001_",
            "____x0041_",
            "_x0041",
        ] {
            assert_eq!(unescaped(&escaped(text)), text);
        }
        assert_eq!(escaped("a_x000D_b _ c"), "a_x005F_x000D_b _ c");
    }
}
