//! One case: a base, layers over it, and what comes out, as text.

use std::collections::BTreeMap;
use std::fmt::Write;

use kitbag::diagnostic::Problems;
use kitbag::model::*;
use kitbag::overlay::{self, Names};

use crate::written::{Written, id};

/// The module that most cases change.
pub const BASE: &str = "
    renamed our-users clients
    renamed clients who
    removed portal-2019 merged into why
    objective o1
    objective o2
    section users 20/30/40
      slide who 10 | objective=o1
      slide why 15
      slide how 5
    section practice 20/35/50
      slide map 15 | objective=o1,o2
      slide close 20
      case queue
      activity mapping | tool=journey-map | objective=o2
      borrow journey-map
    break pause 0/10/10
    section wrap 5/5/5 | uses=journey-map
      slide end 5
    question q-user | type=single | objective=o1
      option q-user-a | right=true
      option q-user-b | right=false
    question q-steps | type=ordering
      item q-steps-x
      item q-steps-y
";

/// A module with a block of every kind.
pub const EVERY_KIND: &str = "
    objective o1
    objective o2
    section users 15/15/15
      slide who 10
      slide why 5
      case queue
      activity mapping
      tool sheet
    break pause 0/10/10
    section wrap 5/5/5
      slide end 5
      borrow journey-map
    question q-one | type=single
      option q-one-a | right=true
      option q-one-b
      option q-one-c
    question q-pairs | type=matching
      pair q-pairs-a
      pair q-pairs-b
      pair q-pairs-c
    question q-steps | type=ordering
      item q-steps-a
      item q-steps-b
      item q-steps-c
    question q-wheel | type=self-assessment
      dimension q-wheel-d1
      dimension q-wheel-d2
      level q-wheel-l1
      level q-wheel-l2
";

/// One edit of [`EVERY_KIND`] a row, and what it does: the blocks that it touched, those that are gone,
/// and what was said.
#[track_caller]
pub fn each(rows: &[(&str, &str)]) {
    let mut told = String::new();
    let mut wanted = String::new();
    for (edit, expected) in rows {
        let Outcome(text) = on(EVERY_KIND, &[&format!("lk\n{edit}")]);
        let in_module = text.lines().take_while(|line| !line.contains("[KB"));
        let rest: Vec<_> = text.lines().skip_while(|line| !line.contains("[KB")).collect();
        let is_change =
            |line: &&str| line.contains(" | ") || line.starts_with("gone ") && *line != "gone module ";
        let lines = in_module.filter(is_change).map(str::trim).chain(rest);
        writeln!(told, "{edit}\n{}", lines.collect::<Vec<_>>().join("\n")).unwrap();
        let margin = expected.lines().skip(1).filter(|line| !line.trim().is_empty());
        let margin = margin.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
        let line = |line: &str| line.get(margin..).unwrap_or(line.trim_start()).trim_end().to_owned();
        let expected: Vec<_> = expected.lines().map(line).filter(|line| !line.is_empty()).collect();
        writeln!(wanted, "{edit}\n{}", expected.join("\n")).unwrap();
    }
    same(&told, &wanted);
}

const LIBRARY: &str = "
    tool journey-map
    case registry
";

const OTHER: &str = "
    section start 5/5/5
      slide welcome 5
";

/// Everything a case starts from.
pub struct Ground {
    pub module: Module,
    pub library: Library,
    pub names: Names,
    kinds: BTreeMap<Id, Kind>,
}

impl Ground {
    pub fn new(base: &str) -> Self {
        let module = Written::new("base-modules/people-first/module.yaml", base).module("people-first");
        let other = Written::new("base-modules/why-digital/module.yaml", OTHER).module("why-digital");
        let library = Written::new("base-modules/library", LIBRARY).library();
        let names = Names::of([&module, &other], &library);
        let blocks = module.root.walk().into_iter().chain(&library.blocks);
        let kinds = blocks.map(|block| (block.id.clone(), block.kind)).collect();
        Self { module, library, names, kinds }
    }

    /// Layers from texts whose first line names them: `lk`, `_shared/south-asia`, `lk/languages/si`.
    pub fn layers(&self, texts: &[&str]) -> Vec<Layer> {
        let mut kinds = self.kinds.clone();
        let mut layers = Vec::new();
        for text in texts {
            let (name, text) = text.trim_start().split_once('\n').unwrap_or((text, ""));
            let layer =
                Written::new(&format!("overlays/{name}/overlay.yaml"), text).layer(layer_name(name), &kinds);
            for edit in &layer.edits {
                if let Action::Add { block, .. } | Action::Swap { block, .. } = &edit.action {
                    kinds.extend(block.walk().into_iter().map(|block| (block.id.clone(), block.kind)));
                }
            }
            layers.push(layer);
        }
        layers
    }

    pub fn apply(&self, layers: &[&Layer]) -> Result<(Localized, Problems), Problems> {
        overlay::apply(&self.module, &self.library, layers, &self.names)
    }
}

pub fn layer_name(name: &str) -> LayerName {
    match name.split('/').collect::<Vec<_>>()[..] {
        ["_shared", name] => LayerName::Shared(id(name)),
        ["_audiences", name] => LayerName::Audience(id(name)),
        [overlay, "audiences", name] => LayerName::OverlayAudience(id(overlay), id(name)),
        [overlay, "languages", tag] => LayerName::OverlayLanguage(id(overlay), Language::parse(tag).unwrap()),
        [name] => LayerName::Overlay(id(name)),
        _ => panic!("no layer `{name}`"),
    }
}

