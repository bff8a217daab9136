//! Languages that nobody speaks: the words of the base in strange letters. They show what a
//! translation will meet, before there is one.

/// What is strange about such a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pseudo {
    /// `en-XA`: every letter has an accent, and texts are longer.
    Accented,
    /// `en-XB`: Arabic letters, which run from right to left.
    Mirrored,
}

/// Each Latin letter with an accent, or one that looks like it (CLDR, pseudo-locale en-XA).
const ACCENTED: [char; 26] = [
    'å', 'ƀ', 'ç', 'ð', 'é', 'ƒ', 'ĝ', 'ĥ', 'î', 'ĵ', 'ķ', 'ļ', 'ɱ', 'ñ', 'ö', 'þ', 'ǫ', 'ŕ', 'š', 'ţ', 'û',
    'ṽ', 'ŵ', 'ẋ', 'ý', 'ž',
];

/// The capitals of [`ACCENTED`].
const CAPITALS: [char; 26] = [
    'Å', 'Ɓ', 'Ç', 'Ð', 'É', 'Ƒ', 'Ĝ', 'Ĥ', 'Î', 'Ĵ', 'Ķ', 'Ļ', 'Ṁ', 'Ñ', 'Ö', 'Þ', 'Ǫ', 'Ŕ', 'Š', 'Ţ', 'Û',
    'Ṽ', 'Ŵ', 'Ẋ', 'Ý', 'Ž',
];

/// For each Latin letter one of Arabic, Persian or Urdu, where there is one with a like sound.
const ARABIC: [char; 26] = [
    'ا', 'ب', 'ث', 'د', 'ع', 'ف', 'گ', 'ه', 'ي', 'ج', 'ك', 'ل', 'م', 'ن', 'و', 'پ', 'ق', 'ر', 'س', 'ت', 'ؤ',
    'ڤ', 'ۆ', 'خ', 'ى', 'ز',
];

impl Pseudo {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Accented, Self::Mirrored];

    /// The tag of the language.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Accented => "en-XA",
            Self::Mirrored => "en-XB",
        }
    }

    /// Reads a tag.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pseudo| pseudo.tag() == tag)
    }

    /// Words in its letters. Whatever is no Latin letter stays, but for the marks that Arabic has of
    /// its own.
    pub fn spelled(self, words: &str) -> String {
        let mut spelled = String::with_capacity(words.len() * 2);
        let mut chars = words.chars().peekable();
        while let Some(c) = chars.next() {
            let is_in_number = chars.peek().is_some_and(char::is_ascii_digit);
            spelled.push(match self {
                Self::Accented => accented(c),
                Self::Mirrored if is_in_number => arabic_letter(c),
                Self::Mirrored => arabic_mark(arabic_letter(c)),
            });
        }
        spelled
    }
}

fn accented(c: char) -> char {
    match c {
        'a'..='z' => ACCENTED[place(c)],
        'A'..='Z' => CAPITALS[place(c)],
        other => other,
    }
}

fn arabic_letter(c: char) -> char {
    if c.is_ascii_alphabetic() { ARABIC[place(c)] } else { c }
}

fn arabic_mark(c: char) -> char {
    match c {
        ',' => '،',
        ';' => '؛',
        '?' => '؟',
        other => other,
    }
}

/// The place of a Latin letter in the alphabet.
fn place(letter: char) -> usize {
    usize::from(letter.to_ascii_lowercase() as u8 - b'a')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ACCENTED, ARABIC, CAPITALS, Pseudo};

    #[test]
    fn t078_words_are_spelled_in_strange_letters() {
        let words = "The Quick, brown fox: 12,000 jumps?";
        let spelled = Pseudo::ALL.map(|pseudo| pseudo.spelled(words));
        assert_eq!(spelled, ["Ţĥé Ǫûîçķ, ƀŕöŵñ ƒöẋ: 12,000 ĵûɱþš?", "تهع قؤيثك، بروۆن فوخ: 12,000 جؤمپس؟"]);
    }

    #[test]
    fn t078_each_letter_can_be_told_from_the_others() {
        for letters in [ACCENTED, CAPITALS, ARABIC] {
            assert_eq!(BTreeSet::from(letters).len(), 26);
        }
    }
}
