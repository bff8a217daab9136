//! Inline Markdown and `{{placeholders}}`: the markup of one text unit. Knows nothing of training.

mod code;
mod placeholder;

pub use code::{Code, Look, Side, codes};
pub use placeholder::{Placeholder, placeholders};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Consecutive characters of one look. A link without words has an empty text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// The characters, placeholders still open.
    pub text: String,
    /// Inside `**…**`.
    pub bold: bool,
    /// Inside `*…*`.
    pub italic: bool,
    /// The address of the link it is in.
    pub link: Option<String>,
    /// The title of that link, as in `[words](address "title")`; empty where it has none.
    pub title: String,
}

/// Reads the markup of one text unit. Whatever is not inline text or a link is taken literally.
pub fn inlines(markup: &str) -> Vec<Inline> {
    let mut reader = Reader::default();
    // A word in front keeps `- a` or `1. a` from becoming a list; it is taken away again. It ends in
    // a blank, because `**` between a letter and a quotation mark makes nothing bold.
    let guarded = format!("x {markup}");
    for event in Parser::new_ext(&guarded, Options::empty()) {
        reader.take(event);
    }
    let mut inlines = reader.done;
    if let Some(first) = inlines.first_mut() {
        first.text.drain(.."x ".len().min(first.text.len()));
    }
    inlines.retain(|inline| !inline.text.is_empty() || inline.link.is_some());
    inlines
}

#[derive(Default)]
struct Reader {
    done: Vec<Inline>,
    bold: usize,
    italic: usize,
    link: Option<String>,
    title: String,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => self.bold -= 1,
            Event::Start(Tag::Emphasis) => self.italic += 1,
            Event::End(TagEnd::Emphasis) => self.italic -= 1,
            Event::Start(Tag::Link { dest_url, title, .. }) => {
                self.link = Some(dest_url.into_string());
                self.title = title.into_string();
                self.push("");
            }
            Event::End(TagEnd::Link) => {
                self.link = None;
                self.title.clear();
            }
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                self.push(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        match self.done.last_mut() {
            Some(last)
                if (last.bold, last.italic) == (bold, italic)
                    && (&last.link, &last.title) == (&self.link, &self.title) =>
            {
                last.text.push_str(text);
            }
            _ => {
                let (link, title) = (self.link.clone(), self.title.clone());
                self.done.push(Inline { text: text.to_owned(), bold, italic, link, title });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Inline, inlines};

    fn plain(text: &str) -> Inline {
        Inline { text: text.to_owned(), bold: false, italic: false, link: None, title: String::new() }
    }

    #[test]
    fn looks_and_links_become_runs() {
        let bold = Inline { bold: true, ..plain("who") };
        let link = Inline { link: Some("https://a.org".to_owned()), ..plain("there") };
        assert_eq!(
            inlines("Ask **who** came [there](https://a.org)."),
            [plain("Ask "), bold, plain(" came "), link, plain("."),]
        );
    }

    #[test]
    fn a_link_without_words_is_kept() {
        let link = Inline { link: Some("#welcome".to_owned()), ..plain("") };
        assert_eq!(inlines("go to “[](#welcome)”."), [plain("go to “"), link, plain("”.")]);
    }

    #[test]
    fn a_link_keeps_its_title() {
        let link = Inline {
            link: Some("who/queue".to_owned()),
            title: "else: the \"queue\"".to_owned(),
            ..plain("there")
        };
        assert_eq!(inlines(r#"[there](who/queue "else: the \"queue\"")."#), [link, plain(".")]);
    }

    #[test]
    fn a_text_may_begin_with_a_look() {
        let bold = Inline { bold: true, ..plain("«Who»") };
        assert_eq!(inlines("**«Who»** came"), [bold, plain(" came")]);
        let italic = Inline { italic: true, ..plain("Who") };
        assert_eq!(inlines("_Who_ came"), [italic, plain(" came")]);
    }

    #[test]
    fn what_would_be_a_block_stays_text() {
        assert_eq!(inlines("1. first"), [plain("1. first")]);
        assert_eq!(inlines("# no heading"), [plain("# no heading")]);
        assert_eq!(inlines("____"), [plain("____")]);
        assert_eq!(inlines(""), []);
    }

    #[test]
    fn f033_placeholders_and_template_blocks_stay_literal() {
        assert_eq!(inlines("{{#each x}} {{name}}"), [plain("{{#each x}} {{name}}")]);
    }
}
