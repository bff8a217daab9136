//! Where nobody records what learners do: whether their device keeps it.

use super::writer::Writer;
use crate::model::Label;

/// The question, and once it is answered with yes, the way back.
pub(super) fn keeping(writer: &mut Writer<'_>) {
    row(writer, ("keep", Label::KeepAnswers), &[("keep-yes", Label::Keep), ("keep-no", Label::DoNotKeep)]);
    row(writer, ("kept", Label::AnswersKept), &[("forget", Label::Forget)]);
}

fn row(writer: &mut Writer<'_>, (id, words): (&str, Label), buttons: &[(&str, Label)]) {
    writer.html.open("div", &[("class", "keeping"), ("id", id), ("hidden", "")]);
    let said = format!("{id}-said");
    writer.html.open("p", &[("id", &*said)]);
    writer.label(words);
    writer.html.close();
    for (id, label) in buttons {
        writer.html.open("button", &[("type", "button"), ("id", id), ("aria-describedby", &said)]);
        writer.label(*label);
        writer.html.close();
    }
    writer.html.close();
}
