//! What documents cost: CPU time and memory of a Khmer facilitator script, beside Typst on the same words in the
//! same face. Linux only.
//!
//! `make bench` runs it. One thread does all the measured work.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a benchmark prints and writes its files, and what it reads is what kitbag has written"
)]

#[path = "../scale/clock.rs"]
mod clock;
#[path = "../packages/edition.rs"]
mod edition;
#[allow(dead_code, reason = "tests ask for more")]
#[path = "../../tests/support/pdf_words.rs"]
mod pdf_words;
mod typst;

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use kitbag::deck;
use kitbag::pipeline;
use kitbag::render::pdf::{self, Document};
use tempfile::TempDir;

/// How many times the work of kitbag Typst takes at least.
const TIMES: f64 = 4.0;

/// The most MiB that a document may take while it is made.
const MEMORY: f64 = 40.0;

/// Processes of each; the middle one counts.
const PROCESSES: usize = 5;

/// Asks the benchmark for its first script alone.
const FIRST: &str = "first";

fn main() {
    pipeline::with_threads(1, || {
        // The script of the repository that has most letters to join and stack.
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let edition = edition::first(root, "kh@km", &["why-digital"]);
        let (deck, _) = deck::plan(&edition);
        let script = || pdf::script(&edition, &deck).expect("the script can be made");
        clock::forget_peak();
        let (before, (seconds, document)) = (clock::peak(), clock::once(script));
        let memory = clock::peak() - before;
        if env::args().any(|argument| argument == FIRST) {
            print!("{seconds}");
            return;
        }
        let usual = clock::medians(&mut [&mut || drop(black_box(script()))])[0];
        let first = first();
        tell(&document, first, usual, memory);
        let theirs = beside(&document.bytes);
        assert!(memory <= MEMORY, "the script takes {memory:.0} MiB, more than {MEMORY}");
        if let Some(theirs) = theirs {
            println!("Typst takes {:.1} times what kitbag takes for its first script", theirs / first);
            assert!(theirs / first >= TIMES, "Typst takes less than {TIMES} times as long");
        }
    });
}

/// CPU seconds of the first script of a process.
fn first() -> f64 {
    let this = env::current_exe().expect("the benchmark is a file");
    let seconds = (0..PROCESSES).map(|_| {
        let said = Command::new(&this).arg(FIRST).output().expect("the benchmark can be run").stdout;
        String::from_utf8_lossy(&said).parse().expect("it prints seconds")
    });
    clock::middle(seconds.collect())
}

fn tell(document: &Document, first: f64, usual: f64, memory: f64) {
    println!(
        "A Khmer script of {} pages, {} bytes: layout, writing, tags and compression\n",
        document.pages,
        document.bytes.len()
    );
    println!("{:>8} {:>8} {:>12}", "first", "usual", "memory");
    println!("{:>6.0} ms {:>5.0} ms {memory:>8.1} MiB\n", first * 1000.0, usual * 1000.0);
}

/// Prints and returns the CPU seconds that one process of Typst takes for the same words.
fn beside(script: &[u8]) -> Option<f64> {
    let folder = TempDir::new().expect("there is room for a document");
    let (source, output) = (folder.path().join("script.typ"), folder.path().join("script.pdf"));
    fs::write(&source, typst::source(script)).expect("a file can be written");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let judges = root.join("tests/judges");
    let mut seconds = Vec::new();
    for _ in 0..PROCESSES {
        let before = clock::children();
        let run = Command::new(judges.join(".venv/bin/python"))
            .arg(judges.join("rivals/document.py"))
            .args([&source, &output, &root.join("assets/fonts")])
            .status();
        if !run.is_ok_and(|status| status.success()) {
            println!("Typst is not installed: `tests/judges/install.sh` brings it");
            return None;
        }
        seconds.push(clock::children() - before);
    }
    let pages = lopdf::Document::load(&output).expect("Typst writes a PDF").get_pages().len();
    let middle = clock::middle(seconds);
    println!("Typst, a process for each: {:.0} ms, {pages} pages", middle * 1000.0);
    Some(middle)
}
