//! Locks, drift and rebase, as commands: tests 49 to 55 of the list.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use support::workspace::{Project, Run};

const YAML: &str = "overlays/lk/overlay.yaml";
const TEXT: &str = "overlays/lk/text/queue/who-waits.md";
const LOCK: &str = "overlays/lk/overlay.lock.yaml";
const SLIDES: &str = "base-modules/queue/slides/01-waiting.md";

/// The small workspace with more edits, all agreed to.
fn agreed(more: &str) -> Project {
    let project = Project::small();
    let yaml = text(&project, YAML);
    project.write(YAML, &format!("{yaml}{more}"));
    assert_eq!(project.kitbag(&["rebase", "lk", "--accept"]).code, 0);
    project
}

fn text(project: &Project, path: &str) -> String {
    String::from_utf8(project.read(path)).unwrap()
}

/// The standing of every edit.
fn standings(project: &Project) -> Vec<String> {
    let told = project.kitbag(&["status", "lk"]).stdout;
    let rows = told.lines().filter(|line| line.starts_with("  "));
    rows.map(|line| {
        let words: Vec<_> = line.split_whitespace().collect();
        [&words[..1], &words[2..3], words.get(4..).unwrap_or_default()].concat().join(" ")
    })
    .collect()
}

#[track_caller]
fn is(run: &Run, code: i32, expected: &str) {
    assert_eq!((format!("{}{}", run.stdout, run.stderr), run.code), (expected.to_owned(), code));
}

#[test]
fn t049_blanks_line_ends_and_nfc_are_no_drift() {
    let project = agreed("");
    project.edit(SLIDES, "- People without an appointment\n", "-   People without\n    an appointment   \n");
    let windows = text(&project, SLIDES).replace('\n', "\r\n");
    project.write(SLIDES, &windows);
    assert_eq!(standings(&project), ["ok queue/who-waits#body"]);
    project.edit(SLIDES, "People who came yesterday", "People who come each day");
    assert_eq!(standings(&project), ["base-changed queue/who-waits#body since 1.0.0"]);
}

#[test]
fn t049_a_heading_that_repeats_an_old_title_is_drift() {
    let project = agreed("");
    project.edit(TEXT, "Who waits here?", "Who waits here?");
    project.edit(SLIDES, "## Who waits here?", "## Who is waiting?");
    assert_eq!(
        standings(&project),
        ["base-changed queue/who-waits#title since 1.0.0", "ok queue/who-waits#body"]
    );
    assert_eq!(project.kitbag(&["rebase", "lk", "--merge"]).code, 0);
    assert!(text(&project, TEXT).starts_with("## Who is waiting? {#who-waits}\n\n- People from"));
    assert_eq!(standings(&project), ["ok queue/who-waits#body"]);
}

#[test]
fn t050_new_minutes_are_no_drift_for_a_new_text() {
    let project = agreed("");
    project.edit(SLIDES, "minutes=6", "minutes=5");
    project.edit(SLIDES, "minutes=4", "minutes=5");
    assert_eq!(standings(&project), ["ok queue/who-waits#body"]);
}

#[test]
fn t051_a_region_that_changes_is_drift_for_its_countries() {
    let project = Project::small();
    project.edit(YAML, "overlay: lk\n", "overlay: lk\nextends: [south-asia]\n");
    project.write(
        "overlays/_shared/south-asia/overlay.yaml",
        "overlay: south-asia\nchange:\n  - at: queue/q-cost\n    stem: What does an hour cost here?\n",
    );
    let yaml = text(&project, YAML);
    project
        .write(YAML, &format!("{yaml}  - at: queue/q-cost\n    stem: What does an hour cost in Matale?\n"));
    assert_eq!(project.kitbag(&["rebase", "lk", "--accept"]).code, 0);
    assert_eq!(project.kitbag(&["rebase", "_shared/south-asia", "--accept"]).code, 0);
    assert_eq!(project.kitbag(&["check", "lk", "--strict", "--today", "2026-02-01"]).code, 0);
    project.edit("overlays/_shared/south-asia/overlay.yaml", "cost here?", "cost in our region?");
    assert_eq!(
        standings(&project),
        [
            "shadowed queue/q-cost#stem by overlays/lk/overlay.yaml:12:11",
            "base-changed queue/q-cost#stem since 1.0.0",
            "ok queue/who-waits#body"
        ]
    );
}

