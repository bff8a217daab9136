//! The command line in its users' words.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use support::workspace::{Project, Run, bless};

/// Compares what a command says with `tests/cli/<name>.txt`.
fn says(name: &str, run: &Run) {
    let said = format!("exit {}\n{}{}", run.code, run.stdout, run.stderr);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cli/{name}.txt"));
    if bless() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &said).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert_eq!(said, expected, "tests/cli/{name}.txt");
}

#[test]
fn help_of_every_command() {
    let project = Project::small();
    says("help", &project.kitbag(&["--help"]));
    for command in ["build", "check", "list", "explain", "status"] {
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
