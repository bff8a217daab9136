//! What stands between two headings: prose, script steps, conditions and notes to translators.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::attributes::Attribute;
use super::fences::{self, Fence, Segment};
use super::markdown::Markdown;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile, nearest};
use crate::model::{Condition, Id, Piece, Prose, Step, StepKind, Text, Visibility};

/// Prose, script and notes of one heading.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) prose: Prose<Text>,
    pub(super) script: Vec<Step<Text>>,
    /// Where the first step begins.
    pub(super) script_at: Option<Origin>,
    pub(super) notes: Vec<String>,
}

impl Body {
    fn empty() -> Self {
        Self { prose: Prose::empty(), script: Vec::new(), script_at: None, notes: Vec::new() }
    }
}

/// Where fences may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On a slide: script steps are allowed.
    Slide,
    /// In a case, tool or activity.
    Document,
    /// In the guide, which the facilitator alone reads.
    Guide,
    /// In the part of a document that the facilitator alone reads.
    Restricted,
    /// Inside a script step.
    Step,
}

impl Place {
    /// Who reads what stands there and is no script.
    fn visibility(self) -> Visibility {
        match self {
            Self::Restricted => Visibility::Facilitator,
            Self::Slide | Self::Document | Self::Guide | Self::Step => Visibility::Everyone,
        }
    }
}

/// Reads bodies of one file.
pub(super) struct Reader<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    pub(super) audiences: &'a BTreeSet<Id>,
    pub(super) problems: &'a mut Problems,
}

impl Reader<'_> {
    /// The body from one byte to another.
    pub(super) fn body(&mut self, start: usize, end: usize, place: Place) -> Body {
        let segments = fences::split(self.file, start, end, self.problems);
        let mut body = Body::empty();
        self.segments(segments, place, &[], &mut body);
        body
    }

    fn segments(&mut self, segments: Vec<Segment>, place: Place, when: &[Condition], body: &mut Body) {
        for segment in segments {
            match segment {
                Segment::Markdown { start, end } => {
                    let prose = Markdown::new(self.file, start, end, self.problems).prose(when);
                    let visibility = place.visibility();
                    body.prose.0.extend(prose.0.into_iter().map(|piece| Piece { visibility, ..piece }));
                }
                Segment::Fence(fence) => self.fence(fence, place, when, body),
            }
        }
    }

    fn fence(&mut self, fence: Fence, place: Place, when: &[Condition], body: &mut Body) {
        let step = StepKind::ALL.into_iter().find(|kind| kind.name() == fence.name);
        match (fence.name.as_str(), step) {
            ("only" | "except", _) => {
                let mut when = when.to_vec();
                when.extend(self.condition(&fence));
                self.segments(fence.body, place, &when, body);
            }
            ("restricted", _) if place == Place::Document => {
                for attribute in &fence.attributes.values {
                    self.bad_attribute(attribute, "nothing behind `restricted`");
                }
                self.segments(fence.body, Place::Restricted, when, body);
            }
            ("restricted", _) => self.problems.push(
                Diagnostic::new(Code::NotAllowedHere, "a `restricted` part cannot stand here")
                    .at(&fence.origin)
                    .hint("it belongs into the body of a case, tool or activity; on a slide, the script is for the facilitator alone"),
            ),
            ("translator", _) => body.notes.push(self.note(&fence.body)),
            (_, Some(kind)) if place == Place::Slide => {
                body.script_at.get_or_insert_with(|| fence.origin.clone());
                body.script.push(self.step(kind, fence, when));
            }
            (_, Some(_)) => self.problems.push(
                Diagnostic::new(Code::NotAllowedHere, format!("a `{}` step cannot stand here", fence.name))
                    .at(&fence.origin)
                    .hint("script steps belong directly under the heading of a slide"),
            ),
            (name, None) => self.unknown(name, &fence.origin),
        }
    }

    fn step(&mut self, kind: StepKind, fence: Fence, when: &[Condition]) -> Step<Text> {
        let mut minutes = None;
        for attribute in &fence.attributes.values {
            match (attribute.key.as_str(), attribute.minutes()) {
                ("minutes", Some(number)) => minutes = Some(number),
                _ => self.bad_attribute(attribute, "{minutes=3}"),
            }
        }
        let mut inner = Body::empty();
        self.segments(fence.body, Place::Step, &[], &mut inner);
        if inner.prose.is_empty() {
            self.problems.push(
                Diagnostic::new(Code::EmptySlide, format!("the step `{}` is empty", fence.name))
                    .at(&fence.origin),
            );
        }
        for recording in inner.prose.recordings() {
            self.problems.push(
                Diagnostic::new(Code::NotAllowedHere, "a recording cannot stand in a script step")
                    .at(&recording.alt.origin)
                    .hint("put it on the slide, where participants can play it"),
            );
        }
        Step { kind, minutes, body: inner.prose, when: when.to_vec() }
    }

    fn condition(&mut self, fence: &Fence) -> Option<Condition> {
        let mut audiences = Vec::new();
        for attribute in &fence.attributes.values {
            if attribute.key == "audience" {
                audiences.extend(
                    attribute
                        .value
                        .split(',')
                        .filter_map(|word| self.audience(word.trim(), &attribute.origin)),
                );
            } else {
                self.bad_attribute(attribute, "{audience=youth}");
            }
        }
        if fence.attributes.values.is_empty() {
            self.problems.push(
                Diagnostic::new(Code::BadAttribute, format!("`{}` names no audience", fence.name))
                    .at(&fence.origin)
                    .hint(format!("write `::: {} {{audience=youth}}`", fence.name)),
            );
        }
        match fence.name.as_str() {
            _ if audiences.is_empty() => None,
            "only" => Some(Condition::Only(audiences)),
            _ => Some(Condition::Except(audiences)),
        }
    }

    fn audience(&mut self, word: &str, origin: &Origin) -> Option<Id> {
        let id = Id::parse(word).filter(|id| self.audiences.contains(id));
        if id.is_none() {
            let near = nearest(word, self.audiences.iter().map(Id::as_str));
            self.problems.push(
                Diagnostic::new(Code::UnknownAudience, format!("no audience `{word}` in the series"))
                    .at(origin)
                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                    .hint("audiences are declared in base-modules/series.yaml"),
            );
        }
        id
    }

    fn note(&self, segments: &[Segment]) -> String {
        let words = segments.iter().filter_map(|segment| match segment {
            Segment::Markdown { start, end } => Some(self.file.text[*start..*end].split_whitespace()),
            Segment::Fence(_) => None,
        });
        words.flatten().collect::<Vec<_>>().join(" ")
    }

    fn bad_attribute(&mut self, attribute: &Attribute, example: &str) {
        self.problems.push(
            Diagnostic::new(
                Code::BadAttribute,
                format!("`{}={}` means nothing here", attribute.key, attribute.value),
            )
            .at(&attribute.origin)
            .hint(format!("here one writes {example}")),
        );
    }

    fn unknown(&mut self, name: &str, origin: &Origin) {
        let parts = ["only", "except", "restricted", "translator"];
        let known = StepKind::ALL.map(StepKind::name).into_iter().chain(parts);
        let near = nearest(name, known.clone());
        self.problems.push(
            Diagnostic::new(Code::UnknownFence, format!("no fence is called `{name}`")).at(origin).hint(
                match near {
                    Some(near) => format!("did you mean `::: {near}`?"),
                    None => format!("the fences are: {}", known.collect::<Vec<_>>().join(", ")),
                },
            ),
        );
    }
}
