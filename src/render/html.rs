//! A page that is written from top to bottom, and so the only place that escapes HTML.

use crate::model::{Direction, Language};

/// The value of `dir`.
pub(super) fn direction(language: &Language) -> &'static str {
    match language.direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// The faces of every language on the devices of readers.
pub(super) const FACES: &str = include_str!("faces.css");

/// The faces and how far apart their lines stand, for pages of many languages.
pub(super) const FACES_AND_LEADING: &str = concat!(include_str!("faces.css"), include_str!("leading.css"));

/// Attributes in the order in which they are written; an empty value stands for its name alone.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// HTML in the making.
#[derive(Default)]
pub(super) struct Html {
    out: String,
    open: Vec<&'static str>,
}

impl Html {
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.open.push(name);
    }

    pub(super) fn close(&mut self) {
        let name = self.open.pop().expect("each close has its open");
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        if is_block(name) {
            self.out.push('\n');
        }
    }

    /// An element that HTML leaves without content and end tag.
    pub(super) fn void(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
    }

    /// An element with text alone.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// A style sheet of our own, which HTML takes as it is.
    pub(super) fn style(&mut self, sheet: &'static str) {
        self.open("style", &[]);
        self.out.push_str(sheet);
        self.close();
    }

    /// Takes over what another page wrote.
    pub(super) fn append(&mut self, other: Self) {
        self.out.push_str(&other.finish());
    }

    pub(super) fn finish(self) -> String {
        assert!(self.open.is_empty(), "{:?} left open", self.open);
        self.out
    }

    fn tag(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            if !value.is_empty() || *key == "alt" || *key == "value" {
                self.out.push_str("=\"");
                escape(value, &mut self.out);
                self.out.push('"');
            }
        }
        self.out.push('>');
    }
}

/// Elements after which a line ends, so that a change stays a small difference.
fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "b" | "i" | "u" | "code" | "span" | "bdi" | "button" | "legend" | "summary" | "option"
    )
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn markup_in_words_stays_words() {
        let mut html = Html::default();
        html.open("p", &[("title", "a \"b\" <c>"), ("hidden", "")]);
        html.text("</p><script>alert('x') & more</script>");
        html.void("img", &[("src", "media/x.svg"), ("alt", "")]);
        html.close();
        assert_eq!(
            html.finish(),
            "<p title=\"a &quot;b&quot; &lt;c&gt;\" hidden>&lt;/p&gt;&lt;script&gt;alert('x') &amp; \
             more&lt;/script&gt;<img src=\"media/x.svg\" alt=\"\"></p>\n"
        );
    }
}
