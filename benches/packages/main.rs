//! What SCORM packages cost: CPU time of each step for a module of 16 slides, and of zipping its files beside
//! npm's simple-scorm-packager on the same ones. Linux only.
//!
//! `make bench` runs it. One thread does all the measured work.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints and writes its files"
)]

#[path = "../scale/clock.rs"]
mod clock;
mod edition;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

use kitbag::load;
use kitbag::model::{ControlSchemas, Edition, ScormVersion};
use kitbag::package::{Package, unpack};
use kitbag::pipeline;
use kitbag::render::scorm;
use tempfile::TempDir;

/// Packages in one measurement.
const PACKAGES: u32 = 20;

/// CPU milliseconds that a package may take beyond the parts that it shares with others.
const LIMIT: f64 = 4.0;

fn main() {
    pipeline::with_threads(1, || {
        let edition = whole();
        let own = steps(&edition);
        beside(&edition);
        assert!(own < LIMIT, "a package takes {own:.2} ms beyond its shared parts, {LIMIT} ms or more");
    });
}

/// The module `why-digital` of this repository, which has 16 slides.
fn whole() -> Edition {
    let edition = edition::first(Path::new(env!("CARGO_MANIFEST_DIR")), "base@en", &["why-digital"]);
    assert_eq!(edition.slides().count(), 16);
    edition
}

fn package(edition: &Edition) -> Package {
    scorm::package(edition, ScormVersion::V12, &ControlSchemas::new()).expect("the state fits")
}

/// The parts of a package that are shared with others, or those that are not.
fn parts(package: &Package, shared: bool) -> Package {
    let mut some = Package::new();
    for path in package.paths().filter(|path| package.is_shared(path) == shared) {
        some.add(path, package.get(path).unwrap_or_default());
    }
    some
}

/// Prints the steps; the milliseconds of a package beyond its shared parts.
fn steps(edition: &Edition) -> f64 {
    let whole = package(edition);
    let (shared, own) = (parts(&whole, true), parts(&whole, false));
    let many = |work: &dyn Fn()| {
        for _ in 0..PACKAGES {
            work();
        }
    };
    let seconds = clock::medians(&mut [
        &mut || many(&|| drop(black_box(package(edition)))),
        &mut || many(&|| drop(black_box(own.seal()))),
        &mut || many(&|| drop(black_box(shared.seal()))),
    ]);
    let each: Vec<f64> = seconds.iter().map(|it| it * 1000.0 / f64::from(PACKAGES)).collect();
    let [render, own, shared] = each[..] else { unreachable!("three works have three medians") };
    println!("CPU milliseconds for a SCORM 1.2 package of 16 slides; medians of five\n");
    println!("{:>8} {:>8} {:>13}", "render", "compress", "shared parts");
    println!("{render:>8.2} {own:>8.2} {shared:>13.2}");
    render + own
}

/// npm's packager on the same files.
fn beside(edition: &Edition) {
    let folder = TempDir::new().expect("there is room for packages");
    let bytes = package(edition).seal();
    let files = unpack("a package", &bytes).expect("it was just made");
    let folders: Vec<PathBuf> = (0..PACKAGES).map(|n| folder.path().join(format!("course-{n}"))).collect();
    for (path, bytes) in
        folders.iter().flat_map(|folder| files.iter().map(move |(path, bytes)| (folder.join(path), bytes)))
    {
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
    let Some(theirs) = packager(folder.path(), &folders) else { return };
    // Their files now stand in the folders too, so both pack the same.
    let zip = || {
        for (n, course) in folders.iter().enumerate() {
            zip(course, &folder.path().join(format!("{n}.zip")));
        }
    };
    let ours = clock::medians(&mut [&mut || zip()])[0];
    let each = |seconds: f64| seconds * 1000.0 / f64::from(PACKAGES);
    println!(
        "\nzipping the same files, milliseconds each: {:.2}, simple-scorm-packager {:.2}",
        each(ours),
        each(theirs)
    );
    assert!(ours < theirs, "zipping takes {:.1} times what simple-scorm-packager takes", ours / theirs);
}

fn zip(course: &Path, archive: &Path) {
    let mut package = Package::new();
    for (path, bytes) in load::files(course).expect("the folder can be read") {
        package.add(path, bytes);
    }
    fs::write(archive, package.seal()).expect("an archive can be written");
}

/// CPU seconds of the packager for all folders.
fn packager(output: &Path, folders: &[PathBuf]) -> Option<f64> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/rivals/packager.mjs");
    let run = Command::new("node").arg(script).arg(output).args(folders).output();
    match run {
        Ok(run) if run.status.success() => String::from_utf8_lossy(&run.stdout).trim().parse().ok(),
        _ => {
            println!("\nsimple-scorm-packager is not installed: `tests/judges/install.sh` brings it");
            None
        }
    }
}
