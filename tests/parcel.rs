//! One overlay by e-mail: packed here, unpacked there, built to the same bytes.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::BTreeMap;
use std::fs;

use support::workspace::{Project, Run};

fn fine(run: Run) -> String {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    run.stdout
}

/// The small workspace in which lk stands on a shared layer and has audiences.
fn sender() -> Project {
    let project = Project::small();
    project.edit("overlays/lk/overlay.yaml", "code: lk\n", "code: lk\nextends: [south-asia]\n");
    project.write("overlays/_shared/south-asia/overlay.yaml", "overlay: south-asia\nlms: { mastery: 60 }\n");
    project.write("overlays/_audiences/youth/overlay.yaml", "overlay: youth\nlms: { mastery: 50 }\n");
    project.write("overlays/lk/audiences/youth/overlay.yaml", "overlay: lk\ncredits: [The youth council]\n");
    project.write("overlays/np/overlay.yaml", "overlay: np\ncode: np\nlanguages: { list: [en] }\n");
    project
}

/// The same base without overlays.
fn receiver() -> Project {
    let project = Project::small();
    project.remove("overlays");
    project
}

/// Takes the pack from one workspace to the other.
fn hand_over(from: &Project, to: &Project) {
    fine(from.kitbag(&["pack", "lk"]));
    fs::copy(from.path("lk.zip"), to.path("lk.zip")).unwrap();
}

#[test]
fn the_packed_overlay_builds_the_same_bytes_elsewhere() {
    let (here, there) = (sender(), receiver());
    hand_over(&here, &there);
    assert_eq!(
        fine(there.kitbag(&["unpack", "lk.zip"])),
        "  new       overlays/_audiences/youth/overlay.yaml
  new       overlays/_shared/south-asia/overlay.yaml
  new       overlays/lk/audiences/youth/overlay.yaml
  new       overlays/lk/overlay.lock.yaml
  new       overlays/lk/overlay.yaml
  new       overlays/lk/text/queue/who-waits.md
Next: kitbag status lk, then kitbag build lk
"
    );
    for project in [&here, &there] {
        fine(project.kitbag(&["build", "lk", "lk@en+youth", "--format", "scorm12,script,deck"]));
    }
    assert_eq!(here.kitbag(&["status", "lk"]).stdout, there.kitbag(&["status", "lk"]).stdout);
    assert_eq!(here.read("output/SHA256SUMS"), there.read("output/SHA256SUMS"));
    fine(here.kitbag(&["pack", "lk", "--output", "again.zip"]));
    assert_eq!(here.read("again.zip"), here.read("lk.zip"));
}

