//! Faces in the form in which PowerPoint keeps them inside a file: Embedded OpenType (W3C submission of
//! 5 March 2008), version 2.1, neither compressed nor encrypted.

use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

/// Version 2.1 (§4.1 of the submission).
const VERSION: u32 = 0x0002_0001;

/// The mark of the format.
const MAGIC: u16 = 0x504C;

/// `DEFAULT_CHARSET`: the face is for all of them.
const CHARSET: u8 = 1;

/// The names that stand in the header, in their order.
const NAMES: [StringId; 4] =
    [StringId::FAMILY_NAME, StringId::SUBFAMILY_NAME, StringId::VERSION_STRING, StringId::FULL_NAME];

/// A whole face behind its header. All numbers are little-endian; the size of the whole stands first.
pub(super) fn embedded(font: &FontRef<'_>, file: &[u8]) -> Vec<u8> {
    let header = header(font, length(file));
    let whole = u32::try_from(header.len() + 4 + file.len()).expect("faces are small");
    [&whole.to_le_bytes()[..], &header, file].concat()
}

fn header(font: &FontRef<'_>, size: u32) -> Vec<u8> {
    let os2 = font.os2().expect("bundled faces have an OS/2 table");
    let head = font.head().expect("bundled faces have a head table");
    let mut header = [size, VERSION, 0].map(u32::to_le_bytes).concat();
    header.extend(os2.panose_10());
    header.extend([CHARSET, u8::from(head.mac_style().bits() & 2 != 0)]);
    header.extend(u32::from(os2.us_weight_class()).to_le_bytes());
    header.extend(os2.fs_type().to_le_bytes());
    header.extend(MAGIC.to_le_bytes());
    let characters = [
        os2.ul_unicode_range_1(),
        os2.ul_unicode_range_2(),
        os2.ul_unicode_range_3(),
        os2.ul_unicode_range_4(),
        os2.ul_code_page_range_1().unwrap_or_default(),
        os2.ul_code_page_range_2().unwrap_or_default(),
    ];
    header.extend(characters.map(u32::to_le_bytes).concat());
    header.extend(head.checksum_adjustment().to_le_bytes());
    header.extend([0; 16]);
    for name in NAMES {
        header.extend([0; 2]);
        header.extend(sized(font, name));
    }
    // No root string: any file may hold the face.
    header.extend([0; 4]);
    header
}

/// A name in UTF-16, behind its length in bytes.
fn sized(font: &FontRef<'_>, name: StringId) -> Vec<u8> {
    let name = font.localized_strings(name).english_or_first();
    let name: String = name.map(|it| it.chars().collect()).unwrap_or_default();
    let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(letters.len()).expect("names are short");
    [&length.to_le_bytes()[..], &letters].concat()
}

fn length(file: &[u8]) -> u32 {
    u32::try_from(file.len()).expect("faces are small")
}
