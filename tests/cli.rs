//! The command line in its users' words.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use support::says::says;
use support::workspace::{Project, Run};

#[test]
fn help_of_every_command() {
    let project = Project::small();
    says("help", &project.kitbag(&["--help"]));
    let commands = [
        "build",
        "check",
        "content",
        "customise",
        "diff",
        "list",
        "explain",
        "status",
        "new",
        "base",
        "pack",
    ];
    for command in commands.into_iter().chain([
        "unpack",
        "print-pack",
        "verify",
        "doctor",
        "schema",
        "template",
        "translate",
    ]) {
        says(&format!("help-{command}"), &project.kitbag(&[command, "--help"]));
    }
    for part in ["workspace", "country", "organisation", "audience", "module"] {
        says(&format!("help-new-{part}"), &project.kitbag(&["new", part, "--help"]));
    }
    for part in ["check", "coverage", "export", "import", "pseudo", "review", "update"] {
        says(&format!("help-translate-{part}"), &project.kitbag(&["translate", part, "--help"]));
    }
    for part in ["set", "pack"] {
        says(&format!("help-base-{part}"), &project.kitbag(&["base", part, "--help"]));
    }
}

#[test]
fn coverage_of_everything_and_of_one_target() {
    let project = Project::small();
    says("coverage-nothing", &project.kitbag(&["translate", "coverage"]));
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    project.write(
        "base-modules/i18n/si.po",
        "msgid \"\"\nmsgstr \"Language: si\\n\"\n\n\
         # state: machine-draft\nmsgctxt \"section-title\"\nmsgid \"Waiting\"\nmsgstr \"රැඳී සිටීම\"\n\n\
         #, fuzzy\nmsgctxt \"slide-title\"\nmsgid \"Who waits here?\"\nmsgstr \"කවුද\"\n",
    );
    says("coverage", &project.kitbag(&["translate", "coverage"]));
    says("coverage-target", &project.kitbag(&["translate", "coverage", "lk@si"]));
    says("coverage-json", &project.kitbag(&["translate", "coverage", "lk", "--json"]));
    says("coverage-unknown", &project.kitbag(&["translate", "coverage", "lk@so"]));
}

#[test]
fn content_is_counted_for_the_base_and_each_overlay() {
    let project = Project::small();
    says("content", &project.kitbag(&["content"]));
    says("content-unknown", &project.kitbag(&["content", "lq"]));
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [si]");
    says("content-overlay", &project.kitbag(&["content", "lk"]));
}

#[test]
fn doctor_tells_what_is_there_and_what_is_not() {
    let project = Project::small();
    says("doctor", &project.kitbag(&["doctor"]));
    project.write("file", "");
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, ru]");
    project.edit("base-modules/series.yaml", "modules: [queue]", "modules: [queue, wait]");
    says("doctor-broken", &project.kitbag(&["doctor", "--output", "file"]));
    says("doctor-nowhere", &Project::empty().kitbag(&["doctor"]));
}

#[test]
fn list_names_everything() {
    says("list", &Project::small().kitbag(&["list"]));
}