#[test]
fn changed_files_are_named_and_stay_without_force() {
    let (here, there) = (sender(), receiver());
    hand_over(&here, &there);
    fine(there.kitbag(&["unpack", "lk.zip"]));
    there.edit("overlays/lk/overlay.yaml", "Divisional Secretariat", "village office");
    there.write("overlays/lk/text/queue/mine.md", "## Mine {#mine}\n");
    let run = there.kitbag(&["unpack", "lk.zip"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (
            1,
            "",
            "error[KB0233]: `overlays/lk/overlay.yaml` differs from the one in `lk.zip`\n --> overlays/lk/overlay.yaml\n  = hint: keep a copy of yours if it has work in it, then type the command again with `--force`\n\n1 error\n"
        )
    );
    let run = there.kitbag(&["unpack", "lk.zip", "--force", "--dry-run"]);
    assert!(run.stdout.ends_with("nothing was written\nNext: kitbag status lk, then kitbag build lk\n"));
    assert_ne!(there.read("overlays/lk/overlay.yaml"), here.read("overlays/lk/overlay.yaml"));
    let run = there.kitbag(&["unpack", "lk.zip", "--force"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("  replaced  overlays/lk/overlay.yaml\n"), "{}", run.stdout);
    assert_eq!(
        run.stderr,
        "warning[KB0107]: `overlays/lk/text/queue/mine.md` is not in `lk.zip` and stays\n --> overlays/lk/text/queue/mine.md\n  = hint: delete it, or what is built here may differ from what the sender builds\n\n1 warning\n"
    );
    assert_eq!(there.read("overlays/lk/overlay.yaml"), here.read("overlays/lk/overlay.yaml"));
}

#[test]
fn another_base_is_told() {
    let (here, there) = (sender(), receiver());
    there.edit("base-modules/series.yaml", "version: 1.0.0", "version: 1.1.0");
    hand_over(&here, &there);
    let run = there.kitbag(&["unpack", "lk.zip"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            0,
            "warning[KB0234]: `lk` was packed on version 1.0.0 of the base; here it is 1.1.0\n --> lk.zip\n  = hint: `kitbag status lk` tells what no longer fits; ask the sender for the base, too\n\n1 warning\n"
        )
    );
}

/// What unpacking says of a pack in which something was changed.
fn said_of(change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> String {
    let (here, there) = (sender(), receiver());
    fine(here.kitbag(&["pack", "lk"]));
    let mut files = kitbag::package::unpack("lk.zip", &here.read("lk.zip")).unwrap();
    change(&mut files);
    fs::write(there.path("lk.zip"), kitbag::package::pack(&files)).unwrap();
    let run = there.kitbag(&["unpack", "lk.zip", "--force"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(!there.path("overlays").exists());
    run.stderr
}

#[test]
fn a_pack_that_was_changed_on_its_way_is_refused() {
    let changed = said_of(|files| {
        files.insert("overlays/lk/overlay.yaml".to_owned(), b"overlay: lk\n".to_vec());
        files.insert("overlays/lk/more.md".to_owned(), Vec::new());
        files.remove("overlays/_shared/south-asia/overlay.yaml");
    });
    let hint = " --> lk.zip\n  = hint: ask for it again: it was changed or cut off on its way\n\n";
    assert_eq!(
        changed,
        format!(
            "error[KB0235]: `lk.zip` lacks `overlays/_shared/south-asia/overlay.yaml`, which is in its list\n{hint}error[KB0235]: `lk.zip` holds a `overlays/lk/overlay.yaml` that is not the one in its list\n{hint}error[KB0235]: `lk.zip` holds `overlays/lk/more.md`, which is not in its list\n{hint}3 errors\n"
        )
    );
}

#[test]
fn a_pack_reaches_overlays_alone() {
    let list = |files: &mut BTreeMap<String, Vec<u8>>| {
        let list = String::from_utf8(files["pack.json"].clone()).unwrap();
        let list = list.replace("overlays/lk/overlay.yaml", "base-modules/series.yaml");
        files.insert("pack.json".to_owned(), list.into_bytes());
        let overlay = files.remove("overlays/lk/overlay.yaml").unwrap();
        files.insert("base-modules/series.yaml".to_owned(), overlay);
    };
    assert_eq!(
        said_of(list),
        "error[KB0235]: `lk.zip` holds `base-modules/series.yaml`, which is no file of an overlay\n --> lk.zip\n  = hint: ask for it again: it was changed or cut off on its way\n\n1 error\n"
    );
}

/// What unpacking a pack of lk says that has one more file, which its list has, too.
fn said_of_one_more(path: &str) -> String {
    let (here, there) = (sender(), receiver());
    let before = kitbag::load::listing(&there.path(".")).unwrap();
    fine(here.kitbag(&["pack", "lk"]));
    let mut files = kitbag::package::unpack("lk.zip", &here.read("lk.zip")).unwrap();
    let mut list: serde_json::Value = serde_json::from_slice(&files["pack.json"]).unwrap();
    let text = b"overlay: zz\n".to_vec();
    let digest = <sha2::Sha256 as sha2::Digest>::digest(&text);
    let sum = digest.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"));
    list["files"][path] = sum.into();
    files.insert("pack.json".to_owned(), serde_json::to_vec(&list).unwrap());
    files.insert(path.to_owned(), text);
    fs::write(there.path("lk.zip"), kitbag::package::pack(&files)).unwrap();
    let run = there.kitbag(&["unpack", "lk.zip", "--force"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
    there.remove_file("lk.zip");
    assert_eq!(kitbag::load::listing(&there.path(".")).unwrap(), before);
    run.stderr
}

#[test]
fn files_that_the_loader_refuses_are_not_unpacked() {
    let windows = |path: &str| {
        format!(
            "error[KB0106]: Windows cannot store the name `{path}`\n --> {path}\n  = hint: rename it with lower-case letters, digits and hyphens\n\n1 error\n"
        )
    };
    for path in ["overlays/lk/con.md", "overlays/lk/a?b.md", "overlays/lk/text./a.md"] {
        assert_eq!(said_of_one_more(path), windows(path));
    }
    let foreign = |path: &str, what: &str| {
        format!(
            "error[KB0106]: `{path}` {what}\n --> {path}\n  = hint: nothing of the kind belongs to an overlay: delete it, or ask who sent it what it is for\n\n1 error\n"
        )
    };
    let hidden = "overlays/lk/.git/hooks/post-checkout";
    assert_eq!(said_of_one_more(hidden), foreign(hidden, "is hidden, or left behind by a system"));
    let program = "overlays/lk/assets/Photos.EXE";
    assert_eq!(said_of_one_more(program), foreign(program, "is a program"));
    let path = format!("overlays/lk/{}a.md", "text/".repeat(12));
    assert_eq!(
        said_of_one_more(&path),
        format!(
            "error[KB0106]: `{path}` lies in a folder nested too deep\n --> {path}\n  = hint: move its files up\n\n1 error\n"
        )
    );
}

#[test]
fn programs_are_not_packed() {
    let here = sender();
    fs::write(here.path("overlays/lk/setup.exe"), "MZ").unwrap();
    let run = here.kitbag(&["pack", "lk"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.ends_with(
            "error[KB0106]: `overlays/lk/setup.exe` is a program\n --> overlays/lk/setup.exe\n  = hint: nothing of the kind belongs to an overlay: delete it, or ask who sent it what it is for\n\n1 error\n"
        ),
        "{}",
        run.stderr
    );
    assert!(!here.path("lk.zip").exists());
}

#[test]
fn a_pack_holds_one_overlay_and_what_it_extends() {
    assert_eq!(
        said_of_one_more("overlays/zz/overlay.yaml"),
        "error[KB0235]: `lk.zip` holds `overlays/zz/overlay.yaml`, which belongs neither to `lk` nor to what it extends\n --> lk.zip\n  = hint: unpack nothing of it; ask who sent it for a pack of its own\n\n1 error\n"
    );
    let (here, there) = (sender(), receiver());
    here.edit("overlays/lk/overlay.yaml", "extends: [south-asia]", "extends: [south-asia, np]");
    hand_over(&here, &there);
    let said = fine(there.kitbag(&["unpack", "lk.zip"]));
    assert!(said.contains("  new       overlays/np/overlay.yaml\n"), "{said}");
}

#[cfg(unix)]
#[test]
fn nothing_is_unpacked_through_a_link() {
    let (here, there) = (sender(), receiver());
    hand_over(&here, &there);
    fs::create_dir_all(there.path("overlays")).unwrap();
    fs::create_dir(there.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", there.path("overlays/lk")).unwrap();
    let run = there.kitbag(&["unpack", "lk.zip", "--force"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(
        run.stderr.ends_with(
            "error[KB0106]: `overlays/lk` is a link to another place\n --> overlays/lk\n  = hint: put the folder itself there\n\n1 error\n"
        ),
        "{}",
        run.stderr
    );
    assert_eq!(fs::read_dir(there.path("elsewhere")).unwrap().count(), 0);
}

#[test]
fn what_is_no_pack_is_told() {
    assert_eq!(
        said_of(|files| {
            files.remove("pack.json");
        }),
        "error[KB0235]: `lk.zip` has no sound list `pack.json`\n --> lk.zip\n  = hint: `kitbag pack OVERLAY` makes such a zip; `kitbag base set` takes one of base modules\n\n1 error\n"
    );
    let project = sender();
    let run = project.kitbag(&["unpack", "no.zip"]);
    assert_eq!(
        run.stderr,
        "error[KB0105]: the file `no.zip` is not there\n = hint: name the zip that `kitbag pack` wrote\n\n1 error\n"
    );
    let run = project.kitbag(&["pack", "kl"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            2,
            "error[KB0208]: no overlay `kl`\n = hint: did you mean `lk`?\n = hint: `kitbag list` names them all\n\n1 error\n"
        )
    );
}
