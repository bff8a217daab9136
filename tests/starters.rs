//! What `kitbag new` writes builds at once and is well behaved towards what is there.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use support::workspace::{Project, Run};

/// What went well, with the lines it printed.
fn fine(run: Run) -> String {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    run.stdout
}

/// What a refused command said.
fn refused(run: Run) -> String {
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    run.stderr
}

/// What `kitbag check` says that is worse than a notice: nothing.
fn builds(project: &Project, target: &str) {
    let run = project.kitbag(&["build", target, "--format", "scorm12,script,deck", "--dry-run", "--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

fn started() -> Project {
    let project = Project::empty();
    fine(project.kitbag(&["new", "workspace"]));
    project
}

#[test]
fn t082_a_workspace_starts_in_a_folder_with_blanks_and_other_letters() {
    let project = Project::empty();
    assert_eq!(
        fine(project.kitbag(&["new", "workspace", "unser größtes Kit"])),
        "Wrote .gitignore
Wrote base-modules/series.yaml
Wrote base-modules/shorter-form/activities/red-pen.md
Wrote base-modules/shorter-form/cases/two-stamps.md
Wrote base-modules/shorter-form/module.yaml
Wrote base-modules/shorter-form/quiz.yaml
Wrote base-modules/shorter-form/slides/01-the-form.md
Wrote base-modules/shorter-form/slides/02-strike-out.md
Wrote base-modules/shorter-form/tools/question-table.md
Wrote output/README.md
Wrote overlays/README.md
Wrote schemas/ for editors
Next:
  cd \"unser größtes Kit\"
  kitbag check
  kitbag build base
  kitbag new country lk --languages si,ta,en --title \"Sri Lanka\"
"
    );
    let said = fine(project.kitbag(&["-C", "unser größtes Kit", "check", "--strict"]));
    assert_eq!(said, "1 edition checked; nothing was written\n");
    let run = project.kitbag(&["new", "workspace", "unser größtes Kit"]);
    assert_eq!(
        refused(run),
        "error[KB0236]: `./unser größtes Kit` is a workspace already\n = hint: name another folder, or go on with this one: `kitbag list` tells what is in it\n\n1 error\n"
    );
}

#[test]
fn every_starter_builds_without_an_error_or_a_warning() {
    let project = started();
    for command in [
        &["new", "country", "lk", "--languages", "en", "--title", "Sri Lanka: \"resplendent\""][..],
        &["new", "organisation", "lk-dmt", "--country", "lk", "--title", "Department of Motor Traffic"],
        &["new", "audience", "youth", "--title", "Young people"],
        &["new", "audience", "rural-women", "--overlay", "lk"],
        &["new", "module", "trust-by-design"],
    ] {
        fine(project.kitbag(command));
    }
    builds(&project, "base");
    builds(&project, "lk");
    builds(&project, "lk-dmt");
    builds(&project, "lk@en+youth");
    builds(&project, "lk-dmt@en+rural-women");
    let series = String::from_utf8(project.read("base-modules/series.yaml")).unwrap();
    assert!(
        series
            .contains("\nmodules: [shorter-form, trust-by-design]            # their folders, in the order")
    );
    assert!(series.contains("\naudiences: { youth: Young people, rural-women: Rural women }\n"));
}

#[test]
fn commented_lines_work_when_the_marks_are_taken_away() {
    let project = started();
    fine(project.kitbag(&["new", "country", "lk", "--languages", "en"]));
    for line in ["modules: { only", "branding: {", "agenda: {", "lms: {", "print: {", "credits: ["] {
        project.edit("overlays/lk/overlay.yaml", &format!("# {line}"), line);
    }
    for line in [
        "change:",
        "  - at: shorter-form/which-form",
        "    text: text/shorter-form/which-form.md",
        "    because: Why it is different",
    ] {
        project.edit("overlays/lk/overlay.yaml", &format!("# {line}"), line);
    }
    project
        .write("overlays/lk/text/shorter-form/which-form.md", "## Which form? {#which-form}\n\n- A form\n");
    builds(&project, "lk");
}

#[test]
fn names_and_codes_keep_clear_of_each_other() {
    let project = started();
    fine(project.kitbag(&["new", "country", "kh", "--languages", "km,en"]));
    fine(project.kitbag(&["new", "country", "khmer-krom", "--languages", " km, en"]));
    let overlay = String::from_utf8(project.read("overlays/khmer-krom/overlay.yaml")).unwrap();
    assert!(overlay.contains("\ncode: krom "), "{overlay}");
    let code = |text: &str| text.lines().find(|line| line.starts_with("code:")).unwrap().to_owned();
    fine(project.kitbag(&["new", "module", "safe-forms"]));
    let module = String::from_utf8(project.read("base-modules/safe-forms/module.yaml")).unwrap();
    assert!(code(&module).starts_with("code: sa "), "the example module has sf: {module}");
}

#[test]
fn bad_names_are_refused_with_a_way_out() {
    let project = started();
    fine(project.kitbag(&["new", "country", "kh", "--languages", "km,en"]));
    let said = |arguments: &[&str]| refused(project.kitbag(&[&["new"], arguments].concat()));
    assert_eq!(
        said(&["country", "Sri Lanka", "--languages", "si"]),
        "error[KB0140]: `Sri Lanka` is no name of a country\n = hint: write `sri-lanka`: lower-case letters, digits and hyphens\n\n1 error\n"
    );
    assert_eq!(
        said(&["country", "base", "--languages", "si"]),
        "error[KB0236]: a country cannot be called `base`\n = hint: `base` stands for something else; choose another name\n\n1 error\n"
    );
    assert_eq!(
        said(&["module", "library"]),
        "error[KB0236]: a module cannot be called `library`\n = hint: `library` stands for something else; choose another name\n\n1 error\n"
    );
    assert_eq!(
        said(&["country", "con", "--languages", "si"]),
        "error[KB0236]: Windows cannot store a folder `con`\n = hint: choose another name\n\n1 error\n"
    );
    assert_eq!(
        said(&["country", "kh", "--languages", "km"]),
        "error[KB0236]: `overlays/kh` is there already\n = hint: go on with what is in it, or choose another name\n\n1 error\n"
    );
    assert_eq!(
        said(&["country", "np", "--languages", "ne_NP, en"]),
        "error[KB0127]: `ne_NP` is no language that kitbag knows\n = hint: did you mean `ne`?\n = hint: the languages are: ar, bn, en, es, fa-AF, fil, fr, hi, id, km, lo, my, ne, ps, pt, ru, si, sw, ta, th, ur, vi\n\n1 error\n"
    );
    assert_eq!(
        said(&["country", "lk", "--languages", "sii,ta"]),
        "error[KB0127]: `sii` is no language that kitbag knows\n = hint: did you mean `si`?\n = hint: the languages are: ar, bn, en, es, fa-AF, fil, fr, hi, id, km, lo, my, ne, ps, pt, ru, si, sw, ta, th, ur, vi\n\n1 error\n"
    );
    assert_eq!(
        said(&["organisation", "kk-moi", "--country", "kk"]),
        "error[KB0208]: no overlay `kk`\n = hint: did you mean `kh`?\n = hint: `kitbag new country kk --languages en` starts one\n\n1 error\n"
    );
}

#[test]
fn the_schemas_stand_where_the_first_lines_lead() {
    let project = started();
    fine(project.kitbag(&["new", "country", "lk", "--languages", "en"]));
    fine(project.kitbag(&["new", "audience", "youth", "--overlay", "lk"]));
    for file in [
        "base-modules/series.yaml",
        "base-modules/shorter-form/module.yaml",
        "base-modules/shorter-form/quiz.yaml",
        "overlays/lk/overlay.yaml",
        "overlays/lk/audiences/youth/overlay.yaml",
    ] {
        let text = String::from_utf8(project.read(file)).unwrap();
        let schema = text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").unwrap();
        let folder = project.path(file);
        assert!(folder.parent().unwrap().join(schema).is_file(), "{file}: {schema}");
    }
    let written = fine(project.kitbag(&["schema", "--output", "elsewhere"]));
    assert!(
        written.starts_with("Wrote activity.schema.json\n") && written.ends_with("\nin elsewhere\n"),
        "{written}"
    );
    assert_eq!(project.read("elsewhere/overlay.schema.json"), project.read("schemas/overlay.schema.json"));
}

/// The lines of the fenced blocks of a document that show a session.
fn session(document: &str) -> Vec<&str> {
    let blocks = document.split("\n```\n").skip(1).step_by(2);
    blocks.filter(|block| block.starts_with("$ ")).flat_map(str::lines).collect()
}

#[test]
fn the_first_steps_work_as_they_are_told() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = std::fs::read_to_string(root.join("docs/start.md")).unwrap().replace("\r\n", "\n");
    let lines = session(&document);
    let project = Project::empty();
    let mut folder = ".";
    for (at, line) in lines.iter().enumerate() {
        if let Some(into) = line.strip_prefix("$ cd ") {
            folder = into;
            fine(project.kitbag(&["-C", folder, "base", "pack", "-o", "base-0.2.0.zip"]));
        } else if let Some(words) = line.strip_prefix("$ kitbag ") {
            let words: Vec<String> = words.split('"').enumerate().flat_map(split_outside).collect();
            let words: Vec<&str> =
                ["-C", folder].into_iter().chain(words.iter().map(String::as_str)).collect();
            let run = project.kitbag(&words);
            assert_eq!(run.code, 0, "{line}: {}", run.stderr);
            let told: Vec<_> = lines[at + 1..].iter().take_while(|line| !line.starts_with("$ ")).collect();
            let said: Vec<_> = run.stdout.lines().collect();
            assert!(told.is_empty() || told.into_iter().eq(&said), "{line}: {said:?}");
        }
    }
}

/// Words apart by blanks; every second stretch stood in quotation marks.
fn split_outside((number, stretch): (usize, &str)) -> Vec<String> {
    if number % 2 == 1 {
        vec![stretch.to_owned()]
    } else {
        stretch.split_whitespace().map(str::to_owned).collect()
    }
}
