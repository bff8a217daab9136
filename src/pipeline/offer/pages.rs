//! The base's files on their way to their new form.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use diffy::DiffOptions;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};
use crate::load::{self, Files};

/// Files of the base by path.
#[derive(Default)]
pub(super) struct Pages {
    texts: BTreeMap<String, Page>,
    pictures: Files,
    problems: Problems,
}

struct Page {
    /// The text as it is read; `None` where the file is new.
    old: Option<String>,
    new: String,
}

impl Pages {
    /// Changes the text of a file of the base; `None` says that it has a form that cannot be changed.
    pub(super) fn amend(&mut self, file: &SourceFile, change: impl FnOnce(&str) -> Option<String>) {
        let page = self.texts.entry(file.path.clone());
        let page = page.or_insert_with(|| Page { old: Some(file.text.clone()), new: file.text.clone() });
        match change(&page.new) {
            Some(new) => page.new = new,
            None => self.problems.push(
                Diagnostic::new(Code::CannotAmend, format!("the offer cannot be put into `{}`", file.path))
                    .at(&Origin::of_path(&file.path))
                    .hint("write its lists with an entry in each line, behind dashes, as `docs/authoring.md` shows"),
            ),
        }
    }

    /// Adds a file that the base does not have.
    pub(super) fn create(&mut self, path: String, text: String) {
        self.texts.insert(path, Page { old: None, new: text });
    }

    /// Adds or replaces a picture.
    pub(super) fn picture(&mut self, path: String, bytes: Vec<u8>) {
        self.pictures.insert(path, bytes);
    }

    /// Whether a file is changed or new already.
    pub(super) fn has(&self, path: &str) -> bool {
        self.texts.contains_key(path)
    }

    /// The bytes of every file that differs from the base's.
    pub(super) fn files(&self, root: &Path) -> Result<Files, Problems> {
        if self.problems.has_errors() {
            return Err(self.problems.clone().in_source_order());
        }
        let bytes = |path: &str, page: &Page| match page.old {
            Some(_) => load::keep(&load::bytes(root, path).unwrap_or_default(), &page.new),
            None => page.new.clone().into_bytes(),
        };
        let pages = self.changed().map(|(path, page)| (path.clone(), bytes(path, page)));
        Ok(pages.chain(self.pictures.clone()).collect())
    }

    fn changed(&self) -> impl Iterator<Item = (&String, &Page)> {
        self.texts.iter().filter(|(_, page)| page.old.as_ref() != Some(&page.new))
    }

    /// All changes of texts as one unified difference.
    pub(super) fn patch(&self) -> String {
        let mut text = String::new();
        for (path, page) in self.changed() {
            let mut options = DiffOptions::new();
            options.set_modified_filename(format!("b/{path}"));
            options.set_original_filename(match page.old {
                Some(_) => format!("a/{path}"),
                None => "/dev/null".to_owned(),
            });
            let patch = options.create_patch(page.old.as_deref().unwrap_or_default(), &page.new);
            write!(text, "{patch}").expect("a string takes any text");
        }
        text
    }
}
