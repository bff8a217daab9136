//! Workspaces of any size. The same numbers give the same files.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Slides of a section; a question with four options stands beside them.
const SLIDES: usize = 50;

/// Blocks of a section: itself, its slides, its question with the options.
const BLOCKS: usize = 1 + SLIDES + 5;

/// Languages of the countries in [`countries`].
pub(crate) const LANGUAGES: [&str; 8] = ["en", "fr", "es", "pt", "id", "vi", "sw", "fil"];

/// One module of about `blocks` blocks, and one country over `layers` layers, itself among them. Each
/// layer touches one block in twenty.
pub(crate) fn deep(root: &Path, blocks: usize, layers: usize) {
    let sections = blocks / BLOCKS;
    base(root, sections, SLIDES);
    let shared: Vec<_> = (1..layers).map(|layer| format!("l{layer:02}")).collect();
    for (number, name) in shared.iter().enumerate() {
        let text = format!("overlay: {name}\n{}", edits(name, number, sections));
        write(root, &format!("overlays/_shared/{name}/overlay.yaml"), &text);
    }
    let head = "overlay: lk\ntitle: Sri Lanka\ncode: lk\nlanguages: { list: [en, si] }\n";
    let text = format!("{head}extends: [{}]\n{}", shared.join(", "), edits("lk", layers - 1, sections));
    write(root, "overlays/lk/overlay.yaml", &text);
    write(root, "overlays/lk/i18n/si.po", &translations(sections));
}

/// A small module and countries over one shared layer, each in all of [`LANGUAGES`].
pub(crate) fn wide(root: &Path, countries: usize) {
    base(root, 2, 8);
    write(
        root,
        "overlays/_shared/region/overlay.yaml",
        "overlay: region\nchange:\n  - at: big/s1-2\n    title: The counter of the region\n",
    );
    for number in 0..countries {
        let letter = |at: usize| char::from(b"abcdefghijklmnopqrstuvwxyz"[at % 26]);
        let name = format!("c{}{}", letter(number / 26), letter(number));
        let head = format!("overlay: {name}\ntitle: Country {number}\ncode: {name}\nextends: [region]\n");
        let languages = format!("languages: {{ list: [{}] }}\n", LANGUAGES.join(", "));
        let change = format!("change:\n  - at: big/s0-2\n    title: The counter of country {number}\n");
        write(root, &format!("overlays/{name}/overlay.yaml"), &(head + &languages + &change));
    }
}

fn base(root: &Path, sections: usize, slides: usize) {
    write(root, "base-modules/series.yaml", SERIES);
    let mut module = MODULE.to_owned();
    let mut quiz = "pass: 70\nquestions:\n".to_owned();
    for section in 0..sections {
        let minutes = 2 * slides;
        writeln!(
            module,
            "  - {{ id: p{section}, title: Part {section}, file: slides/p{section}.md, minutes: {minutes} }}"
        )
        .expect("a string takes any text");
        write(root, &format!("base-modules/big/slides/p{section}.md"), &slide_file(section, slides));
        quiz.push_str(&question(section));
    }
    write(root, "base-modules/big/module.yaml", &(module + "quiz: quiz.yaml\n"));
    write(root, "base-modules/big/quiz.yaml", &quiz);
}

const SERIES: &str = "title: A large series
version: 1.0.0
date: 2026-01-15
language: en
licence: { name: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\" }
credits: [The authors]
modules: [big]
variables:
  office: { type: text, default: the office }
";

const MODULE: &str = "title: A large module
code: bg
summary: As many blocks as are asked for.
objectives:
  - { id: o1, text: Know how long it takes }
sections:
";

fn slide_file(section: usize, slides: usize) -> String {
    (0..slides).fold(String::new(), |text, slide| {
        text + &format!(
            "## Counter {section}-{slide} {{#s{section}-{slide} minutes=2 objective=o1}}\n\n\
             - Who waits at counter {slide}?\n- What it costs at {{{{office}}}}, as in [](#s{section}-0)\n\n\
             ::: say\nThink of counter {section}-{slide}. Who stands in the queue?\n:::\n\n\
             ::: ask\nWho is not in the queue, and should be?\n:::\n\n"
        )
    })
}

fn question(section: usize) -> String {
    let head = format!(
        "  - id: q{section}\n    type: single\n    objective: o1\n    stem: What is counter {section} for?\n    options:\n"
    );
    ["a", "b", "c", "d"].iter().enumerate().fold(head, |text, (at, name)| {
        let right = if at == section % 4 { ", right: true" } else { "" };
        text + &format!(
            "      - {{ id: {name}, text: Answer {name} of {section}, feedback: Look again at {name}.{right} }}\n"
        )
    })
}

/// What one layer does: it retitles every twentieth slide, and in every fifth section changes an
/// answer and adds or moves a slide. Layers meet in the same sections but rarely in one field.
fn edits(layer: &str, number: usize, sections: usize) -> String {
    let mut change = "change:\n".to_owned();
    let (mut add, mut moved) = ("add:\n".to_owned(), "move:\n".to_owned());
    for section in 0..sections {
        for slide in (number % 20..SLIDES).step_by(20) {
            writeln!(change, "  - at: big/s{section}-{slide}\n    title: {layer} at counter {section}")
                .expect("a string takes any text");
        }
        if section % 5 != number % 5 {
            continue;
        }
        writeln!(change, "  - at: big/q{section}-a\n    feedback: As {layer} has it.")
            .expect("a string takes any text");
        let slide = number % SLIDES;
        if section % 2 == 0 {
            writeln!(add, "  - after: big/s{section}-{slide}\n    slide: {layer}-{section}\n    title: Also {section}\n    minutes: 1\n    body: One more counter.").expect("a string takes any text");
        } else {
            writeln!(moved, "  - {{ at: big/s{section}-{slide}, before: big/s{section}-{} }}", SLIDES - 1)
                .expect("a string takes any text");
        }
    }
    [change, add, moved].into_iter().filter(|part| part.lines().count() > 1).collect()
}

/// Sinhala letters for every heading; what they say does not matter.
fn translations(sections: usize) -> String {
    let head =
        "msgid \"\"\nmsgstr \"\"\n\"Language: si\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
            .to_owned();
    let slides = (0..sections).flat_map(|section| (0..SLIDES).map(move |slide| (section, slide)));
    slides.fold(head, |text, (section, slide)| {
        text + &format!(
            "\nmsgctxt \"slide-title\"\nmsgid \"Counter {section}-{slide}\"\nmsgstr \"කවුන්ටරය {section}-{slide}\"\n"
        )
    })
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
}
