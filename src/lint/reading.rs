//! How a text reads when it is said aloud: its sentences, and how many of their words are long.

/// What ends a sentence. Who listens hears an end at a colon, at a semicolon and between the items of a
/// line, too.
const ENDS: [char; 10] = ['.', '?', '!', ':', ';', '·', '…', '؟', '۔', '।'];

/// What may stand between the end of a sentence and the next blank.
const CLOSERS: [char; 6] = ['”', '’', '"', ')', '»', ']'];

/// More words than these are many for somebody who hears a second language.
const MANY: usize = 20;

/// More letters than these make a word long.
const SHORT_WORD: usize = 6;

/// What was counted in some texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Sentences.
    pub sentences: usize,
    /// Their words.
    pub words: usize,
    /// Words of more than six letters.
    pub long_words: usize,
    /// Sentences of more than twenty words.
    pub long_sentences: usize,
    /// The words of the longest sentence.
    pub longest: usize,
}

impl Reading {
    /// Counts a text with the others.
    pub fn add(&mut self, text: &str) {
        for sentence in sentences(text) {
            let words = words(sentence);
            self.sentences += 1;
            self.words += words;
            self.long_words += sentence.split_whitespace().filter(|word| is_long(word)).count();
            self.long_sentences += usize::from(words > MANY);
            self.longest = self.longest.max(words);
        }
    }

    /// The readability index LIX: words in a sentence, and long words in a hundred. Below 30 a child can
    /// read it, 40 is a newspaper, above 50 is the language of offices.
    pub fn index(&self) -> usize {
        let in_a_sentence = self.words.checked_div(self.sentences).unwrap_or_default();
        let in_a_hundred = (100 * self.long_words).checked_div(self.words).unwrap_or_default();
        in_a_sentence + in_a_hundred
    }
}

/// The sentences of a text that have a word.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let cut = std::iter::from_fn(move || {
        let sentence;
        (sentence, rest) = rest.split_at_checked(end(rest)).filter(|(sentence, _)| !sentence.is_empty())?;
        Some(sentence.trim())
    });
    cut.filter(|sentence| words(sentence) > 0)
}

/// Where the first sentence of a text ends.
fn end(text: &str) -> usize {
    let ends = text.char_indices().filter(|(_, c)| ENDS.contains(c));
    let mut ends =
        ends.map(|(at, c)| text.len() - text[at + c.len_utf8()..].trim_start_matches(CLOSERS).len());
    ends.find(|at| text[*at..].starts_with(char::is_whitespace)).unwrap_or(text.len())
}

/// The words of a text; marks between blanks are none.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn is_long(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > SHORT_WORD
}

#[cfg(test)]
mod tests {
    use super::{Reading, sentences};

    #[test]
    fn sentences_end_where_a_listener_hears_an_end() {
        let text = "She asked: “Who waits?” Nobody (not 1.5 people!) said it; then · — · they left";
        let found: Vec<_> = sentences(text).collect();
        assert_eq!(
            found,
            ["She asked:", "“Who waits?”", "Nobody (not 1.5 people!)", "said it;", "then ·", "they left"]
        );
        assert_eq!(sentences(" … ").count(), 0);
    }

    #[test]
    fn long_words_and_long_sentences_make_a_text_hard() {
        let mut reading = Reading::default();
        reading.add("People wait. Administrations deliberate.");
        assert_eq!(reading, Reading { sentences: 2, words: 4, long_words: 2, long_sentences: 0, longest: 2 });
        assert_eq!(reading.index(), 2 + 50);
        reading.add(&"word ".repeat(21));
        assert_eq!((reading.long_sentences, reading.longest), (1, 21));
        assert_eq!(Reading::default().index(), 0);
    }
}
