//! Markup with placeholders becomes final words.

use std::collections::BTreeMap;

use super::values::Values;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::markup::{self, Inline};
use crate::model::{
    Block, Field, Id, Language, Link, Prose, RichText, Run, Step, TranslatedText, Value, Variant,
};

/// Turns texts of one edition into their final words, and says what is wrong with them.
pub(super) struct Words<'a> {
    pub(super) values: &'a Values,
    /// The module, for links between its blocks.
    pub(super) blocks: Blocks<'a>,
    /// Blocks that layers swapped out, with those that came.
    pub(super) replaced: &'a BTreeMap<Id, Id>,
    pub(super) problems: Problems,
}

/// The blocks of a module.
pub(super) struct Blocks<'a> {
    /// The whole module.
    pub(super) all: &'a Block<TranslatedText>,
    /// What the variant teaches of it.
    pub(super) taught: &'a Block<TranslatedText>,
    pub(super) variant: Variant,
}

impl Words<'_> {
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

    /// The steps of a script.
    pub(super) fn script(&mut self, block: &Block<TranslatedText>) -> Vec<Step<RichText>> {
        match block.value(Field::Script) {
            Some(Value::Script(steps)) => steps
                .iter()
                .map(|step| Step {
                    kind: step.kind,
                    minutes: step.minutes,
                    body: self.filled(&step.body),
                    when: step.when.clone(),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    fn filled(&mut self, prose: &Prose<TranslatedText>) -> Prose<RichText> {
        prose.map(&mut |text| self.rich(text))
    }

    fn run(&mut self, inline: &Inline, origin: &Origin) -> Run {
        let mut text = self.fill(&inline.text, origin);
        let link = inline.link.as_ref().and_then(|link| {
            let address = self.fill(link, origin);
            match address.strip_prefix('#') {
                Some(name) => self.block_link(name, &mut text, origin),
                None => Some(Link::Web(address)),
            }
        });
        Run { text, bold: inline.bold, italic: inline.italic, link }
    }

    /// A link to a block of the module; one without words shows the block's title. Where the variant
    /// leaves the block out, the words stay without the link.
    fn block_link(&mut self, name: &str, text: &mut String, origin: &Origin) -> Option<Link> {
        let id = Id::parse(name).map(|id| self.replaced.get(&id).cloned().unwrap_or(id));
        let found = id.and_then(|id| self.blocks.all.find(&id));
        let Some(block) = found else {
            self.no_block(name, origin);
            return None;
        };
        if let (true, Some(Value::Text(title))) = (text.is_empty(), block.value(Field::Title)) {
            let words = markup::inlines(&title.markup);
            *text = words.iter().map(|inline| self.fill(&inline.text, &title.origin)).collect();
        }
        if self.blocks.taught.find(&block.id).is_none() {
            let variant = self.blocks.variant.name();
            let message =
                format!("a link leads to `{}`, which `{variant}` leaves out: its words stay", block.id);
            self.problems.push(
                Diagnostic::new(Code::LinkLeftOut, message)
                    .at(origin)
                    .hint("write the sentence so that it is true without that block"),
            );
            return None;
        }
        Some(Link::Block(block.id.clone()))
    }

    fn no_block(&mut self, name: &str, origin: &Origin) {
        let blocks = self.blocks.all.walk();
        let near = nearest(name, blocks.iter().map(|block| block.id.as_str()));
        self.problems.push(
            Diagnostic::new(
                Code::UnknownReference,
                format!("a link leads to `{name}`, which is no block here"),
            )
            .at(origin)
            .maybe_hint(near.map(|near| format!("did you mean `#{near}`?"))),
        );
    }

    fn fill(&mut self, text: &str, origin: &Origin) -> String {
        let mut filled = String::new();
        let mut from = 0;
        for placeholder in markup::placeholders(text) {
            filled.push_str(&text[from..placeholder.range.start]);
            match self.values.get(&placeholder.name) {
                Some(value) => filled.push_str(value),
                None => self.unknown(&placeholder.name, &text[placeholder.range.clone()], origin),
            }
            from = placeholder.range.end;
        }
        filled.push_str(&text[from..]);
        filled
    }

    fn unknown(&mut self, name: &str, written: &str, origin: &Origin) {
        let at = origin.text().find(written).map_or(origin.clone(), |at| {
            Origin::new(&origin.file, origin.start + at, origin.start + at + written.len())
        });
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
