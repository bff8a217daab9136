//! The most similar of many texts, by the letters that must be changed, added or taken away.

use std::collections::BTreeSet;

/// How many kinds of letters a profile tells apart.
const KINDS: usize = 32;

/// How often letters of each kind stand in a text. Two profiles say at once how many letters differ
/// at the least, so that few texts must be compared letter by letter.
type Profile = [u8; KINDS];

/// Texts among which the nearest to another is looked for.
pub(super) struct Crowd<'a> {
    by_length: Vec<Member<'a>>,
}

struct Member<'a> {
    length: usize,
    rank: usize,
    profile: Profile,
    text: &'a str,
}

impl<'a> Crowd<'a> {
    /// Texts in the order in which equally near ones are preferred.
    pub(super) fn of(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let member = |(rank, text): (usize, &'a str)| Member {
            length: text.chars().count(),
            rank,
            profile: profile(text),
            text,
        };
        let mut by_length: Vec<_> = texts.into_iter().enumerate().map(member).collect();
        by_length.sort_by_key(|member| (member.length, member.rank));
        Self { by_length }
    }

    /// The place of the nearest text in the order that was given, if it is alike by this much.
    pub(super) fn nearest(&self, text: &str, least: Likeness) -> Option<usize> {
        let (length, profile) = (text.chars().count(), profile(text));
        let from = self
            .by_length
            .partition_point(|member| !least.allows(length - length.min(member.length), length));
        let mut best: Option<(usize, usize)> = None;
        for member in &self.by_length[from..] {
            let longest = length.max(member.length);
            if !least.allows(member.length.saturating_sub(length), longest) {
                break;
            }
            let bound = fewest(&profile, &member.profile);
            if !least.allows(bound, longest) || best.is_some_and(|best| best < (bound, member.rank)) {
                continue;
            }
            let distance = distance(text, member.text);
            if least.allows(distance, longest) && best.is_none_or(|best| (distance, member.rank) < best) {
                best = Some((distance, member.rank));
            }
        }
        best.map(|(_, rank)| rank)
    }
}

/// How much of the longer of two texts must be the same.
#[derive(Clone, Copy)]
pub(super) enum Likeness {
    /// Three quarters: the same sentence, mended.
    Mended,
    /// None: whatever is nearest.
    Any,
}

impl Likeness {
    fn allows(self, distance: usize, longest: usize) -> bool {
        match self {
            Self::Mended => 4 * distance <= longest,
            Self::Any => true,
        }
    }
}

/// Letters to be changed, added or taken away. What two texts begin and end with alike takes no part,
/// which makes a mended typo cheap.
fn distance(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    let start: usize = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (one, other) = (&one[start..], &other[start..]);
    let pairs = one.chars().rev().zip(other.chars().rev());
    let end: usize = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    strsim::levenshtein(&one[..one.len() - end], &other[..other.len() - end])
}

/// Whether at least half of the words of the shorter text are in the other, as after a sentence was
/// split or another added to it.
pub(super) fn shares_words(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let common = one.intersection(&other).count();
    common > 0 && 2 * common >= one.len().min(other.len())
}

fn profile(text: &str) -> Profile {
    let mut profile = [0_u8; KINDS];
    for c in text.chars() {
        let count = &mut profile[c as usize % KINDS];
        *count = count.saturating_add(1);
    }
    profile
}

/// The fewest letters in which texts of these profiles differ.
fn fewest(one: &Profile, other: &Profile) -> usize {
    let (mut more, mut less) = (0, 0);
    for (one, other) in one.iter().zip(other) {
        more += usize::from(one.saturating_sub(*other));
        less += usize::from(other.saturating_sub(*one));
    }
    more.max(less)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{Crowd, Likeness, fewest, profile};

    #[test]
    fn the_nearest_text_is_found_and_others_are_not() {
        let crowd =
            Crowd::of(["Wait", "Bring your ID card.", "Bring your ID cards.", "Bring nothing at all."]);
        let nearest = |text| crowd.nearest(text, Likeness::Mended);
        assert_eq!(nearest("Bring your ID card!"), Some(1));
        assert_eq!(nearest("Bring your ID cardz."), Some(1));
        assert_eq!(nearest("Waits"), Some(0));
        assert_eq!(nearest("What"), None);
        assert_eq!(crowd.nearest("zzz", Likeness::Any), Some(0));
        assert_eq!(Crowd::of([]).nearest("Wait", Likeness::Any), None);
    }

    proptest! {
        /// The profiles never leave a text out that the letters would let in.
        #[test]
        fn what_is_not_compared_is_not_nearer(texts in proptest::collection::vec("[ab ក]{0,8}", 0..12), text in "[ab ក]{0,8}") {
            let crowd = Crowd::of(texts.iter().map(String::as_str));
            for least in [Likeness::Mended, Likeness::Any] {
                let close = |(rank, other): (usize, &String)| {
                    let distance = strsim::levenshtein(&text, other);
                    let longest = text.chars().count().max(other.chars().count());
                    assert!(fewest(&profile(&text), &profile(other)) <= distance);
                    least.allows(distance, longest).then_some((distance, rank))
                };
                let expected = texts.iter().enumerate().filter_map(close).min().map(|(_, rank)| rank);
                prop_assert_eq!(crowd.nearest(&text, least), expected);
            }
        }
    }
}
