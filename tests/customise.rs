//! `customise`: a text goes into an overlay, and the workspace reads as it did.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use kitbag::load::{self, Files, Workspace, amend};
use kitbag::model::{Block, Id, Kind, Layer, LayerName, Text};
use kitbag::overlay::{self, Names};
use support::says::says;
use support::workspace::{Project, Run};

/// Every block of the modules under some layers, by address.
fn blocks(workspace: &Workspace, layers: &[&Layer]) -> Vec<(String, Block<Text>)> {
    let names = Names::of(workspace.modules.values(), &workspace.library);
    let mut found = Vec::new();
    for (id, module) in &workspace.modules {
        let (localized, _) = overlay::apply(module, &workspace.library, layers, &names).unwrap();
        found.extend(localized.root.walk().into_iter().map(|block| {
            let whole = block.kind == Kind::Module;
            let address = if whole { id.to_string() } else { format!("{id}/{}", block.id) };
            (address, block.clone())
        }));
    }
    found
}

/// An overlay that copies every block of this repository's modules leaves every field as it was.
#[test]
fn copies_of_all_blocks_read_as_their_originals() {
    let project = Project::of_repository();
    let root = project.path("");
    let before = blocks(&load::workspace(&root).unwrap().0, &[]);
    let mut yaml = "overlay: np\ntitle: Nepal\ncode: np\nlanguages: { list: [en] }\n".to_owned();
    let mut files = Files::new();
    for (address, block) in &before {
        let copy = overlay::copy(block, &overlay::usual(block));
        let text = format!("text/{address}.md");
        let entry = copy.entry(address, &text, None);
        yaml = amend::insert(&yaml, &["change"], amend::Position::Last, &entry).unwrap();
        files.extend(copy.page.map(|page| (format!("overlays/np/{text}"), page.into_bytes())));
    }
    files.insert("overlays/np/overlay.yaml".to_owned(), yaml.into_bytes());
    let (workspace, problems) = load::workspace_with(&root, &files).unwrap();
    assert!(!problems.has_errors(), "{:?}", problems.iter().collect::<Vec<_>>());
    let layer = &workspace.layers[&LayerName::Overlay(Id::parse("np").unwrap())];
    let after = blocks(&workspace, &[layer]);
    assert_eq!(layer.edits.len(), before.len());
    for ((address, old), (_, new)) in before.iter().zip(&after) {
        for (field, slot) in &old.slots {
            assert_eq!(new.value(*field), Some(&slot.value), "{address}#{field}");
        }
    }
}

fn text(project: &Project, path: &str) -> String {
    String::from_utf8(project.read(path)).unwrap()
}

fn told(run: &Run) -> String {
    format!("{}{}", run.stdout, run.stderr)
}

#[test]
fn a_slide_goes_into_a_text_file_and_the_entry_to_the_end_of_the_list() {
    let project = Project::small();
    let run = project.kitbag(&[
        "customise",
        "queue/what-it-costs",
        "--overlay",
        "lk",
        "--because",
        "Wages: by the day",
    ]);
    says("customise-slide", &run);
    assert_eq!(
        text(&project, "overlays/lk/text/queue/what-it-costs.md"),
        "## What the wait costs {#what-it-costs}\n\n![A clock beside a purse, because waiting costs wages](assets/clock.svg)\n\n::: say\nAn hour in the queue is an hour without pay.\n:::\n"
    );
    let entry = "  - at: queue/what-it-costs\n    text: text/queue/what-it-costs.md\n    because: \"Wages: by the day\"\n";
    assert!(text(&project, "overlays/lk/overlay.yaml").ends_with(entry));
    let run = project.kitbag(&["check", "lk"]);
    assert_eq!(run.code, 0, "{}", told(&run));
    let run = project.kitbag(&["build", "lk", "--format", "web"]);
    assert_eq!(run.code, 0, "{}", told(&run));
    let run = project.kitbag(&["status", "lk"]);
    assert!(!told(&run).contains("untracked"), "{}", told(&run));
}

