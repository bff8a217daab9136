//! `overlay.yaml`.

use serde_json::{Value, json};

use super::form::{self, Key, may, must};
use super::{block, module, programme};
use crate::load::edits_file::NEW;
use crate::model::{DeckFonts, InkUse, Kind, Paper, SectionStart, SlideLayout};

/// `overlay.yaml`.
pub(super) fn overlay() -> Value {
    let mut keys = vec![
        must("overlay", "The name of the folder", form::id()),
        may(
            "extends",
            "Layers of overlays/_shared, or the country of an organisation",
            form::some(form::id()),
        ),
    ];
    keys.extend(settings());
    keys.extend([
        may("change", "Set fields of blocks", form::some(change())),
        may("add", "Put new blocks beside others", form::some(add())),
        may("move", "Take blocks elsewhere in their module", form::some(relocate())),
        may("remove", "Take blocks out", form::some(remove())),
        may("swap", "Put a block in the place of another, references included", form::some(swap())),
    ]);
    form::keys(keys)
}

fn settings() -> Vec<Key> {
    let languages = form::keys(vec![
        must("list", "The languages, one edition in each", form::some(form::language())),
        may(
            "fallback",
            "For a language, those that are tried where a translation is missing",
            form::named(form::language(), form::some(form::language())),
        ),
    ]);
    let drafts = may(
        "drafts",
        "Show translations made by a machine, marked on every page, or hide them",
        form::one_of(&["show", "hide"]),
    );
    let mut publish = vec![
        drafts,
        may(
            "below",
            "What becomes of a module of which less is translated: built as a draft, or not at all",
            form::one_of(&["draft", "refuse"]),
        ),
        may("grace-days", "Days for which a new text is not held against a language", form::number(366)),
        may(
            "languages",
            "Other shares for some languages",
            form::named(form::language(), form::keys(shares())),
        ),
    ];
    publish.extend(shares());
    vec![
        may("code", "Two to four letters that tell packages apart in an LMS", form::code()),
        may("title", "The name of the country or organisation, on every cover", form::text()),
        may("languages", "The languages in which it is published", languages),
        may("publish", "What must be translated, and what is shown until it is", form::keys(publish)),
        may("audiences", "Audiences for which further editions are built", form::some(form::id())),
        may("modules", "Which modules are taught", selection()),
        may(
            "local-cases",
            "The percent of cases that are to be from the country; check tells where there are fewer",
            form::number(100),
        ),
        may("variables", "Words that the base leaves to each country", variables()),
        may("branding", "Colour, foot line, logo and deck template", branding()),
        may("agenda", "Times of the day", programme::agenda()),
        programme::variant("The length in which modules are taught"),
        may("programme", "The programme that is followed", form::id()),
        may("cohorts", "People who take the programme together", form::some(programme::cohort())),
        may(
            "lms",
            "Settings of packages for an LMS",
            form::keys(vec![
                may("mastery", "The percent that pass", form::number(100)),
                may(
                    "certificate",
                    "Whether those who pass get a page to print with their name",
                    form::one_of(&["on", "off"]),
                ),
                may("recording", "The most megabytes of one video or audio file", form::number(250)),
                may(
                    "recordings",
                    "The most megabytes of all video and audio files of a module",
                    form::number(250),
                ),
            ]),
        ),
        may("print", "Settings of printed files", print()),
        may("credits", "Who wrote it", form::some(form::text())),
    ]
}

fn shares() -> Vec<Key> {
    vec![
        may("min", "The percent of texts that are translated", form::number(100)),
        may("titles", "The percent of titles that are translated", form::number(100)),
        may("quiz", "The percent of questions, answers and feedback that are translated", form::number(100)),
        may("script", "The percent of what the trainer says that is translated", form::number(100)),
        may("reviewed", "The percent of texts that a second person has read", form::number(100)),
    ]
}

fn selection() -> Value {
    let mut form = form::keys(vec![
        may("only", "These modules, in this order", form::some(form::id())),
        may("except", "All modules but these", form::some(form::id())),
        may("order", "The modules in the order in which they are taught", form::some(form::id())),
    ]);
    form["not"] = json!({ "required": ["only", "except"] });
    form
}

fn variables() -> Value {
    form::named(json!({}), form::words())
}

