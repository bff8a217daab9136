//! A base that moves: folders and zips elsewhere, changelogs, and overlays that travel by e-mail.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::fs;

use support::workspace::{Project, Run};

fn fine(run: Run) -> String {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    run.stdout
}

/// The small workspace in `central`, and beside it in `office` one with overlays alone.
fn two_offices() -> Project {
    let project = Project::empty();
    let small = Project::small();
    fs::create_dir_all(project.path("central")).unwrap();
    fs::create_dir_all(project.path("office größer")).unwrap();
    fs::rename(small.path("base-modules"), project.path("central/base-modules")).unwrap();
    fs::rename(small.path("overlays"), project.path("office größer/overlays")).unwrap();
    project.edit("central/base-modules/series.yaml", "version: 1.0.0\n", CHANGELOG);
    project
}

const CHANGELOG: &str = "version: 1.0.0
changelog:
  - { version: 1.0.0, date: 2026-01-15, changes: [The first release] }
";

/// Raises the version of the central base.
fn release(project: &Project, version: &str, change: &str) {
    let entry = format!(
        "version: {version}\nchangelog:\n  - {{ version: {version}, date: 2026-02-01, changes: [{change}] }}\n"
    );
    let series = String::from_utf8(project.read("central/base-modules/series.yaml")).unwrap();
    let (head, rest) = series.split_once("version: ").unwrap();
    let (_, rest) = rest.split_once("changelog:\n").unwrap();
    project.write("central/base-modules/series.yaml", &format!("{head}{entry}{rest}"));
}

const OFFICE: [&str; 2] = ["-C", "office größer"];

fn office(project: &Project, arguments: &[&str]) -> Run {
    project.kitbag(&[&OFFICE, arguments].concat())
}

#[test]
fn a_workspace_works_on_a_base_in_a_folder_elsewhere() {
    let project = two_offices();
    project.write("office größer/kitbag.yaml", "base: ../central/base-modules # of headquarters\n");
    assert_eq!(fine(office(&project, &["check", "lk"])), "1 edition checked; nothing was written\n");
    assert_eq!(
        fine(office(&project, &["base"])),
        "Base: ../central/base-modules\n  A small series 1.0.0, 2026-01-15\n  1.0.0  2026-01-15\n    - The first release\n"
    );
}

