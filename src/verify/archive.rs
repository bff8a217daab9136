//! The archive around a deck or package: what any program that opens it stumbles over.

use std::collections::BTreeMap;

use super::{AGAIN, not_verified};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::package::{ArchiveEntry, ArchiveReader, Holds, Packing};

/// Most entries of an archive. A deck of 300 slides with notes has some 2,000.
const MOST_ENTRIES: usize = 20_000;

/// Most bytes of all entries, unpacked.
const MOST_BYTES: u64 = 1 << 30;

/// Most bytes of the entries that are read and not only proved, unpacked.
const MOST_READ: u64 = 32 << 20;

/// The bytes of the entries that were wanted; the others are there and can be unpacked.
pub(super) type Contents = BTreeMap<String, Vec<u8>>;

/// Reads the entries that are `wanted` and proves the others. `None` where the archive is too large or
/// locked, so that nothing more can be said.
pub(super) fn contents(
    name: &str,
    reader: &mut ArchiveReader<'_>,
    wanted: fn(&str) -> bool,
    problems: &mut Problems,
) -> Option<Contents> {
    let entries = reader.entries().to_vec();
    if let Some(message) = too_large(name, &entries, wanted) {
        problems.push(not_verified(name, message).hint("nothing of it was unpacked; ask who sent it"));
        return None;
    }
    rules(name, reader, problems);
    if entries.iter().any(|entry| entry.holds == Holds::Secret) {
        return None;
    }
    let mut contents = Contents::new();
    for (at, entry) in entries.iter().enumerate() {
        if entry.holds != Holds::File || entry.packing == Packing::Other {
            continue;
        }
        let read = if wanted(&entry.path) {
            reader.read(at, entry.bytes).map(|bytes| drop(contents.insert(entry.path.clone(), bytes)))
        } else {
            reader.prove(at, entry.bytes)
        };
        if let Err(why) = read {
            let message = format!("`{}` is damaged: {why}", entry.path);
            problems.push(not_verified(name, message).hint(AGAIN));
        }
    }
    Some(contents)
}

fn too_large(name: &str, entries: &[ArchiveEntry], wanted: fn(&str) -> bool) -> Option<String> {
    let sum = |entries: &mut dyn Iterator<Item = &ArchiveEntry>| {
        entries.fold(0_u64, |sum, entry| sum.saturating_add(entry.bytes))
    };
    let all = sum(&mut entries.iter());
    let read = sum(&mut entries.iter().filter(|entry| wanted(&entry.path)));
    let (what, found, most) = if entries.len() > MOST_ENTRIES {
        ("entries", entries.len() as u64, MOST_ENTRIES as u64)
    } else if all > MOST_BYTES {
        ("bytes unpacked", all, MOST_BYTES)
    } else if read > MOST_READ {
        ("bytes of XML", read, MOST_READ)
    } else {
        return None;
    };
    Some(format!("`{name}` holds {found} {what}; at most {most} are looked at"))
}

fn rules(name: &str, reader: &ArchiveReader<'_>, problems: &mut Problems) {
    let entries = reader.entries();
    let mut refused = |why: String| problems.push(refusal(name, why));
    if reader.has_twins() {
        refused(format!("`{name}` holds two files of one name"));
    }
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for ArchiveEntry { path, holds, packing, .. } in entries {
        match holds {
            Holds::Secret => refused(format!("`{path}` is locked by a password")),
            Holds::Link => refused(format!("`{path}` is a link")),
            Holds::File if *packing == Packing::Other => {
                refused(format!("`{path}` is packed by a method that few programs know"));
            }
            Holds::File | Holds::Folder => {}
        }
        if path.contains('\\') {
            refused(format!("`{path}` has a backslash in its name"));
        } else if !leads_down(path) {
            refused(format!("`{path}` leads out of the archive"));
        }
        if let Some(first) = seen.insert(path.to_lowercase(), path) {
            refused(format!("`{first}` and `{path}` differ in capital letters alone"));
        }
    }
    advice(name, entries, problems);
}

/// An archive that is packed as no program that opens it expects.
pub(super) fn refusal(name: &str, message: String) -> Diagnostic {
    Diagnostic::new(Code::RefusedArchive, message).at(&Origin::of_path(name)).hint(
        "pack it again by a program that makes such files, without a password and without special settings",
    )
}

fn leads_down(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    path.strip_suffix('/').unwrap_or(path).split('/').all(plain) && !path.contains([':', '\0'])
}

/// What most programs take, each told once with its first entry.
fn advice(name: &str, entries: &[ArchiveEntry], problems: &mut Problems) {
    type Uncommon = fn(&ArchiveEntry) -> bool;
    let rows: [(&str, Uncommon); 3] = [
        ("entries for folders", |entry| entry.holds == Holds::Folder),
        ("entries whose length stands behind them", |entry| entry.has_descriptor),
        ("names with letters that are not ASCII", |entry| !entry.path.is_ascii()),
    ];
    for (what, is_uncommon) in rows {
        let mut found = entries.iter().filter(|entry| is_uncommon(entry));
        if let Some(first) = found.next() {
            let count = 1 + found.count();
            let message = format!("`{name}` has {what}: {count}, the first is `{}`", first.path);
            problems.push(uncommon(name, message));
        }
    }
}

/// An archive that is packed as few programs do it.
pub(super) fn uncommon(name: &str, message: String) -> Diagnostic {
    Diagnostic::new(Code::UncommonArchive, message).at(&Origin::of_path(name)).hint(
        "most programs open it all the same; where one does not, save the file again by another program",
    )
}
