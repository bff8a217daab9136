//! Typed values out of YAML nodes: every problem of a file in one run.

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::model::{Date, Id, Text};

use super::yaml::{Entry, Node, NodeKind};

/// Most minutes of anything: more than a day has nobody means.
pub(super) const MAX_MINUTES: u32 = 1000;

/// A mapping that is read key by key; keys nobody asked for are reported by [`Fields::finish`].
pub(super) struct Fields<'a> {
    entries: &'a [Entry],
    origin: Origin,
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The keys of a node that must be a mapping.
    pub(super) fn of(node: &'a Node, problems: &mut Problems) -> Option<Self> {
        match &node.kind {
            NodeKind::Mapping(entries) => {
                Some(Self { entries, origin: node.origin.clone(), asked: Vec::new() })
            }
            _ => {
                problems.push(wrong_type(node, "keys with values"));
                None
            }
        }
    }

    /// The place of the whole mapping.
    pub(super) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The value of a key that may be missing; empty values count as missing.
    pub(super) fn get(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
            .filter(|node| !node.is_empty())
    }

    /// The value of a key that must be there.
    pub(super) fn need(&mut self, key: &'static str, problems: &mut Problems) -> Option<&'a Node> {
        let found = self.get(key);
        if found.is_none() {
            let at =
                self.entries.iter().find(|entry| entry.key == key).map_or(&self.origin, |it| &it.key_origin);
            let start =
                Origin::new(&at.file, at.start, at.start + at.text().lines().next().map_or(0, str::len));
            problems.push(
                Diagnostic::new(Code::MissingKey, format!("the key `{key}` is missing or empty"))
                    .at(&start)
                    .hint(format!("add `{key}:` with its value")),
            );
        }
        found
    }

    /// Leaves all other keys unread: what they may be is not known.
    pub(super) fn ignore_rest(&mut self) {
        self.entries = &[];
    }

    /// Reports every key that was never asked for.
    pub(super) fn finish(self, problems: &mut Problems) {
        for entry in self.entries {
            if !self.asked.contains(&entry.key.as_str()) {
                let near = nearest(&entry.key, self.asked.iter().copied());
                problems.push(
                    Diagnostic::new(Code::UnknownKey, format!("unknown key `{}`", entry.key))
                        .at(&entry.key_origin)
                        .hint(match near {
                            Some(near) => format!("did you mean `{near}`?"),
                            None => format!("the keys here are: {}", self.asked.join(", ")),
                        }),
                );
            }
        }
    }
}

/// A value of another type was expected.
pub(super) fn wrong_type(node: &Node, expected: &str) -> Diagnostic {
    let found = match &node.kind {
        NodeKind::Scalar { text, .. } if text.is_empty() => "nothing",
        NodeKind::Scalar { .. } => "a word or text",
        NodeKind::Sequence(_) => "a list",
        NodeKind::Mapping(_) => "keys with values",
    };
    let first_line = node.origin.text().lines().next().map_or(0, str::len);
    let origin = Origin::new(&node.origin.file, node.origin.start, node.origin.start + first_line);
    Diagnostic::new(Code::WrongType, format!("{found} stands here where {expected} belongs")).at(&origin)
}

/// A value that is text but not one of those allowed.
pub(super) fn bad_value(node: &Node, expected: &str) -> Diagnostic {
    let found = scalar(node).unwrap_or_default();
    Diagnostic::new(Code::BadValue, format!("`{found}` stands here where {expected} belongs"))
        .at(&node.origin)
}

