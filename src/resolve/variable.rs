//! What layers may set: declared variables, values of their type.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::markup;
use crate::model::{AssetPath, Date, SeriesFile, Settings, VariableKind};

/// Variables that a layer sets but the series does not declare, that no text uses, or whose values
/// do not fit.
pub fn declared(settings: &Settings, series: &SeriesFile, used: &BTreeSet<String>) -> Problems {
    let mut problems = Problems::none();
    for (name, assignment) in &settings.variables {
        let Some(variable) = series.variables.get(name) else {
            problems.push(undeclared(name, series, &assignment.origin));
            continue;
        };
        if !used.contains(name) && !is_title(name) {
            problems.push(
                Diagnostic::new(Code::UnusedVariable, format!("no text uses `{name}`"))
                    .at(&assignment.origin)
                    .hint("delete it, or write {{…}} where it belongs"),
            );
        }
        for value in assignment.value.iter().chain(assignment.by_language.values()) {
            problems.extend(value_problems(value, variable.kind, settings, &assignment.origin));
        }
    }
    problems
}

/// The country's name is set by every overlay, whether a text uses it or not.
fn is_title(name: &str) -> bool {
    name == "country.name"
}

fn undeclared(name: &str, series: &SeriesFile, origin: &Origin) -> Diagnostic {
    let near = nearest(name, series.variables.keys().map(String::as_str));
    Diagnostic::new(Code::UnknownVariable, format!("the series declares no variable `{name}`"))
        .at(origin)
        .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
        .hint("variables are declared in base-modules/series.yaml")
}

fn value_problems(value: &str, kind: VariableKind, settings: &Settings, origin: &Origin) -> Problems {
    let mut problems = Problems::none();
    if !fits(value, kind) {
        let expected = match kind {
            VariableKind::Text => "words",
            VariableKind::Number => "a number as 6 or 2.5",
            VariableKind::Date => "a day as 2026-11-20",
            VariableKind::Url => "an address that begins with https://, mailto: or tel:",
            VariableKind::Image => "a picture as assets/logo.svg",
        };
        problems.push(
            Diagnostic::new(Code::BadVariable, format!("`{value}` stands here where {expected} belongs"))
                .at(origin)
                .hint("the variable's type is declared in base-modules/series.yaml"),
        );
    }
    for inner in markup::placeholders(value) {
        let deeper = settings.variables.get(&inner.name).and_then(|it| it.value.as_deref());
        if deeper.is_some_and(|deeper| !markup::placeholders(deeper).is_empty()) {
            problems.push(
                Diagnostic::new(Code::NestedVariable, format!("`{}` uses a variable itself", inner.name))
                    .at(origin)
                    .hint("a value may use others, but theirs must be plain; write the words out"),
            );
        }
    }
    problems
}

fn fits(value: &str, kind: VariableKind) -> bool {
    match kind {
        VariableKind::Text => true,
        VariableKind::Number => value.parse::<f64>().is_ok_and(f64::is_finite),
        VariableKind::Date => Date::parse(value).is_some(),
        VariableKind::Url => {
            ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| value.starts_with(scheme))
        }
        VariableKind::Image => AssetPath::parse(value).is_some(),
    }
}