#[test]
fn t052_a_lock_that_is_missing_edited_or_stale_is_told() {
    let project = Project::small();
    std::fs::remove_file(project.path(LOCK)).unwrap();
    is(
        &project.kitbag(&["check", "lk", "--today", "2026-02-01"]),
        0,
        "1 edition checked; nothing was written
notice[KB0219]: no lock says what lay below 2 edits of overlays/lk
 --> overlays/lk/text/queue/who-waits.md:1:4
  |
1 | ## Who waits here? {#who-waits}
  |    ^^^^^^^^^^^^^^^
  = hint: `kitbag rebase lk --accept` records what lies below now

1 notice
",
    );
    assert_eq!(standings(&project), ["untracked queue/who-waits#body"]);
    assert_eq!(project.kitbag(&["rebase", "lk", "--accept"]).code, 0);
    project.edit(LOCK, "- People without an appointment", "- People with an appointment");
    is(
        &project.kitbag(&["check", "lk", "--today", "2026-02-01"]),
        0,
        "1 edition checked; nothing was written
notice[KB0219]: the lock does not say what lay below 1 edit of overlays/lk
 --> overlays/lk/text/queue/who-waits.md:3:3
  |
3 | - People from the villages
  |   ^^^^^^^^^^^^^^^^^^^^^^^^
  = hint: `kitbag rebase lk --accept` records what lies below now

warning[KB0218]: this entry of the lock is not as kitbag wrote it and is not trusted
 --> overlays/lk/overlay.lock.yaml:5:3
  |
5 | - at: queue/who-waits
  |   ^^^^^^^^^^^^^^^^^^^
  = hint: look at the text below with `kitbag diff`, then let `kitbag rebase OVERLAY --accept` write the lock anew

1 warning, 1 notice
",
    );
    assert_eq!(project.kitbag(&["rebase", "lk", "--accept"]).code, 0);
    project.edit(YAML, "change:", "settings-only: true\nchange:");
    project.edit(YAML, "settings-only: true\n", "");
    project.edit(TEXT, "## Who waits here? {#who-waits}", "## {#who-waits}");
    is(
        &project.kitbag(&["check", "lk", "--today", "2026-02-01"]),
        0,
        "1 edition checked; nothing was written
notice[KB0220]: 1 entry belongs to no edit, first `queue/who-waits#title`
  --> overlays/lk/overlay.lock.yaml:12:3
   |
12 | - at: queue/who-waits
   |   ^^^^^^^^^^^^^^^^^^^
   = hint: `kitbag rebase lk --accept` writes the lock anew

1 notice
",
    );
    assert_eq!(project.kitbag(&["rebase", "lk", "--accept"]).code, 0);
    assert_eq!(project.kitbag(&["check", "lk", "--strict", "--today", "2026-02-01"]).stderr, "");
}

#[test]
fn t052_a_lock_of_another_form_is_not_read() {
    let project = agreed("");
    project.edit(LOCK, "lock: 1", "lock: 2");
    is(
        &project.kitbag(&["check", "lk"]),
        1,
        "0 editions checked; nothing was written
error[KB0127]: `2` stands here where the form `1` belongs
 --> overlays/lk/overlay.lock.yaml:3:7
  |
3 | lock: 2
  |       ^
  = hint: a newer kitbag wrote this lock; use that one

1 error
",
    );
}

#[test]
fn t053_keep_and_take_settle_one_edit_at_a_time() {
    let project = agreed("  - at: queue/what-it-costs\n    title: What it costs in Matale\n");
    project.edit(SLIDES, "People who came yesterday", "People who come each day");
    project.edit(SLIDES, "What the wait costs", "What waiting costs");
    is(
        &project.kitbag(&["rebase", "lk", "queue/who-waits", "--take"]),
        0,
        "taken      queue/who-waits#body                                 overlays/lk/text/queue/who-waits.md:3:3
Wrote overlays/lk/overlay.lock.yaml
Wrote overlays/lk/text/queue/who-waits.md
",
    );
    assert_eq!(
        text(&project, TEXT),
        "## Who waits here? {#who-waits}\n\n- People without an appointment\n- People who come each day\n"
    );
    is(
        &project.kitbag(&["rebase", "lk", "--take"]),
        1,
        "refused    queue/what-it-costs#title                            overlays/lk/overlay.yaml:11:12
lk: nothing was written
error[KB0222]: `queue/what-it-costs#title` stands where rebase does not write
  --> overlays/lk/overlay.yaml:11:12
   |
11 |     title: What it costs in Matale
   |            ^^^^^^^^^^^^^^^^^^^^^^^
  ::: base-modules/queue/slides/01-waiting.md:18:4: what lies below now
   |
18 | ## What waiting costs {#what-it-costs minutes=4 layout=picture}
   |    ^^^^^^^^^^^^^^^^^^
   = hint: delete it there: then what lies below shows by itself

1 error
",
    );
    is(
        &project.kitbag(&["rebase", "lk", "queue/what-it-costs#title", "--keep"]),
        0,
        "kept       queue/what-it-costs#title                            overlays/lk/overlay.yaml:11:12
Wrote overlays/lk/overlay.lock.yaml
",
    );
    assert_eq!(standings(&project), ["ok queue/what-it-costs#title", "no-effect queue/who-waits#body"]);
    is(
        &project.kitbag(&["rebase", "lk", "queue/who-wait", "--keep"]),
        2,
        "error[KB0201]: the overlay has no edit of `queue/who-wait`
 = hint: did you mean `queue/who-waits`?

1 error
",
    );
}

