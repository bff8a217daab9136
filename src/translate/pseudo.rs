//! Translations into the languages that nobody speaks, made by rule. They keep what translators must
//! keep: placeholders, links, bold words and marks.

use std::borrow::Cow;

use crate::markup::codes;
use crate::model::Pseudo;

/// What makes texts longer, word by word.
const FILLER: &str = " lorem ipsum dolor sit amet consectetur adipiscing elit";

/// By how many percent texts of so many letters grow in translation at least (W3C, Text size in
/// translation): short ones more.
const GROWTH: &[(usize, usize)] = &[(10, 100), (20, 80), (30, 60), (50, 40)];

/// By how many percent all longer texts grow.
const USUAL_GROWTH: usize = 35;

/// The translation of a text.
pub(super) fn translation(source: &str, pseudo: Pseudo) -> String {
    let spelled = Spelled::of(source, pseudo);
    match pseudo {
        Pseudo::Mirrored => spelled.markup,
        Pseudo::Accented => spelled.grown().bracketed().markup,
    }
}

/// A text in strange letters.
struct Spelled {
    markup: String,
    /// Where its last words begin, behind all code.
    last: usize,
    /// How many characters are words.
    letters: usize,
    /// Whether its own words have square brackets.
    has_brackets: bool,
}

impl Spelled {
    fn of(source: &str, pseudo: Pseudo) -> Self {
        let mut spelled = Self { markup: String::new(), last: 0, letters: 0, has_brackets: false };
        let mut from = 0;
        for code in codes(source) {
            spelled.add(&source[from..code.range.start], pseudo);
            spelled.markup.push_str(&instead(&source[code.range.clone()], pseudo));
            spelled.last = spelled.markup.len();
            from = code.range.end;
        }
        spelled.add(&source[from..], pseudo);
        spelled
    }

    fn add(&mut self, words: &str, pseudo: Pseudo) {
        self.letters += words.chars().count();
        self.has_brackets |= words.contains(['[', ']']);
        self.markup.push_str(&in_words(words, pseudo));
    }

    /// With more words before the marks at its end.
    fn grown(mut self) -> Self {
        let percent = GROWTH.iter().find(|(end, _)| self.letters <= *end).map_or(USUAL_GROWTH, |it| it.1);
        let more = self.letters * percent / 100;
        let filler: String = FILLER.chars().cycle().take(more).collect();
        let is_mark = |c: char| c.is_whitespace() || ".?!:…,;)”\"’'»_".contains(c);
        let end = self.last + self.markup[self.last..].trim_end_matches(is_mark).len();
        self.markup.insert_str(end, &Pseudo::Accented.spelled(filler.trim_end()));
        self
    }

    /// Between brackets, which show where a text ends. One with brackets of its own could become a link.
    fn bracketed(mut self) -> Self {
        if !self.has_brackets {
            self.markup = format!("[{}]", self.markup);
        }
        self
    }
}

/// Code, with what a link says where it leads nowhere: `](laws/a "else: the law")`.
fn instead(code: &str, pseudo: Pseudo) -> String {
    match code.split_once("\"else:") {
        Some((before, words)) => format!("{before}\"else:{}", in_words(words, pseudo)),
        None => code.to_owned(),
    }
}

/// Words in strange letters. What stands between braces is filled in later.
fn in_words(words: &str, pseudo: Pseudo) -> String {
    let mut strange = String::new();
    let mut is_open = false;
    for stretch in words.split_inclusive(['{', '}']) {
        if is_open && stretch.ends_with('}') {
            strange.push_str(stretch);
        } else {
            let spelled = stretch.split_inclusive(char::is_whitespace).map(|word| spelled(word, pseudo));
            strange.extend(spelled);
        }
        is_open = stretch.ends_with('{');
    }
    strange
}

