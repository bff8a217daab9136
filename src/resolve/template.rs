//! The PowerPoint file of a target, and the layouts that its overlay names in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::model::{ChosenTemplate, DeckFonts, Settings, SlideLayout, Template};

/// The template of a target; `None` where no layer has one.
pub(super) fn chosen(context: &Context<'_>) -> (Option<ChosenTemplate>, Problems) {
    let mut problems = Problems::none();
    let settings = context.settings;
    let Some((path, origin)) = &settings.template else {
        for (_, at) in settings.layouts.values() {
            problems.push(without_template(at));
        }
        return (None, problems);
    };
    let Some(template) = context.templates.get(path) else {
        problems.push(
            Diagnostic::new(Code::MissingFile, format!("the template `{path}` is not there"))
                .at(origin)
                .hint("put it into the folder `assets` of the overlay, or write it with `kitbag template --init`"),
        );
        return (None, problems);
    };
    let (named, unknown) = named_layouts(template, settings);
    problems.extend(unknown);
    if let Some((DeckFonts::Embedded, at)) = &settings.fonts {
        problems.push(
            Diagnostic::new(
                Code::FontsOfTemplate,
                "decks on a template have its typefaces, and no others are put into them",
            )
            .at(at)
            .hint("embed them in PowerPoint when you save the template, and leave `fonts:` out"),
        );
    }
    (Some(ChosenTemplate { template: Arc::clone(template), named }), problems)
}

/// The layouts of a template that settings name for kinds of slide, by place among the template's.
pub fn named_layouts(template: &Template, settings: &Settings) -> (BTreeMap<SlideLayout, usize>, Problems) {
    let (mut named, mut problems) = (BTreeMap::new(), Problems::none());
    for (layout, (name, at)) in &settings.layouts {
        match find(template, name) {
            Some(place) => {
                named.insert(*layout, place);
            }
            None => problems.push(no_such_layout(template, name, (*layout, at))),
        }
    }
    (named, problems)
}

fn find(template: &Template, name: &str) -> Option<usize> {
    template.layouts.iter().position(|layout| layout.name.trim() == name.trim())
}

fn without_template(at: &Origin) -> Diagnostic {
    Diagnostic::new(Code::NoSuchLayout, "a layout is named, but there is no template that could have it")
        .at(at)
        .hint("name the PowerPoint file as `template:` beside `layouts:`, or leave `layouts:` out")
}

fn no_such_layout(template: &Template, name: &str, (layout, at): (SlideLayout, &Origin)) -> Diagnostic {
    let names = || template.layouts.iter().map(|layout| layout.name.as_str());
    let key = layout.key();
    let problem =
        Diagnostic::new(Code::NoSuchLayout, format!("`{}` has no layout `{name}`", template.path)).at(at);
    match nearest(name, names()) {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None => problem.hint(format!(
            "name one that it has, or leave `{key}:` out; `kitbag template --check {}` lists them",
            template.path
        )),
    }
}
