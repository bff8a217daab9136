//! The words of the page itself, in English and in the reviewer's language, and the words of texts.

use crate::markup::placeholders;
use crate::model::{Label, Labels, Language, RichText, Run};
use crate::render::html::{Html, direction};

/// Writes words, each with its language.
pub(super) struct Voice<'a> {
    pub(super) html: Html,
    pub(super) labels: &'a Labels,
}

impl Voice<'_> {
    /// A label in English and, where it has words of its own there, in the reviewer's language.
    pub(super) fn label(&mut self, label: Label) {
        self.filled(label, &[]);
    }

    /// As [`Voice::label`], with values.
    pub(super) fn filled(&mut self, label: Label, values: &[(&str, &str)]) {
        let english = Labels::new(Language::english(), [].into());
        self.html.text(&english.fill(label, values));
        let own = self.labels.language_of(label);
        if own != Language::english() {
            self.html.text(" · ");
            let words = self.labels.fill(label, values);
            self.html.leaf("bdi", &tongue(&own), &words);
        }
    }

    /// An element that holds a text in its language. Words that are filled in later are set apart.
    pub(super) fn text(&mut self, name: &'static str, text: &RichText) {
        self.html.open(name, &tongue(&text.language));
        self.runs(text);
        self.html.close();
    }

    /// The words of a text, in an element that says their language.
    pub(super) fn runs(&mut self, text: &RichText) {
        for run in &text.runs {
            self.run(run);
        }
    }

    fn run(&mut self, run: &Run) {
        let wrappers = [(run.bold, "b"), (run.italic, "i"), (run.link.is_some(), "u")];
        let names: Vec<_> = wrappers.into_iter().filter_map(|(on, name)| on.then_some(name)).collect();
        for name in &names {
            self.html.open(name, &[]);
        }
        let mut from = 0;
        for open in placeholders(&run.text) {
            self.html.text(&run.text[from..open.range.start]);
            self.html.leaf("bdi", &[("class", "open")], &run.text[open.range.clone()]);
            from = open.range.end;
        }
        self.html.text(&run.text[from..]);
        for _ in names {
            self.html.close();
        }
    }
}

/// `lang` and `dir`.
pub(super) fn tongue(language: &Language) -> [(&'static str, &str); 2] {
    [("lang", language.tag()), ("dir", direction(language))]
}
