//! Starters: small, commented files that build at once. Their texts stand in `assets/starters`.

mod layer;
mod name;
mod series;

use std::sync::LazyLock;

use handlebars::{Handlebars, no_escape};
use serde_json::{Value, json};

use super::Changes;
use crate::load;
use crate::model::SeriesFile;

pub use layer::{Audience, Country, Organisation, audience, country, organisation, own_base};
pub use series::{module, workspace};

/// The folder of the schemas to which starters' first lines lead.
pub const SCHEMAS: &str = "schemas";

/// A starter that is ready to be written.
#[derive(Debug)]
pub struct Started {
    /// What is written.
    pub changes: Changes,
    /// The commands to type next.
    pub next: Vec<String>,
}

/// Texts with open places.
const TEMPLATES: [(&str, &str); 9] = [
    ("audience", include_str!("../../../assets/starters/audience/overlay.yaml")),
    ("country", include_str!("../../../assets/starters/country/overlay.yaml")),
    ("kitbag", include_str!("../../../assets/starters/kitbag.yaml")),
    ("module", include_str!("../../../assets/starters/module/module.yaml")),
    ("organisation", include_str!("../../../assets/starters/organisation/overlay.yaml")),
    ("pack", include_str!("../../../assets/starters/PACK.md")),
    ("quiz", include_str!("../../../assets/starters/module/quiz.yaml")),
    ("series", include_str!("../../../assets/starters/workspace/base-modules/series.yaml")),
    ("slides", include_str!("../../../assets/starters/module/slides/01-begin.md")),
];

static STARTERS: LazyLock<Handlebars<'static>> = LazyLock::new(|| {
    let mut templates = Handlebars::new();
    templates.set_strict_mode(true);
    templates.register_escape_fn(no_escape);
    for (name, text) in TEMPLATES {
        templates.register_template_string(name, text).expect("bundled templates are well formed");
    }
    templates
});

fn fill(template: &str, places: &Value) -> String {
    aligned(&STARTERS.render(template, places).expect("every open place has a value"))
}

/// Notes behind values in one column.
fn aligned(text: &str) -> String {
    const COLUMN: usize = 35;
    let line = |line: &str| match line.split_once("  #") {
        Some((value, note)) if !line.starts_with('#') => {
            format!("{:<width$}#{note}\n", value.trim_end(), width = COLUMN.max(value.trim_end().len() + 2))
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// A text as a value of YAML, on one line.
fn scalar(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    load::emit::line(&serde_yaml::Value::from(line))
}

/// The schemas, in a folder of their own.
pub fn schemas() -> Changes {
    let mut changes = Changes::default();
    for (name, text) in load::schemas() {
        changes.replace(name, text);
    }
    changes
}

/// A new `kitbag.yaml`.
pub(super) fn settings(base: &str) -> Vec<u8> {
    fill("kitbag", &json!({ "base": scalar(base) })).into_bytes()
}

/// What people read in a packed overlay.
pub(super) fn pack_note(overlay: &str, series: &SeriesFile) -> String {
    let places = json!({ "overlay": overlay, "version": series.version, "title": series.title.markup });
    fill("pack", &places)
}
