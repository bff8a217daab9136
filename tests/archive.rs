//! What archives from elsewhere may hold.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use kitbag::package::{Package, SharedPart, pack, unpack};

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

fn archive(write: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    write(&mut writer);
    writer.finish().unwrap().into_inner()
}

fn of(names: &[&str]) -> Vec<u8> {
    archive(|writer| {
        for name in names {
            writer.start_file(*name, options()).unwrap();
            writer.write_all(b"text").unwrap();
        }
    })
}

fn told(bytes: &[u8]) -> String {
    unpack("a.zip", bytes).unwrap_err().iter().map(ToString::to_string).collect()
}

/// An archive in which one name stands for another of the same length.
fn renamed(mut bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    for at in 0..bytes.len() - from.len() {
        if &bytes[at..at + from.len()] == from.as_bytes() {
            bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
        }
    }
    bytes
}

const STRANGE: &str = "do not unpack it by other means; ask who sent it for one that kitbag made";
const DAMAGED: &str = "ask for it again, or pack it anew: it may have been cut off on its way";

fn refusal(why: &str, hint: &str) -> String {
    format!("error[KB0231]: `a.zip` {why}\n --> a.zip\n  = hint: {hint}\n")
}

#[test]
fn what_was_packed_comes_back_and_is_the_same_every_time() {
    let files = [("a/ü.md", "one"), ("b.md", "")].map(|(name, text)| (name.to_owned(), text.into())).into();
    let bytes = pack(&files);
    assert_eq!(unpack("a.zip", &bytes).unwrap(), files);
    assert_eq!(pack(&files), bytes);
}

#[test]
fn folders_and_what_a_mac_adds_are_passed_over() {
    let bytes = archive(|writer| {
        writer.add_directory("b", options()).unwrap();
        writer.start_file("b/c.md", options()).unwrap();
        writer.start_file("__MACOSX/b/c.md", options()).unwrap();
    });
    assert_eq!(unpack("a.zip", &bytes).unwrap().into_keys().collect::<Vec<_>>(), ["b/c.md"]);
}

#[test]
fn paths_that_lead_out_are_refused() {
    for name in ["../a", "b/../../a", "/a", "c:/a", "b\\a", "./a", "b//a"] {
        let why = format!("holds `{name}`, a path that leads out of it");
        assert_eq!(
            told(&renamed(of(&[&"x".repeat(name.len())]), &"x".repeat(name.len()), name)),
            refusal(&why, STRANGE)
        );
    }
}

#[test]
fn twins_and_links_are_refused() {
    let case = refusal("holds `a.md` and `A.md`, which many systems take for one file", STRANGE);
    assert_eq!(told(&of(&["a.md", "A.md"])), case);
    let twins = renamed(of(&["a.md", "b.md"]), "b.md", "a.md");
    assert_eq!(told(&twins), refusal("holds two files of one name", STRANGE));
    let link = archive(|writer| writer.add_symlink("b.md", "/etc/passwd", options()).unwrap());
    assert_eq!(told(&link), refusal("holds `b.md`, a link", STRANGE));
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let bomb = archive(|writer| {
        writer.start_file("zeros", options()).unwrap();
        writer.write_all(&vec![0; 4 << 20]).unwrap();
    });
    assert_eq!(told(&bomb), refusal("holds `zeros`, more than 100 times as large as it is packed", STRANGE));
    let many: Vec<String> = (0..5001).map(|number| number.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(told(&of(&many)), refusal("holds 5001 files; at most 5000 are read", STRANGE));
}

#[test]
fn what_is_no_archive_or_damaged_is_told() {
    let rows: [(&[u8], &str); 4] = [
        (b"words", "it does not begin as one"),
        (b"", "it is empty"),
        (b"PK\x03\x04 and no end", "its list of files, which stands at its end, is missing or damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more",
            "it is a file of Office before 2007, or one that a password locks",
        ),
    ];
    for (bytes, why) in rows {
        assert_eq!(told(bytes), refusal(&format!("is no zip archive that can be read: {why}"), DAMAGED));
    }
    let stored = archive(|writer| {
        writer.start_file("a.md", options().compression_method(CompressionMethod::Stored)).unwrap();
        writer.write_all(b"text").unwrap();
    });
    let damaged = refusal("has a damaged file `a.md`: Invalid checksum", DAMAGED);
    assert_eq!(told(&renamed(stored, "text", "tent")), damaged);
}

#[test]
fn a_part_that_archives_share_has_the_bytes_of_one_of_their_own() {
    let shared = SharedPart::new("b/style.css", "p { margin: 0 }\n".repeat(40));
    let archive = |add: &dyn Fn(&mut Package)| {
        let mut package = Package::new();
        package.add("c.html", "<p>one</p>");
        package.add("imsmanifest.xml", "<manifest/>");
        add(&mut package);
        package.seal()
    };
    let own = archive(&|package| package.add("b/style.css", "p { margin: 0 }\n".repeat(40)));
    for _ in 0..2 {
        assert_eq!(archive(&|package| package.share(shared.clone())), own);
    }
}
