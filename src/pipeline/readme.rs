//! What the page beside an overlay's files says, from what the output folder really holds.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::{self, Entry, Manifest};
use super::{Format, Size};
use crate::load::Workspace;
use crate::markup::inlines;
use crate::model::{Guide, Id, Label, Labels, Language, Pseudo, SeriesTest};
use crate::render::readme::{Edition, File, Kind, Module, Part, Printed, Words, page};
use crate::translate::shipped_labels;

/// The name of the page.
const NAME: &str = "READ-ME-FIRST.html";

/// A file and its path below the output folder.
type Listed<'a> = (&'a str, &'a Entry);

/// kitbag's own words by language, made once for all pages.
type Voices<'a> = BTreeMap<&'a str, Labels>;

/// The pages of all overlays of the manifest with their paths, one after another: however many overlays
/// there are, one page is in memory.
pub(super) fn readmes<'a>(
    workspace: &'a Workspace,
    manifest: &'a Manifest,
) -> impl Iterator<Item = (String, Vec<u8>)> + 'a {
    let tags: BTreeSet<&str> = manifest.files.values().map(language).collect();
    let voice = |tag| Some((tag, shipped_labels(&spoken(tag)?)));
    let voices: Voices<'_> = tags.into_iter().filter_map(voice).collect();
    let files = manifest.files.iter().map(|(path, entry)| (path.as_str(), entry));
    let by_overlay = grouped(files, |(path, _)| path.split('/').next().unwrap_or_default());
    by_overlay.into_iter().map(move |(overlay, files)| {
        (format!("{overlay}/{NAME}"), page(&parts((workspace, &voices), overlay, files)))
    })
}

/// The languages in the order in which the overlay names them.
fn parts<'v>(
    (workspace, voices): (&Workspace, &'v Voices<'_>),
    overlay: &str,
    files: Vec<Listed<'_>>,
) -> Vec<Part<'v>> {
    let own = workspace.layers.iter().find(|(name, _)| name.to_string() == format!("overlays/{overlay}"));
    let named: Vec<&str> = own
        .map(|(_, layer)| layer.settings.languages.iter().map(|(it, _)| it.tag()).collect())
        .unwrap_or_default();
    let place = |tag: &str| named.iter().position(|it| *it == tag).unwrap_or(named.len());
    let mut by_language: Vec<_> =
        grouped(files.into_iter(), |(_, entry)| language(entry)).into_iter().collect();
    by_language.sort_by_key(|(tag, _)| place(tag));
    by_language.into_iter().filter_map(|(tag, files)| part(workspace, voices.get(tag)?, &files)).collect()
}

