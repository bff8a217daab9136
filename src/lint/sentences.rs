//! Sentences that are too long to be said, and texts that are hard to read.

use super::reading::{self, Reading, sentences};
use super::{in_base_language, plain};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Block, Field, Text};

/// Most words of a sentence.
const MOST_WORDS: usize = 30;

/// The index from which a text is hard to read.
const HARD: usize = 40;

/// Fewer words than these tell nothing of how a text reads.
const ENOUGH: usize = 60;

/// Words of a sentence that are quoted.
const QUOTED: usize = 6;

pub(super) fn check(root: &Block<Text>, problems: &mut Problems) {
    for block in in_base_language(root) {
        for (field, slot) in &block.slots {
            let mut all = Reading::default();
            for text in slot.value.texts() {
                let words = plain(text);
                all.add(&words);
                sentences(&words)
                    .filter_map(|it| too_long(it, &text.origin))
                    .for_each(|it| problems.push(it));
            }
            if all.words >= ENOUGH && all.index() >= HARD {
                problems.push(hard(block, *field, &all).at(&slot.touch.origin));
            }
        }
    }
}

fn too_long(sentence: &str, origin: &Origin) -> Option<Diagnostic> {
    let words = reading::words(sentence);
    let begin: Vec<_> = sentence.split_whitespace().take(QUOTED).collect();
    (words > MOST_WORDS).then(|| {
        let message = format!("the sentence that begins with “{}” has {words} words", begin.join(" "));
        Diagnostic::new(Code::LongSentence, message)
            .at(origin)
            .hint(format!("make two of it: more than {MOST_WORDS} words are lost on those who listen"))
    })
}

fn hard(block: &Block<Text>, field: Field, reading: &Reading) -> Diagnostic {
    let message = format!(
        "the {field} of the {} `{}` is hard to read: its index is {}",
        block.kind,
        block.id,
        reading.index()
    );
    Diagnostic::new(Code::HardToRead, message)
        .hint(format!("use shorter sentences and shorter words: plain texts stay below {HARD}"))
}