/// A word in strange letters; addresses and names of characters, as `&amp;`, must work.
fn spelled(word: &str, pseudo: Pseudo) -> Cow<'_, str> {
    let is_character = word.contains('&') && word.contains(';');
    let is_address = word.contains("://") || word.contains('@') || word.starts_with("www.");
    if is_character || is_address { word.into() } else { pseudo.spelled(word).into() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::translation;
    use crate::catalogue::Entry;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::model::{Label, Language, Pseudo};
    use crate::translate::checks::check;
    use crate::translate::{Proofreader, role};
    use crate::typeset::Face;

    #[test]
    fn t078_texts_have_accents_and_grow() {
        let cases = [
            ("Next", "[Ñéẋţ ļöŕ]"),
            ("Who waits?", "[Ŵĥö ŵåîţš ļöŕéɱ îþš?]"),
            ("In {{country.name}}, **all** wait.", "[Îñ {{country.name}}, **åļļ** ŵåîţ ļöŕéɱ îþšû.]"),
            ("See [the law](https://a.org/x).", "[Šéé [ţĥé ļåŵ](https://a.org/x) ļöŕéɱ îþ.]"),
            (r#"[Go](x/y "else: the end")"#, r#"[[Ĝö](x/y "else: ţĥé éñð") ļ]"#),
            ("Name: ____", "[Ñåɱé ļöŕéɱ îþš: ____]"),
            ("Version {n}", "[Ṽéŕšîöñ {n} ļöŕéɱ î]"),
            ("Ask a@b.org or [ ] https://a.org/b", "Åšķ a@b.org öŕ [ ] https://a.org/b ļöŕéɱ îþšûɱ"),
        ];
        for (source, expected) in cases {
            assert_eq!(translation(source, Pseudo::Accented), expected);
        }
    }

    #[test]
    fn t078_texts_grow_by_a_third_and_short_ones_by_their_length() {
        let length = |source: &str| translation(source, Pseudo::Accented).chars().count() - "[]".len();
        let grown = [5, 10, 20, 30, 50, 51, 200].map(|letters| length(&"a".repeat(letters)));
        assert_eq!(grown, [10, 20, 36, 48, 70, 68, 270]);
    }

    #[test]
    fn t078_texts_run_from_right_to_left() {
        let shown = ["Who waits in {{country.name}}, or [there](#queue)?", "{n} of {m}"]
            .map(|source| translation(source, Pseudo::Mirrored));
        assert_eq!(shown, ["ۆهو ۆايتس ين {{country.name}}، ور [تهعرع](#queue)؟", "{n} وف {m}"]);
    }

    #[test]
    fn t078_each_letter_is_in_a_bundled_face() {
        let alphabet: String = ('a'..='z').chain('A'..='Z').collect();
        let letters = Pseudo::ALL.map(|pseudo| pseudo.spelled(&alphabet)).concat();
        let missing: String =
            letters.chars().filter(|c| !Face::all().iter().any(|face| face.covers(*c))).collect();
        assert_eq!(missing, "");
    }

    /// What a second reader says of the translation of a text in a role.
    fn told(source: &str, role: &str, pseudo: Pseudo) -> Vec<Diagnostic> {
        let entry = Entry {
            context: Some(role.to_owned()),
            source: source.to_owned(),
            target: translation(source, pseudo),
            ..Entry::default()
        };
        let language = Language::of(pseudo);
        Proofreader::new(&language, &[]).read(&entry).iter().cloned().collect()
    }

    #[test]
    fn t078_a_second_reader_has_nothing_to_say_of_the_labels() {
        for (pseudo, label) in Pseudo::ALL.into_iter().flat_map(|it| Label::ALL.iter().map(move |l| (it, l)))
        {
            assert_eq!(told(label.english(), role::LABEL, pseudo), []);
        }
    }

    /// Texts with all that a translator must keep.
    fn texts() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            "[A-Za-z]{1,12}",
            "[0-9]{1,3}([,.][0-9]{1,3})?",
            "[.,;:?!…()«»“”–&<>\\[\\]{}_*`~-]{1,2}",
            Just("**all of it**".to_owned()),
            Just("*“each”*".to_owned()),
            Just("{{country.name}}".to_owned()),
            Just("{{#each x}}".to_owned()),
            Just("[the **law**](https://example.org/a_b)".to_owned()),
            Just("[](#queue)".to_owned()),
            Just("[it](laws/a \"else: the law\")".to_owned()),
            Just("<https://example.org>".to_owned()),
            Just("a &amp; b".to_owned()),
            Just("ශ්\u{200D}රී ខ្មែរ".to_owned()),
        ];
        prop::collection::vec((part, prop_oneof![Just(""), Just(" ")]), 1..8)
            .prop_map(|parts| parts.into_iter().map(|(part, blank)| part + blank).collect())
    }

    proptest! {
        #[test]
        fn t078_any_text_keeps_what_a_translation_must_keep(source in texts()) {
            for pseudo in Pseudo::ALL {
                prop_assert_eq!(check(&source, &translation(&source, pseudo)), []);
                let errors = told(&source, "say", pseudo);
                prop_assert!(errors.iter().all(|it| it.severity != Severity::Error), "{:?}", errors);
            }
        }
    }
}