#[test]
fn no_byte_of_the_authors_file_changes_but_for_the_new_lines() {
    let project = Project::small();
    let old = "\u{FEFF}overlay: lk # ours\r\ntitle: \"Cafe\u{301}\"\r\ncode: lk\r\nlanguages: { list: [en] }\r\n\r\nchange:   # what we say\r\n- { at: queue/one-thing, title: \"Do it\" }   # short\r\n# the end\r\nvariables: { office: here }";
    project.remove("overlays/lk/text");
    project.write("overlays/lk/overlay.yaml", old);
    let run = project.kitbag(&["customise", "queue/q-cost-pay#feedback", "-o", "lk"]);
    assert_eq!(run.code, 0, "{}", told(&run));
    let new = "- { at: queue/q-cost-pay, feedback: \"Yes, for many people.\" }\r\n";
    assert_eq!(
        text(&project, "overlays/lk/overlay.yaml"),
        old.replacen("# the end", &format!("{new}# the end"), 1)
    );
}

#[test]
fn one_field_is_copied_alone() {
    let project = Project::small();
    for address in
        ["queue/one-counter#outcome", "queue/waiting#minutes", "queue#title", "queue/what-it-costs#script"]
    {
        let run = project.kitbag(&["customise", address, "--overlay", "lk"]);
        assert_eq!(run.code, 0, "{}", told(&run));
    }
    let file = text(&project, "overlays/lk/overlay.yaml");
    let (_, new) = file.split_once("contact is the Divisional Secretariat\n").unwrap();
    assert_eq!(
        new,
        "  - at: queue/one-counter\n    outcome: success\n  - at: queue/waiting\n    minutes: { express: 6, core: 10, deep: 15 }\n  - at: queue\n    title: The queue\n  - at: queue/what-it-costs\n    text: text/queue/what-it-costs.md\n"
    );
    assert_eq!(
        text(&project, "overlays/lk/text/queue/what-it-costs.md"),
        "## What the wait costs {#what-it-costs}\n\n::: say\nAn hour in the queue is an hour without pay.\n:::\n"
    );
}

#[test]
fn what_cannot_be_copied_is_refused_with_a_way_out() {
    let project = Project::small();
    let before = project.read("overlays/lk/overlay.yaml");
    for (name, address) in [
        ("own-already", "queue/who-waits"),
        ("typo", "queue/what-it-cost"),
        ("typo-in-field", "queue/what-it-costs#scrpt"),
        ("typo-in-module", "queu/what-it-costs"),
        ("no-address", "queue/what it costs"),
    ] {
        let run = project.kitbag(&["customise", address, "--overlay", "lk"]);
        says(&format!("customise-{name}"), &run);
    }
    says("customise-typo-in-overlay", &project.kitbag(&["customise", "queue/one-thing", "--overlay", "lkk"]));
    project.write("overlays/lk/text/queue/one-thing.md", "## {#one-thing}\n");
    says("customise-file-in-the-way", &project.kitbag(&["customise", "queue/one-thing", "--overlay", "lk"]));
    assert_eq!(project.read("overlays/lk/overlay.yaml"), before);
    assert!(!project.path("overlays/lk/text/queue/what-it-costs.md").exists());
}

