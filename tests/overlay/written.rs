//! Modules and layers in a few lines of text, so that a test shows base, overlay and expectation.
//!
//! A line is a block or an edit and its fields: `slide who 10 | title=Who are they?`. Blocks below
//! a block are indented. Fields that a kind must have and the line leaves out get a plain value.

use std::collections::BTreeMap;
use std::sync::Arc;

use kitbag::diagnostic::{Origin, SourceFile};
use kitbag::model::schema::Shape;
use kitbag::model::*;

/// A file of such lines.
pub struct Written {
    file: Arc<SourceFile>,
}

/// One line: its indentation, words and fields, each with its place.
struct Line {
    indent: usize,
    words: Vec<(String, Origin)>,
    fields: Vec<(String, String, Origin)>,
    head: Origin,
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap_or_else(|| panic!("`{text}` is no id"))
}

impl Written {
    pub fn new(path: &str, text: &str) -> Self {
        let margin = text.lines().filter(|line| !line.trim().is_empty()).map(indent_of).min().unwrap_or(0);
        let lines: Vec<_> = text.lines().map(|line| line.get(margin..).unwrap_or("")).collect();
        let text = format!("{}\n", lines.join("\n").trim_matches('\n'));
        Self { file: Arc::new(SourceFile { path: path.to_owned(), text }) }
    }

    fn lines(&self) -> Vec<Line> {
        let mut at = 0;
        let mut lines = Vec::new();
        for text in self.file.text.split_inclusive('\n') {
            if !text.trim().is_empty() {
                lines.push(self.line(at, text.trim_end()));
            }
            at += text.len();
        }
        lines
    }

    fn line(&self, start: usize, text: &str) -> Line {
        let mut parts = Vec::new();
        let mut at = start;
        for part in text.split(" | ") {
            let left = part.len() - part.trim_start().len();
            parts.push((part.trim(), at + left));
            at += part.len() + 3;
        }
        let (head, from) = parts[0];
        let mut words = Vec::new();
        let mut offset = from;
        for word in head.split(' ') {
            words.push((word.to_owned(), Origin::new(&self.file, offset, offset + word.len())));
            offset += word.len() + 1;
        }
        let field = |(part, from): &(&str, usize)| {
            let (key, value) = part.split_once('=').unwrap_or((part, "true"));
            (key.to_owned(), value.to_owned(), Origin::new(&self.file, *from, from + part.len()))
        };
        Line {
            indent: indent_of(text),
            words,
            fields: parts[1..].iter().map(field).collect(),
            head: Origin::new(&self.file, from, from + head.len()),
        }
    }

    /// A module, from lines of blocks and `renamed old new`, `removed old why`, `borrow id`.
    pub fn module(&self, name: &str) -> Module {
        let mut module = Module {
            root: Block::new(id(name), Kind::Module, Origin::of_file(&self.file)),
            borrowed: Vec::new(),
            renamed: BTreeMap::new(),
            removed: BTreeMap::new(),
            assets: BTreeMap::new(),
            tracks: BTreeMap::new(),
        };
        let mut lines = Vec::new();
        let mut section = None;
        for line in self.lines() {
            let word = |at: usize| line.words[at].0.as_str();
            match word(0) {
                "renamed" => {
                    module.renamed.insert(id(word(1)), (id(word(2)), line.head.clone()));
                }
                "removed" => {
                    let why =
                        line.words[2..].iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
                    module.removed.insert(id(word(1)), (why, line.head.clone()));
                }
                "borrow" => module.borrowed.push(Borrowed {
                    section: section.clone().unwrap(),
                    block: id(word(1)),
                    at: usize::MAX,
                }),
                kind => {
                    if kind == "section" {
                        section = Some(id(word(1)));
                    }
                    lines.push(line);
                }
            }
        }
        fill(&mut module.root);
        module.root.children = blocks(&lines, 0, &LayerName::Base);
        module
    }

    /// A library, from lines of blocks.
    pub fn library(&self) -> Library {
        Library { blocks: blocks(&self.lines(), 0, &LayerName::Base), ..Library::default() }
    }

