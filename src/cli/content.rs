//! `kitbag content`.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};
use std::path::Path;

use clap::Args;

use super::report::Report;
use super::{Outcome, judged, workspace};
use crate::lint::Figures;
use crate::model::Id;
use crate::model::schema::{OUTCOMES, QUESTION_TYPES};
use crate::pipeline::{self, Content, ModuleCoverage};

/// Count what modules hold, and tell what is local and what is translated
///
/// A table for each matter with a line for each module: minutes, slides, what is said and asked,
/// objectives, questions, cases, sources; for overlays also what is their own and what they leave as it
/// is. `13/14` means 13 of 14. The same workspace gives the same lines, so that two states of it can be
/// compared with `diff`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Targets: an overlay (lk), the base, or an audience's edition (lk@en+youth); all where none is named
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,
}

/// Tells the content of the base and of each overlay.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (_, workspace, problems) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    match pipeline::contents(&workspace, &problems, &arguments.targets) {
        Ok(contents) => {
            for content in &contents {
                tell(content, report);
            }
            let problems = problems.in_source_order();
            report.problems(&problems);
            judged(&problems, false)
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// Columns are at least as wide as the largest number.
const LEAST: usize = 6;

/// What is counted of each module in one matter.
struct Table {
    title: &'static str,
    heads: &'static [&'static str],
    cells: fn(&Figures) -> Vec<String>,
}

/// What is counted of the base and of every overlay.
const TABLES: [Table; 10] = [
    Table {
        title: "Minutes",
        heads: &["express", "core", "deep", "sections that add up"],
        cells: |it| cells(&[&it.minutes.express, &it.minutes.core, &it.minutes.deep, &it.adding_up]),
    },
    Table {
        title: "Slides",
        heads: &["slides", "most words on one", "pictures", "of its own"],
        cells: |it| cells(&[&it.slides, &it.most_words, &it.pictures.all, &it.pictures.some]),
    },
    Table {
        title: "Script",
        heads: &["words", "words to say", "asks", "with answers", "if silence"],
        cells: |it| cells(&[&it.script_words, &it.say_words, &it.answered.all, &it.answered, &it.silence]),
    },
    Table {
        title: "Reading",
        heads: &["sentences", "over 20 words", "longest", "index"],
        cells: |Figures { reading: it, .. }| {
            cells(&[&it.sentences, &it.long_sentences, &it.longest, &it.index()])
        },
    },
    Table {
        title: "Objectives",
        heads: &["on a slide", "in an activity", "in a question", "on inclusion"],
        cells: |it| cells(&[&it.served[0], &it.served[1], &it.served[2], &it.inclusion]),
    },
    Table {
        title: "Quiz",
        heads: &["questions", "answers with feedback"],
        cells: |it| cells(&[&it.questions.values().sum::<usize>(), &it.feedback]),
    },
    Table {
        title: "Questions by type",
        heads: QUESTION_TYPES,
        cells: |it| QUESTION_TYPES.iter().map(|kind| count(&it.questions, kind)).collect(),
    },
    Table {
        title: "Cases",
        heads: OUTCOMES,
        cells: |it| OUTCOMES.iter().map(|outcome| count(&it.cases, outcome)).collect(),
    },
    Table {
        title: "Sources",
        heads: &["cases with sources", "facts with sources"],
        cells: |it| cells(&[&it.sourced_cases, &it.facts]),
    },
    Table {
        title: "To work with",
        heads: &["activities", "tools", "terms"],
        cells: |it| cells(&[&it.activities, &it.tools, &it.terms]),
    },
];

fn cells(values: &[&dyn Display]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

fn count(counts: &BTreeMap<String, usize>, word: &str) -> String {
    counts.get(word).copied().unwrap_or_default().to_string()
}

fn tell(content: &Content, report: &Report) {
    let names: Vec<_> = std::iter::once(&content.overlay).chain(&content.audiences).map(Id::as_str).collect();
    report.line(names.join("+"));
    for Table { title, heads, cells } in TABLES {
        let lines = content.modules.iter().map(|module| (&module.module, cells(module)));
        tabulate(title, heads, lines, report);
    }
    if content.has_competencies {
        competencies(content, report);
    }
    if content.overlay.as_str() != "base" {
        local(content, report);
    }
    for target in &content.languages {
        let heads = ["texts", "translated", "reviewed", "drafts", "to mend", "missing"];
        let lines = target.modules.iter().map(|ModuleCoverage { module, coverage, .. }| {
            let it = coverage.all;
            (
                module,
                cells(&[&it.total, &it.translated, &it.reviewed, &it.drafts, &it.needs_work, &it.missing()]),
            )
        });
        tabulate(target.target.language.name(), &heads, lines, report);
    }
    report.line("");
}

/// How many objectives build a competency, and below it those that build none.
fn competencies(content: &Content, report: &Report) {
    let lines = content.modules.iter().map(|it| (&it.module, cells(&[&it.competent])));
    tabulate("Competencies", &["objectives"], lines, report);
    for module in content.modules.iter().filter(|module| !module.without_competency.is_empty()) {
        let ids: Vec<_> = module.without_competency.iter().map(Id::as_str).collect();
        report.line(format_args!("  {} has none for {}", module.module, ids.join(", ")));
    }
}

/// What an overlay has of its own, and below it what it leaves as it is.
fn local(content: &Content, report: &Report) {
    let lines = content.modules.iter().map(|it| (&it.module, cells(&[&it.changed, &it.local_cases])));
    tabulate("Local", &["blocks", "cases"], lines, report);
    for module in content.modules.iter().filter(|module| !module.not_local.is_empty()) {
        let ids: Vec<_> = module.not_local.iter().map(Id::as_str).collect();
        report.line(format_args!("  {} leaves {}", module.module, ids.join(", ")));
    }
}

/// Columns are as wide as their heads, so that a number that changes moves no other.
fn tabulate<'a>(
    title: &str,
    heads: &[&str],
    lines: impl Iterator<Item = (&'a Id, Vec<String>)>,
    report: &Report,
) {
    let row = |name: &str, cells: &[String]| {
        let mut row = format!("  {name:<20}");
        for (cell, head) in cells.iter().zip(heads) {
            write!(row, "  {cell:>0$}", head.len().max(LEAST)).expect("a string takes any text");
        }
        row
    };
    let head: Vec<_> = heads.iter().map(ToString::to_string).collect();
    report.line(format_args!("\n{}", row(title, &head)));
    for (module, cells) in lines {
        report.line(row(module.as_str(), &cells));
    }
}
