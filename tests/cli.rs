//! The command line in its users' words.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use support::says::says;
use support::workspace::{Project, Run};

#[test]
fn help_of_every_command() {
    let project = Project::small();
    says("help", &project.kitbag(&["--help"]));
    for command in ["build", "check", "customise", "diff", "list", "explain", "status"] {
        says(&format!("help-{command}"), &project.kitbag(&[command, "--help"]));
    }
}

#[test]
fn list_names_everything() {
    says("list", &Project::small().kitbag(&["list"]));
}

#[test]
fn t084_explain_tells_every_field_and_its_layers() {
    let project = Project::small();
    says("explain-block", &project.kitbag(&["explain", "lk@en", "queue/who-waits"]));
    says("explain-title", &project.kitbag(&["explain", "lk@en", "queue#title"]));
    says("explain-option", &project.kitbag(&["explain", "lk@en", "queue/q-cost-pay#feedback"]));
    says("explain-typo", &project.kitbag(&["explain", "lk@en", "queue/who-wait#title"]));
}

#[test]
fn t084_explain_tells_of_every_kind_of_field() {
    let project = Project::explained();
    for (name, target, address) in [
        ("slide", "lk@si", "queue/who-waits"),
        ("slide-for-an-audience", "lk@si+youth", "queue/who-waits#body"),
        ("section", "lk@si", "queue/waiting"),
        ("case", "lk@si", "queue/one-counter"),
        ("tool", "lk@si", "queue/tally-sheet"),
        ("activity", "base@en", "queue/count-the-queue"),
        ("objective", "lk@si", "queue/o1"),
        ("question", "lk@si", "queue/q-cost"),
        ("choice", "lk@si", "queue/q-cost-pay"),
        ("module", "lk@si", "queue"),
        ("module-minutes", "lk@si", "queue#minutes"),
        ("audience-layer", "lk@si+youth", "queue/one-thing#title"),
        ("library", "lk@si", "library/lk-mobile-desk"),
        ("borrowed", "base@en", "queue/shared-desk#title"),
    ] {
        says(&format!("explain-{name}"), &project.kitbag(&["explain", target, address]));
    }
}

#[test]
fn t084_explain_tells_how_a_block_came_or_went() {
    let project = Project::explained();
    for (name, address) in [
        ("moved", "queue/region-ticket"),
        ("removed", "queue/count-the-queue"),
        ("swapped", "library/shared-desk"),
        ("removed-by-base", "queue/portal"),
        ("renamed", "queue/who-stands#title"),
        ("filtered", "queue/for-the-young#body"),
    ] {
        says(&format!("explain-{name}"), &project.kitbag(&["explain", "lk@si", address]));
    }
    says("explain-no-address", &project.kitbag(&["explain", "lk@si"]));
    says("explain-no-field", &project.kitbag(&["explain", "lk@si", "queue/who-waits#boddy"]));
    says("explain-no-module", &project.kitbag(&["explain", "lk@si", "queu/who-waits"]));
}

/// The run without what every version of the tool has its own: its number, hashes of editions.
fn of_any_version(run: Run) -> Run {
    let hash = |word: &str| word.len() == 10 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let line = |line: &str| {
        let words =
            line.split(' ').map(|word| if hash(word) && line.contains("edition") { "HASH" } else { word });
        words.collect::<Vec<_>>().join(" ").replace(env!("CARGO_PKG_VERSION"), "VERSION")
    };
    Run { stdout: run.stdout.lines().map(|it| line(it) + "\n").collect(), ..run }
}

#[test]
fn explain_tells_what_a_file_was_made_of() {
    let project = Project::explained();
    assert_eq!(project.kitbag(&["build", "lk@si", "--format", "script,web"]).code, 0);
    let asked = |name: &str, arguments: &[&str]| says(name, &of_any_version(project.kitbag(arguments)));
    let file = "output/lk/si/lk-si-queue-script.pdf";
    asked("explain-file", &["explain", file]);
    asked("explain-file-address", &["explain", file, "queue#title"]);
    asked("explain-file-unknown", &["explain", "lk-si-queue-scrip.pdf"]);
    project.write("sent/lk-si-queue-script.pdf", "not the file that was built");
    project.edit("overlays/lk/overlay.yaml", "office: the Divisional", "office: the District");
    project.edit("base-modules/i18n/si.po", "පෝලිම", "පෝලිමක්");
    asked("explain-file-changed", &["explain", "sent/lk-si-queue-script.pdf"]);
    asked("explain-file-changed-address", &["explain", "lk-si-queue-script.pdf", "queue#title"]);
}

#[test]
fn status_tells_what_became_of_each_edit() {
    says("status", &Project::small().kitbag(&["status"]));
}

#[test]
fn unknown_names_are_answered_with_near_ones() {
    let project = Project::small();
    says("unknown-target", &project.kitbag(&["build", "lk@sin"]));
    says("unknown-kind", &project.kitbag(&["build", "--format", "scorm"]));
    says("unknown-module", &project.kitbag(&["build", "--module", "queu"]));
}

#[test]
fn without_arguments_the_next_command_is_named() {
    let project = Project::small();
    let run = project.kitbag(&[]);
    assert_eq!(run.code, 0);
    let lines: Vec<_> = run.stdout.lines().skip(2).collect();
    assert_eq!(
        lines,
        [
            "  kitbag list     name its modules, overlays and targets",
            "  kitbag check    report problems",
            "  kitbag build    build everything into output/",
            "  kitbag --help   name all commands",
        ]
    );
}

#[test]
fn outside_a_workspace_the_way_in_is_told() {
    let project = Project::small();
    let run = project.kitbag(&["-C", "/", "check"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error[KB0101]: no workspace at or above `/`\n = hint: a workspace has the file `base-modules/series.yaml`; go to its folder or name it with `-C DIR`\n\n1 error\n"
    );
}
