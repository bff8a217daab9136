//! What a built file was made of, in words.

use std::path::Path;

use super::Arguments;
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::pipeline::{self, Known, Provenance, Translation};

/// Digits of a checksum that are shown.
const DIGITS: usize = 10;

/// The lines about a built file, or about an address in it.
pub(super) fn explain(
    workspace: &Workspace,
    output: &Path,
    (directory, arguments): (&Path, &Arguments),
) -> Result<Vec<String>, Problems> {
    let known = pipeline::known(output, &directory.join(&arguments.what))?;
    let now = known.provenance.now(workspace);
    let Some(address) = &arguments.address else { return Ok(lines(&known, now.as_ref())) };
    let mut lines = Vec::new();
    lines.extend(changed(&known.provenance, now.as_ref()));
    lines.extend(super::target(workspace, &known.provenance.target, address)?);
    Ok(lines)
}

fn lines(known: &Known, now: Option<&Provenance>) -> Vec<String> {
    let made = &known.provenance;
    let review = if made.review { ", a review copy" } else { "" };
    let mut lines = vec![
        known.path.clone(),
        format!("  target   {}", made.target),
        format!("  module   {}", made.module),
        format!("  kind     {}{review}", made.kind),
        format!("  edition  {}", made.edition),
        format!("  series   {}", made.series),
        format!("  made by  {}", made.tool),
    ];
    lines.extend(changed(made, now));
    lines.extend((!known.is_same).then(|| "the file is not the one that was built last".to_owned()));
    lines.push("layers, lowest first".to_owned());
    for (place, source) in made.sources.iter().enumerate() {
        let same = now.is_none_or(|now| now.sources.get(place) == Some(source));
        let since = if same { "" } else { "  changed since" };
        lines.push(format!("  {}  {}{since}", short(&source.sha256), source.name));
    }
    if !made.translations.is_empty() {
        lines.push("translations".to_owned());
        lines.extend(made.translations.iter().map(|file| translation(file, now)));
    }
    lines.push("blocks that a layer brought or changed".to_owned());
    if made.local.is_empty() {
        lines.push("  none".to_owned());
    }
    lines.extend(made.local.iter().map(|local| format!("  {}  {}", local.block, local.layers.join(", "))));
    lines
}

fn translation(file: &Translation, now: Option<&Provenance>) -> String {
    let same = |other: &&Translation| other.file == file.file && other.sha256 == file.sha256;
    let since = if now.is_none_or(|now| now.translations.iter().any(|it| same(&it))) {
        ""
    } else {
        "  changed since"
    };
    let counts =
        [(file.reviewed, "reviewed"), (file.translated, "translated"), (file.drafts, "machine draft")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts.map(|(count, state)| format!("{count} {state}")).collect();
    format!("  {}  {}: {}{since}", short(&file.sha256), file.file, counts.join(", "))
}

/// Whether the sources give something else now.
fn changed(made: &Provenance, now: Option<&Provenance>) -> Option<String> {
    match now {
        None => Some("the sources cannot be built now; `kitbag check` tells why".to_owned()),
        Some(now) if now.edition != made.edition => {
            Some(format!("the sources have changed since: they give edition {} now", now.edition))
        }
        Some(_) => None,
    }
}

fn short(sum: &str) -> &str {
    sum.get(..DIGITS).unwrap_or(sum)
}
