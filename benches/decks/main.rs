//! What decks cost: CPU time of each step for 30 slides with notes, beside npm's PptxGenJS and python-pptx
//! on the same words. Linux only.
//!
//! `make bench` runs it. One thread does all the measured work.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints and writes its files"
)]

#[path = "../scale/clock.rs"]
mod clock;
#[path = "../packages/edition.rs"]
mod edition;
mod workload;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;

use kitbag::deck;
use kitbag::model::{Deck, Edition};
use kitbag::package::{Element, Package, read_xml};
use kitbag::pipeline;
use kitbag::render::pptx;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Slides of the deck.
const SLIDES: usize = 30;

/// Decks in one measurement.
const DECKS: u32 = 20;

/// How many times the work of kitbag PptxGenJS takes at least.
const TIMES: f64 = 12.0;

fn main() {
    pipeline::with_threads(1, || {
        let folder = TempDir::new().expect("there is room for a workspace");
        workload::write(folder.path(), SLIDES);
        let edition = edition::first(folder.path(), "base@en", &[]);
        let (deck, _) = deck::plan(&edition);
        assert_eq!(deck.slides.len(), SLIDES);
        let ours = steps(&edition, &deck);
        let content = Value::Array(words(&pptx::deck(&edition, &deck)));
        let slides = folder.path().join("slides.json");
        fs::write(&slides, content.to_string()).expect("a file can be written");
        let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/.venv/bin/python");
        beside("python-pptx", &python, "decks.py", &slides);
        if let Some(theirs) = beside("PptxGenJS", Path::new("node"), "decks.mjs", &slides) {
            let times = theirs / ours;
            println!("PptxGenJS takes {times:.1} times what kitbag takes");
            assert!(times >= TIMES, "PptxGenJS takes less than {TIMES} times as long");
        }
    });
}

/// Prints the steps; the milliseconds of all of them.
fn steps(edition: &Edition, deck: &Deck) -> f64 {
    let package = pptx::deck(edition, deck);
    let many = |work: &dyn Fn()| {
        for _ in 0..DECKS {
            work();
        }
    };
    let seconds = clock::medians(&mut [
        &mut || many(&|| drop(black_box(deck::plan(edition)))),
        &mut || many(&|| drop(black_box(pptx::deck(edition, deck)))),
        &mut || many(&|| drop(black_box(package.seal()))),
    ]);
    let each: Vec<f64> = seconds.iter().map(|it| it * 1000.0 / f64::from(DECKS)).collect();
    let all: f64 = each.iter().sum();
    println!("CPU milliseconds for a deck of {SLIDES} slides with notes; medians of five\n");
    println!("{:>8} {:>8} {:>8} {:>8}", "plan", "render", "compress", "all");
    println!("{:>8.2} {:>8.2} {:>8.2} {all:>8.2}\n", each[0], each[1], each[2]);
    all
}

/// The title, the text and the notes of each slide, as they stand in the parts.
fn words(package: &Package) -> Vec<Value> {
    let part = |folder: &str, name: &str, number| {
        let bytes = package.get(&format!("ppt/{folder}/{name}{number}.xml"));
        bytes.map_or_else(Vec::new, |bytes| {
            let text = std::str::from_utf8(bytes).expect("XML is text");
            let mut said = Vec::new();
            paragraphs(&read_xml(text).expect("the part is well formed"), &mut said);
            said.retain(|text| !text.is_empty());
            said
        })
    };
    (1..=SLIDES)
        .map(|number| {
            let (slide, notes) = (part("slides", "slide", number), part("notesSlides", "notesSlide", number));
            let (title, body) = slide.split_first().expect("every slide has a title");
            json!({ "title": title, "body": body, "notes": notes })
        })
        .collect()
}

fn paragraphs(element: &Element, said: &mut Vec<String>) {
    if element.name == "p" {
        let runs = element.elements().filter_map(|run| run.first("t"));
        said.push(runs.map(Element::text).collect());
    } else {
        element.elements().for_each(|inner| paragraphs(inner, said));
    }
}

/// Prints and returns the CPU milliseconds that another program takes for each deck of the same words.
fn beside(name: &str, program: &Path, script: &str, slides: &Path) -> Option<f64> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/rivals").join(script);
    let made = slides.with_extension("pptx");
    let run = Command::new(program).arg(script).arg(slides).arg(DECKS.to_string()).arg(made).output();
    let Some(run) = run.ok().filter(|run| run.status.success()) else {
        println!("{name} is not installed: `tests/judges/install.sh` brings it");
        return None;
    };
    let seconds: f64 = String::from_utf8_lossy(&run.stdout).trim().parse().expect("it prints seconds");
    let each = seconds * 1000.0 / f64::from(DECKS);
    println!("{name}: {each:.1} for each deck");
    Some(each)
}
