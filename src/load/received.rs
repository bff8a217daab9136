//! Text files that somebody outside of the workspace wrote.

use std::borrow::Cow;
use std::sync::Arc;

use super::source;
use crate::diagnostic::{Problems, SourceFile};

/// Largest file of translations: 20,000 long messages in a script of three bytes a letter.
const MAX_BYTES: usize = 32 << 20;

/// Reads a file of translations. Excel's `Unicode text` is UTF-16, which is taken for what it is.
pub fn received(name: &str, bytes: &[u8]) -> Result<(Arc<SourceFile>, Problems), Problems> {
    source::decode_up_to(name, &utf8(bytes), MAX_BYTES)
}

/// The bytes, from UTF-16 where they begin with its mark and it can be read.
fn utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return Cow::Borrowed(bytes),
    };
    let units = bytes[2..].as_chunks().0.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map_or(Cow::Borrowed(bytes), |text| Cow::Owned(text.into_bytes()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::received;

    #[test]
    fn t074_excels_unicode_text_is_read() {
        let text = "source\ttranslation\r\nක්‍රියා\tx\r\n";
        let little: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> =
            [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        for bytes in [little, big] {
            assert_eq!(received("a.txt", &bytes).unwrap().0.text, text.replace('\r', ""));
        }
    }
}
