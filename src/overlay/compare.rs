//! Two texts side by side: lines that came and went, and in them the words that changed.

use diffy::{DiffOptions, Hunk, Line};

/// Lines around a change that are shown with it.
const CONTEXT: usize = 1;

/// What became of a line or word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is in both texts.
    Kept,
    /// It is in the first text alone.
    Gone,
    /// It is in the second text alone.
    New,
    /// Lines of both texts that are left out.
    Skipped,
}

/// One line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedLine {
    /// What became of it.
    pub fate: Fate,
    /// Its words in order; those of another fate than `Kept` are what makes the line differ.
    pub words: Vec<(Fate, String)>,
}

/// The lines in which two texts differ, with some that they share.
pub fn compare(first: &str, second: &str) -> Vec<ComparedLine> {
    let lined = |text: &str| if text.is_empty() { String::new() } else { format!("{text}\n") };
    let (first, second) = (lined(first), lined(second));
    let mut options = DiffOptions::new();
    let patch = options.set_context_len(CONTEXT).create_patch(&first, &second);
    let mut found = Vec::new();
    let mut next = 1;
    for hunk in patch.hunks() {
        if hunk.old_range().start() > next {
            found.push(ComparedLine { fate: Fate::Skipped, words: Vec::new() });
        }
        next = hunk.old_range().end();
        found.extend(lines(hunk));
    }
    let count = first.lines().count();
    if !found.is_empty() && (1..=count).contains(&next) {
        found.push(ComparedLine { fate: Fate::Skipped, words: Vec::new() });
    }
    found
}

fn lines(hunk: &Hunk<'_, str>) -> Vec<ComparedLine> {
    let mut found = Vec::new();
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for line in hunk.lines() {
        match line {
            Line::Delete(text) => gone.push(text.trim_end_matches('\n')),
            Line::Insert(text) => new.push(text.trim_end_matches('\n')),
            Line::Context(text) => {
                found.extend(changed(&gone, &new));
                (gone, new) = (Vec::new(), Vec::new());
                found.push(whole(Fate::Kept, text.trim_end_matches('\n')));
            }
        }
    }
    found.extend(changed(&gone, &new));
    found
}

fn whole(fate: Fate, text: &str) -> ComparedLine {
    ComparedLine { fate, words: vec![(fate, text.to_owned())] }
}

/// Lines that took the place of others; as many of one as of the other are compared word by word.
fn changed(gone: &[&str], new: &[&str]) -> Vec<ComparedLine> {
    if gone.len() != new.len() {
        let gone = gone.iter().map(|line| whole(Fate::Gone, line));
        return gone.chain(new.iter().map(|line| whole(Fate::New, line))).collect();
    }
    let pairs: Vec<_> = gone.iter().zip(new).map(|(gone, new)| words(gone, new)).collect();
    let (gone, new): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    gone.into_iter().chain(new).collect()
}

fn words(gone: &str, new: &str) -> (ComparedLine, ComparedLine) {
    let (first, second) = (a_word_a_line(gone), a_word_a_line(new));
    let mut options = DiffOptions::new();
    let patch = options.set_context_len(first.len()).create_patch(&first, &second);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in patch.hunks().iter().flat_map(Hunk::lines) {
        let word = |text: &str| text.trim_end_matches('\n').to_owned();
        match line {
            Line::Context(text) => {
                left.push((Fate::Kept, word(text)));
                right.push((Fate::Kept, word(text)));
            }
            Line::Delete(text) => left.push((Fate::Gone, word(text))),
            Line::Insert(text) => right.push((Fate::New, word(text))),
        }
    }
    let line = |fate, words| ComparedLine { fate, words: joined(words) };
    (line(Fate::Gone, left), line(Fate::New, right))
}

/// Neighbours of one fate as one.
fn joined(words: Vec<(Fate, String)>) -> Vec<(Fate, String)> {
    let mut found: Vec<(Fate, String)> = Vec::new();
    for (fate, word) in words {
        match found.last_mut() {
            Some((last, text)) if *last == fate => text.push_str(&word),
            _ => found.push((fate, word)),
        }
    }
    found
}

/// Each word with the blanks behind it on a line of its own.
fn a_word_a_line(text: &str) -> String {
    text.split_inclusive(' ').flat_map(|word| [word, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(first: &str, second: &str) -> String {
        let line = |line: ComparedLine| {
            let words = line.words.into_iter().map(|(fate, word)| match fate {
                Fate::Gone | Fate::New => format!("[{word}]"),
                _ => word,
            });
            let words = words.collect::<String>();
            match line.fate {
                Fate::Kept => format!("  {words}\n"),
                Fate::Gone => format!("- {words}\n"),
                Fate::New => format!("+ {words}\n"),
                Fate::Skipped => "…\n".to_owned(),
            }
        };
        compare(first, second).into_iter().map(line).collect()
    }

    #[test]
    fn words_that_changed_are_marked_in_their_lines() {
        let first = "a\nb\nWho waits here?\nd\ne";
        assert_eq!(
            shown(first, "a\nb\nWho stands here?\nd\ne"),
            "…\n  b\n- Who [waits ]here?\n+ Who [stands ]here?\n  d\n…\n"
        );
        assert_eq!(shown("a", "a\nb\nc"), "  a\n+ [b]\n+ [c]\n");
        assert_eq!(shown("", "a"), "+ [a]\n");
        assert_eq!(shown("a", "a"), "");
    }
}
