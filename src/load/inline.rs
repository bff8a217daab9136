//! What inline Markdown may hold.

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::markup;

/// Schemes that a link may have.
const SCHEMES: &[&str] = &["https://", "http://", "mailto:", "tel:", "#"];

/// Checks the links of one text unit.
pub(super) fn check(markup: &str, origin: &Origin, problems: &mut Problems) {
    for inline in markup::inlines(markup) {
        if let Some(link) = &inline.link {
            check_link(link, origin, problems);
        }
    }
    if markup.contains('<') && has_tag(markup) {
        problems.push(raw_html(origin));
    }
}

/// Checks one link address.
pub(super) fn check_link(link: &str, origin: &Origin, problems: &mut Problems) {
    if !SCHEMES.iter().any(|scheme| link.starts_with(scheme)) {
        problems.push(
            Diagnostic::new(Code::BadLink, format!("the link `{link}` leads to a place that is not allowed"))
                .at(origin)
                .hint("a link begins with https://, http://, mailto:, tel: or #id-of-a-block"),
        );
    }
}

/// Raw HTML is never let through.
pub(super) fn raw_html(origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::RawHtml, "raw HTML in Markdown").at(origin).hint(
        "write it in Markdown: **bold**, *italic*, [link](https://…); put \\ before a < that is meant as such",
    )
}

/// Whether a `<` begins a tag rather than a comparison.
fn has_tag(markup: &str) -> bool {
    use pulldown_cmark::{Event, Parser};
    let guarded = format!("x{markup}");
    Parser::new(&guarded).any(|event| match event {
        Event::InlineHtml(html) | Event::Html(html) => !html.starts_with("<!--"),
        _ => false,
    })
}
