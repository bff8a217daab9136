//! Markup with placeholders becomes final words.

use std::collections::BTreeMap;

use super::marks::Marks;
use super::values::Values;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::markup::{self, Inline};
use crate::model::{
    Block, Fact, Field, Id, Language, Link, Prose, RichText, Run, Step, TranslatedText, Value, Visibility,
};

/// Turns texts of one edition into their final words, and says what is wrong with them.
pub(super) struct Words<'a> {
    pub(super) values: &'a Values<'a>,
    /// The module, for links between its blocks.
    pub(super) root: &'a Block<TranslatedText>,
    /// Blocks that layers swapped out, with those that came.
    pub(super) replaced: &'a BTreeMap<Id, Id>,
    /// Marks for reviewers, where they are wanted.
    pub(super) marks: Option<Marks<'a>>,
    /// Who reads the words that are filled now.
    pub(super) reader: Visibility,
    pub(super) problems: Problems,
}

impl Words<'_> {
    /// Does what fills words that `reader` alone sees, where not even fewer do.
    pub(super) fn read_by<T>(&mut self, reader: Visibility, fill: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.reader;
        if reader == Visibility::Facilitator {
            self.reader = reader;
        }
        let filled = fill(self);
        self.reader = before;
        filled
    }

    /// The final words of a text.
    pub(super) fn rich(&mut self, text: &TranslatedText) -> RichText {
        let inlines = markup::inlines(&text.markup);
        let runs = inlines.iter().map(|inline| self.run(inline, &text.origin)).collect();
        RichText { runs, language: text.language.clone() }
    }

    /// The words of a field; empty where the block has none.
    pub(super) fn field(
        &mut self,
        block: &Block<TranslatedText>,
        field: Field,
        language: &Language,
    ) -> RichText {
        self.optional(block, field).unwrap_or(RichText { runs: Vec::new(), language: language.clone() })
    }

    /// The words of a field that may be missing.
    pub(super) fn optional(&mut self, block: &Block<TranslatedText>, field: Field) -> Option<RichText> {
        match block.value(field)? {
            Value::Text(text) => Some(self.rich(text)),
            _ => None,
        }
    }

    /// The prose of a field.
    pub(super) fn prose(&mut self, block: &Block<TranslatedText>, field: Field) -> Prose<RichText> {
        match block.value(field) {
            Some(Value::Prose(prose)) => self.filled(prose),
            _ => Prose::empty(),
        }
    }

    /// The steps of a script, which no learner sees.
    pub(super) fn script(&mut self, block: &Block<TranslatedText>) -> Vec<Step<RichText>> {
        let Some(Value::Script(steps)) = block.value(Field::Script) else { return Vec::new() };
        let fill = |words: &mut Self| {
            let filled = steps.iter().map(|step| Step {
                kind: step.kind,
                minutes: step.minutes,
                body: words.filled(&step.body),
                when: step.when.clone(),
            });
            filled.collect()
        };
        let steps = self.read_by(Visibility::Facilitator, fill);
        match &self.marks {
            Some(marks) => marks.script(steps),
            None => steps,
        }
    }

    fn filled(&mut self, prose: &Prose<TranslatedText>) -> Prose<RichText> {
        let filled = prose.map(&mut |text| self.rich(text));
        match &self.marks {
            Some(marks) => marks.prose(&filled),
            None => filled,
        }
    }

    fn run(&mut self, inline: &Inline, origin: &Origin) -> Run {
        let mut text = self.fill(&inline.text, origin);
        let link = inline.link.as_ref().map(|link| {
            let address = self.fill(link, origin);
            match address.strip_prefix('#') {
                Some(name) => self.block_link(name, &mut text, origin),
                None => Link::Web(address),
            }
        });
        Run { text, bold: inline.bold, italic: inline.italic, link }
    }

    /// A link to a block of the module; one without words shows the block's title.
    fn block_link(&mut self, name: &str, text: &mut String, origin: &Origin) -> Link {
        let id = Id::parse(name).map(|id| self.replaced.get(&id).cloned().unwrap_or(id));
        let found = id.and_then(|id| self.root.find(&id));
        let Some(block) = found else {
            let blocks = self.root.walk();
            let near = nearest(name, blocks.iter().map(|block| block.id.as_str()));
            self.problems.push(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("a link leads to `{name}`, which is no block here"),
                )
                .at(origin)
                .maybe_hint(near.map(|near| format!("did you mean `#{near}`?"))),
            );
            return Link::Web(format!("#{name}"));
        };
        if let (true, Some(Value::Text(title))) = (text.is_empty(), block.value(Field::Title)) {
            if self.reader == Visibility::Everyone && Visibility::of(block) == Visibility::Facilitator {
                self.problems.push(restricted_title(block, origin));
            }
            let words = markup::inlines(&title.markup);
            *text = words.iter().map(|inline| self.fill(&inline.text, &title.origin)).collect();
        }
        Link::Block(block.id.clone())
    }

    fn fill(&mut self, text: &str, origin: &Origin) -> String {
        let mut filled = String::new();
        let mut from = 0;
        for placeholder in markup::placeholders(text) {
            filled.push_str(&text[from..placeholder.range.start]);
            let (name, written) = (&placeholder.name, &text[placeholder.range.clone()]);
            match self.values.get(name) {
                Some(value) => filled.push_str(value),
                None => self.unknown(name, written, origin),
            }
            if self.reader == Visibility::Everyone
                && let Some(fact) = self.values.restricted(name)
            {
                self.problems.push(restricted(fact, &within(origin, written)));
            }
            from = placeholder.range.end;
        }
        filled.push_str(&text[from..]);
        filled
    }

    fn unknown(&mut self, name: &str, written: &str, origin: &Origin) {
        let at = within(origin, written);
        let near = nearest(name, self.values.names());
        let way_out = match name.strip_prefix("fact.") {
            Some(_) => {
                "add the fact to facts.yaml of the base or the overlay; facts that are not cleared do not count"
            }
            None => {
                "declare it under `variables:` in base-modules/series.yaml and give it a value in the overlay"
            }
        };
        self.problems.push(
            Diagnostic::new(Code::UnknownVariable, format!("no value for `{name}`"))
                .at(&at)
                .maybe_hint(near.map(|near| format!("did you mean `{{{{{near}}}}}`?")))
                .hint(way_out),
        );
    }
}

/// Where some words stand inside a span.
fn within(origin: &Origin, written: &str) -> Origin {
    origin.text().find(written).map_or(origin.clone(), |at| {
        Origin::new(&origin.file, origin.start + at, origin.start + at + written.len())
    })
}

fn restricted(fact: &Fact, at: &Origin) -> Diagnostic {
    let message = format!("learners would see the fact `{}`, which is restricted", fact.id);
    Diagnostic::new(Code::RestrictedFact, message)
        .at(at)
        .also("restricted here", &fact.origin)
        .hint("say it in the script, which the facilitator alone has, or write here what everybody may know")
}

fn restricted_title(block: &Block<TranslatedText>, at: &Origin) -> Diagnostic {
    let message =
        format!("learners would see the title of the {} `{}`, which is restricted", block.kind, block.id);
    Diagnostic::new(Code::RestrictedTitle, message)
        .at(at)
        .also("restricted here", &block.origin)
        .hint(format!("give the link words that everybody may read: `[words](#{})`", block.id))
}
