//! Code inside a text as inline elements. The element holds the code itself, so that the text is
//! whatever all elements and words hold; an element that a program emptied gets its code back by its id.

use std::collections::BTreeMap;

use crate::markup::{Look, Side, codes};
use crate::package::{Element, Node, Xml};

/// The code of a text in the order in which it stands there: what stands alone and what opens and
/// closes words. The place of each is the number of its elements, from 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    known: Vec<(String, String)>,
}

impl Numbers {
    /// The numbers of a source text.
    pub(super) fn of(markup: &str) -> Self {
        let stretches = stretches(markup);
        Self { known: stretches.into_iter().map(|stretch| (stretch.opens, stretch.closes)).collect() }
    }

    /// The numbers of the same code in a translation; code that the source text lacks comes behind.
    fn in_translation(&self, markup: &str) -> Vec<usize> {
        let mut free: Vec<_> = self.known.iter().map(Some).collect();
        let mut next = self.known.len();
        let mut numbers = Vec::new();
        for Stretch { opens, closes, .. } in stretches(markup) {
            let code = (opens, closes);
            let number = free.iter().position(|known| *known == Some(&code)).unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            if let Some(taken) = free.get_mut(number) {
                *taken = None;
            }
            numbers.push(number + 1);
        }
        numbers
    }
}

/// Code that stands alone, or both its ends.
struct Stretch {
    opens: String,
    closes: String,
    pair: Option<usize>,
}

fn stretches(markup: &str) -> Vec<Stretch> {
    let codes = codes(markup);
    let text = |code: &crate::markup::Code| markup[code.range.clone()].to_owned();
    let mut found = Vec::new();
    for code in &codes {
        let (pair, closes) = match code.side {
            Side::Alone => (None, String::new()),
            Side::Opens(pair) => {
                let last = codes.iter().find(|code| code.side == Side::Closes(pair));
                (Some(pair), text(last.expect("what opens closes")))
            }
            Side::Closes(_) => continue,
        };
        found.push(Stretch { opens: text(code), closes, pair });
    }
    found
}

/// Writes a source text.
pub(super) fn write_source(xml: &mut Xml, markup: &str) {
    let numbers: Vec<_> = (1..=stretches(markup).len()).collect();
    write(xml, markup, &numbers);
}

/// Writes a translation, its code numbered as in the source text.
pub(super) fn write_translation(xml: &mut Xml, markup: &str, source: &Numbers) {
    write(xml, markup, &source.in_translation(markup));
}

/// Writes a text whose stretches of code have these numbers.
fn write(xml: &mut Xml, markup: &str, numbers: &[usize]) {
    let stretches = stretches(markup);
    let number = |pair: usize| {
        let at = stretches.iter().position(|stretch| stretch.pair == Some(pair));
        numbers[at.expect("what closes opens")]
    };
    let mut alone = stretches.iter().zip(numbers).filter(|(stretch, _)| stretch.pair.is_none());
    let mut from = 0;
    for code in codes(markup) {
        xml.text(&markup[from..code.range.start]);
        let (name, number) = match code.side {
            Side::Alone => ("ph", *alone.next().expect("each has its number").1),
            Side::Opens(pair) => ("bpt", number(pair)),
            Side::Closes(pair) => ("ept", number(pair)),
        };
        let mut attributes = vec![("id", number.to_string())];
        if name != "ept" {
            attributes.push(("ctype", kind(code.look).to_owned()));
        }
        let attributes: Vec<_> = attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
        xml.leaf(name, &attributes, &markup[code.range.clone()]);
        from = code.range.end;
    }
    xml.text(&markup[from..]);
}

fn kind(look: Look) -> &'static str {
    match look {
        Look::Placeholder => "x-variable",
        Look::Bold => "bold",
        Look::Italic => "italic",
        Look::Link => "link",
    }
}

/// The text of a `source`, or of a `target` whose code has the numbers of the source text.
pub(super) fn text(element: &Element, source: &Numbers) -> String {
    let codes: BTreeMap<_, _> =
        source.known.iter().zip(1_usize..).map(|(code, number)| (number, code)).collect();
    let mut out = String::new();
    add(element, &codes, &mut out);
    out
}

fn add(element: &Element, codes: &BTreeMap<usize, &(String, String)>, out: &mut String) {
    for node in &element.nodes {
        let inner = match node {
            Node::Text(words) => {
                out.push_str(words);
                continue;
            }
            Node::Element(inner) => inner,
        };
        let code = inner.attribute("id").and_then(|id| codes.get(&id.parse().ok()?)).copied();
        match (inner.name.as_str(), code) {
            ("ph" | "x" | "bpt" | "bx", Some((opens, _))) => out.push_str(opens),
            ("ept" | "ex", Some((_, closes))) => out.push_str(closes),
            ("g", Some((opens, closes))) => {
                out.push_str(opens);
                add(inner, codes, out);
                out.push_str(closes);
            }
            _ => add(inner, codes, out),
        }
    }
}