#[test]
fn problems_of_a_zipped_base_have_their_places() {
    let project = two_offices();
    fine(project.kitbag(&["-C", "central", "base", "pack", "-o", "base.zip"]));
    project.write("office größer/kitbag.yaml", "base: ../central/base.zip\n");
    project.edit("office größer/overlays/lk/overlay.yaml", "who-waits\n", "who-wait\n");
    let run = office(&project, &["check", "lk"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("--> overlays/lk/overlay.yaml:7:9"), "{}", run.stderr);
    assert!(
        run.stderr.contains("did you mean `queue/who-waits`? (base-modules/queue/slides/01-waiting.md:1"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_base_packs_to_the_same_bytes_and_builds_the_same_files() {
    let project = two_offices();
    let said = fine(project.kitbag(&["-C", "central", "base", "pack"]));
    assert!(said.starts_with("Wrote central/base-1.0.0.zip ("), "{said}");
    let first = project.read("central/base-1.0.0.zip");
    fine(project.kitbag(&["-C", "central", "base", "pack", "--output", "again.zip"]));
    assert_eq!(project.read("central/again.zip"), first);
    let mut sums = Vec::new();
    for base in ["../central/base-modules", "../central/base-1.0.0.zip"] {
        project.write("office größer/kitbag.yaml", &format!("base: {base}\n"));
        fine(office(&project, &["build", "--format", "scorm12,deck"]));
        sums.push(project.read("office größer/output/SHA256SUMS"));
    }
    assert_eq!(sums[0], sums[1]);
}

#[test]
fn t082_base_set_tells_what_came_between_and_keeps_comments_and_line_ends() {
    let project = two_offices();
    fine(project.kitbag(&["-C", "central", "base", "pack"]));
    release(&project, "1.1.0", "Say who pays");
    fine(project.kitbag(&["-C", "central", "base", "pack"]));
    project.write("office größer/kitbag.yaml", "# ours\r\nbase: \"../central/base-1.0.0.zip\" # theirs\r\n");
    assert_eq!(
        fine(office(&project, &["base", "set", "../central/base-1.1.0.zip"])),
        "Base: ../central/base-1.1.0.zip
  then A small series 1.0.0, 2026-01-15
  now  A small series 1.1.0, 2026-01-15
  1.1.0  2026-02-01
    - Say who pays
Next: kitbag status
"
    );
    let settings = String::from_utf8(project.read("office größer/kitbag.yaml")).unwrap();
    assert_eq!(settings, "# ours\r\nbase: ../central/base-1.1.0.zip # theirs\r\n");
    let back = fine(office(&project, &["base", "set", "../central/base-1.0.0.zip"]));
    assert!(
        back.contains("  an older base; these changes are no longer in it:\n  1.1.0  2026-02-01\n"),
        "{back}"
    );
}

#[test]
fn base_set_refuses_a_base_with_errors_and_changes_nothing() {
    let project = two_offices();
    project.write("office größer/kitbag.yaml", "base: ../central/base-modules\n");
    fs::create_dir_all(project.path("draft")).unwrap();
    project.write("draft/series.yaml", "title: T\n");
    let run = office(&project, &["base", "set", "../draft"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("the key `version` is missing or empty"), "{}", run.stderr);
    assert_eq!(project.read("office größer/kitbag.yaml"), b"base: ../central/base-modules\n");
    let run = office(&project, &["base", "set", "../central"]);
    assert_eq!(
        run.stderr,
        "error[KB0105]: `../central` has no file `series.yaml`\n --> ../central\n  = hint: did you mean `../central/base-modules`?\n\n1 error\n"
    );
}

#[test]
fn a_second_base_is_told_and_not_read() {
    let project = Project::small();
    let other = Project::small();
    fs::rename(other.path("base-modules"), project.path("other")).unwrap();
    project.write("kitbag.yaml", "base: other\n");
    let run = project.kitbag(&["check"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            0,
            "warning[KB0232]: `base-modules` is not read: the base is `other`\n --> kitbag.yaml:1:7\n  |\n1 | base: other\n  |       ^^^^^\n  = hint: type `kitbag base set base-modules` to use it, or delete the folder\n\n1 warning\n"
        )
    );
    fine(project.kitbag(&["base", "set", "base-modules"]));
    assert_eq!(project.read("kitbag.yaml"), b"base: base-modules\n");
    fine(project.kitbag(&["check"]));
}

#[test]
fn a_zip_that_is_no_base_is_told() {
    let project = two_offices();
    project.write("office größer/kitbag.yaml", "base: ../central/base-modules\n");
    fine(office(&project, &["pack", "lk"]));
    let run = office(&project, &["base", "set", "lk.zip"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            2,
            "error[KB0231]: `lk.zip` is no base: it has no `series.yaml` at its top\n --> lk.zip\n  = hint: the file may stand in one folder that holds all others; `kitbag base pack` makes such a zip\n\n1 error\n"
        )
    );
}

#[test]
fn a_base_that_others_share_is_not_changed_from_here() {
    let project = two_offices();
    project.write("office größer/kitbag.yaml", "base: ../central/base-modules\n");
    let run = office(&project, &["new", "module", "safe-forms"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            2,
            "error[KB0237]: a module `safe-forms` belongs to the base, and the base is `../central/base-modules`\n = hint: add it in the workspace of the base, or ask those who keep it; then `kitbag base set` the new one\n\n1 error\n"
        )
    );
    let run = office(&project, &["new", "audience", "elders"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.starts_with("error[KB0237]: the base does not know the audience `elders`, and"),
        "{}",
        run.stderr
    );
    fine(office(&project, &["new", "audience", "youth", "--overlay", "lk"]));
}
