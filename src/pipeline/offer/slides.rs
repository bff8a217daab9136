//! Files of slides: each slide that did not change keeps its bytes, wherever it stands now.

use std::sync::Arc;

use super::pages::Pages;
use super::{Pair, differing, same};
use crate::diagnostic::SourceFile;
use crate::load::{self, amend};
use crate::model::{Block, Field, Kind, Text};
use crate::overlay;

/// Fields of a slide that its heading holds.
const IN_HEADING: [Field; 5] =
    [Field::Title, Field::Minutes, Field::Layout, Field::Objective, Field::Sensitivity];

/// Writes the slides of every section that has others than in the base, or has them otherwise.
pub(super) fn write(pages: &mut Pages, pair: &Pair<'_>) {
    for section in pair.after.root.of_kind(Kind::Section) {
        let now: Vec<_> = section.of_kind(Kind::Slide).collect();
        let then: Vec<_> = pair.old(section).into_iter().flat_map(|old| old.of_kind(Kind::Slide)).collect();
        let unchanged = now.len() == then.len()
            && now.iter().zip(&then).all(|(now, then)| now.id == then.id && same(then, now));
        if unchanged {
            continue;
        }
        let text = file(pair, &now, then.last().copied());
        match then.first() {
            Some(first) => pages.amend(&first.origin.file, |_| Some(text)),
            None => {
                let name = format!("slides/{}.md", section.id);
                pages.create(format!("{}/{name}", pair.folder()), text);
                if pair.old(section).is_some() {
                    let path = ["sections", section.id.as_str(), "file"];
                    pages.amend(&pair.module.root.origin.file, |text| {
                        amend::set(text, &path, &name.as_str().into())
                    });
                }
            }
        }
    }
}

/// The slides one behind the other. The one that was last before goes on to end the file as it did.
fn file(pair: &Pair<'_>, slides: &[&Block<Text>], last: Option<&Block<Text>>) -> String {
    let mut text = String::new();
    for (at, slide) in slides.iter().enumerate() {
        let own = match pair.old(slide) {
            Some(old) => changed(old, slide),
            None => overlay::base_slide(slide),
        };
        let ends = at + 1 == slides.len();
        let was_last = last.is_some_and(|last| last.id == slide.id);
        match (ends, was_last) {
            (true, true) => text.push_str(&own),
            (true, false) => text.extend([own.trim_end(), "\n"]),
            (false, _) if own.ends_with("\n\n") => text.push_str(&own),
            (false, _) => text.extend([own.trim_end(), "\n\n"]),
        }
    }
    text
}

/// The text of a slide of the base with what is new in it.
fn changed(old: &Block<Text>, new: &Block<Text>) -> String {
    let source = source(old);
    let fields = differing(old, new);
    if fields.is_empty() {
        return source.to_owned();
    }
    let end = &source[source.trim_end().len()..];
    let kept = fields.iter().try_fold(source.to_owned(), |text, field| with_field(text, new, *field));
    format!("{}{end}", kept.unwrap_or_else(|| overlay::base_slide(new)).trim_end())
}

/// The slide with one field more that is new, all else as it was, where that can be.
fn with_field(text: String, new: &Block<Text>, field: Field) -> Option<String> {
    if IN_HEADING.contains(&field) {
        let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
        return Some(format!("{}\n{rest}", overlay::heading(new)));
    }
    let value = new.value(field)?;
    let file = Arc::new(SourceFile { path: String::new(), text });
    load::with_field(&file, Kind::Slide, field, &overlay::written(value))
}

/// A slide as its file has it, up to the next one.
fn source(slide: &Block<Text>) -> &str {
    let text = &slide.origin.file.text[slide.origin.line_start()..];
    text.find("\n## ").map_or(text, |end| &text[..=end])
}
