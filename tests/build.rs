//! What a build leaves on the disk, as its users see it.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kitbag::model::Kind;
use kitbag::overlay;
use support::workspace::Project;

/// Every file below the output folder but the tool's own, with its bytes.
fn output(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let root = project.path("output");
    let mut folders = vec![root.clone()];
    let mut files = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() {
                if name != ".kitbag" {
                    folders.push(path);
                }
            } else {
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}

fn names(files: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    files.keys().map(String::as_str).collect()
}

#[test]
fn a_build_writes_each_kind_under_its_name_and_says_so() {
    let project = Project::small();
    let run = project.kitbag(&["build"]);
    assert_eq!(run.stderr, "");
    assert_eq!(
        run.stdout,
        "Built  base@en/queue                scorm12 (17 files), scorm2004 (17 files), script (7 pages = 4 sheets), handouts (3 pages = 2 sheets), cases (2 pages = 1 sheet), quiz (1 page), quiz-key (1 page), cheat-sheet (1 page), deck (11 slides)\n\
         Built  lk@en/queue                  scorm12 (17 files), scorm2004 (17 files), script (7 pages = 4 sheets), handouts (3 pages = 2 sheets), cases (2 pages = 1 sheet), quiz (1 page), quiz-key (1 page), cheat-sheet (1 page), deck (11 slides)\n\
         SCORM packages hold no control schemas: `kitbag doctor` says what that means\n\
         18 files in output\n"
    );
    assert_eq!(run.code, 0);
    assert_eq!(
        names(&output(&project)),
        [
            "SHA256SUMS",
            "base/READ-ME-FIRST.html",
            "base/en/base-en-queue-cases.pdf",
            "base/en/base-en-queue-cheat-sheet.pdf",
            "base/en/base-en-queue-deck.pptx",
            "base/en/base-en-queue-handouts.pdf",
            "base/en/base-en-queue-quiz-key.pdf",
            "base/en/base-en-queue-quiz.pdf",
            "base/en/base-en-queue-scorm12.zip",
            "base/en/base-en-queue-scorm2004.zip",
            "base/en/base-en-queue-script.pdf",
            "lk/READ-ME-FIRST.html",
            "lk/en/lk-en-queue-cases.pdf",
            "lk/en/lk-en-queue-cheat-sheet.pdf",
            "lk/en/lk-en-queue-deck.pptx",
            "lk/en/lk-en-queue-handouts.pdf",
            "lk/en/lk-en-queue-quiz-key.pdf",
            "lk/en/lk-en-queue-quiz.pdf",
            "lk/en/lk-en-queue-scorm12.zip",
            "lk/en/lk-en-queue-scorm2004.zip",
            "lk/en/lk-en-queue-script.pdf",
        ]
    );
}

/// A workspace with more targets than one batch holds, some of them with layers in common.
fn crowd() -> Project {
    let project = Project::small();
    project.write(
        "overlays/_shared/coast/overlay.yaml",
        "overlay: coast\nremove: [{ at: queue/what-it-costs }]\n",
    );
    for (at, country) in ["bd", "fj", "mv", "ph", "vn"].into_iter().enumerate() {
        let shared = if at % 2 == 0 { "extends: [coast]\n" } else { "" };
        let settings = "languages: { list: [en, fr, id, es] }\naudiences: [youth]\n";
        let change = format!("change: [{{ at: queue/one-thing, title: One thing in {country} }}]\n");
        project.write(
            &format!("overlays/{country}/overlay.yaml"),
            &format!("overlay: {country}\ntitle: {country}\ncode: {country}\n{shared}{settings}{change}"),
        );
    }
    project
}

#[test]
fn a_variant_and_a_paper_of_their_own_stand_beside_the_targets_own_files() {
    let project = Project::small();
    project.edit(
        "overlays/lk/overlay.yaml",
        "code: lk\n",
        "code: lk\nvariant: deep\nprint: { paper: Letter }\n",
    );
    assert_eq!(project.kitbag(&["build", "lk", "--format", "script"]).code, 0);
    let own = output(&project);
    for arguments in [["--variant", "express", "--paper", "A4"], ["--variant", "deep", "--paper", "letter"]] {
        let run = project.kitbag(&[&["build", "lk", "--format", "script"][..], &arguments].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    }
    let files = output(&project);
    assert_eq!(
        names(&files),
        [
            "SHA256SUMS",
            "lk/READ-ME-FIRST.html",
            "lk/en/lk-en-queue-script-express-a4.pdf",
            "lk/en/lk-en-queue-script.pdf"
        ]
    );
    assert_eq!(files["lk/en/lk-en-queue-script.pdf"], own["lk/en/lk-en-queue-script.pdf"]);
}

#[test]
fn a_section_without_minutes_in_a_variant_leaves_nothing_behind() {
    let project = Project::small();
    project.edit("base-modules/queue/module.yaml", "express: 6,", "express: 0,");
    project.edit(
        "base-modules/queue/module.yaml",
        "    minutes: 5\n",
        "    minutes: 5\n    cut: \"See [](#who-waits).\"\n",
    );
    let run = project.kitbag(&["build", "lk", "--variant", "express", "--format", "web,script"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bytes = std::fs::File::open(project.path("output/lk/en/lk-en-queue-web-express.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(bytes).unwrap();
    let mut page = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("index.html").unwrap(), &mut page).unwrap();
    for gone in ["What the wait costs", "one-counter", "Describe a queue", "q-cost"] {
        assert!(!page.contains(gone), "{gone}");
    }
    assert!(page.contains("One thing to do by Friday"));
    assert!(archive.file_names().all(|name| !name.unwrap().contains("clock")));
}

#[test]
fn packages_of_variants_differ_within_fifteen_characters() {
    let project = Project::small();
    let mut seen = std::collections::BTreeSet::new();
    for variant in ["express", "core", "deep"] {
        project.kitbag(&["build", "lk", "--format", "scorm12", "--variant", variant]);
        let mark = if variant == "core" { String::new() } else { format!("-{variant}") };
        let path = project.path(&format!("output/lk/en/lk-en-queue-scorm12{mark}.zip"));
        let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
        let mut manifest = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("imsmanifest.xml").unwrap(), &mut manifest)
            .unwrap();
        let identifier = manifest.split("identifier=\"").nth(1).unwrap().split('"').next().unwrap();
        seen.insert(identifier.chars().take(15).collect::<String>());
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["en-lk-qu-queue", "en-lk1qu-queue", "en-lk3qu-queue"]);
}

#[test]
fn t081_f111_f113_the_same_bytes_and_words_on_any_threads_in_any_folder_zone_and_locale() {
    let first = crowd();
    let many = first.kitbag(&["build", "--format", "deck,scorm12", "--jobs", "16"]);
    let second = crowd();
    let elsewhere = [("TZ", "Asia/Kathmandu"), ("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/nowhere")];
    let one = second.kitbag_with(&["build", "--format", "deck,scorm12", "--jobs", "1"], &elsewhere);
    assert_eq!((many.code, one.code), (0, 0));
    assert_eq!((many.stdout, many.stderr), (one.stdout, one.stderr));
    assert_eq!(output(&first), output(&second));
}

#[test]
fn shards_one_after_another_write_what_one_build_writes() {
    let whole = crowd();
    let all = whole.kitbag(&["build", "--format", "deck"]);
    let parts = crowd();
    let mut rows = String::new();
    for shard in ["1/4", "2/4", "3/4", "4/4"] {
        let run = parts.kitbag(&["build", "--format", "deck", "--shard", shard]);
        assert_eq!(run.code, 0);
        rows.extend(
            run.stdout.lines().filter(|line| line.starts_with("Built")).map(|line| format!("{line}\n")),
        );
    }
    assert_eq!(format!("{rows}42 files in output\n"), all.stdout);
    assert_eq!(output(&parts), output(&whole));
    assert_eq!(parts.read("output/.kitbag/manifest.json"), whole.read("output/.kitbag/manifest.json"));
}

#[test]
fn a_target_in_a_batch_gets_the_same_bytes_as_alone() {
    let together = crowd();
    together.kitbag(&["build", "--format", "deck,script"]);
    let together = output(&together);
    for target in ["bd@fr", "fj@fr+youth", "vn@en"] {
        let alone = crowd();
        alone.kitbag(&["build", target, "--format", "deck,script"]);
        let files = output(&alone);
        let own = files.iter().filter(|(name, _)| name.contains("-queue-"));
        assert_eq!(own.clone().count(), 2, "{target}");
        own.for_each(|(name, bytes)| assert_eq!(Some(bytes), together.get(name), "{name}"));
    }
}

#[test]
fn a_country_that_is_gone_leaves_with_the_next_whole_build() {
    let project = crowd();
    project.kitbag(&["build", "base", "lk", "bd", "--format", "deck"]);
    project.remove("overlays/bd");
    project.write("overlays/lk/overlay.yaml", "overlay: lk\ntitle: Sri Lanka: the island\n");
    project.kitbag(&["build", "base", "--format", "deck"]);
    assert!(project.path("output/bd/fr/bd-fr-queue-deck.pptx").exists());
    project.kitbag(&["build", "--format", "deck", "--shard", "1/9"]);
    assert!(!project.path("output/bd/fr/bd-fr-queue-deck.pptx").exists());
    assert!(project.path("output/lk/en/lk-en-queue-deck.pptx").exists());
}

#[test]
fn t082_a_file_that_cannot_be_replaced_is_named_and_the_rest_is_built() {
    let project = Project::small();
    project.write("output/lk/en/lk-en-queue-deck.pptx/open", "in another program");
    let run = project.kitbag(&["build"]);
    assert_eq!(run.code, 1);
    let told = run.stderr.split_once("lk-en-queue-deck.pptx` cannot be replaced: ").unwrap().1;
    assert!(told.contains("\n = hint: close the program that has it open and build again\n"), "{told}");
    assert!(run.stdout.ends_with("\n17 files in output\n"), "{}", run.stdout);
    let sums = String::from_utf8(project.read("output/SHA256SUMS")).unwrap();
    assert_eq!(sums.lines().count(), 19);
    assert!(!sums.contains("lk-en-queue-deck.pptx"));
}

#[test]
fn t082_where_one_country_cannot_be_written_the_others_are() {
    let project = Project::small();
    project.write("output/lk", "a file where a folder belongs");
    let run = project.kitbag(&["build", "--format", "deck,script"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("lk/en` cannot be made: "), "{}", run.stderr);
    let files = output(&project);
    assert_eq!(
        names(&files),
        [
            "SHA256SUMS",
            "base/READ-ME-FIRST.html",
            "base/en/base-en-queue-deck.pptx",
            "base/en/base-en-queue-script.pdf",
            "lk"
        ]
    );
}

#[test]
fn t082_an_output_that_cannot_be_made_is_told_before_anything_is_built() {
    let project = Project::small();
    project.write("output", "a file where a folder belongs");
    let run = project.kitbag(&["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.starts_with("error[KB0803]: `"), "{}", run.stderr);
}

#[test]
fn a_partial_build_gives_the_same_bytes_and_leaves_the_others() {
    let whole = Project::small();
    whole.kitbag(&["build"]);
    let all = output(&whole);
    let part = Project::small();
    assert_eq!(part.kitbag(&["build", "lk"]).code, 0);
    let built = output(&part);
    assert!(built.keys().all(|name| name.starts_with("lk/") || name == "SHA256SUMS"));
    for (name, bytes) in built.iter().filter(|(name, _)| name.starts_with("lk/")) {
        assert_eq!(Some(bytes), all.get(name), "{name}");
    }
    assert_eq!(part.kitbag(&["build", "base"]).code, 0);
    assert_eq!(output(&part), all);
}

#[test]
fn what_no_longer_belongs_is_taken_away_after_success() {
    let project = Project::small();
    project.kitbag(&["build"]);
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [si]");
    project.edit("overlays/lk/overlay.yaml", "office: the Divisional Secretariat", "office: DS");
    project.kitbag(&["build", "lk"]);
    let files = output(&project);
    let of_lk: Vec<_> = names(&files).into_iter().filter(|name| name.starts_with("lk/")).collect();
    assert_eq!(
        of_lk,
        [
            "lk/READ-ME-FIRST.html",
            "lk/si/lk-si-queue-cases.pdf",
            "lk/si/lk-si-queue-cheat-sheet.pdf",
            "lk/si/lk-si-queue-deck.pptx",
            "lk/si/lk-si-queue-handouts.pdf",
            "lk/si/lk-si-queue-quiz-key.pdf",
            "lk/si/lk-si-queue-quiz.pdf",
            "lk/si/lk-si-queue-scorm12.zip",
            "lk/si/lk-si-queue-scorm2004.zip",
            "lk/si/lk-si-queue-script.pdf",
        ]
    );
    let sums = String::from_utf8(project.read("output/SHA256SUMS")).unwrap();
    assert!(!sums.contains("lk/en/") && sums.contains("base/en/"));
}

#[test]
fn one_bad_country_stops_no_other_and_keeps_its_last_files() {
    let project = Project::small();
    project.kitbag(&["build"]);
    let before = output(&project);
    project.edit("overlays/lk/text/queue/who-waits.md", "## Who", "<b>## Who");
    project.edit("base-modules/queue/slides/02-close.md", "one step", "one small step");
    let run = project.kitbag(&["build"]);
    assert_eq!(run.code, 1);
    let after = output(&project);
    for (name, bytes) in &after {
        let changed = name.starts_with("base/en/") || name == "SHA256SUMS";
        assert_eq!(before[name] != *bytes, changed, "{name}");
    }
    assert_eq!(names(&before), names(&after));
}

#[test]
fn a_country_whose_overlay_cannot_be_read_stops_no_other() {
    let project = Project::small();
    project.write("overlays/lk/overlay.yaml", "overlay: lk\ntitle: Sri Lanka: the island\n");
    let run = project.kitbag(&["build"]);
    assert_eq!(run.code, 1);
    assert!(output(&project).contains_key("base/en/base-en-queue-script.pdf"));
}

#[test]
fn f104_output_among_the_sources_is_refused() {
    let project = Project::small();
    let run = project.kitbag(&["build", "--output", "overlays/out"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("error[KB0803]: "));
    assert!(!project.path("overlays/out").exists());
}

#[test]
fn output_among_the_sources_is_refused_on_any_way_there() {
    let project = Project::small();
    for way in ["base-modules", "./overlays/../base-modules/new", "not-there/../overlays"] {
        let run = project.kitbag(&["build", "--output", way]);
        assert_eq!(
            (run.code, run.stderr),
            (
                2,
                format!(
                    "error[KB0803]: `{way}` lies among the sources\n = hint: name another folder with `--output`\n\n1 error\n"
                )
            )
        );
    }
    assert!(!project.path("base-modules/.kitbag").exists() && !project.path("not-there").exists());
}

#[cfg(unix)]
#[test]
fn output_never_goes_through_a_link_into_the_sources() {
    use std::os::unix::fs::symlink;
    let project = Project::small();
    symlink("base-modules", project.path("modules")).unwrap();
    let run = project.kitbag(&["build", "--output", "modules"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            2,
            "error[KB0803]: `modules` lies among the sources\n = hint: name another folder with `--output`\n\n1 error\n"
        )
    );
    std::fs::create_dir(project.path("output")).unwrap();
    symlink("../base-modules", project.path("output/base")).unwrap();
    let run = project.kitbag(&["build", "--format", "deck"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            1,
            "error[KB0803]: `base` in the output folder is a link to another place\n = hint: delete the link and build again, or name another folder with `--output`\n\n1 error\n"
        )
    );
    assert!(
        !project.path("base-modules/en").exists()
            && !project.path("base-modules/READ-ME-FIRST.html").exists()
    );
    assert!(project.path("output/lk/en/lk-en-queue-deck.pptx").exists());
}

#[test]
fn f105_what_an_interrupted_build_left_is_swept_away() {
    let project = Project::small();
    project.kitbag(&["build", "lk"]);
    let clean = output(&project);
    project.write("output/lk/en/.lk-en-queue-deck.pptx.kitbag-part", "half");
    project.write("output/.SHA256SUMS.kitbag-part", "half");
    project.kitbag(&["build", "lk"]);
    assert_eq!(output(&project), clean);
}

#[test]
fn what_cannot_be_written_leaves_no_part_behind() {
    let project = Project::small();
    project.write("output/SHA256SUMS/open", "a folder where a file belongs");
    project.write("output/.kitbag/provenance/lk/en/lk-en-queue-deck.pptx.json/open", "another");
    project.write("output/.kitbag/manifest.json/open", "another");
    project.write("output/lk/READ-ME-FIRST.html/open", "another");
    project.write("output/base/en/base-en-queue-deck.pptx/open", "another");
    let run = project.kitbag(&["build", "--format", "deck"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.ends_with("\n5 errors\n"), "{}", run.stderr);
    assert_eq!(parts(&project.path("output")), Vec::<PathBuf>::new());
}

/// Files below a folder that have no names yet.
fn parts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(parts(&path));
        } else if path.to_string_lossy().ends_with("-part") {
            found.push(path);
        }
    }
    found
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_no_part_behind() {
    let project = Project::small();
    let limited = |blocks: u32| {
        let mut shell = std::process::Command::new("sh");
        // A limit of a file's size fails as a full disk does, where the signal is ignored.
        let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" build lk --format deck");
        shell.args(["-c", &line, env!("CARGO_BIN_EXE_kitbag")]).current_dir(project.path("."));
        shell.output().unwrap().status.code()
    };
    for blocks in [0, 1, 16] {
        assert_eq!(limited(blocks), Some(1), "{blocks}");
        assert_eq!(parts(&project.path("output")), Vec::<PathBuf>::new(), "{blocks}");
    }
}

#[test]
fn checksums_are_those_of_the_files() {
    let project = Project::small();
    project.kitbag(&["build", "lk", "--format", "deck"]);
    let sums = String::from_utf8(project.read("output/SHA256SUMS")).unwrap();
    let lines: Vec<_> = sums.lines().map(|line| line.split_once("  ").unwrap()).collect();
    let named: Vec<_> = lines.iter().map(|(_, name)| *name).collect();
    assert_eq!(named, ["lk/READ-ME-FIRST.html", "lk/en/lk-en-queue-deck.pptx"]);
    for (sum, name) in lines {
        let bytes = project.read(&format!("output/{name}"));
        let digest = <sha2::Sha256 as sha2::Digest>::digest(&bytes);
        let digits = digest.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"));
        assert_eq!(sum, digits, "{name}");
    }
}

#[test]
fn folders_with_spaces_and_other_letters_are_fine() {
    let project = Project::small();
    let place = project.path("à côté/ශ්‍රී ලංකා");
    std::fs::create_dir_all(&place).unwrap();
    for name in ["base-modules", "overlays"] {
        std::fs::rename(project.path(name), place.join(name)).unwrap();
    }
    let place = place.to_str().unwrap().to_owned();
    let run = project.kitbag(&["-C", &place, "build", "lk"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(Path::new(&place).join("output/lk/en/lk-en-queue-script.pdf").exists());
}

#[test]
fn an_error_in_the_settings_of_a_country_leaves_its_editions_unbuilt() {
    let project = Project::small();
    project.edit("overlays/lk/overlay.yaml", "office: the", "ofice: the");
    let run = project.kitbag(&["build", "--format", "deck"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.stdout,
        "Built  base@en/queue                deck (11 slides)\nFailed lk@en/queue\n1 file in output\n"
    );
    assert_eq!(
        names(&output(&project)),
        ["SHA256SUMS", "base/READ-ME-FIRST.html", "base/en/base-en-queue-deck.pptx"]
    );
}

#[test]
fn cases_stand_in_the_order_that_the_module_gives() {
    let project = Project::small();
    let case = String::from_utf8(project.read("base-modules/queue/cases/one-counter.md")).unwrap();
    for far in ["near", "far"] {
        project.write(&format!("base-modules/library/cases/{far}.md"), &case);
    }
    let module = "base-modules/queue/module.yaml";
    project.edit(module, "case: one-counter", "case: [far, one-counter, near]");
    let (workspace, _) = kitbag::load::workspace(&project.path("")).unwrap();
    let module = workspace.modules.values().next().unwrap();
    let names = overlay::Names::of([module], &workspace.library);
    let (localized, _) = overlay::apply(module, &workspace.library, &[], &names).unwrap();
    let cases = localized.root.walk().into_iter().filter(|block| block.kind == Kind::Case);
    assert_eq!(cases.map(|case| case.id.to_string()).collect::<Vec<_>>(), ["far", "one-counter", "near"]);
}

#[test]
fn what_a_file_was_made_of_stands_beside_it_and_goes_with_it() {
    let project = Project::small();
    project.kitbag(&["build", "--format", "web"]);
    let side = "output/.kitbag/provenance/lk/en/lk-en-queue-web.zip.json";
    let first = project.read(side);
    let value: serde_json::Value = serde_json::from_slice(&first).unwrap();
    let names: Vec<_> = value["sources"].as_array().unwrap().iter().map(|it| it["name"].clone()).collect();
    assert_eq!(names, ["base-modules", "overlays/lk"]);
    assert_eq!(value["local"], serde_json::json!([{ "block": "who-waits", "layers": ["overlays/lk"] }]));
    project.kitbag(&["build", "--format", "web"]);
    assert_eq!(project.read(side), first);
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [si]");
    project.kitbag(&["build", "lk", "--format", "web"]);
    assert!(!project.path(side).exists());
    assert!(project.path("output/.kitbag/provenance/lk/si/lk-si-queue-web.zip.json").exists());
    assert!(project.path("output/.kitbag/provenance/base/en/base-en-queue-web.zip.json").exists());
}