/// What came out.
pub struct Outcome(String);

/// [`BASE`] with layers over it.
pub fn overlaid(texts: &[&str]) -> Outcome {
    on(BASE, texts)
}

/// A base with layers over it: the blocks that differ from the base with their neighbours, and
/// all problems.
pub fn on(base: &str, texts: &[&str]) -> Outcome {
    let ground = Ground::new(base);
    let layers = ground.layers(texts);
    let layers: Vec<_> = layers.iter().collect();
    match ground.apply(&layers) {
        Ok((localized, problems)) => {
            let (plain, _) = ground.apply(&[]).unwrap_or_else(|problems| panic!("{}", messages(&problems)));
            Outcome(format!("{}{}", difference(&plain, &localized), messages(&problems)))
        }
        Err(problems) => Outcome(messages(&problems)),
    }
}

/// [`BASE`] for some audiences.
pub fn shown_to(base: &str, audiences: &[&str]) -> Outcome {
    let ground = Ground::new(base);
    let (localized, _) = ground.apply(&[]).unwrap_or_else(|problems| panic!("{}", messages(&problems)));
    let audiences: Vec<_> = audiences.iter().map(|name| id(name)).collect();
    let (localized, problems) = overlay::for_audiences(localized, &audiences);
    Outcome(format!("{}{}", tree(&localized).concat(), messages(&problems)))
}

impl Outcome {
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Compares the whole text; the margin of `expected` does not count.
    #[track_caller]
    pub fn is(&self, expected: &str) {
        same(&self.0, expected);
    }
}

/// Compares two texts line by line; the margin of `expected` does not count.
#[track_caller]
pub fn same(actual: &str, expected: &str) {
    let margin = expected.lines().filter(|line| !line.trim().is_empty());
    let margin = margin.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let expected: Vec<_> = expected.lines().map(|line| line.get(margin..).unwrap_or("").trim_end()).collect();
    let actual: Vec<_> = actual.lines().map(str::trim_end).collect();
    let (expected, actual) = (expected.join("\n"), actual.join("\n"));
    let (expected, actual) = (expected.trim_matches('\n'), actual.trim_matches('\n'));
    assert!(actual == expected, "EXPECTED\n{expected}\nACTUAL\n{actual}\nEND");
}

pub fn messages(problems: &Problems) -> String {
    problems.iter().map(ToString::to_string).collect()
}

/// The parts of a module that are not as they were; `…` stands for those that are, and `gone` is in
/// front of those that are no more.
fn difference(plain: &Localized, localized: &Localized) -> String {
    let old = tree(plain);
    let new = tree(localized);
    let mut text = String::new();
    for part in &new {
        if !old.contains(part) {
            text.push_str(part);
        } else if !text.ends_with("…\n") {
            text.push_str("…\n");
        }
    }
    let head = |part: &String| part.split(['\n', ' ']).take(2).collect::<Vec<_>>().join(" ");
    for part in old.iter().map(head).filter(|part| !new.iter().any(|it| head(it) == *part)) {
        writeln!(text, "gone {part}").unwrap();
    }
    text
}

/// The parts of a module, with what the layers did to their blocks.
pub fn tree(localized: &Localized) -> Vec<String> {
    let mut parts: Vec<_> = localized.root.children.iter().map(|child| part(localized, child)).collect();
    parts.insert(0, format!("module{}\n", changes(localized, &localized.root)));
    parts
}

fn part(localized: &Localized, block: &Block<Text>) -> String {
    let mut text = String::new();
    write_block(&mut text, localized, block, 0);
    text
}

fn write_block(text: &mut String, localized: &Localized, block: &Block<Text>, depth: usize) {
    let minutes = match block.value(Field::Minutes) {
        Some(Value::Number(number)) => format!(" {number}"),
        Some(Value::Minutes(it)) => format!(" {}/{}/{}", it.express, it.core, it.deep),
        _ => String::new(),
    };
    let changes = changes(localized, block);
    writeln!(text, "{:1$}{2} {3}{minutes}{changes}", "", 2 * depth, block.kind, block.id).unwrap();
    for child in &block.children {
        write_block(text, localized, child, depth + 1);
    }
}

/// ` | title=New (lk change over base)` for each field that is not the base's; ` | lk move` for
/// each step to its place.
fn changes(localized: &Localized, block: &Block<Text>) -> String {
    let mut text = String::new();
    let chain = overlay::explain(localized, &block.id, None).unwrap();
    let by = |it: &overlay::Explanation| {
        let layer = it.layer.to_string();
        let layer = layer.strip_prefix("overlays/").unwrap_or("base").to_owned();
        if it.layer == LayerName::Base { layer } else { format!("{layer} {}", it.verb) }
    };
    for step in chain.iter().filter(|it| it.field.is_none() && it.layer != LayerName::Base) {
        write!(text, " | {}", by(step)).unwrap();
    }
    for (field, slot) in &block.slots {
        let chain = overlay::explain(localized, &block.id, Some(*field)).unwrap();
        let new = block.placed.iter().any(|it| matches!(it.verb, Verb::Add | Verb::Swap));
        let plain = slot.hidden.is_empty() && new && !matches!(slot.touch.verb, Verb::Change);
        if slot.touch.layer == LayerName::Base && slot.hidden.is_empty() || plain {
            continue;
        }
        let by: Vec<_> = chain.iter().map(by).collect();
        write!(text, " | {field}={} ({})", chain[0].shown, by.join(" over ")).unwrap();
    }
    text
}
