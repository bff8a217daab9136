//! What is judged of documents once their pages are known.

use super::Format;
use super::artifact::{Artifact, Size};
use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::model::{Edition, Size as Type};

/// A cheat sheet fits on one page, in large print on both sides of one sheet.
pub(super) fn too_long(edition: &Edition, artifact: &Artifact, origin: &Origin) -> Option<Diagnostic> {
    let (Format::CheatSheet, Size::Pages { pages, .. }) = (artifact.format, artifact.size) else {
        return None;
    };
    let most = match edition.print.size {
        Type::Usual => 1,
        Type::Large => 2,
    };
    let message =
        format!("the cheat sheet of `{}` takes {pages} pages in `{}`", edition.module, edition.target);
    (pages > most).then(|| {
        Diagnostic::new(Code::LongCheatSheet, message)
            .at(origin)
            .hint("shorten key points (`::: key-point`), or what is left out when time runs short (`cut:`)")
    })
}
