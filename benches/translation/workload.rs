//! A base of many texts, before and after its author went over it. The same numbers give the same files.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Texts that there are at least.
pub(crate) const TEXTS: usize = 20_000;

/// Languages into which they are translated.
pub(crate) const LANGUAGES: [&str; 6] = ["si", "ta", "km", "fr", "es", "ar"];

/// Texts of a slide: its title, two items, two paragraphs of its script.
const OF_SLIDE: usize = 5;

/// Slides of a section.
const SLIDES: usize = 50;

const WORDS: &str = "queue counter form office visit paper stamp person parent ferry village signature register \
number phone clerk hour line window ticket bench letter copy photo fee receipt answer question service centre \
market bus road school clinic farm river boat lamp who waits here and what it costs before the door opens";

/// The base as it was translated.
pub(crate) fn before(root: &Path) {
    lay(root, &|slide, text| sentence(slide, text, 0));
}

/// The base after its author mended one text in twenty, wrote one in a hundred anew and added a word to
/// one in a hundred.
pub(crate) fn after(root: &Path) {
    lay(root, &|slide, text| {
        let words = sentence(slide, text, 0);
        match (slide * OF_SLIDE + text) % 100 {
            at if at % 20 == 3 => words.replacen('e', "", 1),
            50 => sentence(slide, text, 1),
            70 => format!("{words} Every day."),
            _ => words,
        }
    });
}

fn lay(root: &Path, text: &dyn Fn(usize, usize) -> String) {
    let sections = TEXTS / OF_SLIDE / SLIDES + 1;
    write(
        root,
        "base-modules/series.yaml",
        "title: Texts\nversion: 1.0.0\ndate: 2026-01-15\nlanguage: en\n\
         licence: { name: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\" }\n\
         credits: [The authors]\nmodules: [texts]\n",
    );
    let mut module = "title: Texts\ncode: tx\nsummary: Many texts.\nobjectives:\n  - { id: o1, text: Read them }\nsections:\n".to_owned();
    for section in 0..sections {
        writeln!(
            module,
            "  - {{ id: p{section}, title: Part {section}, file: slides/p{section}.md, minutes: {SLIDES} }}"
        )
        .expect("a string takes any text");
        let slides = (section * SLIDES..(section + 1) * SLIDES).map(|slide| {
            let [title, one, two, say, more] = [0, 1, 2, 3, 4].map(|at| text(slide, at));
            format!(
                "## {title} {{#s{slide} minutes=1}}\n\n- {one}\n- {two}\n\n::: say\n{say}\n\n{more}\n:::\n\n"
            )
        });
        write(root, &format!("base-modules/texts/slides/p{section}.md"), &slides.collect::<String>());
    }
    write(root, "base-modules/texts/module.yaml", &module);
    let tags = LANGUAGES.join(", ");
    let overlay = format!("overlay: lk\ntitle: Sri Lanka\ncode: lk\nlanguages: {{ list: [{tags}] }}\n");
    write(root, "overlays/lk/overlay.yaml", &overlay);
}

/// A sentence that no other slide has: 5 words for a title, up to 30 for what is said.
fn sentence(slide: usize, text: usize, version: usize) -> String {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let length = [5, 8, 10, 20, 30][text];
    let mut state = (slide * OF_SLIDE + text) * 2 + version;
    let mut sentence = String::new();
    for _ in 0..length {
        // Knuth, The Art of Computer Programming, volume 2, 3.3.4: a multiplier for 64 bits.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        write!(sentence, "{} ", words[(state >> 33) % words.len()]).expect("a string takes any text");
    }
    format!("{}{}.", sentence[..1].to_uppercase(), sentence[1..].trim_end())
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
}
