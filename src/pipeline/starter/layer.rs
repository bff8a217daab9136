//! Starters of overlays: a country, an organisation, an audience.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::{Started, fill, name, scalar};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::load::{self, Base, Workspace};
use crate::model::{Id, Kind, Language};
use crate::overlay;
use crate::pipeline::{Changes, only};

/// What a new country is.
#[derive(Clone, Debug)]
pub struct Country<'a> {
    /// Its name: the folder's.
    pub id: &'a str,
    /// Tags of its languages.
    pub languages: &'a [String],
    /// What people call it.
    pub title: Option<&'a str>,
}

/// What a new organisation is.
#[derive(Clone, Debug)]
pub struct Organisation<'a> {
    /// Its name: the folder's.
    pub id: &'a str,
    /// The overlay of its country.
    pub country: &'a str,
    /// What people call it.
    pub title: Option<&'a str>,
}

/// What a new audience is.
#[derive(Clone, Debug)]
pub struct Audience<'a> {
    /// Its name: the folder's.
    pub id: &'a str,
    /// The overlay for which it is; `None` is for every one.
    pub overlay: Option<&'a str>,
    /// What people call it.
    pub title: Option<&'a str>,
}

/// Starts a country.
pub fn country(root: &Path, workspace: &Workspace, wanted: &Country<'_>) -> Result<Started, Problems> {
    let id = name::id(wanted.id, "a country", &["base"]).map_err(only)?;
    let folder = format!("overlays/{id}");
    name::free(root, &folder).map_err(only)?;
    let languages = name::languages(wanted.languages)?;
    let title = wanted.title.map_or_else(|| id.as_str().to_uppercase(), str::to_owned);
    let mut places = named(workspace, &id, &title);
    places.insert("languages".into(), json!(tags(&languages)));
    places.insert("country_name".into(), json!(workspace.series.variables.contains_key("country.name")));
    places.insert("base_language".into(), json!(workspace.series.language.tag()));
    let mut changes = Changes::default();
    changes.create(format!("{folder}/overlay.yaml"), fill("country", &places.into()));
    Ok(Started { changes, next: vec![format!("kitbag check {id}"), format!("kitbag build {id}")] })
}

/// Starts an organisation of a country.
pub fn organisation(
    root: &Path,
    workspace: &Workspace,
    wanted: &Organisation<'_>,
) -> Result<Started, Problems> {
    let id = name::id(wanted.id, "an organisation", &["base"]).map_err(only)?;
    let folder = format!("overlays/{id}");
    name::free(root, &folder).map_err(only)?;
    let country = name::overlay(workspace, wanted.country)?;
    let stack = overlay::stack(&country, &workspace.layers)?;
    let languages = overlay::settings(&stack).languages.into_iter().map(|(language, _)| language);
    let title = wanted.title.map_or_else(|| id.as_str().to_uppercase(), str::to_owned);
    let mut places = named(workspace, &id, &title);
    places.insert("country".into(), json!(country.as_str()));
    places.insert("languages".into(), json!(tags(&languages.collect::<Vec<_>>())));
    let mut changes = Changes::default();
    changes.create(format!("{folder}/overlay.yaml"), fill("organisation", &places.into()));
    Ok(Started { changes, next: vec![format!("kitbag check {id}"), format!("kitbag build {id}")] })
}

/// Starts an audience, and declares it in the series where it is not declared yet.
pub fn audience(root: &Path, workspace: &Workspace, wanted: &Audience<'_>) -> Result<Started, Problems> {
    let id = name::id(wanted.id, "an audience", &[]).map_err(only)?;
    let overlay = wanted.overlay.map(|word| name::overlay(workspace, word)).transpose()?;
    let folder = match &overlay {
        Some(overlay) => format!("overlays/{overlay}/audiences/{id}"),
        None => format!("overlays/_audiences/{id}"),
    };
    name::free(root, &folder).map_err(only)?;
    let mut changes = Changes::default();
    let title = wanted.title.map_or_else(|| name::words(&id), str::to_owned);
    if !workspace.series.audiences.contains_key(&id) {
        declare(root, workspace, &mut changes, (&id, &title))?;
    }
    let edition = example(workspace, overlay.as_ref());
    let request = edition.as_ref().map_or("OVERLAY@LANGUAGE".to_owned(), Clone::clone);
    let mut places = named(workspace, &id, &title);
    let prefix = overlay.as_ref().unwrap_or(&id);
    let of = if overlay.is_some() { "overlay" } else { "folder" };
    places.insert("prefix".into(), json!(prefix.as_str()));
    places.insert("named".into(), json!(format!("the name of the {of}")));
    places.insert("up".into(), json!("../".repeat(folder.matches('/').count() + 1)));
    places.insert("where".into(), json!(wanted.overlay.map_or(String::new(), |it| format!(" in `{it}`"))));
    places.insert("example".into(), json!(format!("{request}+{id}")));
    changes.create(format!("{folder}/overlay.yaml"), fill("audience", &places.into()));
    let next = match edition {
        Some(edition) => vec![format!("kitbag build {edition}+{id}")],
        None => vec!["kitbag new country lk --languages si,ta,en".to_owned()],
    };
    Ok(Started { changes, next })
}

/// Adds an audience to the vocabulary of the series.
fn declare(
    root: &Path,
    workspace: &Workspace,
    changes: &mut Changes,
    (id, title): (&Id, &str),
) -> Result<(), Problems> {
    own_base(workspace, &format!("the base does not know the audience `{id}`"))?;
    let bytes = load::bytes(root, load::SERIES)?;
    changes.replace(load::SERIES, load::with_audience(&bytes, id, title)?);
    Ok(())
}

/// Refuses what would change a base that others share.
pub fn own_base(workspace: &Workspace, why: &str) -> Result<(), Problems> {
    match &workspace.base {
        Base::Own => Ok(()),
        Base::Elsewhere { path, .. } => Err(only(
            Diagnostic::new(Code::NotOurBase, format!("{why}, and the base is `{path}`"))
                .hint("add it in the workspace of the base, or ask those who keep it; then `kitbag base set` the new one"),
        )),
    }
}

/// An edition that is there, of an overlay or of any.
fn example(workspace: &Workspace, overlay: Option<&Id>) -> Option<String> {
    let targets = crate::pipeline::all_targets(workspace);
    let fits = |id: &Id| overlay.map_or(id.as_str() != "base", |overlay| overlay == id);
    let found = targets.iter().find(|it| it.audiences.is_empty() && fits(&it.overlay));
    found.map(ToString::to_string)
}

/// What every overlay's starter says, with a block of the base as the example.
fn named(workspace: &Workspace, id: &Id, title: &str) -> Map<String, Value> {
    let mut modules = workspace.series.modules.iter().filter_map(|(id, _)| workspace.modules.get(id));
    let slide = modules.find_map(|module| {
        let slide = module.root.walk().into_iter().find(|block| block.kind == Kind::Slide)?;
        Some((module.root.id.to_string(), format!("{}/{}", module.root.id, slide.id)))
    });
    let (module, slide) = slide.unwrap_or_else(|| ("module".to_owned(), "module/slide".to_owned()));
    let places = [
        ("id", id.to_string()),
        ("title", scalar(title)),
        ("title_plain", title.split_whitespace().collect::<Vec<_>>().join(" ")),
        ("code", name::overlay_code(workspace, id)),
        ("module", module),
        ("slide", slide),
    ];
    places.into_iter().map(|(place, words)| (place.to_owned(), json!(words))).collect()
}

fn tags(languages: &[Language]) -> String {
    languages.iter().map(Language::tag).collect::<Vec<_>>().join(", ")
}
