//! `{{name}}`: what stands for a variable or a fact.

use std::ops::Range;

/// One placeholder of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// The name between the braces, without blanks.
    pub name: String,
    /// Bytes of the whole placeholder.
    pub range: Range<usize>,
}

/// The placeholders of a text, in order. A name has letters, digits, `.`, `-` and `_`; anything else
/// between double braces is literal text.
pub fn placeholders(text: &str) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find("{{").map(|at| from + at) {
        let Some(close) = text[open..].find("}}").map(|at| open + at + 2) else { break };
        let name = text[open + 2..close - 2].trim();
        if is_name(name) {
            found.push(Placeholder { name: name.to_owned(), range: open..close });
            from = close;
        } else {
            from = open + 2;
        }
    }
    found
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    fn names(text: &str) -> Vec<String> {
        placeholders(text).into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn names_are_found_and_all_else_is_literal() {
        assert_eq!(
            names("In {{country.name}} call {{ hotline.number }}."),
            ["country.name", "hotline.number"]
        );
        assert_eq!(names("{{#each x}} {{{raw}}} {{ }} {{open"), Vec::<String>::new());
    }
}
