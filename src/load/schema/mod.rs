//! JSON Schema, draft-07, of every file that authors write in YAML, for editors. What blocks may say
//! comes from the table that the loader reads; `tests/schema.rs` holds the rest to what the loader asks
//! for.

mod block;
mod facts;
mod form;
mod module;
mod overlay;
mod programme;
mod series;
mod words;

use serde_json::{Value, json};

use crate::model::Kind;

/// The version of JSON Schema: the one at which editors' YAML servers stop.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// Each schema by its file name, in order, as the text of the file.
pub fn schemas() -> Vec<(String, String)> {
    let all = [
        ("activity", "The front matter of an activity", block::front_matter(Kind::Activity)),
        ("case", "The front matter of a case", block::front_matter(Kind::Case)),
        ("cohort", "People who take a programme together", programme::cohort()),
        ("facts", "Numbers, laws and institutions with their sources", facts::facts()),
        ("kitbag", "Where the base modules of a workspace are", series::settings()),
        ("module", "A module: its objectives and sections", module::module()),
        ("overlay", "What a layer does differently from those below it", overlay::overlay()),
        ("overlay.lock", "What an overlay agreed to; kitbag alone writes it", overlay::lock()),
        ("quiz", "The questions of a module", module::quiz()),
        ("series", "What all modules of a series share", series::series()),
        ("tool", "The front matter of a tool", block::front_matter(Kind::Tool)),
    ];
    all.into_iter().map(|(name, title, form)| (format!("{name}.schema.json"), file(title, form))).collect()
}

fn file(title: &str, mut form: Value) -> String {
    form["$schema"] = json!(DRAFT);
    form["title"] = json!(title);
    let mut text = serde_json::to_string_pretty(&form).expect("a schema has only text and numbers");
    text.push('\n');
    text
}
