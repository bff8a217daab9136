//! The archive around the parts, and files that mean ill.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::told::{says, told};

const NAMES: [&str; 2] = ["[Content_Types].xml", "ppt/a.xml"];

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

fn archive(write: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    write(&mut writer);
    writer.finish().unwrap().into_inner()
}

fn of(files: &[(&str, &str)]) -> Vec<u8> {
    archive(|writer| {
        for (name, text) in files {
            writer.start_file(*name, options()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
    })
}

fn named(names: &[&str]) -> Vec<u8> {
    of(&names.iter().map(|name| (*name, "<a/>")).collect::<Vec<_>>())
}

/// The archive with each occurrence of some bytes replaced by as many others.
fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<_> = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty(), "nothing to replace");
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// The archive with other bytes at a place of the last entry of its directory.
fn in_directory(mut bytes: Vec<u8>, at: usize, to: &[u8]) -> Vec<u8> {
    let entry = (0..bytes.len()).rev().find(|at| bytes[*at..].starts_with(b"PK\x01\x02")).unwrap();
    bytes[entry + at..entry + at + to.len()].copy_from_slice(to);
    bytes
}

/// Of what is said, that which is about the archive.
fn about_archive(bytes: &[u8]) -> String {
    let said = told("a.pptx", bytes);
    let problems = said.split_inclusive('\n').collect::<Vec<_>>();
    let starts = |line: &str| line.starts_with("error[") || line.starts_with("warning[");
    let mut kept = String::new();
    let mut keep = false;
    for line in problems {
        if starts(line) {
            keep = ["KB0730", "KB0731", "KB0732"].iter().any(|code| line.contains(code));
        }
        if keep {
            kept.push_str(line);
        }
    }
    kept
}

#[test]
fn archives() {
    let folder = archive(|writer| {
        writer.start_file(NAMES[0], options()).unwrap();
        writer.write_all(b"<a/>").unwrap();
        writer.add_directory("ppt", options()).unwrap();
    });
    let link = archive(|writer| {
        writer.start_file(NAMES[0], options()).unwrap();
        writer.write_all(b"<a/>").unwrap();
        writer.add_symlink("ppt/a.xml", "/etc/passwd", options()).unwrap();
    });
    let good = || named(&NAMES);
    let twins = replaced(named(&[NAMES[0], "ppt/a.xml", "ppt/b.xml"]), b"ppt/b.xml", b"ppt/a.xml");
    let cases = [
        ("a file that is no archive", b"%!PS this is none".to_vec()),
        ("an archive that was cut off", good()[..60].to_vec()),
        ("an archive of something else", named(&["word.txt"])),
        ("another method", in_directory(good(), 10, &[14, 0])),
        ("a password", in_directory(good(), 8, &[1, 0])),
        ("a link", link),
        ("two files of one name", twins),
        ("names that differ in capitals", named(&[NAMES[0], "ppt/a.xml", "ppt/A.xml"])),
        ("a backslash", replaced(good(), b"ppt/a.xml", b"ppt\\a.xml")),
        ("a path that leads out", replaced(good(), b"ppt/a.xml", b"../ab.xml")),
        ("a folder", folder),
        ("a length behind its bytes", in_directory(good(), 8, &[8, 0])),
        ("letters that are not ASCII", named(&[NAMES[0], "ppt/ü.xml"])),
        ("content types that are not first", named(&[NAMES[1], NAMES[0]])),
        ("a damaged file", in_directory(good(), 16, &[1, 2, 3, 4])),
        ("more bytes than are looked at", in_directory(good(), 24, &[0, 0, 0, 0x50])),
        ("more bytes of XML than are looked at", in_directory(good(), 24, &[0, 0, 0, 0x03])),
        ("another length than the one told", in_directory(good(), 24, &[2, 0, 0, 0])),
    ];
    says("archives", &cases.map(|(rule, bytes)| (rule, about_archive(&bytes))));
}

#[test]
fn documents_that_mean_ill() {
    let deck = |text: &str| about_archive(&of(&[(NAMES[0], "<a/>"), (NAMES[1], text)]));
    let wide = (0..1000).map(|it| format!(" a{it}=''")).collect::<Vec<_>>().concat();
    says(
        "documents",
        &[
            ("a thousand levels", deck(&"<a>".repeat(1000))),
            ("a thousand attributes", deck(&format!("<a{wide}/>"))),
            ("a million tags", deck(&"<a/>".repeat(1_000_001))),
            ("nothing", deck("")),
            ("an entity of its own", deck("<a>&b;</a>")),
            ("an element that is not closed", deck("\u{FEFF}<a>")),
        ],
    );
}

#[test]
fn any_bytes_end_in_words() {
    let whole = named(&NAMES);
    for at in 0..whole.len() {
        told("a.pptx", &whole[..at]);
        for byte in [0, 1, 0x7F, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            told("a.pptx", &bytes);
        }
    }
}
