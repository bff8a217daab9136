//! What inline Markdown may hold.

use super::source;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::markup;
use crate::model::{Reference, Text};

/// Checks one text unit as it was written.
pub(super) fn check(markup: &str, origin: &Origin, problems: &mut Problems) {
    if !source::check_length(markup, origin, problems) {
        return;
    }
    check_context(markup, origin, problems);
    for inline in markup::inlines(markup) {
        if let Some(link) = &inline.link {
            check_link(link, origin, problems);
            check_title(&inline.title, origin, problems);
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

/// Checks what tells a text from equal words in the same role.
pub(super) fn check_context(written: &str, origin: &Origin, problems: &mut Problems) {
    if Text::new(written, origin.clone()).is_context_broken() {
        problems.push(
            Diagnostic::new(Code::BadContext, "a `{ctx=…}` that cannot be read")
                .at(origin)
                .hint("write one word of letters, digits and hyphens at the end of the text: `Right {ctx=side}`")
                .hint("in a heading it stands behind the words and in front of `{#id}`"),
        );
    }
}

/// Checks one link address. What a variable at its start makes of it shows when it is filled.
pub(super) fn check_link(link: &str, origin: &Origin, problems: &mut Problems) {
    let filled = markup::placeholders(link).first().is_some_and(|placeholder| placeholder.range.start == 0);
    if is_readable(link, origin, problems) && Reference::parse(link).is_none() && !filled {
        problems.push(not_allowed(link, origin).hint(
            "a link begins with https://, http://, mailto:, tel: or #id-of-a-block, or names `module/block`",
        ));
    }
}

/// Checks the address of a source: it leads out.
pub(super) fn check_address(address: &str, origin: &Origin, problems: &mut Problems) {
    let leads_out = matches!(Reference::parse(address), Some(Reference::Web(_)));
    if is_readable(address, origin, problems) && !leads_out {
        problems.push(
            not_allowed(address, origin).hint("the address of a source begins with https:// or http://"),
        );
    }
}

/// Checks what stands behind the address of a link.
pub(super) fn check_title(title: &str, origin: &Origin, problems: &mut Problems) {
    let words = title.strip_prefix("else:").map_or("", str::trim);
    if !title.is_empty() && words.is_empty() {
        problems.push(
            Diagnostic::new(Code::NotAllowedHere, format!("the title of a link, `{title}`, cannot be shown here"))
                .at(origin)
                .hint("behind an address stands only what is shown where it leads nowhere: `[words](module/block \"else: other words\")`"),
        );
    }
}

fn is_readable(link: &str, origin: &Origin, problems: &mut Problems) -> bool {
    let hidden = |c: char| source::is_direction(c) || c.is_control() || c.is_whitespace();
    let found = link.chars().find(|c| hidden(*c));
    if let Some(c) = found {
        let message = format!("the link has the character U+{:04X} in it, which nobody sees", u32::from(c));
        problems.push(Diagnostic::new(Code::BadLink, message).at(origin).hint("type the address anew"));
    }
    found.is_none()
}

fn not_allowed(link: &str, origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::BadLink, format!("the link `{link}` leads to a place that is not allowed"))
        .at(origin)
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
