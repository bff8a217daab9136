//! `kitbag template`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;

use super::report::Report;
use super::{Outcome, file, judged, workspace};
use crate::diagnostic::Problems;
use crate::load;
use crate::model::{ChosenTemplate, Emu, SlideLayout, Slot, Template};
use crate::pipeline::{Changes, template};
use crate::render::pptx::{Cast, Casting, Role};

/// Write a PowerPoint template for decks, or look at one
///
/// Decks stand on kitbag's own layouts, or on those of the PowerPoint file that an overlay names as
/// `template:` under `branding:`. `--init` writes a file to start from, with all layouts and no
/// slides; `--check` says which layouts of a file would show which slides.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Write kitbag's layouts into a new file
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        default_missing_value = "template.pptx",
        required_unless_present = "check",
        conflicts_with = "check"
    )]
    init: Option<PathBuf>,

    /// Say which layouts of a file show which slides, and what it lacks
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,

    /// The overlay whose look the new file gets, or whose names of layouts are tried
    #[arg(long, value_name = "OVERLAY")]
    overlay: Option<String>,
}

/// Writes a template, or judges one.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let result = match (&arguments.init, &arguments.check) {
        (Some(path), _) => init(directory, (path, arguments), report),
        (None, path) => {
            let path = path.as_ref().expect("one of the two is asked for");
            check(directory, (path, arguments), report)
        }
    };
    result.unwrap_or_else(|problems| {
        report.problems(&problems.in_source_order());
        Outcome::CouldNotRun
    })
}

fn init(
    directory: &Path,
    (path, arguments): (&Path, &Arguments),
    report: &Report,
) -> Result<Outcome, Problems> {
    let workspace = match workspace::open(directory, report) {
        Ok((_, workspace, _)) => workspace,
        Err(outcome) => return Ok(outcome),
    };
    let overlay = arguments.overlay.as_deref().unwrap_or("base");
    let mut changes = Changes::default();
    let place = directory.join(path);
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    changes.create(name, template::template(&workspace, overlay)?);
    changes.carry_out(place.parent().unwrap_or(directory))?;
    report.line(format_args!("Wrote {}", file::shown(path)));
    report.line("Next:");
    report.line("  change its masters in PowerPoint: View, Slide Master");
    report.line("  put it into the folder `assets` of an overlay, in lower-case letters");
    report.line("  branding: { template: assets/NAME.pptx } in overlay.yaml");
    Ok(Outcome::Fine)
}

fn check(
    directory: &Path,
    (path, arguments): (&Path, &Arguments),
    report: &Report,
) -> Result<Outcome, Problems> {
    let name = file::shown(path);
    let (template, mut problems) = load::template(&name, &load::bytes(directory, &name)?)?;
    let chosen = match &arguments.overlay {
        None => ChosenTemplate { template: template.into(), named: BTreeMap::new() },
        Some(overlay) => match workspace::open(directory, report) {
            Ok((_, workspace, _)) => {
                let (chosen, found) = template::chosen(&workspace, template, overlay)?;
                problems.extend(found);
                chosen
            }
            Err(outcome) => return Ok(outcome),
        },
    };
    let casting = Casting::of(&chosen);
    tell(&casting, report);
    problems.extend(casting.contrast());
    let problems = problems.in_source_order();
    report.problems(&problems);
    Ok(judged(&problems, false))
}

fn tell(casting: &Casting<'_>, report: &Report) {
    let Template { path, width, height, masters, layouts, left_out, .. } = casting.template;
    let count = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let size = format!("slides of {} by {} inches", inches(*width), inches(*height));
    let (masters, layouts) = (count(masters.len(), "master"), count(layouts.len(), "layout"));
    report.heading(path, &format!("{size}, {masters}, {layouts}"));
    for (layout, role) in &casting.roles {
        report.line(format_args!("  {:<13} {}", layout.key(), told(*layout, role)));
    }
    let unused: Vec<_> = casting.unused().map(|layout| format!("`{}`", layout.name)).collect();
    if !unused.is_empty() {
        report.line(format_args!("Other layouts: {}", unused.join(", ")));
    }
    if !left_out.is_empty() {
        let words: Vec<_> = left_out.iter().map(|it| it.words()).collect();
        report.line(format_args!("Not taken over: {}", words.join(", ")));
    }
}

fn told(layout: SlideLayout, role: &Role<'_>) -> String {
    match role {
        Role::Theirs(Cast { layout: theirs, seats, .. }) => {
            let slots: Vec<_> = seats.iter().map(|(slot, _)| word(*slot)).collect();
            format!("`{}`: title, {}", theirs.name, slots.join(", "))
        }
        Role::Grafted(lack) => match lack.unfit {
            None => "kitbag's own layout, on the master of the template".to_owned(),
            Some(unfit) => {
                let needs = Casting::needs(layout);
                let needs: Vec<_> = needs.iter().map(|(slot, holders)| need(*slot, holders)).collect();
                let name = &unfit.name;
                format!("kitbag's own layout, since `{name}` does not have a title and {}", needs.join(", "))
            }
        },
    }
}

fn need(slot: Slot, holders: &[&str]) -> String {
    let names = holders.iter().map(|holder| match *holder {
        "" => "content",
        "pic" => "picture",
        "tbl" => "table",
        "subTitle" => "subtitle",
        _ => "text",
    });
    format!("{} ({})", word(slot), names.collect::<Vec<_>>().join(" or "))
}

fn word(slot: Slot) -> &'static str {
    match slot {
        Slot::Subtitle => "subtitle",
        Slot::Body => "body",
        Slot::Second => "second body",
        Slot::FirstHead => "first head",
        Slot::SecondHead => "second head",
        Slot::Picture => "picture",
        Slot::Facts => "facts",
    }
}

/// A length in inches with two digits.
fn inches(length: Emu) -> String {
    let hundredths = length.0 * 100 / 914_400;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
