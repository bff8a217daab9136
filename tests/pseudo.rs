//! Editions in the languages that nobody speaks: what is left plain is not translated, what does not
//! fit is told, and nobody gets them who does not ask.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use support::pdf_words::written;
use support::says::says;
use support::workspace::Project;
use usvg::roxmltree::Document;

/// What is never translated.
const KEPT: &[&str] = &[
    // Sources stand as they were published, with who published them; links must work.
    "Counting visits",
    "The office",
    "https://example.org/visits",
    // The licence and its holders have their names.
    "CC BY 4.0",
    "The authors",
    // An overlay gives the values of variables itself, in each language that needs another.
    "the Divisional Secretariat",
    // Why an overlay says something else is for whoever compares the two.
    "The first contact is the Divisional Secretariat",
    // A term stands in the language of the base, beside its translation if there is one; and an answer
    // is what learners type.
    "token",
    // What the edition is called.
    "en-XA en-XB",
];

/// Placeholders of layouts, for which PowerPoint shows its own words.
const PROMPTS: &str = "Title Subtitle Body Second First head Picture Facts Notes";

const FORMATS: &str = "scorm12,scorm2004,web,deck,script,handouts,cases,quiz,quiz-key,cheat-sheet";

/// What is printed, and what stays plain on it: answers that are matched and ordered have letters.
const PAPER: [(&str, &str); 6] = [
    ("script.pdf", ""),
    ("handouts.pdf", ""),
    ("cases.pdf", ""),
    ("quiz.pdf", "A B"),
    ("quiz-key.pdf", "A B"),
    ("cheat-sheet.pdf", ""),
];

/// The small workspace as a draft, with a term and a question of each type.
fn project() -> Project {
    let project = Project::small();
    project.lay(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pseudo"));
    project.edit(
        "base-modules/queue/module.yaml",
        "code: qu\n",
        "code: qu\nstatus: draft\nglossary: [token]\n",
    );
    project
}

fn built(targets: &[&str]) -> Project {
    let project = project();
    let run = project.kitbag(&[&["build", "--format", FORMATS], targets].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    project
}

/// A file inside an archive.
fn part(archive: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn parts(archive: &[u8]) -> Vec<(String, String)> {
    let names = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let xml = names.file_names().map(|name| name.unwrap().into_owned()).filter(|name| name.ends_with(".xml"));
    xml.map(|name| (name.clone(), part(archive, &name))).collect()
}

/// The words in Latin letters, without those of [`KEPT`] and the hash of the edition.
fn plain(texts: &[String], also: &str) -> BTreeSet<String> {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.chars().any(|c| c.is_ascii_alphabetic())).map(str::to_owned).collect()
    };
    let kept: BTreeSet<String> = KEPT.iter().copied().chain([also]).flat_map(words).collect();
    let is_hash = |word: &String| word.len() == 10 && word.chars().all(|c| c.is_ascii_hexdigit());
    let found: BTreeSet<String> = texts.iter().flat_map(|text| words(text)).collect();
    found.into_iter().filter(|word| !kept.contains(word) && !is_hash(word)).collect()
}

/// The words of a page that somebody sees or hears.
fn shown(html: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        texts.push(text.to_owned());
        let (tag, after) = tag.split_once('>').unwrap();
        for name in ["alt", "title", "aria-label", "placeholder"] {
            let value = tag.split_once(&format!(" {name}=\""));
            texts.extend(value.map(|(_, value)| value.split('"').next().unwrap().to_owned()));
        }
        rest = match tag.split(' ').next().unwrap() {
            "script" | "style" => &after[after.find("</").unwrap()..],
            _ => after,
        };
    }
    texts
}

/// The texts of a part of a deck, with alternative texts and names of sections.
fn said(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).unwrap();
    let mut texts = Vec::new();
    for node in document.descendants() {
        if matches!(node.tag_name().name(), "t" | "title") {
            texts.extend(node.text().map(str::to_owned));
        }
        let attribute = if node.tag_name().name() == "section" { "name" } else { "descr" };
        texts.extend(node.attribute(attribute).map(str::to_owned));
    }
    texts
}

#[test]
fn t078_en_xa_leaves_no_plain_text() {
    let project = built(&["lk@en-XA"]);
    let file = |kind: &str| project.read(&format!("output/lk/en-XA/lk-en-xa-queue-{kind}"));
    let none = BTreeSet::<String>::new();
    for package in ["scorm12.zip", "scorm2004.zip", "web.zip"] {
        let page = part(&file(package), "index.html");
        assert!(page.contains("<html lang=\"en-XA\" dir=\"ltr\""), "{package}");
        assert!(page.contains("[Ŵĥö ŵåîţš ĥéŕé ļöŕéɱ îþšûɱ?]"), "{package}");
        assert_eq!(plain(&shown(&page), ""), none, "{package}");
    }
    for package in ["scorm12.zip", "scorm2004.zip"] {
        let manifest = part(&file(package), "imsmanifest.xml");
        assert_eq!(plain(&said(&manifest), ""), none, "{package}");
    }
    for (name, xml) in parts(&file("deck.pptx")) {
        let also = if name.contains("Layouts/") || name.contains("Masters/") { PROMPTS } else { "" };
        assert_eq!(plain(&said(&xml), also), none, "{name}");
    }
    let pages = written(&file("script.pdf"));
    assert!(pages.iter().any(|piece| piece.contains("ŵåîţš")), "{pages:?}");
    for (kind, also) in PAPER {
        assert_eq!(plain(&written(&file(kind)), also), none, "{kind}");
    }
}

