//! YAML files that are changed in one place while every other byte stays: comments, order, blanks.

use std::ops::Range;
use std::sync::Arc;

use serde_yaml::Value as Yaml;

use super::emit;
use super::yaml::{self, Entry, Node, NodeKind};
use crate::diagnostic::{Origin, Problems, SourceFile};

/// Where a new item of a list goes.
#[derive(Clone, Copy, Debug)]
pub enum Position<'a> {
    /// Behind the last item.
    Last,
    /// Behind the item with this `id`.
    After(&'a str),
    /// In front of the item with this `id`.
    Before(&'a str),
}

/// The text with one value replaced, or its key added behind the last one. A path names keys, and in
/// lists the `id` of an item: `["sections", "welcome", "title"]`. `None` where the file has another
/// shape.
pub fn set(text: &str, path: &[&str], value: &Yaml) -> Option<String> {
    let (key, outer) = path.split_last()?;
    let source = Source::read(text)?;
    let map = source.node(outer)?;
    let NodeKind::Mapping(entries) = &map.kind else { return None };
    match entries.iter().find(|entry| entry.key == *key) {
        Some(entry) => Some(source.replaced(entry, value)),
        None => source.added(map, entries, &format!("{key}: {}", emit::line(value))),
    }
}

/// The text without a key; what is not there may stay away.
pub fn unset(text: &str, path: &[&str]) -> Option<String> {
    let (key, outer) = path.split_last()?;
    let source = Source::read(text)?;
    let map = source.node(outer)?;
    let NodeKind::Mapping(entries) = &map.kind else { return None };
    let Some(entry) = entries.iter().find(|entry| entry.key == *key) else { return Some(text.to_owned()) };
    let start = entry.key_origin.line_start();
    if source.is_flow(map) || !text[start..entry.key_origin.start].trim().is_empty() {
        return None;
    }
    Some(source.spliced(start..source.line_end(source.end(&entry.value)), ""))
}

/// The text with one more item in a list, or in the list that the file is where no key is named; a list
/// that is not there is begun at the end of the file. `None` where the file has another shape.
pub fn insert(text: &str, list: &[&str], position: Position<'_>, item: &Yaml) -> Option<String> {
    let source = Source::read(text)?;
    let Some((key, outer)) = list.split_last() else {
        let NodeKind::Sequence(items) = &source.root.kind else { return None };
        if items.is_empty() {
            return Some(source.spliced(0..source.root.origin.end, dashed(item, 0).trim_end()));
        }
        return source.listed(items, (position, item));
    };
    let map = source.node(outer)?;
    let NodeKind::Mapping(entries) = &map.kind else { return None };
    let Some(entry) = entries.iter().find(|entry| entry.key == *key) else {
        return source.begun(map, (outer, key), item);
    };
    match &entry.value.kind {
        NodeKind::Sequence(items) if source.is_flow(&entry.value) => {
            source.joined(&entry.value, items, (position, item))
        }
        NodeKind::Sequence(items) => source.listed(items, (position, item)),
        _ if entry.value.is_empty() => {
            let indent = entry.key_origin.column() + 1;
            let at = source.line_end(entry.key_origin.end);
            Some(source.spliced(at..at, &dashed(item, indent)))
        }
        _ => None,
    }
}

/// The item with this `id` of the list that the file is.
pub fn item(text: &str, id: &str) -> Option<Yaml> {
    let source = Source::read(text)?;
    source.node(&[id]).map(value)
}

/// A value whose scalars are texts.
fn value(node: &Node) -> Yaml {
    match &node.kind {
        NodeKind::Scalar { text, .. } => Yaml::from(text.as_str()),
        NodeKind::Sequence(items) => items.iter().map(value).collect(),
        NodeKind::Mapping(entries) => {
            Yaml::Mapping(entries.iter().map(|it| (it.key.as_str().into(), value(&it.value))).collect())
        }
    }
}

/// A new item and where it goes.
type New<'a> = (Position<'a>, &'a Yaml);

/// A file with the places of its values.
struct Source {
    file: Arc<SourceFile>,
    root: Node,
}

impl Source {
    fn read(text: &str) -> Option<Self> {
        let file = Arc::new(SourceFile { path: String::new(), text: text.to_owned() });
        let root = yaml::parse(&file, 0, text.len(), &mut Problems::none())?;
        Some(Self { file, root })
    }

    fn node(&self, path: &[&str]) -> Option<&Node> {
        let mut node = &self.root;
        for name in path {
            node = match &node.kind {
                NodeKind::Mapping(entries) => &entries.iter().find(|entry| entry.key == *name)?.value,
                NodeKind::Sequence(items) => items.iter().find(|item| id(item) == Some(name))?,
                NodeKind::Scalar { .. } => return None,
            };
        }
        Some(node)
    }

    fn spliced(&self, range: Range<usize>, new: &str) -> String {
        let text = &self.file.text;
        let gap = if text[..range.start].is_empty()
            || text[..range.start].ends_with('\n')
            || !new.ends_with('\n')
        {
            ""
        } else {
            "\n"
        };
        format!("{}{gap}{new}{}", &text[..range.start], &text[range.end..])
    }

    /// Whether a list or mapping stands in brackets. A list whose dashes are not indented begins, for
    /// the parser, with its first item.
    fn is_flow(&self, node: &Node) -> bool {
        let text = &self.file.text[node.origin.start..];
        match node.kind {
            NodeKind::Sequence(_) => text.starts_with('['),
            NodeKind::Mapping(_) => text.starts_with('{'),
            NodeKind::Scalar { .. } => false,
        }
    }

    /// The dash of an item.
    fn dash(&self, item: &Node) -> Origin {
        let at = self.file.text[..item.origin.start].rfind('-').unwrap_or(item.origin.start);
        Origin::new(&self.file, at, at)
    }

    /// The byte behind the last character of a value.
    fn end(&self, node: &Node) -> usize {
        let own = || node.origin.start + node.origin.text().trim_end().len();
        match &node.kind {
            _ if self.is_flow(node) => node.origin.end,
            NodeKind::Sequence(items) => items.last().map_or_else(own, |item| self.end(item)),
            NodeKind::Mapping(entries) => entries.last().map_or_else(own, |entry| self.end(&entry.value)),
            NodeKind::Scalar { .. } => own(),
        }
    }

    /// The byte behind the line that holds the byte in front of `at`.
    fn line_end(&self, at: usize) -> usize {
        self.file.text[at..].find('\n').map_or(self.file.text.len(), |end| at + end + 1)
    }

    fn replaced(&self, entry: &Entry, value: &Yaml) -> String {
        let new = emit::line(value);
        let (old, key) = (&entry.value, &entry.key_origin);
        let one_line = matches!(old.kind, NodeKind::Scalar { .. }) && !old.is_empty() || self.is_flow(old);
        if one_line {
            return self.spliced(old.origin.start..self.end(old), &new);
        }
        let end = if old.is_empty() { key.end + 1 } else { self.end(old) };
        self.spliced(key.end..end, &format!(": {new}"))
    }

    fn added(&self, map: &Node, entries: &[Entry], pair: &str) -> Option<String> {
        let last = &entries.last()?.value;
        if self.is_flow(map) {
            let end = self.end(last);
            return Some(self.spliced(end..end, &format!(", {pair}")));
        }
        let at = self.line_end(self.end(last));
        Some(self.spliced(at..at, &format!("{:1$}{pair}\n", "", map.origin.column() - 1)))
    }

    fn begun(&self, map: &Node, (outer, key): (&[&str], &str), item: &Yaml) -> Option<String> {
        if self.is_flow(map) || !outer.is_empty() {
            return None;
        }
        let at = self.file.text.len();
        Some(self.spliced(at..at, &format!("\n{key}:\n{}", dashed(item, 2))))
    }

    /// A list in brackets with one more item.
    fn joined(&self, list: &Node, items: &[Node], (position, item): New<'_>) -> Option<String> {
        let new = emit::line(item);
        let Some(last) = items.last() else {
            return Some(self.spliced(list.origin.start..list.origin.end, &format!("[{new}]")));
        };
        if let Position::Before(name) = position {
            let at = find(items, name)?.origin.start;
            return Some(self.spliced(at..at, &format!("{new}, ")));
        }
        let beside = if let Position::After(name) = position { find(items, name)? } else { last };
        let end = self.end(beside);
        Some(self.spliced(end..end, &format!(", {new}")))
    }

    /// A list of lines with one more item, written as the one beside it.
    fn listed(&self, items: &[Node], (position, item): New<'_>) -> Option<String> {
        let beside = match position {
            Position::Before(name) | Position::After(name) => find(items, name)?,
            Position::Last => items.last()?,
        };
        let indent = self.dash(beside).column() - 1;
        let at = match position {
            Position::Before(_) => self.above(beside, indent),
            Position::After(_) | Position::Last => self.below(beside, indent),
        };
        let new = if self.is_flow(beside) {
            format!("{:indent$}- {}\n", "", emit::line(item))
        } else {
            dashed(item, indent)
        };
        Some(self.spliced(at..at, &new))
    }

    /// Behind an item and the comments that belong to it.
    fn below(&self, item: &Node, indent: usize) -> usize {
        let mut at = self.line_end(self.end(item));
        while self.file.text[at..].lines().next().and_then(comment).is_some_and(|it| it > indent) {
            at = self.line_end(at);
        }
        at
    }

    /// In front of the dash of an item and the comments above it.
    fn above(&self, item: &Node, indent: usize) -> usize {
        let mut at = self.dash(item).line_start();
        while let Some(before) = self.file.text[..at].strip_suffix('\n') {
            let start = before.rfind('\n').map_or(0, |end| end + 1);
            if comment(&before[start..]) != Some(indent) {
                break;
            }
            at = start;
        }
        at
    }
}

/// How far a comment is indented, where the line is one.
fn comment(line: &str) -> Option<usize> {
    let words = line.trim_start();
    words.starts_with('#').then(|| line.len() - words.len())
}

fn id(item: &Node) -> Option<&str> {
    let NodeKind::Mapping(entries) = &item.kind else { return None };
    match &entries.iter().find(|entry| entry.key == "id")?.value.kind {
        NodeKind::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

fn find<'a>(items: &'a [Node], name: &str) -> Option<&'a Node> {
    items.iter().find(|item| id(item) == Some(name))
}

/// An item over several lines behind a dash.
fn dashed(item: &Yaml, indent: usize) -> String {
    let lines = emit::lines(item).replace('\n', &format!("\n{:1$}", "", indent + 2));
    format!("{:indent$}- {lines}\n", "")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn yaml(text: &str) -> Yaml {
        serde_yaml::from_str(text).unwrap()
    }

    #[test]
    fn a_new_entry_stands_behind_the_last_one_and_its_comments() {
        let item = yaml("{ at: queue/close, title: \"Close: the end\" }");
        let cases = [
            (
                "overlay: lk  # the country\nchange:\n  - at: a/b\n    title: >-\n      long\n      title\n    # ours\n\n# the rest\nadd: []\n",
                "overlay: lk  # the country\nchange:\n  - at: a/b\n    title: >-\n      long\n      title\n    # ours\n  - at: queue/close\n    title: \"Close: the end\"\n\n# the rest\nadd: []\n",
            ),
            (
                "change:\n- { at: a/b, title: B }   # short\nadd: []",
                "change:\n- { at: a/b, title: B }   # short\n- { at: queue/close, title: \"Close: the end\" }\nadd: []",
            ),
            ("overlay: lk", "overlay: lk\n\nchange:\n  - at: queue/close\n    title: \"Close: the end\"\n"),
            (
                "change:   # none yet\nadd: []\n",
                "change:   # none yet\n  - at: queue/close\n    title: \"Close: the end\"\nadd: []\n",
            ),
            (
                "change: [{ at: a/b, title: B }]\n",
                "change: [{ at: a/b, title: B }, { at: queue/close, title: \"Close: the end\" }]\n",
            ),
        ];
        for (before, after) in cases {
            assert_eq!(insert(before, &["change"], Position::Last, &item).as_deref(), Some(after));
        }
        assert_eq!(insert("change:\n  at: a/b\n", &["change"], Position::Last, &item), None);
        assert_eq!(insert("{ overlay: lk }\n", &["change"], Position::Last, &item), None);
    }

    #[test]
    fn items_stand_beside_the_item_that_is_named() {
        let text = "questions:\n  # the first\n  - id: q-a\n    stem: A\n    # of a\n  # the second\n  - id: q-b\n    stem: B\n";
        let item = yaml("{ id: q-c, stem: C, options: [{ id: x, text: X }] }");
        let new = "  - id: q-c\n    stem: C\n    options:\n      - { id: x, text: X }\n";
        let after = insert(text, &["questions"], Position::After("q-a"), &item).unwrap();
        assert_eq!(after, text.replacen("    # of a\n", &format!("    # of a\n{new}"), 1));
        let before = insert(text, &["questions"], Position::Before("q-b"), &item).unwrap();
        assert_eq!(before, text.replacen("  # the second\n", &format!("{new}  # the second\n"), 1));
        assert_eq!(insert(text, &["questions"], Position::After("q-x"), &item), None);
    }

    #[test]
    fn one_value_is_replaced_and_no_other_byte() {
        let text = "title: 'Old'   # said\nsections:\n  - id: a\n    minutes: { core: 5 }  # five\n    case:\n      - x\n      - y\n    empty:\n  - { id: b, title: B }\n";
        let cases: [(&[&str], &str, &str, &str); 7] = [
            (&["title"], "New, and better", "'Old'", "\"New, and better\""),
            (&["sections", "a", "minutes"], "{ core: 6 }", "{ core: 5 }", "{ core: 6 }"),
            (&["sections", "a", "case"], "[x, z]", "case:\n      - x\n      - y\n", "case: [x, z]\n"),
            (&["sections", "a", "empty"], "full", "empty:\n", "empty: full\n"),
            (&["sections", "a", "cut"], "Skip it", "empty:\n", "empty:\n    cut: Skip it\n"),
            (&["sections", "b", "title"], "\"12\"", "title: B", "title: \"12\""),
            (&["sections", "b", "cut"], "now", "title: B", "title: B, cut: now"),
        ];
        for (path, value, from, to) in cases {
            let value = yaml(value);
            assert_eq!(
                set(text, path, &value).as_deref(),
                Some(text.replacen(from, to, 1).as_str()),
                "{path:?}"
            );
        }
        let without = text.replacen("    case:\n      - x\n      - y\n", "", 1);
        assert_eq!(unset(text, &["sections", "a", "case"]).as_deref(), Some(without.as_str()));
        assert_eq!(unset(text, &["sections", "a", "tool"]).as_deref(), Some(text));
        assert_eq!(set(text, &["sections", "c", "title"], &Yaml::Null), None);
        assert_eq!(unset(text, &["sections", "a", "id"]), None);
        assert_eq!(unset(text, &["sections", "b", "title"]), None);
    }
}
