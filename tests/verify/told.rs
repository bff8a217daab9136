//! Files that are broken on purpose, and what is said of them.

use std::collections::BTreeMap;

use kitbag::package::Package;
use kitbag::verify::verify;

use crate::support::workspace::bless;

/// The parts of an archive, by path.
pub(crate) type Parts = BTreeMap<String, Vec<u8>>;

/// One change to the parts of a good file.
pub(crate) enum Change {
    /// In a part another text stands for the first occurrence of one.
    Text(&'static str, &'static str, &'static str),
    /// In a part another text stands for each occurrence of one.
    Each(&'static str, &'static str, &'static str),
    /// A part has other bytes.
    Bytes(&'static str, &'static [u8]),
    /// A part is not there.
    Without(&'static str),
    /// A part is there too.
    With(&'static str, &'static str),
    /// A part is there under another name.
    Named(&'static str, &'static str),
}

/// The parts of a package.
pub(crate) fn parts(package: &Package) -> Parts {
    package.paths().map(|path| (path.to_owned(), package.get(path).unwrap().to_vec())).collect()
}

/// The archive of parts, packed as kitbag packs.
pub(crate) fn sealed(parts: &Parts) -> Vec<u8> {
    let mut package = Package::new();
    for (path, bytes) in parts {
        package.add(path.clone(), bytes.clone());
    }
    package.seal()
}

/// The parts after a change.
pub(crate) fn changed(whole: &Parts, change: &Change) -> Parts {
    let mut parts = whole.clone();
    match change {
        Change::Text(path, from, to) => replace(&mut parts, (path, from, to), 1),
        Change::Each(path, from, to) => replace(&mut parts, (path, from, to), usize::MAX),
        Change::Bytes(path, bytes) => drop(parts.insert((*path).to_owned(), bytes.to_vec()).unwrap()),
        Change::Without(path) => drop(parts.remove(*path).unwrap()),
        Change::With(path, text) => {
            assert!(parts.insert((*path).to_owned(), text.as_bytes().into()).is_none());
        }
        Change::Named(path, other) => {
            let bytes = parts.remove(*path).unwrap();
            parts.insert((*other).to_owned(), bytes);
        }
    }
    parts
}

fn replace(parts: &mut Parts, (path, from, to): (&str, &str, &str), times: usize) {
    let bytes = parts.get_mut(path).unwrap_or_else(|| panic!("no part {path}"));
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    *bytes = text.replacen(from, to, times).into_bytes();
}

/// All that is said of a file.
pub(crate) fn told(name: &str, bytes: &[u8]) -> String {
    verify(name, bytes).problems.in_source_order().iter().map(ToString::to_string).collect()
}

/// Compares what is said of cases, each under its name, with `tests/verify/<name>.txt`.
pub(crate) fn says(name: &str, cases: &[(&str, String)]) {
    let blocks: Vec<_> = cases.iter().map(|(rule, said)| format!("# {rule}\n{said}\n")).collect();
    let said = blocks.concat();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/verify/{name}.txt"));
    if bless() {
        std::fs::write(&path, &said).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert_eq!(said, expected, "tests/verify/{name}.txt");
    for (rule, said) in cases {
        assert!(said.contains("[KB07"), "nothing is said of: {rule}");
    }
}