#[test]
fn t053_a_block_that_the_base_dropped_is_told_with_the_text_that_was_there() {
    let project = agreed("remove:\n  - { at: queue/one-thing }\n");
    project.edit("base-modules/queue/slides/02-close.md", "leave out.", "leave out, or do at home.");
    assert_eq!(standings(&project), ["base-changed queue/one-thing since 1.0.0", "ok queue/who-waits#body"]);
    is(
        &project.kitbag(&["rebase", "lk", "--merge"]),
        1,
        "conflict   queue/one-thing                                      overlays/lk/overlay.yaml:11:5
Wrote overlays/lk/overlay.conflicts.md
warning[KB0221]: 1 text was changed on both sides; `overlays/lk/overlay.conflicts.md` shows them
 --> overlays/lk/overlay.conflicts.md
  = hint: put the right texts into the overlay
  = hint: then `kitbag rebase lk --accept` takes the file away

1 warning
",
    );
    assert!(text(&project, "overlays/lk/overlay.conflicts.md").contains("leave out, or do at home."));
}

#[test]
fn t053_old_names_are_written_anew_and_all_other_bytes_stay() {
    let odd = "# a note\r\noverlay: lk\r\ntitle: \"Sri  Lanka\"\r\ncode: lk\r\nlanguages: { list: [en] }\r\nvariables: { office: the  Divisional Secretariat }\r\nchange:\r\n  - { at: 'queue/who-waits',   text: text/queue/who-waits.md } # mine\r\nmove:\r\n  - { at: queue/who-waits, after: queue/what-it-costs }\r\n";
    let project = Project::small();
    project.write(YAML, odd);
    project.write(TEXT, "\u{FEFF}## Who waits here? {#who-waits}\r\n\r\n- People from the villages\r\n");
    assert_eq!(project.kitbag(&["rebase", "lk", "--accept"]).code, 0);
    project.edit(SLIDES, "{#who-waits ", "{#who-queues ");
    project.edit(
        "base-modules/queue/module.yaml",
        "quiz: quiz.yaml",
        "quiz: quiz.yaml\nrenamed: { who-waits: who-queues }",
    );
    assert_eq!(
        standings(&project),
        [
            "renamed queue/who-waits to who-queues",
            "renamed queue/who-waits to who-queues",
            "ok queue/who-waits",
            "ok queue/who-waits#body"
        ]
    );
    is(
        &project.kitbag(&["rebase", "lk", "--keep"]),
        0,
        "renamed    queue/who-queues                                     overlays/lk/overlay.yaml:8:11
renamed    queue/who-queues                                     overlays/lk/overlay.yaml:10:11
Wrote overlays/lk/overlay.lock.yaml
Wrote overlays/lk/overlay.yaml
Wrote overlays/lk/text/queue/who-waits.md
",
    );
    assert_eq!(
        text(&project, YAML),
        odd.replace("queue/who-waits'", "queue/who-queues'")
            .replace("at: queue/who-waits,", "at: queue/who-queues,")
    );
    assert_eq!(
        text(&project, TEXT),
        "\u{FEFF}## Who waits here? {#who-queues}\r\n\r\n- People from the villages\r\n"
    );
    assert_eq!(project.kitbag(&["check", "lk", "--strict", "--today", "2026-02-01"]).stderr, "");
}

#[test]
fn t054_a_base_that_goes_back_is_no_drift() {
    let project = agreed("");
    project.edit(SLIDES, "People who came yesterday", "People who come each day");
    assert_eq!(standings(&project), ["base-changed queue/who-waits#body since 1.0.0"]);
    project.edit(SLIDES, "People who come each day", "People who came yesterday");
    assert_eq!(standings(&project), ["ok queue/who-waits#body"]);
}

#[test]
fn t055_marks_of_a_conflict_refuse_the_build() {
    let project = agreed("");
    project.edit(
        TEXT,
        "- People from the villages\n",
        "<<<<<<< yours\n- People from the villages\n=======\n- People\n>>>>>>> below, now\n",
    );
    let run = project.kitbag(&["build", "lk"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr.lines().filter(|line| line.contains("KB0111")).count(), 2, "{}", run.stderr);
    assert!(!project.path("output/lk").exists());
}
