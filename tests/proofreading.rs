//! Second reading of translations.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and reads its files")]

mod support;

use std::path::Path;
use std::sync::Arc;

use kitbag::catalogue::{self, Catalogue, Entry};
use kitbag::diagnostic::{Problems, SourceFile};
use kitbag::load::{self, Workspace};
use kitbag::model::{GlossaryTerm, Language, glossary_of};
use kitbag::pipeline;
use kitbag::translate::Proofreader;
use support::workspace::{Project, bless};

fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap()
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proofread")
}

/// The small workspace with the glossary of the folder.
fn glossary() -> Vec<GlossaryTerm> {
    let project = Project::small();
    let csv = std::fs::read_to_string(folder().join("glossary.csv")).unwrap();
    project.write("base-modules/glossary.csv", &csv);
    load(&project).glossary
}

fn load(project: &Project) -> Workspace {
    let (workspace, problems) = load::workspace(&project.path("")).unwrap();
    let told: Vec<_> =
        problems.iter().filter(|it| it.severity == kitbag::diagnostic::Severity::Error).collect();
    assert!(told.is_empty(), "{told:#?}");
    workspace
}

fn read(reader: &Proofreader<'_>, catalogue: &Catalogue) -> String {
    let problems = catalogue.live().map(|entry| reader.read(entry));
    problems.flat_map(|it| it.iter().map(ToString::to_string).collect::<Vec<_>>()).collect()
}

/// Every entry of `tests/proofread/*.po`, faulty and sound ones, against the messages beside it.
#[test]
fn t067_t077_translations_are_read_a_second_time() {
    let glossary = glossary();
    for tag in ["es", "fa-AF", "fr", "km", "my", "si"] {
        let text = std::fs::read_to_string(folder().join(format!("{tag}.po"))).unwrap();
        let file = Arc::new(SourceFile { path: format!("i18n/{tag}.po"), text });
        let (catalogue, problems) = catalogue::parse(&file);
        assert_eq!(problems, Problems::none());
        let language = language(tag);
        let told = read(&Proofreader::new(&language, &glossary), &catalogue);
        let path = folder().join(format!("{tag}.txt"));
        if bless() {
            std::fs::write(&path, &told).unwrap();
        }
        assert_eq!(told, std::fs::read_to_string(&path).unwrap(), "{tag}: run with KITBAG_BLESS=1");
    }
}

#[test]
fn shipped_translations_raise_no_alarm() {
    let (workspace, _) = load::workspace(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let told: String = pipeline::proofread(&workspace, |_, _| true).iter().map(ToString::to_string).collect();
    assert_eq!(told, "");
}

#[test]
fn t080_the_country_s_glossary_beats_the_global_one() {
    let project = Project::small();
    project.write(
        "base-modules/glossary.csv",
        "term,id,definition,do-not-translate,si,km\nqueue,queue,People who wait.,,පෝලිම,ជួរ\nform,form,A paper.,,පෝරමය,\n",
    );
    project.write("overlays/lk/glossary.csv", "term;id;definition;si;si-avoid\nqueue;queue;;රේඛාව;පෝලිම\n");
    let workspace = load(&project);
    let lk = workspace.layers.values().find(|layer| layer.name.to_string() == "overlays/lk").unwrap();
    let glossary = glossary_of([workspace.glossary.as_slice(), lk.glossary.as_slice()]);
    let si = language("si");
    let told = |glossary: &[GlossaryTerm], target: &str| {
        let entry = Entry { source: "A queue".into(), target: target.into(), ..Entry::default() };
        let problems = Proofreader::new(&si, glossary).read(&entry);
        problems.iter().map(|it| it.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(told(&workspace.glossary, "පෝලිමක්"), Vec::<String>::new());
    assert_eq!(told(&glossary, "රේඛාවක්"), Vec::<String>::new());
    assert_eq!(told(&glossary, "පෝලිමක්"), ["the glossary says not to write `පෝලිම` for `queue`"]);
    assert_eq!(told(&glossary, "ජනයා"), ["the glossary has `රේඛාව` for `queue`"]);
    let queue = glossary.iter().find(|term| term.id.as_str() == "queue").unwrap();
    assert_eq!(queue.definition.markup, "People who wait.");
    assert_eq!(queue.translations[&language("km")].words, ["ជួរ"]);
}
