//! Identifiers that are the same in every build.

use sha2::{Digest, Sha256};

/// A GUID in braces and upper case, made from a key as RFC 4122 §4.3 makes version 5.
pub(super) fn guid(key: &str) -> String {
    let digest = Sha256::digest(format!("kitbag/{key}"));
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
    fn guids_depend_on_their_key_alone() {
        assert_eq!(guid("slidenum"), "{F4D5FF7C-6F02-5E94-8D69-7085CF66859C}");
        assert_ne!(guid("slidenum"), guid("table"));
    }
}