/// A series of one long day, and a country with prayers and without evenings.
fn with_a_long_day() -> Project {
    let project = Project::small();
    project.edit(
        "base-modules/series.yaml",
        "          - { module: queue }\n",
        "          - { item: Sign-in, minutes: 20, before-start: true }
          - { module: queue, part: 1 }
          - { break: lunch }
          - { item: \"Project: ask three people\", minutes: 120 }
          - { module: queue, part: 2 }
          - { item: Evening walk, minutes: 45, at: \"18:30\" }
  - id: short-meetings
    title: Short meetings
    variant: express
    slot-minutes: 20
    days:
      - theme: Why people wait
        sessions: [{ module: queue }]
",
    );
    project.edit(
        "overlays/lk/overlay.yaml",
        "code: lk\n",
        "code: lk
agenda:
  start: \"08:30\"
  lunch: 45
  prayer: [{ title: Noon prayer, at: \"10:30\", minutes: 15 }]
  daylight-until: \"18:00\"
",
    );
    project
}

#[test]
fn t061_list_tells_when_each_session_of_a_target_is_held() {
    let project = with_a_long_day();
    says("list-target", &project.kitbag(&["list", "lk"]));
    says("list-base", &project.kitbag(&["list", "base@en"]));
    says("list-unknown", &project.kitbag(&["list", "lk@sin"]));
}

#[test]
fn a_module_without_a_break_in_its_length_is_held_whole() {
    let project = with_a_long_day();
    project.edit("base-modules/queue/module.yaml", "break: 5", "break: { express: 0, core: 5, deep: 5 }");
    project.edit(
        "base-modules/series.yaml",
        "          - { module: queue, part: 2 }\n",
        "      - keep: true
        sessions:
          - { item: Recap, minutes: 15 }
          - { module: queue, part: 2 }
          - { break: tea }
          - { item: \"Project: ask again\", minutes: 40 }
      - sessions:
          - { item: Recap, minutes: 15 }
          - { module: queue, part: 2 }
",
    );
    project.edit("overlays/lk/overlay.yaml", "agenda:\n", "programme: one-day\nvariant: express\nagenda:\n");
    says("list-unsplit", &project.kitbag(&["list", "lk"]));
}

#[test]
fn t061_an_overlay_chooses_a_programme_and_gives_it_days_of_its_own() {
    let project = with_a_long_day();
    project.edit(
        "overlays/lk/overlay.yaml",
        "agenda:\n",
        "programme: one-day\nvariant: deep\nagenda:\n  days: [{ theme: Ours, sessions: [{ module: queue }] }]\n",
    );
    says("list-own-days", &project.kitbag(&["list", "lk"]));
}

/// Minutes after midnight.
fn minutes(clock: &str) -> u32 {
    let (hours, minutes) = clock.split_once(':').unwrap();
    hours.parse::<u32>().unwrap() * 60 + minutes.parse::<u32>().unwrap()
}

#[test]
fn t061_every_time_adds_up() {
    let project = Project::of_repository();
    let agenda = "{ start: \"08:20\", lunch: 50, tea: 15, prayer: [{ title: Noon, at: \"12:10\", minutes: 25 }, { title: Afternoon, at: \"15:20\", minutes: 20 }] }";
    for variant in ["express", "core", "deep"] {
        let overlay = format!(
            "overlay: xx\ntitle: X\nlanguages: {{ list: [en] }}\nvariant: {variant}\nagenda: {agenda}\n"
        );
        project.write("overlays/xx/overlay.yaml", &overlay);
        let said = project.kitbag(&["list", "xx"]).stdout;
        let (mut clock, mut sittings) = (None, 0);
        for line in said.lines() {
            let Some((start, end)) = line.trim_start().split(' ').next().and_then(|it| it.split_once('–'))
            else {
                clock = None;
                continue;
            };
            let (start, end) = (minutes(start), minutes(end));
            let length = line.split_whitespace().nth(1).unwrap().parse::<u32>().unwrap();
            assert_eq!(end - start, length, "{line}");
            assert!(clock.is_none_or(|clock| clock == start || start == minutes("19:30")), "{line}");
            clock = Some(end);
            sittings += 1;
        }
        assert!(sittings > 60, "{said}");
    }
}

#[test]
fn t044_two_audiences_that_set_one_field_are_named() {
    let project = Project::small();
    project.edit(
        "base-modules/series.yaml",
        "{ youth: Young people }",
        "{ youth: Young people, council: Councils }",
    );
    for audience in ["youth", "council"] {
        let text = format!(
            "overlay: {audience}\nprint: {{ size: {} }}\nchange:\n  - {{ at: queue/who-waits, minutes: 3, title: Who waits for the {audience}? }}\n",
            if audience == "youth" { "usual" } else { "large" }
        );
        project.write(&format!("overlays/_audiences/{audience}/overlay.yaml"), &text);
    }
    says("two-audiences", &project.kitbag(&["check", "lk@en+youth+council"]));
    project.edit("overlays/lk/overlay.yaml", "variables:", "audiences: [youth, council]\nvariables:");
    says("two-audiences-status", &project.kitbag(&["status", "lk"]));
    says("two-audiences-status-strict", &project.kitbag(&["status", "lk", "--strict"]));
    let shown = project.kitbag(&["explain", "lk@en+council+youth", "queue/who-waits#title"]).stdout;
    assert!(shown.contains("Who waits for the youth?  overlays/_audiences/youth/overlay.yaml:4:"), "{shown}");
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
        "error[KB0101]: no workspace at or above `/`\n = hint: a workspace has the file `base-modules/series.yaml` or `kitbag.yaml`; go to its folder or name it with `-C DIR`\n = hint: `kitbag new workspace FOLDER` starts one\n\n1 error\n"
    );
}

#[test]
fn errors_are_told_last_and_programs_get_the_order_of_the_files() {
    let project = Project::small();
    project.edit("base-modules/queue/module.yaml", "title:", "titel:");
    project.write("overlays/lk/notes.md", "notes\n");
    says("errors-last", &project.kitbag(&["check"]));
    let json = project.kitbag(&["check", "--format", "json"]).stdout;
    assert!(json.find("KB0124").unwrap() < json.find("KB0107").unwrap(), "{json}");
}