    /// A layer, from lines of edits and `extends a b`.
    pub fn layer(&self, name: LayerName, kinds: &BTreeMap<Id, Kind>) -> Layer {
        let prefix = match &name {
            LayerName::Base => id("base"),
            LayerName::Shared(id)
            | LayerName::Overlay(id)
            | LayerName::Audience(id)
            | LayerName::OverlayAudience(id, _)
            | LayerName::OverlayLanguage(id, _) => id.clone(),
        };
        let mut layer = Layer {
            name,
            prefix,
            extends: Vec::new(),
            settings: Settings::default(),
            edits: Vec::new(),
            facts: Vec::new(),
            glossary: Vec::new(),
            assets: BTreeMap::new(),
            tracks: BTreeMap::new(),
            templates: BTreeMap::new(),
            origin: Origin::of_file(&self.file),
        };
        let lines = self.lines();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.indent == 0) {
            if line.words[0].0 == "extends" {
                layer.extends.extend(line.words[1..].iter().map(|(name, origin)| (id(name), origin.clone())));
                continue;
            }
            let below: Vec<_> = lines[at + 1..].iter().take_while(|line| line.indent > 0).collect();
            layer.edits.push(edit(line, &below, kinds, &layer.name));
        }
        layer
    }
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn edit(line: &Line, below: &[&Line], kinds: &BTreeMap<Id, Kind>, layer: &LayerName) -> Edit {
    let told =
        |key: &str| line.fields.iter().find(|(name, ..)| name == key).map(|(_, value, _)| value.clone());
    let at = || address(&line.words[1]);
    let action = match line.words[0].0.as_str() {
        "change" => {
            let kind = at().block.map_or(Kind::Module, |id| kinds.get(&id).copied().unwrap_or(Kind::Slide));
            Action::Change { at: at(), fields: fields(line, kind) }
        }
        "add" => Action::Add { place: place(&line.words[3..]), block: new(line, below, layer) },
        "move" => Action::Move { at: at(), place: place(&line.words[2..]) },
        "remove" => Action::Remove { at: at() },
        "swap" => Action::Swap {
            at: at(),
            block: {
                let words = [&line.words[2..]].concat();
                let moved = Line {
                    indent: 0,
                    head: words[0].1.clone(),
                    words: [vec![line.words[0].clone()], words].concat(),
                    fields: line.fields.clone(),
                };
                new(&moved, below, layer)
            },
        },
        verb => panic!("no verb `{verb}`"),
    };
    Edit { action, because: told("because"), optional: told("optional").is_some(), origin: line.head.clone() }
}

/// The new block of `add KIND ID …`.
fn new(line: &Line, below: &[&Line], layer: &LayerName) -> Block<Text> {
    let head = Line {
        indent: 0,
        words: vec![line.words[1].clone(), line.words[2].clone()],
        fields: line.fields.clone(),
        head: line.words[2].1.clone(),
    };
    let mut block = block(&head, layer);
    block.children = nested(below, layer);
    block
}

fn address((word, origin): &(String, Origin)) -> Address {
    let (module, block) = match word.split_once('/') {
        Some((module, block)) => (module, Some(id(block))),
        None => (word.as_str(), None),
    };
    Address { module: (module != "library").then(|| id(module)), block, origin: origin.clone() }
}

fn place(words: &[(String, Origin)]) -> Place {
    let side = match words[0].0.as_str() {
        "before" => Side::Before,
        "after" => Side::After,
        "into" => Side::Into,
        side => panic!("no side `{side}`"),
    };
    Place { anchor: address(&words[1]), side }
}

fn blocks(lines: &[Line], _indent: usize, layer: &LayerName) -> Vec<Block<Text>> {
    nested(&lines.iter().collect::<Vec<_>>(), layer)
}

fn nested(lines: &[&Line], layer: &LayerName) -> Vec<Block<Text>> {
    let Some(indent) = lines.first().map(|line| line.indent) else { return Vec::new() };
    let starts: Vec<_> = (0..lines.len()).filter(|at| lines[*at].indent == indent).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let mut block = block(lines[*start], layer);
            block.children = nested(&lines[start + 1..end], layer);
            block
        })
        .collect()
}

fn block(line: &Line, layer: &LayerName) -> Block<Text> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == line.words[0].0);
    let kind = kind.unwrap_or_else(|| panic!("no kind `{}`", line.words[0].0));
    let (name, origin) = &line.words[1];
    let mut block = Block::new(id(name), kind, origin.clone());
    if let Some((minutes, origin)) = line.words.get(2) {
        let value = value(kind, Field::Minutes, minutes, origin);
        block.slots.insert(Field::Minutes, Sourced::new(value, Touch::base(origin)));
    }
    for (field, (value, origin)) in fields(line, kind) {
        block.slots.insert(field, Sourced::new(value, Touch::base(&origin)));
    }
    if let Some((_, when, _)) = line.fields.iter().find(|(key, ..)| key == "when") {
        block.when = vec![condition(when)];
    }
    let bare = line.fields.iter().any(|(key, ..)| key == "bare");
    if !bare {
        fill(&mut block);
    }
    for slot in block.slots.values_mut() {
        slot.touch.layer = layer.clone();
    }
    block
}

