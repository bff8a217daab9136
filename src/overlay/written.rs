//! A value as its author would write it: the text that locks remember, that differences show and that
//! `customise` copies. Reading it again gives the same value.

use crate::model::{
    Condition, Element, Figure, Id, List, Minutes, Piece, Prose, Source, Step, Table, Text, Value, Visibility,
};

/// The text of a value, without a line end behind it: Markdown for running text and scripts, and what
/// stands behind the key for all others.
pub fn written(value: &Value<Text>) -> String {
    match value {
        Value::Text(text) => text.written().into_owned(),
        Value::Texts(texts) => lines(texts.iter().map(|text| text.written().into_owned())),
        Value::Prose(prose) => self::prose(prose),
        Value::Script(steps) => script(steps),
        Value::Number(number) => number.to_string(),
        Value::Minutes(it) => minutes(*it),
        Value::Flag(flag) => flag.to_string(),
        Value::Word(word) => word.clone(),
        Value::Words(words) => lines(words.iter().cloned()),
        Value::Ids(ids) => names(ids),
        Value::Date(date) => date.to_string(),
        Value::Asset(path) => path.to_string(),
        Value::Sources(sources) => lines(sources.iter().map(source)),
        Value::Range { min, max, unit } => {
            let unit = unit.as_ref().map(|unit| format!(" {}", unit.markup)).unwrap_or_default();
            if min == max { format!("{min}{unit}") } else { format!("{min} to {max}{unit}") }
        }
    }
}

fn lines(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("\n")
}

fn names(ids: &[Id]) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ")
}

fn minutes(Minutes { express, core, deep }: Minutes) -> String {
    format!("{{ express: {express}, core: {core}, deep: {deep} }}")
}

fn source(Source { title, publisher, date, url }: &Source) -> String {
    format!("{title}; {publisher}; {date}; {url}")
}

fn script(steps: &[Step<Text>]) -> String {
    let grouped = steps.chunk_by(|a, b| a.when == b.when);
    let groups =
        grouped.map(|steps| fenced(&steps[0].when, steps.iter().map(step).collect::<Vec<_>>().join("\n\n")));
    groups.collect::<Vec<_>>().join("\n\n")
}

fn step(step: &Step<Text>) -> String {
    let minutes = step.minutes.map(|minutes| format!(" {{minutes={minutes}}}")).unwrap_or_default();
    let inner = step.body.0.iter().map(|piece| piece.when.len()).max().unwrap_or(0);
    let colons = ":".repeat(3 + inner);
    format!("{colons} {}{minutes}\n{}\n{colons}", step.kind.name(), prose(&step.body))
}

fn prose(prose: &Prose<Text>) -> String {
    let parts = prose.0.chunk_by(|a, b| a.visibility == b.visibility).map(|part| {
        let grouped = part.chunk_by(|a, b| a.when == b.when);
        let groups: Vec<_> = grouped.map(|pieces| fenced(&pieces[0].when, stretch(pieces))).collect();
        let text = groups.join("\n\n");
        match part[0].visibility {
            Visibility::Everyone => text,
            Visibility::Facilitator => {
                let inner = part.iter().map(|piece| piece.when.len()).max().unwrap_or(0);
                let colons = ":".repeat(4 + inner);
                format!("{colons} restricted\n{text}\n{colons}")
            }
        }
    });
    parts.collect::<Vec<_>>().join("\n\n")
}

/// A text inside the fences of its conditions; outer fences have more colons.
fn fenced(when: &[Condition], text: String) -> String {
    when.iter().rev().enumerate().fold(text, |text, (depth, condition)| {
        let (name, ids) = match condition {
            Condition::Only(ids) => ("only", ids),
            Condition::Except(ids) => ("except", ids),
        };
        let ids = ids.iter().map(Id::as_str).collect::<Vec<_>>().join(",");
        let colons = ":".repeat(4 + depth);
        format!("{colons} {name} {{audience={ids}}}\n{text}\n{colons}")
    })
}

/// Elements under the same conditions. A comment keeps apart two lists that would become one.
fn stretch(pieces: &[Piece<Text>]) -> String {
    let mut text = String::new();
    let mut last: Option<&Element<Text>> = None;
    for Piece { element: it, .. } in pieces {
        let lists =
            matches!((last, it), (Some(Element::List(a)), Element::List(b)) if a.ordered == b.ordered);
        text.push_str(match last {
            None => "",
            Some(_) if lists => "\n\n<!-- -->\n\n",
            Some(_) => "\n\n",
        });
        text.push_str(&element(it));
        last = Some(it);
    }
    text
}

fn element(element: &Element<Text>) -> String {
    match element {
        Element::Paragraph(text) | Element::Mark(text) => text.written().into_owned(),
        Element::Heading { level, text } => format!("{} {}", "#".repeat(usize::from(*level)), text.written()),
        Element::List(it) => list(it),
        Element::Table(it) => table(it),
        Element::Quote(paragraphs) => {
            paragraphs.iter().map(|text| format!("> {}", text.written())).collect::<Vec<_>>().join("\n>\n")
        }
        Element::Figure(it) => figure(it),
        Element::Recording(it) => format!("![{}]({})", it.alt.written(), it.asset),
        Element::ColumnBreak => "***".to_owned(),
    }
}

fn list(list: &List<Text>) -> String {
    let mut all = Vec::new();
    for (item, number) in list.items.iter().zip(1..) {
        let mark = if list.ordered { format!("{number}. ") } else { "- ".to_owned() };
        all.push(format!("{mark}{}", item.text.written()));
        let indent = " ".repeat(mark.len());
        all.extend(item.children.iter().zip(1..).map(|(child, number)| {
            let mark = if item.ordered { format!("{number}.") } else { "-".to_owned() };
            format!("{indent}{mark} {}", child.written())
        }));
    }
    all.join("\n")
}

fn table(table: &Table<Text>) -> String {
    let row = |cells: &[Text]| {
        let cells: Vec<_> = cells.iter().map(|cell| format!(" {} ", cell.written())).collect();
        format!("|{}|", cells.join("|"))
    };
    let rule = format!("|{}", "---|".repeat(table.header.len()));
    let rows = table.rows.iter().map(|cells| row(cells));
    lines([row(&table.header), rule].into_iter().chain(rows))
}

fn figure(Figure { asset, alt }: &Figure<Text>) -> String {
    match alt {
        Some(alt) => format!("![{}]({asset})", alt.written()),
        None => format!("![]({asset} \"decorative\")"),
    }
}
