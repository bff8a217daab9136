//! Audiences of one target that want the same field or the same setting.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Id, Layer, LayerName, Library, Module, Settings, Text};

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
    (loser != winner).then(|| told(message, (loser, &row.origin), (winner, &later.origin)))
}

/// Settings for whole targets that several audiences set to different values. Again the last one wins.
pub fn rival_settings(layers: &[&Layer]) -> Problems {
    let mut problems = Problems::none();
    let mut known: BTreeMap<String, (Value, &Id, Origin)> = BTreeMap::new();
    for layer in layers {
        let Some(winner) = audience(&layer.name) else { continue };
        for (name, value, origin) in values(&layer.settings, &layer.origin) {
            match known.insert(name.clone(), (value.clone(), winner, origin.clone())) {
                Some((other, loser, place)) if loser != winner && other != value => {
                    let message = format!("`{winner}` sets another `{name}` than `{loser}`");
                    problems.push(told(message, (loser, &place), (winner, &origin)));
                }
                _ => {}
            }
        }
    }
    problems.in_source_order()
}

fn told(message: String, (loser, lost): (&Id, &Origin), (winner, won): (&Id, &Origin)) -> Diagnostic {
    Diagnostic::new(Code::AudiencesDiffer, message)
        .at(lost)
        .also("hidden by", won)
        .hint(format!("write `+{loser}` behind `+{winner}` to let it win"))
}

/// A value as words that are equal where the values are.
type Value = String;

/// What is set, by the name that it has in `overlay.yaml`. A value that does not know its line stands
/// where the layer does.
fn values(settings: &Settings, layer: &Origin) -> Vec<(String, Value, Origin)> {
    let mut found = Vec::new();
    let mut set = |name: &str, value: Option<(Value, &Origin)>| {
        found.extend(value.map(|(value, origin)| (name.to_owned(), value, origin.clone())));
    };
    let text = |text: &Text| text.markup.clone();
    set("title", settings.title.as_ref().map(|it| (text(it), &it.origin)));
    set("footer", settings.footer.as_ref().map(|it| (text(it), &it.origin)));
    set("logo", settings.logo.as_ref().map(|(path, alt)| (path.to_string(), &alt.origin)));
    set("template", settings.template.as_ref().map(|(path, origin)| (path.to_string(), origin)));
    for (layout, (name, origin)) in &settings.layouts {
        set(&format!("layouts.{}", layout.key()), Some((name.clone(), origin)));
    }
    set("fonts", settings.fonts.as_ref().map(|(it, origin)| (it.name().to_owned(), origin)));
    set("accent", settings.accent.as_ref().map(|(colour, origin)| (format!("{colour:?}"), origin)));
    set("start", settings.start.map(|minutes| (minutes.to_string(), layer)));
    set("lunch", settings.lunch.map(|minutes| (minutes.to_string(), layer)));
    set("tea", settings.tea.map(|minutes| (minutes.to_string(), layer)));
    set("day-minutes", settings.day_minutes.as_ref().map(|(minutes, origin)| (minutes.to_string(), origin)));
    let clock = settings.daylight_until.as_ref();
    set("daylight-until", clock.map(|(minutes, origin)| (minutes.to_string(), origin)));
    set("agenda.title", settings.programme_title.as_ref().map(|it| (text(it), &it.origin)));
    set("programme", settings.programme.as_ref().map(|(id, origin)| (id.to_string(), origin)));
    set("variant", settings.variant.as_ref().map(|(it, origin)| (it.name().to_owned(), origin)));
    set("mastery", settings.mastery.as_ref().map(|(percent, origin)| (percent.to_string(), origin)));
    set("certificate", settings.certificate.as_ref().map(|(wanted, origin)| (wanted.to_string(), origin)));
    let megabytes = |size: &Option<(u32, Origin)>| size.as_ref().map(|(most, _)| most.to_string());
    let sizes = [("recording", &settings.recording_size), ("recordings", &settings.recordings_size)];
    for (name, size) in sizes {
        set(name, megabytes(size).zip(size.as_ref().map(|(_, origin)| origin)));
    }
    set("paper", settings.paper.as_ref().map(|(it, origin)| (it.name().to_owned(), origin)));
    set("size", settings.size.as_ref().map(|(it, origin)| (format!("{it:?}"), origin)));
    set("ink", settings.ink.as_ref().map(|(it, origin)| (it.name().to_owned(), origin)));
    set("sections", settings.section_start.as_ref().map(|(it, origin)| (it.name().to_owned(), origin)));
    set("booklet", settings.booklet.as_ref().map(|(wanted, origin)| (wanted.to_string(), origin)));
    for (name, assignment) in &settings.variables {
        let value = format!("{:?} {:?}", assignment.value, assignment.by_language);
        set(name, Some((value, &assignment.origin)));
    }
    found
}

fn audience(layer: &LayerName) -> Option<&Id> {
    match layer {
        LayerName::Audience(id) | LayerName::OverlayAudience(_, id) => Some(id),
        _ => None,
    }
}
