//! Three versions of a text become one, where nobody changed the same words.

use diffy::{ConflictStyle, MergeOptions};

/// Ends of sentences, in the scripts of the languages that kitbag knows.
const ENDS: [char; 7] = ['.', '?', '!', '։', '؟', '។', '।'];

/// Stands in front of a sentence that continues its line. No text can hold it.
const CONTINUES: char = '\u{1}';

/// What came of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merged {
    /// Both changes are in.
    Clean(String),
    /// Both changed the same words: the text with the three versions of them between marks.
    Conflict(String),
}

/// Merges what changed below a text into that text. Lines are compared first and then, where two
/// changes meet on one line, its sentences.
pub fn merge(then: &str, yours: &str, now: &str) -> Merged {
    let by_lines = by_lines(then, yours, now);
    match by_lines {
        Ok(text) => Merged::Clean(text),
        Err(conflict) => by_sentences(then, yours, now).map_or(Merged::Conflict(conflict), Merged::Clean),
    }
}

fn by_lines(then: &str, yours: &str, now: &str) -> Result<String, String> {
    let [then, yours, now] = [then, yours, now].map(|text| format!("{text}\n"));
    let mut options = MergeOptions::new();
    options.set_conflict_style(ConflictStyle::Diff3);
    match options.merge(&then, &yours, &now) {
        Ok(text) => Ok(text.trim_end_matches('\n').to_owned()),
        Err(text) => Err(labelled(text.trim_end_matches('\n'))),
    }
}

/// Names the versions as a user does.
fn labelled(text: &str) -> String {
    let label = |line: &str| match line {
        "<<<<<<< ours" => "<<<<<<< yours".to_owned(),
        "||||||| original" => "||||||| below, then".to_owned(),
        ">>>>>>> theirs" => ">>>>>>> below, now".to_owned(),
        line => line.to_owned(),
    };
    text.lines().map(label).collect::<Vec<_>>().join("\n")
}

/// `None` where two changes meet in one sentence, or where a sentence lost the one before it.
fn by_sentences(then: &str, yours: &str, now: &str) -> Option<String> {
    let text = by_lines(&apart(then), &apart(yours), &apart(now)).ok()?;
    let mut lines = text.split('\n');
    let mut joined = lines.next().unwrap_or_default().to_owned();
    if joined.starts_with(CONTINUES) {
        return None;
    }
    for line in lines {
        match line.strip_prefix(CONTINUES) {
            Some(rest) if joined.ends_with(ENDS) => {
                joined.push(' ');
                joined.push_str(rest);
            }
            Some(_) => return None,
            None => {
                joined.push('\n');
                joined.push_str(line);
            }
        }
    }
    Some(joined)
}

fn apart(text: &str) -> String {
    let mut out = String::new();
    let mut last = ' ';
    for c in text.chars() {
        if c == ' ' && ENDS.contains(&last) {
            out.push('\n');
            out.push(CONTINUES);
        } else {
            out.push(c);
        }
        last = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t053_changes_of_different_lines_and_sentences_meet() {
        let clean = |then, yours, now| match merge(then, yours, now) {
            Merged::Clean(text) => text,
            Merged::Conflict(text) => format!("conflict: {text}"),
        };
        assert_eq!(clean("- a\n- b\n- c", "- A\n- b\n- c", "- a\n- b\n- c\n- d"), "- A\n- b\n- c\n- d");
        assert_eq!(
            clean("One. Two. Three.", "One, here. Two. Three.", "One. Two. Three and more."),
            "One, here. Two. Three and more."
        );
        assert_eq!(clean("1. One\n2. Two", "1. One\n2. Two", "1. One\n2. Two!"), "1. One\n2. Two!");
    }

    #[test]
    fn t053_changes_of_the_same_words_are_shown_side_by_side() {
        assert_eq!(
            merge("Call us", "Call 1919", "Write to us"),
            Merged::Conflict(
                "<<<<<<< yours\nCall 1919\n||||||| below, then\nCall us\n=======\nWrite to us\n>>>>>>> below, now"
                    .to_owned()
            )
        );
    }
}
