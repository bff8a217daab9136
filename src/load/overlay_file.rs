//! `overlay.yaml`: settings. Its edits are read by `edits_file`.

use std::collections::BTreeMap;

use super::cohort_file::cohorts;
use super::decode::{self, Fields};
use super::programme_file::{clock, days, prayers, variant};
use super::publish_settings;
use super::series_file::{language, placed_ids};
use super::yaml::Node;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{
    AssetPath, Assignment, Colour, DeckFonts, Id, InkUse, Language, LayerName, Paper, SectionStart,
    Selection, Settings, Size, SlideLayout, Taught,
};

/// The most megabytes of recordings that an overlay can allow.
const LARGEST_RECORDINGS: u32 = 250;

/// Reads every setting of a layer.
pub(super) fn settings(map: &mut Fields<'_>, problems: &mut Problems) -> Settings {
    let mut settings = Settings {
        code: map.get("code").and_then(|node| code(node, problems)),
        title: map.get("title").and_then(|node| decode::text(node, problems)),
        modules: map.get("modules").and_then(|node| selection(node, problems)),
        local_cases: map.get("local-cases").and_then(|node| percent(node, problems)),
        variables: map.get("variables").map(|node| variables(node, problems)).unwrap_or_default(),
        ..Settings::default()
    };
    if let Some(node) = map.get("languages") {
        languages(node, &mut settings, problems);
    }
    if let Some(node) = map.get("publish") {
        settings.publish = publish_settings::publish(node, problems);
    }
    settings.audiences =
        map.get("audiences").map(|node| placed_ids(decode::items(node), problems)).unwrap_or_default();
    super::names::listed_once(&mut settings.audiences, "audience", problems);
    let credits = map.get("credits").map_or(&[][..], decode::items);
    settings.credits = credits.iter().filter_map(|node| decode::string(node, problems)).collect();
    if let Some(node) = map.get("branding") {
        branding(node, &mut settings, problems);
    }
    if let Some(node) = map.get("agenda") {
        agenda(node, &mut settings, problems);
    }
    if let Some(node) = map.get("lms") {
        lms(node, &mut settings, problems);
    }
    settings.variant = map.get("variant").and_then(|node| variant(node, problems));
    settings.programme = map.get("programme").and_then(|node| programme(node, problems));
    settings.cohorts = map.get("cohorts").map(|node| cohorts(node, problems)).unwrap_or_default();
    if let Some(node) = map.get("print") {
        print(node, &mut settings, problems);
    }
    settings
}

fn code(node: &Node, problems: &mut Problems) -> Option<(String, Origin)> {
    let word = decode::string(node, problems)?;
    if !(2..=4).contains(&word.len()) || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        problems.push(decode::bad_value(node, "two to four lower-case letters"));
        return None;
    }
    Some((word, node.origin.clone()))
}

fn selection(node: &Node, problems: &mut Problems) -> Option<Selection> {
    let mut map = Fields::of(node, problems)?;
    let mut list = |key| map.get(key).map(|node| modules(key, node, problems));
    let (only, except, order) = (list("only"), list("except"), list("order"));
    map.finish(problems);
    let taught = match (only, except) {
        (Some(only), None) => Taught::Only(only),
        (None, Some(except)) => Taught::Except(except),
        (None, None) => Taught::All,
        (Some(_), Some(_)) => {
            problems.push(
                Diagnostic::new(Code::Contradiction, "`only` and `except` cannot stand together")
                    .at(&super::fields::head(node))
                    .hint("keep one of the two"),
            );
            return None;
        }
    };
    Some(Selection { taught, order })
}

fn modules(key: &str, node: &Node, problems: &mut Problems) -> Vec<(Id, Origin)> {
    let nodes = decode::items(node);
    if nodes.is_empty() {
        problems.push(
            Diagnostic::new(Code::BadValue, format!("`{key}` names no module"))
                .at(&node.origin)
                .hint(format!("name at least one, or leave `{key}:` out")),
        );
    }
    placed_ids(nodes, problems)
}

