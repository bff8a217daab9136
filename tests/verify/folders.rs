//! The command, and folders with their checksums.

use crate::support::says::says;
use crate::support::workspace::{Project, Run};

/// The lines with one checksum for all: they change with every change to kitbag.
fn without_sums(text: &str) -> String {
    let is_sum = |word: &str| word.len() == 64 && word.bytes().all(|it| it.is_ascii_hexdigit());
    let word = |word| if is_sum(word) { "0".repeat(64) } else { word.to_owned() };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn built() -> Project {
    let project = Project::small();
    assert_eq!(project.kitbag(&["build", "--format", "deck,scorm12,web,script"]).code, 0);
    project
}

#[test]
fn the_output_of_a_build_has_no_problem() {
    let project = built();
    says("verify", &project.kitbag(&["verify", "output"]));
    says("verify-json", &project.kitbag(&["verify", "--json", "output/lk"]));
    project.write("other/README.md", "");
    says("verify-nothing", &project.kitbag(&["verify", "other"]));
}

#[test]
fn a_folder_is_compared_with_its_checksums() {
    let project = built();
    let deck = "output/lk/en/lk-en-queue-deck.pptx";
    let web = "output/lk/en/lk-en-queue-web.zip";
    std::fs::copy(project.path(deck), project.path("output/lk/en/a-copy.pptx")).unwrap();
    std::fs::copy(project.path(web), project.path(deck)).unwrap();
    project.remove_file(web);
    project.write("other/SHA256SUMS", "0123  a.pdf\n\n");
    let run = project.kitbag(&["verify", "output", "other"]);
    says("verify-checksums", &Run { stderr: without_sums(&run.stderr), ..run });
    says("verify-not-there", &project.kitbag(&["verify", "output/lk", "a.pptx"]));
}

#[test]
fn files_are_known_by_their_bytes_and_not_by_their_names() {
    let project = built();
    project.remove("output/base");
    std::fs::rename(project.path("output/lk/en/lk-en-queue-deck.pptx"), project.path("deck.zip")).unwrap();
    project.write("deck.pptx", "a text");
    project.write("logo.png", "a picture");
    says("verify-names", &project.kitbag(&["verify", "deck.zip", "deck.pptx", "logo.png"]));
}
