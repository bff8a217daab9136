//! A country diverges, the base moves, and both come together again: told as the commands of one
//! session, whole.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::fmt::Write;

use support::session::Session;
use support::workspace::Project;

const YAML: &str = "overlays/lk/overlay.yaml";
const WAITS: &str = "overlays/lk/text/queue/who-waits.md";
const COSTS: &str = "overlays/lk/text/queue/what-it-costs.md";
const CASE: &str = "overlays/lk/text/queue/one-counter.md";

/// An overlay as its author wrote it, comments and odd spacing included.
const OVERLAY: &str = "\
# Sri Lanka.   Ask Nimal before you change the numbers.
overlay: lk
title: 'Sri Lanka'
code:   lk
languages: { list: [en] }
variables: { office: the Divisional Secretariat }   # as on the sign

change:
  - at: queue/who-waits          # the first slide
    text: text/queue/who-waits.md
    because: The first contact is the Divisional Secretariat
  - {at: queue/one-counter, text: text/queue/one-counter.md}
  - at: \"queue/what-it-costs\"
    text: text/queue/what-it-costs.md
  - at: queue/q-cost
    stem: What does an hour in a queue cost a farmer?
";

const SLIDES: &str = "base-modules/queue/slides/01-waiting.md";
const BASE_CASE: &str = "base-modules/queue/cases/one-counter.md";

/// A session in which the country has its overlay.
fn started() -> Session {
    let project = Project::small();
    project.remove("overlays/lk");
    project.write(YAML, OVERLAY);
    project.write(
        WAITS,
        "## Who waits here? {#who-waits}\n\n<!-- from the field visit -->\n- People from the villages\n- People who came yesterday\n\n::: translator\nVillages: grama.\n:::\n",
    );
    project.write(
        CASE,
        "# One counter for everything\n\n## Situation\n\nFive counters in Matale. Five queues.\n\n## What happened\n\nOne counter took all first questions.\n",
    );
    project
        .write(COSTS, "## {#what-it-costs}\n\n::: say\nAn hour in the queue is a basket of tea less.\n:::\n");
    Session::of(project)
}

/// The files of the overlay that a person may have written.
fn texts(project: &Project) -> Vec<String> {
    [YAML, WAITS, CASE, COSTS].iter().map(|path| text(project, path)).collect()
}

fn text(project: &Project, path: &str) -> String {
    String::from_utf8(project.read(path)).unwrap()
}

/// The central team improves three blocks that the country overrides, and one that it does not.
fn improve(project: &Project) {
    project.edit(
        "base-modules/series.yaml",
        "version: 1.0.0",
        "version: 1.1.0\nchangelog:\n  - { version: 1.1.0, date: 2026-03-01, changes: [People who send others count too] }\n  - { version: 1.0.0, date: 2026-01-15, changes: [The first release] }",
    );
    project.edit(
        SLIDES,
        "- People who came yesterday\n",
        "- People who came yesterday\n- People who sent somebody else\n",
    );
    project.edit(
        SLIDES,
        "An hour in the queue is an hour without pay.",
        "An hour in the queue is an hour without pay, or a lesson missed.",
    );
    project.edit(
        BASE_CASE,
        "One counter took all first questions.",
        "One counter took all first questions. The other four had time to answer.",
    );
    project.edit("base-modules/queue/tools/tally-sheet.md", "| A form |", "| A form or a stamp |");
}

/// Another folder with the same base and the packed overlay.
fn elsewhere(project: &Project) -> Project {
    let elsewhere = Project::small();
    elsewhere.remove("overlays");
    improve(&elsewhere);
    std::fs::write(elsewhere.path("lk.zip"), project.read("lk.zip")).unwrap();
    elsewhere
}

