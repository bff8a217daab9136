//! kitbag's own words in other languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Message, pseudo, role};
use crate::catalogue::{Catalogue, Entry, Progress, parse};
use crate::diagnostic::SourceFile;
use crate::model::{Label, Labels, Language, LayerName};

/// The PO files that kitbag brings along, by language.
const SHIPPED: &[(&str, &str)] = &[
    ("ar", include_str!("../../assets/labels/ar.po")),
    ("es", include_str!("../../assets/labels/es.po")),
    ("fa-AF", include_str!("../../assets/labels/fa-AF.po")),
    ("fil", include_str!("../../assets/labels/fil.po")),
    ("fr", include_str!("../../assets/labels/fr.po")),
    ("km", include_str!("../../assets/labels/km.po")),
    ("ps", include_str!("../../assets/labels/ps.po")),
    ("si", include_str!("../../assets/labels/si.po")),
    ("ta", include_str!("../../assets/labels/ta.po")),
];

/// The labels in a language: from these PO files, the first one first, then from those that kitbag
/// brings along. Machine drafts are taken, for a button must say something.
pub fn labels(language: &Language, catalogues: &[&Catalogue]) -> Labels {
    if let Some(pseudo) = language.pseudo() {
        let made_up = |label: &Label| (*label, pseudo::translation(label.english(), pseudo));
        return Labels::new(language.clone(), Label::ALL.iter().map(made_up).collect());
    }
    let shipped = shipped(language);
    let mut words = BTreeMap::new();
    let mut are_drafts = false;
    for catalogue in catalogues.iter().copied().chain(&shipped) {
        for (label, entry) in
            Label::ALL.iter().filter_map(|label| Some((*label, translation(*label, catalogue)?)))
        {
            words.entry(label).or_insert_with(|| {
                are_drafts |= entry.progress() == Progress::MachineDraft;
                entry.target.clone()
            });
        }
    }
    let labels = Labels::new(language.clone(), words);
    if are_drafts { labels.as_drafts() } else { labels }
}

/// The labels in a language as kitbag brings them along.
pub fn shipped_labels(language: &Language) -> Labels {
    labels(language, &[])
}

/// The labels as messages, for a PO file of a language that kitbag does not bring along.
pub fn label_messages() -> Vec<Message> {
    let message = |label: &Label| Message {
        role: role::LABEL,
        context: None,
        source: label.english().to_owned(),
        notes: Vec::new(),
        language: None,
        layer: LayerName::Base,
        references: Vec::new(),
    };
    Label::ALL.iter().map(message).collect()
}

fn shipped(language: &Language) -> Option<Catalogue> {
    let (tag, text) = SHIPPED.iter().find(|(tag, _)| *tag == language.tag())?;
    Some(parse(&file(tag, text)).0)
}

fn file(tag: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile { path: format!("assets/labels/{tag}.po"), text: text.to_owned() })
}

fn translation(label: Label, catalogue: &Catalogue) -> Option<&Entry> {
    let is_label = |context: Option<&str>| context == Some(role::LABEL);
    let entry = catalogue
        .live()
        .find(|entry| is_label(entry.context.as_deref()) && entry.source == label.english())?;
    let is_done = entry.progress() >= Progress::MachineDraft;
    (is_done && values(&entry.target) == values(&entry.source)).then_some(entry)
}

/// The values that are filled in, `{n}` and the like, in alphabetical order.
pub(super) fn values(text: &str) -> Vec<&str> {
    let mut found: Vec<_> =
        text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::{file, labels, shipped_labels};
    use crate::catalogue::parse;
    use crate::diagnostic::Problems;
    use crate::model::{Label, Language};
    use crate::translate::unknown;

    #[test]
    fn labels_come_from_the_first_file_that_has_them() {
        let si = Language::parse("si").expect("it is in the table");
        let own = "msgid \"\"\nmsgstr \"Language: si\\n\"\n\nmsgctxt \"label\"\nmsgid \"Next\"\nmsgstr \"මීළඟ\"\n\n\
                   #, fuzzy\nmsgctxt \"label\"\nmsgid \"Start\"\nmsgstr \"x\"\n\n\
                   msgctxt \"label\"\nmsgid \"Version {n}\"\nmsgstr \"අනුවාදය\"\n";
        let (own, problems) = parse(&file("si", own));
        assert_eq!(problems, Problems::none());
        let labels = labels(&si, &[&own]);
        let shown = [Label::Next, Label::Start, Label::Version].map(|label| labels.get(label).to_owned());
        assert_eq!(shown, ["මීළඟ", "ආරම්භ කරන්න", "අනුවාදය {n}"]);
        assert_eq!(unknown(&own, &[]), Problems::none());
    }

    #[test]
    fn labels_of_other_languages_are_english() {
        let russian = Language::parse("ru").expect("it is in the table");
        assert_eq!(shipped_labels(&russian).get(Label::Next), "Next");
        assert_eq!(shipped_labels(&Language::english()).get(Label::Next), "Next");
    }
}
