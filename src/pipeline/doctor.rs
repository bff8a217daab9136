//! What this program and a workspace have of all that packages, scripts and decks need.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::plan::{self, Planned, Request};
use super::{Format, artifact};
use crate::diagnostic::{Problems, Severity};
use crate::load::{self, Workspace};
use crate::model::{Field, Label, Language, ScormVersion, Value};
use crate::translate::shipped_labels;
use crate::typeset::Face;

/// The longest path that every program on Windows opens.
const LONGEST_PATH: usize = 259;

/// What was looked at, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What was looked at.
    pub title: &'static str,
    /// What was found.
    pub findings: Vec<Finding>,
    /// How to get what is missing.
    pub hint: Option<String>,
}

/// One thing that is there, or is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it is there.
    pub have: Have,
    /// What it is.
    pub words: String,
}

/// Whether a thing is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Have {
    /// It is there.
    Ok,
    /// It is not, and everything can be built without it.
    Missing,
    /// Something cannot be built before it is mended.
    Broken,
}

impl Have {
    /// As a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Missing => "missing",
            Self::Broken => "broken",
        }
    }
}

/// Looks at a workspace and at the folder that it is built into.
pub fn doctor(workspace: &Workspace, loaded: &Problems, output: &Path) -> Result<Vec<Topic>, Problems> {
    let (plans, found) = plan::plan(workspace, loaded, &Request::default())?;
    let mut problems = loaded.clone();
    problems.extend(found);
    Ok(vec![
        sources(workspace, &problems),
        languages(&plans),
        codes(workspace, &plans),
        folder(&plans, output),
        schemas(workspace),
    ])
}

fn topic(title: &'static str, findings: Vec<Finding>) -> Topic {
    Topic { title, findings, hint: None }
}

fn finding(have: Have, words: impl Into<String>) -> Finding {
    Finding { have, words: words.into() }
}

fn sources(workspace: &Workspace, problems: &Problems) -> Topic {
    let series = &workspace.series;
    let (title, version, date) = (&series.title.markup, &series.version, series.date);
    let base = format!("{title} {version} of {date}, in {}", workspace.base.path());
    let errors = problems.count(Severity::Error);
    let sources = match errors {
        0 => finding(Have::Ok, "every file can be read"),
        1 => finding(Have::Broken, "the files have 1 error: `kitbag check` tells it"),
        _ => finding(Have::Broken, format!("the files have {errors} errors: `kitbag check` tells them")),
    };
    topic("Base and overlays", vec![finding(Have::Ok, base), sources])
}

/// The face of each language of a target, and kitbag's own words in it.
fn languages(plans: &[Planned<'_>]) -> Topic {
    let asked: BTreeSet<&Language> = plans.iter().map(|planned| &planned.target.language).collect();
    let findings = asked.into_iter().flat_map(|language| {
        let face = Face::for_locale(language.tag(), false);
        let name = format!("{} ({})", language.tag(), language.name());
        let letters = language.autonym().chars().filter(|it| it.is_alphabetic());
        let words = match letters.clone().find(|letter| !face.covers(*letter)) {
            None => finding(Have::Ok, format!("{name}: {}", face.family)),
            Some(letter) => {
                let lacks = format!("{name}: {} has no letter `{letter}`", face.family);
                finding(Have::Broken, lacks)
            }
        };
        let own = shipped_labels(language);
        let english = own.language_of(Label::Question) != *language;
        let labels = format!("{name}: kitbag's own words, as `{}`, are English", Label::Question.english());
        [Some(words), english.then(|| finding(Have::Missing, labels))].into_iter().flatten()
    });
    topic("Languages and their typefaces", findings.collect())
}

/// With the language they tell packages apart within the 15 characters that some LMSs look at.
fn codes(workspace: &Workspace, plans: &[Planned<'_>]) -> Topic {
    let modules = workspace.modules.iter().map(|(id, module)| match module.root.value(Field::Code) {
        Some(Value::Word(code)) => (id.to_string(), code.clone()),
        _ => (id.to_string(), "none".to_owned()),
    });
    let overlays = plans.iter().map(|planned| {
        let overlay = planned.target.overlay.to_string();
        let code = planned.settings.code.as_ref().map_or_else(|| overlay.clone(), |(code, _)| code.clone());
        (overlay, code)
    });
    let told = |codes: BTreeMap<String, String>| {
        let all: Vec<_> = codes.into_iter().map(|(name, code)| format!("{name} = {code}")).collect();
        all.join(", ")
    };
    let (modules, overlays) = (told(modules.collect()), told(overlays.collect()));
    let rows = [format!("modules: {modules}"), format!("overlays: {overlays}")];
    topic("Codes in identifiers of packages", rows.map(|words| finding(Have::Ok, words)).into())
}

fn folder(plans: &[Planned<'_>], output: &Path) -> Topic {
    let writable = if load::is_protected(output) {
        finding(Have::Broken, "the output folder is protected against writing")
    } else {
        finding(Have::Ok, "files can be written")
    };
    let paths = plans.iter().flat_map(|planned| {
        let modules = planned.taught.iter();
        modules.flat_map(|module| {
            Format::ALL.map(|format| artifact::place(&planned.target, module, format, &planned.mark))
        })
    });
    let longest = paths.map(|path| path.len()).max().unwrap_or_default();
    let whole = output.as_os_str().len() + 1 + longest;
    let words = format!("the longest path has {longest} characters below the folder");
    let length = if whole > LONGEST_PATH {
        finding(
            Have::Missing,
            format!("{words}; with the folder they are {whole}, and programs on Windows take {LONGEST_PATH}"),
        )
    } else {
        finding(Have::Ok, words)
    };
    topic("Output folder", vec![writable, length])
}

fn schemas(workspace: &Workspace) -> Topic {
    let findings = ScormVersion::ALL.map(|version| {
        let kind = version.kind();
        match workspace.schemas.get(&version) {
            Some(files) => finding(Have::Ok, format!("{kind}: {} files", files.len())),
            None => {
                let names = version.schemas().join(", ");
                finding(Have::Missing, format!("{kind}: {names}"))
            }
        }
    });
    let missing = findings.iter().any(|it| it.have == Have::Missing);
    let hint = "packages are complete and play without these files, which belong to others and are not part \
                of kitbag; the letter of the standard asks for them in each package. Unzip the XML schemas \
                that ADL publishes for an edition of SCORM (https://adlnet.gov) into a folder of the \
                workspace, as scorm-schemas/scorm12, and write `lms: { schemas: scorm-schemas }` into \
                kitbag.yaml";
    Topic {
        title: "Control schemas of SCORM",
        findings: findings.into(),
        hint: missing.then(|| hint.to_owned()),
    }
}