#[test]
fn t049_t053_a_country_diverges_and_comes_back() {
    let mut session = started();
    session.says("The author agrees to the base as it is.");
    assert_eq!(session.kitbag("rebase lk --accept"), 0);
    assert_eq!(session.kitbag("check lk --strict --today 2026-02-01"), 0);
    session.says("The base improves three blocks that lk overrides, and one that it does not.");
    improve(&session.project);
    assert_eq!(session.kitbag("status lk"), 0);
    assert_eq!(session.kitbag("status lk --strict"), 1);
    assert_eq!(session.kitbag("build lk --strict --dry-run"), 1);
    session.says("Two changes are merged, the third meets the country's own words.");
    assert_eq!(session.kitbag("rebase lk --merge"), 1);
    let yaml = text(&session.project, YAML);
    assert_eq!(yaml, OVERLAY);
    assert_eq!(
        text(&session.project, WAITS),
        "## Who waits here? {#who-waits}\n\n<!-- from the field visit -->\n- People from the villages\n- People who came yesterday\n- People who sent somebody else\n\n::: translator\nVillages: grama.\n:::\n"
    );
    assert_eq!(
        text(&session.project, CASE),
        "# One counter for everything\n\n## Situation\n\nFive counters in Matale. Five queues.\n\n## What happened\n\nOne counter took all first questions. The other four had time to answer.\n"
    );
    let left = text(&session.project, "overlays/lk/overlay.conflicts.md");
    session.says("overlays/lk/overlay.conflicts.md:");
    writeln!(session.told, "{left}").unwrap();
    assert_eq!(session.kitbag("check lk --strict --today 2026-02-01"), 1);
    session.says("The author writes the third text and agrees.");
    session.project.edit(COSTS, "a basket of tea less.", "a basket of tea less, or a lesson missed.");
    let before = texts(&session.project);
    assert_eq!(session.kitbag("rebase lk --accept"), 0);
    assert_eq!(texts(&session.project), before);
    assert!(!session.project.path("overlays/lk/overlay.conflicts.md").exists());
    assert_eq!(session.kitbag("check lk --strict --today 2026-02-01"), 0);
    assert_eq!(session.kitbag("status lk --strict"), 0);
    session.says("The overlay goes to another office by e-mail and builds the same bytes there.");
    assert_eq!(session.kitbag("build lk"), 0);
    assert_eq!(session.kitbag("pack lk -o lk.zip"), 0);
    let elsewhere = elsewhere(&session.project);
    let run = elsewhere.kitbag(&["unpack", "lk.zip"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(elsewhere.kitbag(&["build", "lk"]).code, 0);
    assert_eq!(text(&elsewhere, "output/SHA256SUMS"), text(&session.project, "output/SHA256SUMS"));
    assert_eq!(elsewhere.kitbag(&["status", "lk", "--strict"]).code, 0);
    session.is("safe-divergence.txt");
}

/// Everything that is asked of an overlay tells what is wrong with its file.
#[test]
fn an_overlay_that_cannot_be_read_tells_why_whatever_is_asked_of_it() {
    let mut session = started();
    session.says("a tab in front of a line");
    session.project.edit(YAML, "    text: text/queue/who-waits.md", "\ttext: text/queue/who-waits.md");
    for line in [
        "check lk",
        "build lk@en",
        "list lk",
        "content lk",
        "status lk",
        "diff lk",
        "rebase lk --accept",
        "pack lk",
        "explain lk@en queue/who-waits",
        "customise --overlay lk queue/q-cost",
        "translate export lk en",
        "print-pack lk@en",
        "new audience farmers --overlay lk",
    ] {
        session.kitbag(line);
    }
    session.project.write(YAML, OVERLAY);
    session.says("the file has another name");
    for name in ["overlay.yml", "overlay.yaml.txt"] {
        std::fs::rename(session.project.path(YAML), session.project.path(&format!("overlays/lk/{name}")))
            .unwrap();
        session.kitbag("check lk@en");
        std::fs::rename(session.project.path(&format!("overlays/lk/{name}")), session.project.path(YAML))
            .unwrap();
    }
    session.says("no language, and a layer below it that nobody has");
    session.project.edit(YAML, "languages: { list: [en] }\n", "");
    session.kitbag("check lk");
    session.project.edit(YAML, "code:   lk\n", "code:   lk\nextends: [asia]\nlanguages: { list: [en] }\n");
    session.kitbag("check lk");
    session.kitbag("check lk@si lkk");
    session.is("overlay-unread.txt");
}
