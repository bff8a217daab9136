//! Roles: the `msgctxt` of messages, and what each says to a translator.

use std::borrow::Cow;

use crate::model::schema::Shape;
use crate::model::{Field, Kind, Share, StepKind};

/// The role of alternative texts, in figures as in the field `alt`.
pub(super) const ALT: &str = "alt";

/// The role of lines under videos.
pub(super) const CAPTION: &str = "caption";

/// The role of what is said in recordings.
pub(super) const TRANSCRIPT: &str = "transcript";

/// Whether the texts of a role are the words of a recording, which are translated or not as a whole.
pub(super) fn is_of_recording(role: &str) -> bool {
    matches!(role, CAPTION | TRANSCRIPT)
}

/// The role of kitbag's own words.
pub(super) const LABEL: &str = "label";

/// The role of the texts of a field; a script's steps have their own.
pub(super) fn of(kind: Kind, field: Field) -> &'static str {
    match kind.rule(field).map(|rule| rule.shape) {
        Some(Shape::Text(role) | Shape::Texts(role) | Shape::Prose(role)) => role,
        Some(Shape::Range) => "unit",
        _ => field.name(),
    }
}

/// Whether the texts of a role are part of a share.
pub(super) fn counts(role: &str, share: Share) -> bool {
    match share {
        Share::All | Share::Reviewed => true,
        Share::Titles => role.ends_with("-title"),
        Share::Quiz => matches!(role, "stem" | "option" | "feedback" | "unit"),
        Share::Script => StepKind::ALL.iter().any(|kind| kind.name() == role),
    }
}

/// The `msgctxt` of a text in a role, as `slide-text` or, where its author tells it apart, `slide-text|side`.
pub(super) fn msgctxt(role: &'static str, context: Option<&str>) -> Cow<'static, str> {
    match context {
        None => Cow::Borrowed(role),
        Some(context) => Cow::Owned(format!("{role}|{context}")),
    }
}

/// The role in a `msgctxt`.
pub(super) fn of_msgctxt(msgctxt: &str) -> &str {
    msgctxt.split_once('|').map_or(msgctxt, |(role, _)| role)
}

/// What a translator should know about a role.
pub(super) fn note(role: &str) -> &'static str {
    match role {
        "module-title" => "Title of a module",
        "summary" => "Summary of a module, one or two sentences for its cover",
        "objective" => "What participants can do after the module",
        "section-title" => "Title of a section",
        "cut" => "What the trainer leaves out when time is short",
        "slide-title" => "Title of a slide: keep it short",
        "slide-text" => "Text on a slide: keep it short",
        ALT => "What a picture shows, read aloud to people who do not see it: at most 125 characters",
        CAPTION => "Line under a video, read while it is heard: keep it short",
        TRANSCRIPT => "What is said and shown in a video or audio file",
        "say" => "Spoken by the trainer",
        "do" => "What the trainer does",
        "ask" => "A question of the trainer, an expected answer, or what to do in silence",
        "listen-for" => "What the trainer listens for",
        "watch-out" => "A warning to the trainer",
        "key-point" => "The point that participants must take away",
        "transition" => "How the trainer leads over to what follows",
        "case-title" => "Title of a case",
        "case-text" => "Text of a case",
        "tool-title" => "Title of a worksheet",
        "tool-text" => "Text of a worksheet that is printed and filled in",
        "activity-title" => "Title of a group activity",
        "activity-text" => "Instructions of a group activity",
        "purpose" => "What a worksheet or an activity is for",
        "group" => "Size of the groups, in words",
        "material" => "Something that an activity needs",
        "stem" => "Question of the quiz",
        "option" => "Answer of a quiz question: answers of one question must differ",
        "feedback" => "Shown after an answer",
        "unit" => "Unit of a number",
        "series-title" => "Title of the whole series",
        "overlay-title" => "Name of a country or an organisation, on every cover",
        "programme-title" => "Title of a programme: a course of several days or meetings",
        "theme" => "What a day of a programme is about",
        "session" => "Something held on a day of a programme, in the agenda: keep it short",
        "task" => "Something that a trainer does before, during or after a course",
        "form-title" => "Title of a form",
        "form-text" => "Text of a form that is printed and filled in",
        "guide-title" => "Title of a chapter of the guide for trainers",
        "guide-text" => "Text of the guide for trainers",
        "competency" => "Something that the series teaches people to do",
        "prayer" => "A prayer in the agenda",
        "footer" => "Line at the foot of every page",
        "audience" => "Name of a group of people for whom there is an edition",
        "fact" => "A number with its unit, put into other texts",
        "definition" => "What a word of the glossary means",
        LABEL => "Word of the interface: keep {n}, {m} and {name}",
        _ => "Text of a module",
    }
}
