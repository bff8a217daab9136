//! PO files as another program reads them: every file of the repository means the same to kitbag and to rspolib.
//! What rspolib writes is not compared: it leaves out `#|` where it breaks the lines of an earlier text.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and reads its files")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kitbag::catalogue::{self, Catalogue};
use kitbag::diagnostic::{Problems, SourceFile};

/// What a translator would miss if it were lost: context, text, translation, obsolete, flags, earlier context and
/// text, comments of translators.
type Meaning = (Option<String>, String, String, bool, Vec<String>, [Option<String>; 2], Vec<String>);

fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["assets/labels", "base-modules/i18n", "overlays/lk/i18n", "overlays/kh/i18n"];
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap());
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn ours(text: &str) -> Vec<Meaning> {
    let file = SourceFile { path: "si.po".into(), text: text.to_owned() };
    let (Catalogue { entries, .. }, problems) = catalogue::read(&Arc::new(file));
    assert_eq!(problems, Problems::none());
    let meaning = |it: catalogue::Entry| {
        let previous = [it.previous.context, it.previous.source];
        (it.context, it.source, it.target, it.obsolete, it.flags, previous, it.comments)
    };
    entries.into_iter().map(meaning).collect()
}

fn theirs(text: &str) -> Vec<Meaning> {
    let file = rspolib::pofile(text).unwrap();
    let comments =
        |words: Option<String>| words.iter().flat_map(|it| it.lines().map(str::to_owned)).collect();
    let meaning = |it: rspolib::POEntry| {
        let previous = [it.previous_msgctxt, it.previous_msgid];
        let target = it.msgstr.unwrap_or_default();
        (it.msgctxt, it.msgid, target, it.obsolete, it.flags, previous, comments(it.tcomment))
    };
    file.entries.into_iter().map(meaning).collect()
}

#[test]
fn t064_rspolib_reads_every_file_as_kitbag_does() {
    let files = files();
    assert!(files.len() >= 15, "{files:?}");
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let (ours, theirs) = (ours(&text), theirs(&text));
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert_eq!(ours, theirs, "{}", file.display());
        }
        assert_eq!(ours.len(), theirs.len(), "{}", file.display());
    }
}
