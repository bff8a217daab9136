//! What layers may set: declared variables, values of their type.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::markup;
use crate::model::{Assignment, Language, SeriesFile, Settings, Variable, VariableKind};

/// Variables that a layer sets but the series does not declare, that no text uses, whose values do not
/// fit, or that have none in the language of a target.
pub fn declared(
    settings: &Settings,
    series: &SeriesFile,
    used: &BTreeSet<String>,
    language: &Language,
) -> Problems {
    let variables = Variables { settings, series };
    let used = variables.with_inner(used);
    let mut problems = Problems::none();
    for (name, assignment) in &settings.variables {
        let Some(variable) = series.variables.get(name) else {
            problems.push(undeclared(name, series, &assignment.origin));
            continue;
        };
        for value in values(assignment).filter(|value| !is_of(variable.kind, value)) {
            problems.push(misfit(value, variable.kind, &assignment.origin));
        }
        if used.contains(name) {
            problems.extend(variables.without_value(name, assignment, language));
        } else if !is_title(name) {
            problems.push(
                Diagnostic::new(Code::UnusedVariable, format!("no text uses `{name}`"))
                    .at(&assignment.origin)
                    .hint("delete it, or write {{…}} where it belongs"),
            );
        }
    }
    for (name, variable) in &series.variables {
        variables.nested(name, variable, &mut problems);
    }
    problems
}

/// The value of a variable in a language: the nearest layer's, its own fallbacks before the default
/// of the series.
pub(super) fn value<'a>(
    name: &str,
    settings: &'a Settings,
    series: &'a SeriesFile,
    language: &Language,
) -> Option<(&'a str, &'a Origin)> {
    let set = settings.variables.get(name);
    let set = set.and_then(|it| Some((in_language(it, settings, series, language)?, &it.origin)));
    let variable = series.variables.get(name)?;
    set.or_else(|| Some((variable.default.as_deref()?, &variable.origin)))
}

fn in_language<'a>(
    assignment: &'a Assignment,
    settings: &Settings,
    series: &SeriesFile,
    language: &Language,
) -> Option<&'a str> {
    let own = assignment.by_language.get(language).or(assignment.value.as_ref());
    let others = settings.fallback.get(language).into_iter().flatten().chain([&series.language]);
    own.or_else(|| others.into_iter().find_map(|it| assignment.by_language.get(it))).map(String::as_str)
}

fn values(assignment: &Assignment) -> impl Iterator<Item = &String> {
    assignment.value.iter().chain(assignment.by_language.values())
}

/// The country's name is set by every overlay, whether a text uses it or not.
fn is_title(name: &str) -> bool {
    name == "country.name"
}

/// Whether a value is of a type once the variables in it are filled.
fn is_of(kind: VariableKind, value: &str) -> bool {
    kind.fits(value) || !markup::placeholders(value).is_empty()
}

/// All variables of a target.
#[derive(Clone, Copy)]
struct Variables<'a> {
    settings: &'a Settings,
    series: &'a SeriesFile,
}

impl<'a> Variables<'a> {
    /// All values that a variable may have.
    fn all(self, name: &str) -> impl Iterator<Item = &'a String> {
        let set = self.settings.variables.get(name);
        let default = self.series.variables.get(name).and_then(|variable| variable.default.as_ref());
        set.into_iter().flat_map(values).chain(default)
    }

    /// The names that texts use, and those that their values use.
    fn with_inner(self, used: &BTreeSet<String>) -> BTreeSet<String> {
        let inner = used.iter().flat_map(|name| self.all(name)).flat_map(|value| markup::placeholders(value));
        inner.map(|placeholder| placeholder.name).chain(used.iter().cloned()).collect()
    }

    fn without_value(self, name: &str, assignment: &Assignment, language: &Language) -> Problems {
        let mut problems = Problems::none();
        if language.pseudo().is_none()
            && assignment.value.is_none()
            && !assignment.by_language.contains_key(language)
            && let Some((shown, _)) = value(name, self.settings, self.series, language)
        {
            let message = format!("`{name}` has no value in {}: `{shown}` is shown", language.name());
            problems.push(
                Diagnostic::new(Code::MissingValue, message)
                    .at(&assignment.origin)
                    .hint(format!("add `{language}:` or `default:` with its value")),
            );
        }
        problems
    }

    /// A value may use other variables, whose own must then be plain.
    fn nested(self, name: &str, variable: &Variable, problems: &mut Problems) {
        let origin = self.settings.variables.get(name).map_or(&variable.origin, |it| &it.origin);
        for inner in self.all(name).flat_map(|value| markup::placeholders(value)) {
            if self.all(&inner.name).any(|value| !markup::placeholders(value).is_empty()) {
                problems.push(
                    Diagnostic::new(Code::NestedVariable, format!("`{}` uses a variable itself", inner.name))
                        .at(origin)
                        .hint("a value may use others, but theirs must be plain; write the words out"),
                );
            }
        }
    }
}

fn undeclared(name: &str, series: &SeriesFile, origin: &Origin) -> Diagnostic {
    let near = nearest(name, series.variables.keys().map(String::as_str));
    Diagnostic::new(Code::UnknownVariable, format!("the series declares no variable `{name}`"))
        .at(origin)
        .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
        .hint("variables are declared in base-modules/series.yaml")
}

fn misfit(value: &str, kind: VariableKind, origin: &Origin) -> Diagnostic {
    let message = format!("`{value}` stands here where {} belongs", kind.expected());
    Diagnostic::new(Code::BadVariable, message)
        .at(origin)
        .hint("the variable's type is declared in base-modules/series.yaml")
}
