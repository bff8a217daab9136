//! `guide.md`: each `##` heading and what follows it is a chapter.

use super::body::{Place, Reader};
use super::slides::{Heading, headings, in_front, likely_id};
use super::{inline, names};
use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::model::{Element, GuideChapter, Prose, Text};

/// All chapters, in order.
pub(super) fn chapters(reader: &mut Reader<'_>) -> Vec<GuideChapter> {
    let headings = headings(&reader.file.text);
    if let Some(origin) = in_front(reader, &headings) {
        reader.problems.push(
            Diagnostic::new(Code::NotAllowedHere, "text in front of the first chapter")
                .at(&origin)
                .hint("a chapter begins with `## Title {#id}`"),
        );
    }
    let chapters: Vec<_> = headings.iter().filter_map(|heading| chapter(reader, heading)).collect();
    names::once(chapters.iter().map(|it| (&it.id, &it.origin)), "chapters of the guide", reader.problems);
    chapters
}

fn chapter(reader: &mut Reader<'_>, heading: &Heading) -> Option<GuideChapter> {
    let (words, origin, attributes) = heading.read(reader);
    for attribute in &attributes.values {
        let message = format!("a chapter of the guide has no attribute `{}`", attribute.key);
        reader.problems.push(
            Diagnostic::new(Code::BadAttribute, message)
                .at(&attribute.origin)
                .hint("it has an id alone: `## Title {#id}`"),
        );
    }
    inline::check(words, &origin, reader.problems);
    let body = reader.body(heading.line_end, heading.body_end, Place::Guide);
    only_words(reader, &body.prose, &origin);
    let Some((id, at)) = attributes.id else {
        if !attributes.broken {
            reader.problems.push(
                Diagnostic::new(Code::MissingId, "a chapter of the guide without an id")
                    .at(&origin)
                    .hint(format!("add one behind the title: {{#{}}}", likely_id(words))),
            );
        }
        return None;
    };
    if words.is_empty() {
        reader.problems.push(
            Diagnostic::new(Code::MissingKey, format!("the chapter `{id}` of the guide has no title"))
                .at(&at)
                .hint(format!("write it in front of the id, as `## Title {{#{id}}}`")),
        );
        return None;
    }
    Some(GuideChapter {
        id,
        title: Text::new(words, origin),
        body: body.prose,
        notes: body.notes,
        origin: at,
    })
}

/// The guide belongs to no module, so no folder holds files for it.
fn only_words(reader: &mut Reader<'_>, prose: &Prose<Text>, heading: &Origin) {
    for element in prose.elements() {
        let (what, at) = match element {
            Element::Figure(figure) => ("a picture", figure.alt.as_ref().map(|alt| &alt.origin)),
            Element::Recording(recording) => ("a recording", Some(&recording.alt.origin)),
            _ => continue,
        };
        reader.problems.push(
            Diagnostic::new(Code::NotAllowedHere, format!("{what} cannot stand in the guide"))
                .at(at.unwrap_or(heading))
                .hint("put it into a module, and name the module here"),
        );
    }
}
