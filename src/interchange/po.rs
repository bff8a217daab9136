//! PO: the form that kitbag keeps, with the target in its header.

use std::sync::Arc;

use super::{Order, Returned};
use crate::catalogue::{self, Catalogue, Entry};
use crate::diagnostic::{Origin, Problems, SourceFile};

/// The field of the header that says for which target a file was made.
const TARGET: &str = "X-Kitbag-Target";

pub(super) fn write(order: &Order<'_>) -> Vec<u8> {
    let mut header = order.catalogue.header.clone().unwrap_or_default();
    set(&mut header, "X-Source-Language", order.source_language.tag());
    set(&mut header, TARGET, &order.target.to_string());
    let catalogue = Catalogue { header: Some(header), ..order.catalogue.clone() };
    catalogue::write(&catalogue).into_bytes()
}

pub(super) fn read(file: &Arc<SourceFile>) -> (Returned, Problems) {
    let (catalogue, problems) = catalogue::read(file);
    let place = catalogue.header.as_ref().and_then(|header| header.place.as_ref());
    let origin = place.map_or_else(|| Origin::of_file(file), |place| place.target.clone());
    let field = |name: &str| {
        let value = catalogue.header_field(name).filter(|value| !value.is_empty())?;
        Some((value.to_owned(), origin.clone()))
    };
    let (target, language) = (field(TARGET), field("Language"));
    (Returned { target, language, catalogue }, problems)
}

/// Sets a field of the header, in its place where it is there already.
fn set(header: &mut Entry, name: &str, value: &str) {
    let line = format!("{name}: {value}");
    let is_field = |line: &str| line.split_once(':').is_some_and(|(key, _)| key.eq_ignore_ascii_case(name));
    let mut lines: Vec<_> = header.target.lines().map(str::to_owned).collect();
    match lines.iter_mut().find(|line| is_field(line)) {
        Some(old) => *old = line,
        None => lines.push(line),
    }
    header.target = lines.join("\n") + "\n";
}
