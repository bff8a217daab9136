//! Checksums of the files that were read, by path.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::model::{Id, LayerName};

/// SHA-256 of each file.
#[derive(Debug, Default)]
pub struct Sums(BTreeMap<String, String>);

impl Sums {
    /// Notes a file.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) {
        self.0.insert(path.to_owned(), digits(bytes));
    }

    /// Takes the files of another tree in.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The checksum of one file; empty where no such file was read.
    pub fn of_file(&self, path: &str) -> String {
        self.0.get(path).cloned().unwrap_or_default()
    }

    /// One checksum over what a layer says: its own files without those of the layers that stand in
    /// its folder, without its translations, and without its lock, which changes no output.
    pub fn of_layer(&self, layer: &LayerName) -> String {
        let folder = format!("{layer}/");
        self.over(|path| path.strip_prefix(&folder).is_some_and(|rest| is_own(rest, layer)))
    }

    /// One checksum over what the base says of modules: their folders, the library, and the files for
    /// all modules.
    pub fn of_base(&self, modules: &[&Id]) -> String {
        let folders: Vec<String> = modules.iter().map(|module| format!("{module}/")).collect();
        self.over(|path| {
            let rest = path.strip_prefix("base-modules/");
            let of_modules = |rest: &str| folders.iter().any(|folder| rest.starts_with(folder));
            let concerns =
                |rest: &str| !rest.contains('/') || rest.starts_with("library/") || of_modules(rest);
            rest.is_some_and(concerns)
        })
    }

    fn over(&self, belongs: impl Fn(&str) -> bool) -> String {
        let files = self.0.iter().filter(|(path, _)| belongs(path));
        let listed = files.fold(String::new(), |listed, (path, sum)| listed + sum + "  " + path + "\n");
        digits(listed.as_bytes())
    }
}

fn is_own(rest: &str, layer: &LayerName) -> bool {
    let of_other = matches!(layer, LayerName::Overlay(_))
        && (rest.starts_with("audiences/") || rest.starts_with("languages/"));
    !of_other && !rest.starts_with("i18n/") && ![super::LOCK, super::CONFLICTS].contains(&rest)
}

/// SHA-256 in hexadecimal digits.
pub(super) fn digits(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("a string takes any text");
        digits
    })
}