fn languages(node: &Node, settings: &mut Settings, problems: &mut Problems) {
    let Some(mut map) = Fields::of(node, problems) else { return };
    for item in map.need("list", problems).map_or(&[][..], decode::items) {
        let Some(language) = language(item, problems) else { continue };
        match settings.languages.iter().find(|(other, _)| *other == language) {
            Some((_, first)) => problems.push(
                Diagnostic::new(Code::DuplicateId, format!("the language `{language}` is listed twice"))
                    .at(&item.origin)
                    .also("first here", first)
                    .hint("delete one of the two"),
            ),
            None => settings.languages.push((language, item.origin.clone())),
        }
    }
    if let Some(node) = map.get("fallback") {
        for entry in decode::entries(node, problems) {
            let to = decode::items(&entry.value).iter().filter_map(|item| language(item, problems)).collect();
            match Language::parse(&entry.key) {
                Some(from) => {
                    settings.fallback.insert(from, to);
                }
                None => problems.push(unknown_language(&entry.key, &entry.key_origin)),
            }
        }
    }
    map.finish(problems);
}

pub(super) fn unknown_language(tag: &str, origin: &Origin) -> Diagnostic {
    let near = Language::nearest(tag).map(|near| format!("did you mean `{near}`?"));
    Diagnostic::new(Code::BadValue, format!("`{tag}` is no language tag that kitbag knows"))
        .at(origin)
        .maybe_hint(near)
}

fn variables(node: &Node, problems: &mut Problems) -> BTreeMap<String, Assignment> {
    let mut variables = BTreeMap::new();
    for entry in decode::entries(node, problems) {
        variables.insert(entry.key.clone(), assignment(&entry.value, &entry.key_origin, problems));
    }
    variables
}

/// Words for all languages, or for each.
pub(super) fn assignment(node: &Node, origin: &Origin, problems: &mut Problems) -> Assignment {
    let mut assignment = Assignment { value: None, by_language: BTreeMap::new(), origin: origin.clone() };
    if decode::scalar(node).is_some() {
        assignment.value = decode::string(node, problems);
        return assignment;
    }
    for value in decode::entries(node, problems) {
        let words = decode::string(&value.value, problems);
        match (value.key.as_str(), Language::parse(&value.key)) {
            ("default", _) => assignment.value = words,
            (_, Some(language)) => assignment.by_language.extend(words.map(|words| (language, words))),
            (tag, None) => problems.push(unknown_language(tag, &value.key_origin)),
        }
    }
    assignment
}

fn branding(node: &Node, settings: &mut Settings, problems: &mut Problems) {
    let Some(mut map) = Fields::of(node, problems) else { return };
    settings.accent = map.get("accent").and_then(|node| colour(node, problems));
    settings.footer = map.get("footer").and_then(|node| decode::text(node, problems));
    let logo = map.get("logo").and_then(|node| logo(node, problems));
    let alt = if logo.is_some() {
        map.need("logo-alt", problems).and_then(|node| decode::text(node, problems))
    } else {
        map.get("logo-alt").and_then(|node| decode::text(node, problems))
    };
    settings.logo = logo.zip(alt);
    settings.template = map.get("template").and_then(|node| template(node, problems));
    if let Some(node) = map.get("layouts") {
        settings.layouts = layouts(node, problems);
    }
    let fonts = (DeckFonts::ALL, DeckFonts::name);
    settings.fonts = map.get("fonts").and_then(|node| decode::choice(node, fonts, problems));
    map.finish(problems);
}

fn template(node: &Node, problems: &mut Problems) -> Option<(AssetPath, Origin)> {
    let word = decode::scalar(node).unwrap_or_default();
    let path = AssetPath::parse(word).filter(|path| super::template::is_template(path.as_str()));
    if path.is_none() {
        problems.push(
            Diagnostic::new(Code::BadPath, format!("`{word}` is no path of a PowerPoint file"))
                .at(&node.origin)
                .hint("write it as `assets/file.pptx`, with lower-case letters, digits, `-`, `_` and `.`"),
        );
    }
    path.map(|path| (path, node.origin.clone()))
}

/// The names of a template's layouts for kinds of slide.
fn layouts(node: &Node, problems: &mut Problems) -> BTreeMap<SlideLayout, (String, Origin)> {
    let Some(mut map) = Fields::of(node, problems) else { return BTreeMap::new() };
    let mut names = BTreeMap::new();
    for layout in SlideLayout::ALL {
        if let Some(node) = map.get(layout.key()) {
            let name = decode::string(node, problems);
            names.extend(name.map(|name| (layout, (name, node.origin.clone()))));
        }
    }
    map.finish(problems);
    names
}

fn logo(node: &Node, problems: &mut Problems) -> Option<AssetPath> {
    let word = decode::scalar(node).unwrap_or_default();
    super::assets::picture_path(word, &node.origin, problems)
}

