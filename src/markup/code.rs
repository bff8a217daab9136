//! The stretches of a text unit that are code rather than words: a translator moves them and never
//! changes them.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::placeholders;

/// A stretch of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its bytes.
    pub range: Range<usize>,
    /// Whether it stands alone or around words.
    pub side: Side,
    /// What it makes.
    pub look: Look,
}

/// Whether a stretch of code stands alone or around words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It stands alone.
    Alone,
    /// It opens what the code with the same number closes.
    Opens(usize),
    /// It closes what the code with the same number opens.
    Closes(usize),
}

/// What code makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// `{{name}}`.
    Placeholder,
    /// `**…**`.
    Bold,
    /// `*…*`.
    Italic,
    /// `[…](address)`.
    Link,
}

/// The code of a text unit in the order in which it stands there. What lies between is words.
pub fn codes(markup: &str) -> Vec<Code> {
    let mut found = pairs(markup);
    let is_free = |range: &Range<usize>, found: &[Code]| {
        found.iter().all(|code| code.range.end <= range.start || range.end <= code.range.start)
    };
    for placeholder in placeholders(markup) {
        if is_free(&placeholder.range, &found) {
            found.push(Code { range: placeholder.range, side: Side::Alone, look: Look::Placeholder });
        }
    }
    found.sort_by_key(|code| code.range.start);
    found
}

/// Bold, italics and links. The guard in front is that of [`super::inlines`].
fn pairs(markup: &str) -> Vec<Code> {
    const GUARD: usize = "x ".len();
    let guarded = format!("x {markup}");
    let mut found = Vec::new();
    let mut number = 0;
    // Of a link that is open: its bytes, and where its words end.
    let mut link = None;
    for (event, range) in Parser::new_ext(&guarded, Options::empty()).into_offset_iter() {
        let whole = range.start.saturating_sub(GUARD)..range.end.saturating_sub(GUARD);
        match event {
            Event::End(TagEnd::Link) => {
                let (whole, words): (Range<usize>, usize) = link.take().expect("a link opens before it ends");
                number += 1;
                let opens = if guarded[whole.start + GUARD..].starts_with('[') { 1 } else { whole.len() };
                found.extend(around(&whole, opens, whole.end - words, (number, Look::Link)));
            }
            Event::Start(Tag::Link { .. }) => link = Some((whole.clone(), whole.start + 1)),
            other => {
                if let Some((_, words)) = &mut link {
                    *words = whole.end.max(*words);
                }
                let (width, look) = match other {
                    Event::Start(Tag::Strong) => (2, Look::Bold),
                    Event::Start(Tag::Emphasis) => (1, Look::Italic),
                    _ => continue,
                };
                number += 1;
                found.extend(around(&whole, width, width, (number, look)));
            }
        }
    }
    found
}

/// The code at both ends of a stretch; one piece where no words stand between, as in `<https://…>`.
fn around(whole: &Range<usize>, first: usize, last: usize, (number, look): (usize, Look)) -> Vec<Code> {
    let (opens, closes) = (whole.start..whole.start + first, whole.end - last..whole.end);
    if opens.end >= closes.start {
        return vec![Code { range: whole.clone(), side: Side::Alone, look }];
    }
    vec![
        Code { range: opens, side: Side::Opens(number), look },
        Code { range: closes, side: Side::Closes(number), look },
    ]
}

#[cfg(test)]
mod tests {
    use super::{Side, codes};

    /// The text with its code in brackets.
    fn shown(markup: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for code in codes(markup) {
            out.push_str(&markup[from..code.range.start]);
            let number = match code.side {
                Side::Alone => String::new(),
                Side::Opens(number) => format!("{number}+"),
                Side::Closes(number) => format!("{number}-"),
            };
            out.extend(["⟨", &number, " ", &markup[code.range.clone()], "⟩"]);
            from = code.range.end;
        }
        out + &markup[from..]
    }

    #[test]
    fn code_is_told_from_words() {
        let cases = [
            ("plain \\*words\\*", "plain \\*words\\*"),
            ("In {{a.b}} **bold *both*** x", "In ⟨ {{a.b}}⟩ ⟨1+ **⟩bold ⟨2+ *⟩both⟨2- *⟩⟨1- **⟩ x"),
            (
                "see [the **law**](x/{{a}} \"else: it\").",
                "see ⟨2+ [⟩the ⟨1+ **⟩law⟨1- **⟩⟨2- ](x/{{a}} \"else: it\")⟩.",
            ),
            ("[](#welcome)", "⟨ [](#welcome)⟩"),
            ("<https://a.org>!", "⟨ <https://a.org>⟩!"),
            ("**{{a}}**", "⟨1+ **⟩⟨ {{a}}⟩⟨1- **⟩"),
            ("", ""),
        ];
        for (markup, expected) in cases {
            assert_eq!(shown(markup), expected);
        }
    }
}
