//! Variables and facts that lack a brace, which would be printed as they stand.

use std::collections::BTreeSet;

use super::texts;
use super::workspace::Workspace;
use crate::diagnostic::{Code, Diagnostic, Problems};

/// Tells them, where the name is one that is declared.
pub(super) fn check(workspace: &Workspace, problems: &mut Problems) {
    let of_layers = workspace.layers.values().flat_map(|layer| &layer.facts);
    let facts = workspace.facts.iter().chain(of_layers).map(|fact| format!("fact.{}", fact.id));
    let names: BTreeSet<_> = workspace.series.variables.keys().cloned().chain(facts).collect();
    for text in texts::all(workspace) {
        for written in lacking(&text.markup, &names) {
            let name = written.trim_matches(|c: char| "{}".contains(c) || c.is_whitespace());
            let message =
                format!("`{written}` is printed as it stands: a value has two braces on either side");
            problems.push(
                Diagnostic::new(Code::MissingBrace, message)
                    .at(&text.origin.narrowed(written))
                    .hint(format!("write `{{{{{name}}}}}`")),
            );
        }
    }
}

/// Names with one brace where two belong.
fn lacking<'a>(markup: &'a str, names: &BTreeSet<String>) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut rest = markup;
    while let Some(open) = rest.find('{') {
        rest = &rest[open..];
        let opened = rest.bytes().take_while(|b| *b == b'{').count();
        let inner = rest[opened..].find(['{', '}']).unwrap_or(rest.len() - opened);
        let end = opened + inner;
        let closed = rest[end..].bytes().take_while(|b| *b == b'}').count();
        let is_name = names.contains(rest[opened..end].trim());
        if is_name && opened <= 2 && closed <= 2 && (opened, closed) != (2, 2) && closed > 0 {
            found.push(&rest[..end + closed]);
        }
        rest = &rest[end + closed..];
    }
    found
}
