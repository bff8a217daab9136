//! What decks cost: CPU time of each step for 30 slides with notes, beside npm's PptxGenJS and python-pptx
//! on the same words. Linux only.
//!
//! `make bench` runs it. One thread does all the measured work. Each is measured as the others are: one more
//! deck where decks were made before, and the one deck of a process from its start to the file.
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
use kitbag::render::pptx::{self, Look, Scenery};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Slides of a deck.
const SLIDES: usize = 30;

/// Decks in one measurement.
const DECKS: usize = 20;

/// Processes of kitbag in one measurement, and of a rival, which take ten times as long.
const PROCESSES: [u32; 2] = [40, 8];

/// Measurements of processes. Other work on a machine falls into some of them.
const MEASUREMENTS: usize = 5;

/// How often all decks are made in one measurement: some systems count time in steps of 4 milliseconds.
const ROUNDS: u32 = 10;

/// How many times the work of kitbag PptxGenJS takes at least for one more deck.
const WARM: f64 = 12.0;

/// The same for the one deck of a process.
const COLD: f64 = 10.0;

fn main() {
    pipeline::with_threads(1, || {
        let [many, one] = [DECKS, 1].map(|modules| {
            let folder = TempDir::new().expect("there is room for a workspace");
            workload::write(folder.path(), modules, SLIDES);
            folder
        });
        let planned = |edition| {
            let (deck, _) = deck::plan(&edition);
            assert_eq!(deck.slides.len(), SLIDES);
            (edition, deck)
        };
        let decks: Vec<_> = edition::all(many.path(), "base@en", &[]).into_iter().map(planned).collect();
        assert_eq!(decks.len(), DECKS);
        let (edition, deck) = &decks[0];
        let slides = many.path().join("slides.json");
        let content = Value::Array(words(&pptx::deck(edition, deck)));
        fs::write(&slides, content.to_string()).expect("a file can be written");
        println!("CPU milliseconds for a deck of {SLIDES} slides with notes");
        let warm = one_more(&decks, &slides);
        let cold = alone(one.path(), &slides);
        for (times, least) in [(warm, WARM), (cold, COLD)] {
            let is_enough = times.is_none_or(|times| times >= least);
            assert!(is_enough, "PptxGenJS takes less than {least} times as much");
        }
    });
}

/// One more deck where decks were made before: ours of the same language and branding, each with words of
/// its own. How many times as much PptxGenJS takes.
fn one_more(decks: &[(Edition, Deck)], slides: &Path) -> Option<f64> {
    let seconds = steps(decks);
    let each: Vec<f64> = seconds.iter().map(|it| milliseconds(*it, decks.len())).collect();
    let all: f64 = each.iter().sum();
    println!("\nOne more deck in a process that has made {DECKS}; medians of five");
    println!("{:>12} {:>8} {:>8} {:>8} {:>8}", "", "plan", "render", "compress", "all");
    println!("{:>12} {:>8.2} {:>8.2} {:>8.2} {all:>8.2}", "kitbag", each[0], each[1], each[2]);
    let theirs = RIVALS.map(|rival| {
        let run = rival.command(slides, DECKS).output().ok().filter(|run| run.status.success())?;
        let seconds = String::from_utf8_lossy(&run.stdout).trim().parse().expect("it prints seconds");
        Some(milliseconds(seconds, DECKS))
    });
    beside(theirs, all)
}

/// CPU seconds of each step for all decks.
fn steps<'a>(decks: &'a [(Edition, Deck)]) -> Vec<f64> {
    let look = |(edition, deck): &'a (Edition, Deck)| Look::of(edition, deck);
    let scenery = Scenery::of(&look(&decks[0]));
    let render = || decks.iter().map(|(edition, deck)| pptx::deck_before(&scenery, edition, deck));
    let packages: Vec<_> = render().collect();
    let often = |work: &dyn Fn()| (0..ROUNDS).for_each(|_| work());
    let seconds = clock::medians(&mut [
        &mut || often(&|| decks.iter().for_each(|(edition, _)| drop(black_box(deck::plan(edition))))),
        &mut || often(&|| render().for_each(|package| drop(black_box(package)))),
        &mut || often(&|| packages.iter().for_each(|package| drop(black_box(package.seal())))),
    ]);
    seconds.into_iter().map(|it| it / f64::from(ROUNDS)).collect()
}

/// The one deck of a process, from its start to the file: ours by the program that people run, from the
/// files of a workspace. How many times as much PptxGenJS takes.
fn alone(workspace: &Path, slides: &Path) -> Option<f64> {
    let mut kitbag = Command::new(env!("CARGO_BIN_EXE_kitbag"));
    kitbag.current_dir(workspace).args(["build", "base@en", "--format", "deck", "--jobs", "1"]);
    let [mut first, mut second] = RIVALS.map(|rival| rival.command(slides, 1));
    let [ours, theirs @ ..] =
        alternating([(&mut kitbag, PROCESSES[0]), (&mut first, PROCESSES[1]), (&mut second, PROCESSES[1])]);
    let ours = ours.expect("kitbag makes a deck");
    println!("\nThe one deck of a process, from its start to the file; medians of {MEASUREMENTS}");
    println!("{:>12} {:>8} {:>8} {:>8} {ours:>8.2}", "kitbag", "", "", "");
    beside(theirs, ours)
}

/// Milliseconds of one process of each program, measured in turns; `None` where it fails.
fn alternating<const N: usize>(mut programs: [(&mut Command, u32); N]) -> [Option<f64>; N] {
    let mut runs = [const { Vec::new() }; N];
    for _ in 0..MEASUREMENTS {
        for ((command, times), runs) in programs.iter_mut().zip(&mut runs) {
            let before = clock::children();
            let works = (0..*times).all(|_| command.output().is_ok_and(|run| run.status.success()));
            runs.extend(works.then(|| (clock::children() - before) * 1000.0 / f64::from(*times)));
        }
    }
    runs.map(|runs| (runs.len() == MEASUREMENTS).then(|| clock::middle(runs)))
}

/// Prints what others take; how many times as much the first takes.
fn beside(theirs: [Option<f64>; 2], ours: f64) -> Option<f64> {
    for (rival, theirs) in RIVALS.iter().zip(theirs) {
        match theirs {
            Some(it) => println!("{:>12} {it:>35.2}, {:.1} times as much", rival.name, it / ours),
            None => println!("{} is not installed: `tests/judges/install.sh` brings it", rival.name),
        }
    }
    theirs[0].map(|theirs| theirs / ours)
}

fn milliseconds(seconds: f64, decks: usize) -> f64 {
    let decks = u32::try_from(decks).expect("decks are few");
    seconds * 1000.0 / f64::from(decks)
}

/// Another program that makes decks.
struct Rival {
    name: &'static str,
    /// The program that runs its script.
    program: &'static str,
    script: &'static str,
}

const RIVALS: [Rival; 2] = [
    Rival { name: "PptxGenJS", program: "node", script: "decks.mjs" },
    Rival { name: "python-pptx", program: "tests/judges/.venv/bin/python", script: "decks.py" },
];

impl Rival {
    /// Makes a deck of slides some times.
    fn command(&self, slides: &Path, times: usize) -> Command {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let program = if self.program.contains('/') { root.join(self.program) } else { self.program.into() };
        let script = root.join("tests/judges/rivals").join(self.script);
        let mut command = Command::new(program);
        command.arg(script).arg(slides).arg(times.to_string()).arg(slides.with_extension("pptx"));
        command
    }
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