fn branding() -> Value {
    let colour = json!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" });
    let layouts = SlideLayout::ALL.map(|layout| may(layout.key(), "The name of a layout", form::text()));
    let layouts = layouts.into_iter().collect();
    let mut form = form::keys(vec![
        may("accent", "The main colour, in quotes, as \"#1d4f91\"", colour),
        may("footer", "A line at the foot of every page", form::text()),
        may("logo", "The file of the logo", form::asset()),
        may("logo-alt", "What the logo shows, for those who do not see it", form::text()),
        may("template", "The PowerPoint file on which decks are made", form::asset()),
        may("fonts", "Where the typefaces of decks are", form::one_of(&DeckFonts::ALL.map(DeckFonts::name))),
        may("layouts", "The names of its layouts for kinds of slide", form::keys(layouts)),
    ]);
    form["dependencies"] = json!({ "logo": ["logo-alt"] });
    form
}

fn print() -> Value {
    form::keys(vec![
        may("paper", "The paper", form::one_of(&Paper::ALL.map(Paper::name))),
        may(
            "size",
            "The size of the letters; large is at least 18 points",
            form::one_of(&["usual", "large"]),
        ),
        may("ink", "How much ink documents take", form::one_of(&InkUse::ALL.map(InkUse::name))),
        may(
            "sections",
            "Where sections, handouts and cases begin",
            form::one_of(&SectionStart::ALL.map(SectionStart::name)),
        ),
        may(
            "booklet",
            "Whether script, handouts and cases come as booklets, too",
            form::one_of(&["on", "off"]),
        ),
    ])
}

/// What every entry may say.
fn reasons() -> [Key; 2] {
    [
        may("because", "Why; status and explain show it", form::text()),
        may("optional", "Whether it is no error that the block is not there", form::flag()),
    ]
}

fn at() -> Key {
    must("at", "The block, as module/block", form::address())
}

fn places() -> [Key; 3] {
    [
        may("after", "The block behind which it goes", form::address()),
        may("before", "The block in front of which it goes", form::address()),
        may("into", "The block whose last part it becomes", form::address()),
    ]
}

const PLACES: [&str; 3] = ["after", "before", "into"];

/// Exactly one of these keys is there.
fn one_needed(keys: &[&str]) -> Value {
    keys.iter().map(|key| json!({ "required": [key] })).collect()
}

fn change() -> Value {
    let mut keys = vec![at()];
    keys.extend(reasons());
    keys.extend(block::settable(&Kind::ALL));
    form::keys(keys)
}

/// Fields, lists of questions, and the key that names a new block, which is a field in some kinds.
fn new_block(first: Vec<Key>) -> Vec<Key> {
    let mut keys = first;
    keys.extend(reasons());
    keys.extend(block::settable(&NEW));
    keys.extend(module::parts());
    for kind in NEW {
        if !keys.iter().any(|key| key.name == kind.name()) {
            keys.push(may(kind.name(), &format!("The name of the new {}", kind.name()), form::id()));
        }
    }
    keys
}

fn add() -> Value {
    let mut form = form::keys(new_block(places().into()));
    form["oneOf"] = one_needed(&PLACES);
    form["anyOf"] = one_needed(&NEW.map(Kind::name));
    form
}

fn swap() -> Value {
    let with = may("with", "The Markdown file of the block that comes", json!({ "type": "string" }));
    form::keys(new_block(vec![at(), with]))
}

fn relocate() -> Value {
    let mut keys = vec![at()];
    keys.extend(places());
    keys.extend(reasons());
    let mut form = form::keys(keys);
    form["oneOf"] = one_needed(&PLACES);
    form
}

fn remove() -> Value {
    let mut keys = vec![at()];
    keys.extend(reasons());
    form::keys(keys)
}

/// `overlay.lock.yaml`.
pub(super) fn lock() -> Value {
    // For editors, ten digits may be a number, and with an e among them one that no machine can hold.
    let digits = json!({ "not": { "type": ["array", "boolean", "null", "object", "string"] } });
    let letters = json!({ "type": "string", "pattern": "^([0-9a-f]{10}|nothing)$" });
    let fingerprint = form::any(vec![letters, digits]);
    let agreed = form::keys(vec![
        must("at", "The block", form::address()),
        may("field", "The field; the whole block where nothing is said", form::text()),
        must("base", "The version of the base then", form::text()),
        must("below", "The fingerprint of what lay below", fingerprint),
        may("text", "What lay below", form::text()),
    ]);
    form::keys(vec![
        must("lock", "The version of the form", json!({ "enum": [1] })),
        may("agreed", "What lay below each field that is set", form::some(agreed)),
    ])
}
