//! `diff` and `diff --offer`: what an overlay says, and the same as a change to the base.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::path::Path;

use support::says::says;
use support::workspace::{Project, Run};

fn text(project: &Project, path: &str) -> String {
    String::from_utf8(project.read(path)).unwrap()
}

fn told(run: &Run) -> String {
    format!("{}{}", run.stdout, run.stderr)
}

/// The small workspace with an overlay that uses every verb.
fn busy() -> Project {
    let project = Project::small();
    project.lay(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/offer"));
    project
}

#[test]
fn diff_shows_base_and_yours() {
    let project = busy();
    says("diff", &project.kitbag(&["diff", "lk"]));
    says("diff-block", &project.kitbag(&["diff", "lk", "queue/who-waits"]));
    says("diff-field", &project.kitbag(&["diff", "lk", "queue/who-waits#body"]));
    says("diff-nothing", &project.kitbag(&["diff", "lk", "queue/what-it-costs"]));
    says("diff-typo", &project.kitbag(&["diff", "lkk"]));
}

#[test]
fn diff_shows_first_what_changed_below() {
    let project = Project::small();
    project.kitbag(&["customise", "queue/what-it-costs#script", "--overlay", "lk"]);
    project.edit("overlays/lk/text/queue/what-it-costs.md", "without pay", "without wages");
    project.edit(
        "base-modules/queue/slides/01-waiting.md",
        "An hour in the queue is",
        "One hour in the queue is",
    );
    says("diff-drift", &project.kitbag(&["diff", "lk", "queue/what-it-costs"]));
    says("diff-colour", &project.kitbag(&["--color", "always", "diff", "lk", "queue/what-it-costs"]));
}

#[test]
fn an_offer_is_the_base_with_what_the_overlay_says() {
    let project = busy();
    let run = project.kitbag(&["check", "lk"]);
    assert_eq!(run.code, 0, "{}", told(&run));
    says("offer", &project.kitbag(&["diff", "lk", "--offer"]));
    says(
        "offer-letter",
        &Run { code: 0, stdout: text(&project, "output/offers/lk/OFFER.md"), stderr: String::new() },
    );
    says(
        "offer-diff",
        &Run { code: 0, stdout: text(&project, "output/offers/lk/offer.diff"), stderr: String::new() },
    );
    assert_eq!(
        project.read("output/offers/lk/base-modules/queue/assets/token.svg"),
        project.read("overlays/lk/assets/queue/token.svg")
    );
    accepted(&project, "lk");
}

#[test]
fn a_picture_under_the_base_s_words_is_told_as_not_offered() {
    let project = busy();
    let clock = text(&project, "base-modules/queue/assets/clock.svg").replace("<svg ", "<svg id=\"own\" ");
    project.write("overlays/lk/assets/queue/clock.svg", &clock);
    project.kitbag(&["diff", "lk", "--offer"]);
    let letter = text(&project, "output/offers/lk/OFFER.md");
    let (_, left) = letter.split_once("## Not offered\n\n").unwrap();
    assert_eq!(
        left.lines().find(|line| line.contains("picture")).unwrap(),
        "- the picture `overlays/lk/assets/queue/clock.svg`: the texts around it are the base's"
    );
}

/// Lays an offer over the base, which must be sound then.
fn accepted(project: &Project, overlay: &str) {
    project.lay(&project.path(&format!("output/offers/{overlay}")));
    let run = project.kitbag(&["check", "base"]);
    assert_eq!(run.code, 0, "{}", told(&run));
}

#[test]
fn offers_of_this_repository_can_be_accepted() {
    for overlay in ["lk", "kh"] {
        let project = Project::of_repository();
        project.lay_below("overlays", &Path::new(env!("CARGO_MANIFEST_DIR")).join("overlays"));
        let run = project.kitbag(&["diff", overlay, "--offer"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
        accepted(&project, overlay);
    }
}

#[test]
fn an_offer_replaces_the_one_before_and_nothing_else() {
    let project = busy();
    project.kitbag(&["diff", "lk", "--offer"]);
    project.remove("overlays/lk");
    project.lay(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/small"));
    project.kitbag(&["diff", "lk", "--offer"]);
    assert!(!project.path("output/offers/lk/base-modules/queue/quiz.yaml").exists());
    project.write("elsewhere/notes.md", "mine\n");
    says("offer-in-the-way", &project.kitbag(&["diff", "lk", "--offer", "--output", "elsewhere"]));
    says("offer-among-sources", &project.kitbag(&["diff", "lk", "--offer", "--output", "overlays/lk"]));
    let run = project.kitbag(&["diff", "lk", "--offer", "--output", "output/for-review"]);
    assert_eq!(run.code, 0, "{}", told(&run));
    assert!(project.path("output/for-review/OFFER.md").exists());
}

#[test]
fn diff_without_offer_writes_nothing() {
    let project = busy();
    project.kitbag(&["diff"]);
    assert!(!project.path("output").exists());
}
