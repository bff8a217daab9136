//! `kitbag explain`.

use std::path::Path;

use clap::Args;

use super::report::Report;
use super::{Outcome, workspace};
use crate::diagnostic::{Code, Diagnostic, Problems, nearest};
use crate::load::Workspace;
use crate::model::{Block, Field, Id, Localized, Text};
use crate::overlay::Explanation;
use crate::pipeline::{self, TranslatedField};

/// Show where a text comes from
///
/// An address is module/block#field, library/block#field or module#field. Without a field, all
/// fields of the block are explained.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The edition: lk@si
    #[arg(value_name = "TARGET")]
    pub(super) target: String,

    /// The text: why-digital/welcome#title
    #[arg(value_name = "ADDRESS")]
    pub(super) address: String,
}

/// Tells where the words of an address come from.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (_, workspace, _) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    match explain(&workspace, arguments) {
        Ok(lines) => {
            for line in lines {
                report.line(line);
            }
            Outcome::Fine
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// `module/block#field` taken apart.
struct Asked<'a> {
    module: &'a str,
    block: Option<&'a str>,
    field: Option<&'a str>,
}

impl<'a> Asked<'a> {
    fn read(address: &'a str) -> Self {
        let (path, field) =
            address.split_once('#').map_or((address, None), |(path, field)| (path, Some(field)));
        let (module, block) =
            path.split_once('/').map_or((path, None), |(module, block)| (module, Some(block)));
        Self { module, block, field }
    }
}

fn explain(workspace: &Workspace, arguments: &Arguments) -> Result<Vec<String>, Problems> {
    let targets = pipeline::targets(workspace, std::slice::from_ref(&arguments.target))?;
    let target =
        targets.first().ok_or_else(|| told(Code::UnknownTarget, "the target has no edition", None))?;
    let asked = Asked::read(&arguments.address);
    let names = || workspace.modules.keys().map(Id::as_str);
    let module = Id::parse(asked.module).filter(|id| workspace.modules.contains_key(id));
    let module = module.ok_or_else(|| {
        told(Code::UnknownReference, &format!("no module `{}`", asked.module), nearest(asked.module, names()))
    })?;
    let localized = pipeline::localized(workspace, target, &module)?;
    let block = find(&localized, &module, &asked)?;
    let field = field(block, &asked)?;
    let id = block.id.clone();
    let chain = crate::overlay::explain(&localized, &id, field).unwrap_or_default();
    let translated = pipeline::translated_fields(workspace, target, localized.clone(), &id)?;
    let mut lines = vec![format!("{}  in {target}", head(&module, &id, field))];
    lines.extend(chain_lines(&chain));
    lines.extend(translated.iter().filter(|it| field.is_none_or(|field| field == it.field)).map(words));
    Ok(lines)
}

fn head(module: &Id, block: &Id, field: Option<Field>) -> String {
    let path = if module == block { module.to_string() } else { format!("{module}/{block}") };
    field.map_or(path.clone(), |field| format!("{path}#{field}"))
}

fn find<'a>(localized: &'a Localized, module: &Id, asked: &Asked<'_>) -> Result<&'a Block<Text>, Problems> {
    let name = asked.block.unwrap_or(module.as_str());
    let found = Id::parse(name).and_then(|id| localized.root.find(&id));
    found.ok_or_else(|| {
        let all = localized.root.walk();
        let near = nearest(name, all.iter().map(|block| block.id.as_str())).map(str::to_owned);
        told(Code::MissingTarget, &format!("no block `{name}` in `{module}`"), near.as_deref())
    })
}

fn field(block: &Block<Text>, asked: &Asked<'_>) -> Result<Option<Field>, Problems> {
    let Some(name) = asked.field else { return Ok(None) };
    let field = Field::parse(name, block.kind).filter(|field| block.slots.contains_key(field));
    field.map(Some).ok_or_else(|| {
        let near = nearest(name, block.slots.keys().map(|field| field.name()));
        told(Code::WrongField, &format!("the {} `{}` has no `{name}`", block.kind, block.id), near)
    })
}

fn told(code: Code, message: &str, near: Option<&str>) -> Problems {
    let mut problems = Problems::none();
    problems
        .push(Diagnostic::new(code, message).maybe_hint(near.map(|near| format!("did you mean `{near}`?"))));
    problems
}

/// The chain, newest first, with places in a column of their own.
fn chain_lines(chain: &[Explanation]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut field = None;
    for (link, first) in chain.iter().zip(std::iter::once(true).chain(std::iter::repeat(false))) {
        if link.field != field || first {
            field = link.field;
            lines.push(match field {
                Some(field) => format!("{field}"),
                None => "place".to_owned(),
            });
        }
        let because = link.because.as_ref().map_or(String::new(), |why| format!(": \"{why}\""));
        let hidden = if link.hidden { " (hidden)" } else { "" };
        lines.push(format!("  {}  {}  {}{because}{hidden}", link.shown, link.origin.place(), link.verb));
    }
    lines
}

/// The language in which a field is shown, and where its words stand.
fn words(field: &TranslatedField) -> String {
    format!("#{}: {} ({}) from {}", field.field, field.language, field.state, field.origin.place())
}
