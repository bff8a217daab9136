//! A PO file by role and source text, for whoever looks up many texts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::role;
use crate::catalogue::{Catalogue, Entry};
use crate::model::Text;

/// The live entries of a PO file.
#[derive(Clone, Debug)]
pub struct Index<'a>(BTreeMap<&'a str, BTreeMap<Cow<'a, str>, Vec<&'a Entry>>>);

impl<'a> Index<'a> {
    /// The entries of a catalogue.
    pub fn of(catalogue: &'a Catalogue) -> Self {
        let mut by_role: BTreeMap<&str, BTreeMap<_, Vec<_>>> = BTreeMap::new();
        for entry in catalogue.live() {
            let role = entry.context.as_deref().unwrap_or_default();
            by_role.entry(role).or_default().entry(composed(&entry.source)).or_default().push(entry);
        }
        Self(by_role)
    }

    /// The entries of a text in a role, in the order of the file.
    pub(super) fn find(&self, role: &'static str, text: &Text) -> impl Iterator<Item = &'a Entry> {
        let msgctxt = role::msgctxt(role, text.context.as_deref());
        let entries = self.0.get(&*msgctxt).and_then(|texts| texts.get(text.markup.as_str()));
        entries.into_iter().flatten().copied()
    }
}

/// Composed letters, as in the sources.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}