fn colour(node: &Node, problems: &mut Problems) -> Option<(Colour, Origin)> {
    let digits = decode::scalar(node).and_then(|word| word.strip_prefix('#'));
    let Some(colour) = digits.and_then(Colour::parse) else {
        problems.push(decode::bad_value(node, "a colour as \"#8d1b3d\", in quotes"));
        return None;
    };
    Some((colour, node.origin.clone()))
}

fn agenda(node: &Node, settings: &mut Settings, problems: &mut Problems) {
    let Some(mut map) = Fields::of(node, problems) else { return };
    settings.start = map.get("start").and_then(|node| clock(node, problems));
    settings.lunch = map.get("lunch").and_then(|node| decode::number(node, 240, problems));
    settings.tea = map.get("tea").and_then(|node| decode::number(node, 120, problems));
    settings.day_minutes = map
        .get("day-minutes")
        .and_then(|node| decode::number(node, 960, problems).map(|minutes| (minutes, node.origin.clone())));
    settings.prayers = map.get("prayer").map(|node| prayers(node, problems));
    settings.daylight_until = map
        .get("daylight-until")
        .and_then(|node| clock(node, problems).map(|time| (time, node.origin.clone())));
    settings.programme_title = map.get("title").and_then(|node| decode::text(node, problems));
    settings.days = map.get("days").map(|node| days(node, problems));
    map.finish(problems);
}

fn lms(node: &Node, settings: &mut Settings, problems: &mut Problems) {
    let Some(mut map) = Fields::of(node, problems) else { return };
    if let Some(node) = map.get("mastery") {
        settings.mastery = percent(node, problems);
    }
    settings.certificate = map.get("certificate").and_then(|node| decode::switch(node, problems));
    let mut megabytes = |key| {
        let node = map.get(key)?;
        Some((decode::number(node, LARGEST_RECORDINGS, problems)?, node.origin.clone()))
    };
    settings.recording_size = megabytes("recording");
    settings.recordings_size = megabytes("recordings");
    map.finish(problems);
}

fn print(node: &Node, settings: &mut Settings, problems: &mut Problems) {
    let Some(mut map) = Fields::of(node, problems) else { return };
    let paper = (Paper::ALL, Paper::name);
    settings.paper = map.get("paper").and_then(|node| decode::choice(node, paper, problems));
    if let Some(node) = map.get("size") {
        let word = decode::one_of(node, &["usual", "large"], problems);
        let size = word.map(|word| if word == "large" { Size::Large } else { Size::Usual });
        settings.size = size.map(|size| (size, node.origin.clone()));
    }
    let ink = (InkUse::ALL, InkUse::name);
    settings.ink = map.get("ink").and_then(|node| decode::choice(node, ink, problems));
    let start = (SectionStart::ALL, SectionStart::name);
    settings.section_start = map.get("sections").and_then(|node| decode::choice(node, start, problems));
    settings.booklet = map.get("booklet").and_then(|node| decode::switch(node, problems));
    map.finish(problems);
}

fn percent(node: &Node, problems: &mut Problems) -> Option<(u8, Origin)> {
    let percent = decode::number(node, 100, problems).and_then(|number| u8::try_from(number).ok());
    percent.map(|percent| (percent, node.origin.clone()))
}

fn programme(node: &Node, problems: &mut Problems) -> Option<(Id, Origin)> {
    decode::id(node, problems).map(|id| (id, node.origin.clone()))
}

/// The layers that a layer stands on.
pub(super) fn extends(map: &mut Fields<'_>, problems: &mut Problems) -> Vec<(Id, Origin)> {
    map.get("extends").map(|node| placed_ids(decode::items(node), problems)).unwrap_or_default()
}

/// Checks that a layer is called as its folder, and that of an audience or a language as its overlay.
pub(super) fn check_name(map: &mut Fields<'_>, (layer, name): (&LayerName, &Id), problems: &mut Problems) {
    let Some(node) = map.need("overlay", problems) else { return };
    let Some(found) = decode::string(node, problems).filter(|found| found != name.as_str()) else { return };
    let hint = match layer {
        LayerName::OverlayAudience(..) | LayerName::OverlayLanguage(..) => {
            format!("a layer of an audience or a language names its overlay: write `overlay: {name}`")
        }
        _ => format!("write `overlay: {name}`, or rename the folder"),
    };
    problems.push(
        Diagnostic::new(Code::BadValue, format!("the file says `{found}`, its folder belongs to `{name}`"))
            .at(&node.origin)
            .hint(hint),
    );
}