/// Gives a block the fields that it must have.
fn fill(block: &mut Block<Text>) {
    let origin = block.origin.clone();
    for rule in block.kind.fields().iter().filter(|rule| rule.required) {
        let plain = match (rule.field, rule.shape) {
            (Field::Type, _) => "single",
            (_, Shape::OneOf(words)) => words[0],
            (_, Shape::Date) => "2026-11-20",
            (_, Shape::Number) => "5",
            (_, Shape::Minutes) => "0/10/10",
            _ => block.id.as_str(),
        };
        let value = value(block.kind, rule.field, plain, &origin);
        block.slots.entry(rule.field).or_insert_with(|| Sourced::new(value, Touch::base(&origin)));
    }
}

/// What a line may say besides fields.
const ASIDE: [&str; 4] = ["because", "optional", "when", "bare"];

fn fields(line: &Line, kind: Kind) -> BTreeMap<Field, (Value<Text>, Origin)> {
    let told = line.fields.iter().filter(|(key, ..)| !ASIDE.contains(&key.as_str()));
    told.map(|(key, words, origin)| {
        let own = Field::parse(key, kind).map(|field| (kind, field));
        let any =
            || Kind::ALL.into_iter().find_map(|kind| Field::parse(key, kind).map(|field| (kind, field)));
        let (kind, field) = own.or_else(any).unwrap_or_else(|| panic!("no field `{key}`"));
        (field, (value(kind, field, words, origin), origin.clone()))
    })
    .collect()
}

fn value(kind: Kind, field: Field, words: &str, origin: &Origin) -> Value<Text> {
    let text = |words: &str| Text::new(words, origin.clone());
    match kind.rule(field).expect("the kind has the field").shape {
        Shape::Text(_) => Value::Text(text(words)),
        Shape::Texts(_) => Value::Texts(words.split("; ").map(text).collect()),
        Shape::Prose(_) => Value::Prose(prose(words, origin)),
        Shape::Script => Value::Script(words.split(" / ").map(|step| script_step(step, origin)).collect()),
        Shape::Number => words.parse().map_or_else(|_| Value::Text(text(words)), Value::Number),
        Shape::Minutes => minutes(words),
        Shape::Flag => Value::Flag(words == "true"),
        Shape::OneOf(_) | Shape::Plain => Value::Word(words.to_owned()),
        Shape::Plains => Value::Words(words.split(',').map(str::to_owned).collect()),
        Shape::Ids => Value::Ids(words.split(',').map(id).collect()),
        Shape::Date => Value::Date(Date::parse(words).unwrap()),
        Shape::Asset => Value::Asset(AssetPath::parse(words).unwrap()),
        Shape::Sources => Value::Sources(Vec::new()),
        Shape::Range => Value::Range { min: words.to_owned(), max: words.to_owned(), unit: None },
    }
}

fn minutes(words: &str) -> Value<Text> {
    let numbers: Vec<u32> = words.split('/').map(|word| word.parse().unwrap()).collect();
    match numbers[..] {
        [all] => Value::Number(all),
        [express, core, deep] => Value::Minutes(Minutes { express, core, deep }),
        _ => panic!("no minutes `{words}`"),
    }
}

/// `one / two {only youth}`: paragraphs, each with its conditions.
fn prose(words: &str, origin: &Origin) -> Prose<Text> {
    let piece = |words: &str| {
        let (words, when) = conditioned(words);
        let element = Element::Paragraph(Text::new(&words, origin.clone()));
        Piece { when, ..Piece::open(element) }
    };
    Prose(words.split(" / ").map(piece).collect())
}

/// `say words {only youth}`.
fn script_step(words: &str, origin: &Origin) -> Step<Text> {
    let (words, when) = conditioned(words);
    let (kind, words) = words.split_once(' ').unwrap();
    let kind = StepKind::ALL.into_iter().find(|it| it.name() == kind).unwrap();
    Step { kind, minutes: None, body: prose(words, origin), when }
}

fn conditioned(words: &str) -> (String, Vec<Condition>) {
    let mut parts = words.split(" {");
    let words = parts.next().unwrap().to_owned();
    (words, parts.map(|part| condition(part.trim_end_matches('}'))).collect())
}

fn condition(words: &str) -> Condition {
    let (what, ids) = words.split_once(' ').unwrap();
    let ids = ids.split(',').map(id).collect();
    if what == "only" { Condition::Only(ids) } else { Condition::Except(ids) }
}
