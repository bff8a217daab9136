//! Messages as an XLIFF document.

use super::inline::{self, Numbers};
use super::{NAMESPACE, SEAL, id, state};
use crate::catalogue::{Entry, Progress};
use crate::interchange::{Order, is_seal, plain_lines};
use crate::package::Xml;

pub(crate) fn write(order: &Order<'_>) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.text("\n");
    xml.within("xliff", &[("version", "1.2"), ("xmlns", NAMESPACE)], |xml| {
        let target = order.target.to_string();
        let attributes = [
            ("original", target.as_str()),
            ("source-language", order.source_language.tag()),
            ("target-language", order.target.language.tag()),
            ("datatype", "plaintext"),
        ];
        xml.text("\n");
        xml.within("file", &attributes, |xml| {
            xml.within("body", &[], |xml| {
                xml.text("\n");
                for entry in order.catalogue.live() {
                    unit(xml, entry);
                    xml.text("\n");
                }
            });
        });
    });
    xml.text("\n");
    xml.finish()
}

fn unit(xml: &mut Xml, entry: &Entry) {
    let role = entry.context.as_deref().unwrap_or_default();
    let (source, target) = (plain_lines(&entry.source), plain_lines(&entry.target));
    let id = id(role, &source);
    let progress = entry.progress();
    let mut attributes = vec![("id", id.as_str()), ("xml:space", "preserve")];
    if progress == Progress::Approved {
        attributes.push(("approved", "yes"));
    }
    xml.within("trans-unit", &attributes, |xml| {
        xml.text("\n  ");
        xml.within("source", &[], |xml| inline::write_source(xml, &source));
        xml.text("\n  ");
        let (state, qualifier) = state(progress);
        let mut attributes = vec![("state", state)];
        attributes.extend(qualifier.map(|qualifier| ("state-qualifier", qualifier)));
        let numbers = Numbers::of(&source);
        xml.within("target", &attributes, |xml| inline::write_translation(xml, &target, &numbers));
        xml.text("\n");
        about(xml, entry, &source, &target);
    });
}

/// Where the text is used, what its translator should know, and what it said before.
fn about(xml: &mut Xml, entry: &Entry, source: &str, target: &str) {
    if !entry.references.is_empty() {
        xml.within("context-group", &[("purpose", "location")], |xml| {
            for reference in &entry.references {
                xml.leaf("context", &[("context-type", "x-address")], reference);
            }
        });
    }
    for note in &entry.extracted {
        xml.leaf("note", &[("from", if is_seal(note) { SEAL } else { "developer" })], note);
    }
    for remark in entry.remarks() {
        xml.leaf("note", &[("from", "translator")], remark);
    }
    if !entry.reviewer().is_empty() {
        xml.leaf("note", &[("from", "reviewer")], entry.reviewer());
    }
    if let Some(old) = entry.previous.source.as_deref().filter(|old| *old != source) {
        xml.within("alt-trans", &[("alttranstype", "previous-version"), ("xml:space", "preserve")], |xml| {
            xml.leaf("source", &[], &plain_lines(old));
            xml.leaf("target", &[], target);
        });
    }
}