/// The text of a scalar.
pub(super) fn scalar(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

/// Plain text on one line, trimmed.
pub(super) fn string(node: &Node, problems: &mut Problems) -> Option<String> {
    let text = scalar(node);
    if text.is_none() {
        problems.push(wrong_type(node, "a text"));
    }
    // An escape as "\x07" brings in what the file itself may not hold.
    if let Some(c) = text.and_then(|text| text.chars().find(|c| super::source::is_forbidden(*c))) {
        problems.push(super::source::forbidden(c, &node.origin));
        return None;
    }
    let text = text.filter(|text| super::source::check_length(text, &node.origin, problems))?;
    let written = node.origin.text().contains(super::source::is_direction);
    if let Some(at) = super::source::open_direction(text).filter(|_| !written) {
        let c = text[at..].chars().next().unwrap_or_default();
        problems.push(super::source::unbalanced(c, &node.origin));
    }
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text unit: inline Markdown, checked like any other.
pub(super) fn text(node: &Node, problems: &mut Problems) -> Option<Text> {
    let markup = string(node, problems)?;
    super::inline::check(&markup, &node.origin, problems);
    Some(Text::new(&markup, node.origin.clone()))
}

/// An id.
pub(super) fn id(node: &Node, problems: &mut Problems) -> Option<Id> {
    let found = scalar(node).unwrap_or_default();
    let id = Id::parse(found);
    if id.is_none() {
        problems.push(bad_id(found, &node.origin));
    }
    id
}

/// Says why a text is no id.
pub(super) fn bad_id(found: &str, origin: &Origin) -> Diagnostic {
    let problem = Diagnostic::new(Code::BadId, format!("`{found}` is not an id")).at(origin);
    if let Some(c) = found.chars().find(|c| c.is_alphabetic() && !c.is_ascii()) {
        let letter = format!("`{c}` (U+{:04X}) is not one of the letters a to z", u32::from(c));
        return problem.hint(format!("{letter}, though it may look like one; type the id anew"));
    }
    match Id::mended(found) {
        Some(id) => problem.hint(format!("write `{id}`: lower-case letters, digits and hyphens")),
        None => problem.hint("an id has lower-case letters, digits and hyphens and starts with a letter"),
    }
}

/// A whole number within bounds.
pub(super) fn number(node: &Node, largest: u32, problems: &mut Problems) -> Option<u32> {
    let number = scalar(node).and_then(|text| text.parse().ok()).filter(|number| *number <= largest);
    if number.is_none() {
        problems.push(bad_value(node, &format!("a whole number from 0 to {largest}")));
    }
    number
}

/// `true` or `false`.
pub(super) fn flag(node: &Node, problems: &mut Problems) -> Option<bool> {
    match scalar(node) {
        Some("true") => Some(true),
        Some("false") => Some(false),
        _ => {
            problems.push(bad_value(node, "`true` or `false`"));
            None
        }
    }
}

/// A day.
pub(super) fn date(node: &Node, problems: &mut Problems) -> Option<Date> {
    let date = scalar(node).and_then(Date::parse);
    if date.is_none() {
        problems.push(bad_value(node, "a day as `2026-11-20`"));
    }
    date
}

/// A word of a closed vocabulary.
pub(super) fn one_of(node: &Node, words: &[&'static str], problems: &mut Problems) -> Option<&'static str> {
    let found = scalar(node).unwrap_or_default();
    let word = words.iter().copied().find(|word| *word == found);
    if word.is_none() {
        let near = nearest(found, words.iter().copied());
        let problem = bad_value(node, &format!("one of {}", words.join(", ")));
        problems.push(problem.maybe_hint(near.map(|near| format!("did you mean `{near}`?"))));
    }
    word
}

/// One of a closed set by its name, with its place.
pub(super) fn choice<T: Copy, const N: usize>(
    node: &Node,
    (all, name): ([T; N], impl Fn(T) -> &'static str),
    problems: &mut Problems,
) -> Option<(T, Origin)> {
    let word = one_of(node, &all.map(&name), problems)?;
    let found = all.into_iter().find(|it| name(*it) == word)?;
    Some((found, node.origin.clone()))
}

/// `on` or `off`, with its place.
pub(super) fn switch(node: &Node, problems: &mut Problems) -> Option<(bool, Origin)> {
    let word = one_of(node, &["on", "off"], problems)?;
    Some((word == "on", node.origin.clone()))
}

/// The items of a list; a single value counts as a list of one.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.kind {
        NodeKind::Sequence(items) => items,
        _ => std::slice::from_ref(node),
    }
}

/// The entries of a mapping with free keys.
pub(super) fn entries<'a>(node: &'a Node, problems: &mut Problems) -> &'a [Entry] {
    match &node.kind {
        NodeKind::Mapping(entries) => entries,
        _ => {
            problems.push(wrong_type(node, "keys with values"));
            &[]
        }
    }
}