fn part<'v>(workspace: &Workspace, labels: &'v Labels, files: &[Listed<'_>]) -> Option<Part<'v>> {
    let about = &files.first()?.1.about;
    Some(Part {
        overlay: about.overlay.as_ref().map(words),
        series: words(&about.series),
        labels,
        editions: grouped(files.iter().copied(), |(_, entry)| audiences(entry))
            .into_iter()
            .map(|(audiences, files)| edition(workspace, audiences, files))
            .collect(),
    })
}

fn edition(workspace: &Workspace, audiences: &str, files: Vec<Listed<'_>>) -> Edition {
    let names: Vec<_> =
        audiences.split('+').filter(|it| !it.is_empty()).map(|it| name(workspace, it)).collect();
    let text = names.join(", ");
    Edition {
        audiences: (!names.is_empty()).then(|| Words { text, language: workspace.series.language.clone() }),
        modules: grouped(files.into_iter(), |(_, entry)| {
            (order(entry), entry.about.place, entry.module.as_str())
        })
        .into_values()
        .map(|files| module(&files))
        .collect(),
    }
}

/// The place of modules among what is told of a series.
const MODULES: usize = 3;

/// The guide, the programme, the test before the series, its modules, the test after it.
fn order(entry: &Entry) -> usize {
    match SeriesTest::parse(&entry.module) {
        None if entry.module == Guide::NAME => 0,
        None if is_of_programme(entry) => 1,
        Some(SeriesTest::Before) => 2,
        None => MODULES,
        Some(SeriesTest::After) => MODULES + 1,
    }
}

fn is_of_programme(entry: &Entry) -> bool {
    Format::parse(&entry.format).is_ok_and(Format::is_of_programmes)
}

fn module(files: &[Listed<'_>]) -> Module {
    let (_, first) = files[0];
    let about = &first.about;
    let mark = |english: &String| Label::ALL.iter().copied().find(|label| label.english() == english);
    let mut files: Vec<_> = files.iter().filter_map(|(path, entry)| file(path, entry)).collect();
    files.sort_by_key(|file| file.kind.clone());
    Module {
        place: (order(first) == MODULES).then_some(about.place),
        title: words(&about.title),
        version: about.version.clone(),
        marks: about.marks.iter().filter_map(mark).collect(),
        files,
    }
}

fn file(path: &str, entry: &Entry) -> Option<File> {
    let path = path.split_once('/').map_or(path, |(_, path)| path);
    let kind = match Format::parse(&entry.format).ok()? {
        Format::Scorm12 => Kind::Scorm12,
        Format::Scorm2004 => Kind::Scorm2004,
        Format::Scorm2004Fourth => Kind::Scorm2004Fourth,
        Format::Web => Kind::Web,
        Format::Script => printed(entry, Printed::Script)?,
        Format::ScriptBooklet => printed(entry, Printed::ScriptBooklet)?,
        Format::Handouts => printed(entry, Printed::Handouts)?,
        Format::HandoutsBooklet => printed(entry, Printed::HandoutsBooklet)?,
        Format::Cases => printed(entry, Printed::Cases)?,
        Format::CasesBooklet => printed(entry, Printed::CasesBooklet)?,
        Format::Quiz => printed(entry, Printed::Quiz)?,
        Format::QuizKey => printed(entry, Printed::QuizKey)?,
        Format::CheatSheet => printed(entry, Printed::CheatSheet)?,
        Format::Agenda => printed(entry, Printed::Agenda)?,
        Format::Checklist => printed(entry, Printed::Checklist)?,
        Format::SignIn => printed(entry, Printed::SignIn)?,
        Format::Forms => printed(entry, Printed::Forms)?,
        Format::Certificates => printed(entry, Printed::Certificates)?,
        Format::Guide => printed(entry, Printed::Guide)?,
        Format::Deck => projected(entry)?,
    };
    Some(File { path: path.to_owned(), kind, bytes: entry.bytes })
}

fn printed(entry: &Entry, what: Printed) -> Option<Kind> {
    let Size::Pages { pages, sheets } = entry.size else { return None };
    Some(Kind::Printed { what, pages, sheets, paper: entry.about.paper.clone() })
}

fn projected(entry: &Entry) -> Option<Kind> {
    let Size::Slides(slides) = entry.size else { return None };
    Some(Kind::Deck { slides })
}

/// The language of a target: `si` in `lk@si+youth`.
fn language(entry: &Entry) -> &str {
    edition_of(entry).split('+').next().unwrap_or_default()
}

/// The audiences of a target: `youth` in `lk@si+youth`.
fn audiences(entry: &Entry) -> &str {
    edition_of(entry).split_once('+').map_or("", |(_, audiences)| audiences)
}

fn edition_of(entry: &Entry) -> &str {
    entry.target.split_once('@').map_or("", |(_, edition)| edition)
}

/// What the series calls an audience.
fn name(workspace: &Workspace, audience: &str) -> String {
    let text = Id::parse(audience).and_then(|id| workspace.series.audiences.get(&id));
    text.map_or_else(|| audience.to_owned(), |it| inlines(&it.markup).into_iter().map(|it| it.text).collect())
}

/// A language by its tag, also one that nobody speaks.
fn spoken(tag: &str) -> Option<Language> {
    Language::parse(tag).or_else(|| Pseudo::parse(tag).map(Language::of))
}

fn words(words: &manifest::Words) -> Words {
    let language = spoken(&words.language).unwrap_or_else(Language::english);
    Words { text: words.text.clone(), language }
}

fn grouped<'a, K: Ord>(
    files: impl Iterator<Item = Listed<'a>>,
    key: impl Fn(&Listed<'a>) -> K,
) -> BTreeMap<K, Vec<Listed<'a>>> {
    let mut groups: BTreeMap<K, Vec<Listed<'a>>> = BTreeMap::new();
    for file in files {
        groups.entry(key(&file)).or_default().push(file);
    }
    groups
}