#[test]
fn blocks_that_the_overlay_brings_or_takes_away_are_not_copied() {
    let project = Project::small();
    let file = "remove:\n  - { at: queue/one-thing, because: No time }\nadd:\n  - { after: queue/one-thing, slide: lk-think, minutes: 5, title: Think }\n";
    let old = text(&project, "overlays/lk/overlay.yaml");
    project.write("overlays/lk/overlay.yaml", &format!("{old}{file}"));
    says("customise-own-block", &project.kitbag(&["customise", "queue/lk-think", "--overlay", "lk"]));
    let run = project.kitbag(&["customise", "queue/one-thing", "--overlay", "lk"]);
    says("customise-removed", &run);
    let whole = "remove:\n  - { at: queue/close, because: No time }\n";
    project.write("overlays/lk/overlay.yaml", &format!("{old}{whole}"));
    says("customise-inside-removed", &project.kitbag(&["customise", "queue/one-thing", "--overlay", "lk"]));
    // The hint, followed.
    project.write("overlays/lk/overlay.yaml", &old);
    assert_eq!(project.kitbag(&["customise", "queue/one-thing", "--overlay", "lk"]).code, 0);
}

#[test]
fn a_list_without_dashes_is_refused_and_its_hint_works() {
    let project = Project::small();
    let head = "overlay: lk\ntitle: Sri Lanka\ncode: lk\nlanguages: { list: [en] }\n";
    project.remove("overlays/lk/text");
    project.write(
        "overlays/lk/overlay.yaml",
        &format!("{head}change:\n  at: queue/one-thing\n  title: Do it\n"),
    );
    says("customise-no-list", &project.kitbag(&["customise", "queue/close", "--overlay", "lk"]));
    project.write(
        "overlays/lk/overlay.yaml",
        &format!("{head}change:\n  - at: queue/one-thing\n    title: Do it\n"),
    );
    let run = project.kitbag(&["customise", "queue/close", "--overlay", "lk"]);
    assert_eq!(run.code, 0, "{}", told(&run));
}

#[test]
fn what_a_layer_below_says_is_copied() {
    let project = Project::small();
    project.write(
        "overlays/_shared/south/overlay.yaml",
        "overlay: south\nchange:\n  - { at: queue/one-thing, title: One thing before the rain }\n",
    );
    project.edit("overlays/lk/overlay.yaml", "code: lk\n", "code: lk\nextends: [south]\n");
    let run = project.kitbag(&["customise", "queue/one-thing#title", "--overlay", "lk"]);
    assert_eq!(run.code, 0, "{}", told(&run));
    let entry = "  - at: queue/one-thing\n    title: One thing before the rain\n";
    assert!(text(&project, "overlays/lk/overlay.yaml").ends_with(entry));
    let run = project.kitbag(&["customise", "queue/close", "--overlay", "_shared/south"]);
    assert_eq!(run.code, 0, "{}", told(&run));
    let run = project.kitbag(&["check", "--strict"]);
    assert_eq!(run.code, 0, "{}", told(&run));
}

#[test]
fn blocks_of_the_library_are_copied_for_every_module() {
    let project = Project::of_repository();
    project.write("overlays/np/overlay.yaml", "overlay: np\ncode: np\nlanguages: { list: [en] }\n");
    let run = project.kitbag(&["customise", "library/commitment-card", "--overlay", "np"]);
    assert_eq!(run.code, 0, "{}", told(&run));
    assert!(text(&project, "overlays/np/overlay.yaml").ends_with(
        "\nchange:\n  - at: library/commitment-card\n    text: text/library/commitment-card.md\n"
    ));
    says(
        "customise-typo-in-library",
        &project.kitbag(&["customise", "library/commitment-cart", "--overlay", "np"]),
    );
}

#[test]
fn a_text_in_the_way_is_named_as_the_hint_says() {
    let project = Project::small();
    project.write("overlays/lk/text/queue/one-thing.md", "## One thing {#one-thing}\n");
    assert_eq!(project.kitbag(&["customise", "queue/one-thing", "--overlay", "lk"]).code, 2);
    let old = text(&project, "overlays/lk/overlay.yaml");
    let entry = "  - at: queue/one-thing\n    text: text/queue/one-thing.md\n";
    project.write("overlays/lk/overlay.yaml", &format!("{old}{entry}"));
    let run = project.kitbag(&["check", "lk"]);
    assert_eq!(run.code, 0, "{}", told(&run));
}