#[test]
fn t078_en_xb_sets_right_to_left() {
    let project = built(&["lk@en-XB"]);
    let file = |kind: &str| project.read(&format!("output/lk/en-XB/lk-en-xb-queue-{kind}"));
    let none = BTreeSet::<String>::new();
    let page = part(&file("web.zip"), "index.html");
    assert!(page.contains("<html lang=\"en-XB\" dir=\"rtl\""));
    assert!(page.contains("ۆهو ۆايتس هعرع؟"));
    assert_eq!(plain(&shown(&page), ""), none);
    let deck = file("deck.pptx");
    assert!(part(&deck, "ppt/presentation.xml").contains(" rtl=\"1\""));
    for (name, xml) in parts(&deck).into_iter().filter(|(name, _)| name.starts_with("ppt/slides/")) {
        assert_eq!(plain(&said(&xml), ""), none, "{name}");
        assert!(xml.contains("lang=\"ar-SA\" altLang=\"en-US\""), "{name}");
        assert!(!xml.contains("rtl=\"0\""), "{name}");
    }
    let script = file("script.pdf");
    let pdf = lopdf::Document::load_mem(&script).unwrap();
    assert_eq!(pdf.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"en-XB");
    for (kind, also) in PAPER {
        assert_eq!(plain(&written(&file(kind)), also), none, "{kind}");
    }
}

#[test]
fn t078_built_where_it_is_named_and_nowhere_else() {
    let project = Project::small();
    let is_there = |path: &str| project.path(&format!("output/{path}")).exists();
    says("pseudo", &project.kitbag(&["translate", "pseudo", "lk", "--format", "web"]));
    assert!(is_there("lk/en-XA/lk-en-xa-queue-web.zip") && is_there("lk/en-XB/lk-en-xb-queue-web.zip"));
    says("pseudo-base", &project.kitbag(&["translate", "pseudo", "--format", "web", "--output", "try"]));
    says("pseudo-unknown", &project.kitbag(&["translate", "pseudo", "kl"]));
    says("pseudo-typo", &project.kitbag(&["build", "lk@en-xa"]));
    let list = project.kitbag(&["list"]).stdout;
    assert!(!list.contains("en-X"), "{list}");
    // They stay while parts are built, and go when everything is.
    project.kitbag(&["build", "lk@en-XA", "lk@en", "--format", "web"]);
    assert!(is_there("lk/en-XB"));
    let run = project.kitbag(&["build", "--format", "web"]);
    assert!(!run.stdout.contains("en-X"), "{}", run.stdout);
    let left = ["lk/en-XA/lk-en-xa-queue-web.zip", "lk/en-XB/lk-en-xb-queue-web.zip"].map(is_there);
    assert_eq!(left, [false, false]);
}

#[test]
fn t078_an_edition_for_an_audience_can_be_tried_too() {
    let run = Project::small().kitbag(&["check", "lk@en-XA+youth", "base@en-XB+youth"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, "2 editions checked; nothing was written\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn t078_nobody_translates_them() {
    let project = Project::small();
    says("pseudo-coverage", &project.kitbag(&["translate", "coverage", "lk@en-XA"]));
    says("pseudo-export", &project.kitbag(&["translate", "export", "lk", "en-XA"]));
    says("explain-pseudo", &project.kitbag(&["explain", "lk@en-XA", "queue/who-waits#title"]));
}

#[test]
fn t078_t079_text_that_would_not_fit_when_it_is_translated_is_told() {
    let project = Project::small();
    let slide = "base-modules/queue/slides/01-waiting.md";
    let title = "Who waits here, for how long, for what reason? And who was sent away and had to come back another \
                 day with another paper from another office, which was closed when they came there?";
    project.edit(slide, "Who waits here?", title);
    let english = project.kitbag(&["check", "base@en"]);
    assert_eq!(english.stderr, "");
    says("pseudo-too-long", &project.kitbag(&["check", "base@en-XA"]));
}

#[test]
fn t078_a_slide_in_a_language_of_its_own_stays_as_it_is() {
    let project = Project::small();
    let overlay = "overlays/lk/overlay.yaml";
    project.edit(
        overlay,
        "change:\n",
        "add:\n  - { after: queue/who-waits, slide: lk-local, text: text/queue/lk-local.md }\nchange:\n",
    );
    let slide = "## පෝලිම {#lk-local minutes=2 lang=si}\n\n- රැඳී සිටීම\n\n::: say\nබලන්න.\n:::\n";
    project.write("overlays/lk/text/queue/lk-local.md", slide);
    let run = project.kitbag(&["build", "lk@en-XA", "--format", "web"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = part(&project.read("output/lk/en-XA/lk-en-xa-queue-web.zip"), "index.html");
    assert!(page.contains(" lang=\"si\"") && page.contains("රැඳී සිටීම") && !page.contains("[රැඳී"), "{page}");
}

#[test]
fn t078_values_of_variables_are_those_of_the_language_of_the_base() {
    let project = Project::small();
    let overlay = "overlays/lk/overlay.yaml";
    project.edit(
        overlay,
        "{ office: the Divisional Secretariat }",
        "{ office: { en: The counter, si: කාර්යාලය } }",
    );
    let run = project.kitbag(&["build", "lk@en-XA", "--format", "script"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let pages = written(&project.read("output/lk/en-XA/lk-en-xa-queue-script.pdf"));
    assert!(pages.iter().any(|piece| piece.contains("counter")), "{pages:?}");
}
