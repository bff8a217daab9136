//! Short codes of ids, so that a learner's state stays small and survives inserted blocks.

use std::collections::BTreeMap;

/// URL-safe base 64: ASCII that no LMS changes.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The length of a code, in characters of six bits.
#[derive(Clone, Copy)]
pub(super) enum Length {
    /// For options inside one question.
    Two = 2,
    /// For screens and questions of a module.
    Four = 4,
}

/// The code of each id. Where two ids of one list would have the same, the later one by name
/// yields, so that their order in the module does not matter.
pub(super) fn keys<'a>(ids: impl Iterator<Item = &'a str>, length: Length) -> BTreeMap<&'a str, String> {
    let mut sorted: Vec<_> = ids.collect();
    sorted.sort_unstable();
    let mut keys = BTreeMap::new();
    let mut taken = std::collections::BTreeSet::new();
    for id in sorted {
        let attempts =
            (0..).map(|salt| if salt == 0 { key(id, length) } else { key(&format!("{id}.{salt}"), length) });
        let key = attempts.into_iter().find(|key| !taken.contains(key)).expect("more codes than ids");
        taken.insert(key.clone());
        keys.insert(id, key);
    }
    keys
}

fn key(id: &str, length: Length) -> String {
    let hash =
        id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    // Folding mixes the high bits in, which FNV-1a spreads best.
    let folded = hash ^ (hash >> 15);
    (0..length as u32).map(|place| char::from(DIGITS[(folded >> (6 * place) & 63) as usize])).collect()
}

#[cfg(test)]
mod tests {
    use super::{Length, keys};

    #[test]
    fn a_new_id_leaves_the_codes_of_the_others() {
        let before = keys(["slide-a", "slide-b"].into_iter(), Length::Four);
        let after = keys(["slide-0", "slide-a", "slide-b"].into_iter(), Length::Four);
        assert!(before.iter().all(|(id, key)| after[id] == *key));
        assert_eq!(before["slide-a"], "x4e8");
    }

    #[test]
    fn colliding_ids_have_different_codes() {
        let ids: Vec<_> = (0..200).map(|n| format!("o{n}")).collect();
        let keys = keys(ids.iter().map(String::as_str), Length::Two);
        let different: std::collections::BTreeSet<_> = keys.values().collect();
        assert_eq!(different.len(), ids.len());
    }
}
