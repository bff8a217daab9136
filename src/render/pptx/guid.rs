//! Identifiers that are the same in every build.

use sha2::{Digest, Sha256};

use crate::model::Id;

/// A GUID in braces and upper case, made from the module and a key as RFC 4122 §4.3 makes version 5.
pub(super) fn guid(module: &Id, key: &str) -> String {
    let digest = Sha256::digest(format!("kitbag/{module}/{key}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = bytes[6] & 0x0F | 0x50;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let number = u128::from_be_bytes(bytes);
    let hex = format!("{number:032X}");
    format!("{{{}-{}-{}-{}-{}}}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_depend_on_module_and_key_alone() {
        let module = Id::parse("people-first").expect("an id");
        let other = Id::parse("why-digital").expect("an id");
        assert_eq!(guid(&module, "slidenum"), "{20C83F23-5786-5175-8382-B4A0CC0AE5BB}");
        assert_ne!(guid(&module, "slidenum"), guid(&module, "table"));
        assert_ne!(guid(&module, "slidenum"), guid(&other, "slidenum"));
    }
}
