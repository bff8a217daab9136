//! What inline Markdown may hold.

use super::source;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::markup;

/// Schemes that a link may have.
const SCHEMES: &[&str] = &["https://", "http://", "mailto:", "tel:", "#"];

/// Checks the links of one text unit.
pub(super) fn check(markup: &str, origin: &Origin, problems: &mut Problems) {
    if !source::check_length(markup, origin, problems) {
        return;
    }
    for inline in markup::inlines(markup) {
        if let Some(link) = &inline.link {
            check_link(link, origin, problems);
        }
    }
    if markup.contains('<') && has_tag(markup) {
        problems.push(raw_html(origin));
    }
    if markup.contains(source::is_direction) {
        for event in pulldown_cmark::Parser::new(markup) {
            if let pulldown_cmark::Event::Code(code) = event {
                check_code(&code, origin, problems);
            }
        }
    }
}

/// Marks of direction in code show other characters than those that are there.
pub(super) fn check_code(code: &str, origin: &Origin, problems: &mut Problems) {
    if let Some(c) = code.chars().find(|c| source::is_direction(*c)) {
        problems.push(source::forbidden(c, origin));
    }
}

/// Checks one link address.
pub(super) fn check_link(link: &str, origin: &Origin, problems: &mut Problems) {
    let hidden = |c: char| source::is_direction(c) || c.is_control() || c.is_whitespace();
    if let Some(c) = link.chars().find(|c| hidden(*c)) {
        let message = format!("the link has the character U+{:04X} in it, which nobody sees", u32::from(c));
        problems.push(Diagnostic::new(Code::BadLink, message).at(origin).hint("type the address anew"));
        return;
    }
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
