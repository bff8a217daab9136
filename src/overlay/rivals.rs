//! Audiences of one target that want the same field.

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Id, Layer, LayerName, Library, Module};

use super::status::{Row, Standing, status};

/// Fields of a module that several audiences set: the last one written in the target's name wins, and
/// both places are told.
pub fn rivals(module: &Module, library: &Library, layers: &[&Layer]) -> Problems {
    let mut problems = Problems::none();
    let mut audiences: Vec<_> = layers.iter().filter_map(|layer| audience(&layer.name)).collect();
    audiences.dedup();
    if audiences.len() < 2 {
        return problems;
    }
    for row in status(module, library, layers) {
        if let Some(diagnostic) = rival(&row) {
            problems.push(diagnostic);
        }
    }
    problems.in_source_order()
}

fn rival(row: &Row) -> Option<Diagnostic> {
    let Standing::Shadowed(later) = &row.standing else { return None };
    let (loser, winner) = (audience(&row.layer)?, audience(&later.layer)?);
    let field = row.field.map(|field| format!("#{field}")).unwrap_or_default();
    let message = format!("`{winner}` hides what `{loser}` says of `{}{field}`", row.address);
    let diagnostic = Diagnostic::new(Code::AudiencesDiffer, message)
        .at(&row.origin)
        .also("hidden by", &later.origin)
        .hint(format!("write `+{loser}` behind `+{winner}` to let it win"));
    (loser != winner).then_some(diagnostic)
}

fn audience(layer: &LayerName) -> Option<&Id> {
    match layer {
        LayerName::Audience(id) | LayerName::OverlayAudience(_, id) => Some(id),
        _ => None,
    }
}
