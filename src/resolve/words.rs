//! Markup with placeholders becomes final words.

use std::collections::{BTreeMap, BTreeSet};

use super::Loose;
use super::marks::Marks;
use super::places::{Places, Title, unreachable};
use super::values::Values;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::markup::{self, Inline};
use crate::model::{
    AssetPath, Block, Element, Fact, Field, Id, Language, Link, Prose, Reference, RichText, Run, Step,
    Target, TranslatedText, Value, Variant, Visibility,
};

/// Turns texts of one edition into their final words, and says what is wrong with them.
pub(super) struct Words<'a> {
    pub(super) values: &'a Values<'a>,
    /// The module, for links between its blocks.
    pub(super) blocks: Blocks<'a>,
    /// What its links can lead to.
    pub(super) places: &'a Places,
    /// Translations of titles of other modules.
    pub(super) loose: &'a Loose,
    pub(super) target: &'a Target,
    /// Marks for reviewers, where they are wanted.
    pub(super) marks: Option<Marks<'a>>,
    /// Who reads the words that are filled now.
    pub(super) reader: Visibility,
    pub(super) problems: Problems,
}

/// The blocks of a module by their ids.
pub(super) struct Blocks<'a> {
    module: &'a Id,
    all: BTreeMap<&'a Id, &'a Block<TranslatedText>>,
    taught: BTreeSet<&'a Id>,
    /// Modules that have a place of their own beside these words.
    beside: BTreeSet<&'a Id>,
    variant: Variant,
}

impl<'a> Blocks<'a> {
    /// No blocks: the words stand in no module.
    pub(super) fn none(name: &'a Id, variant: Variant) -> Self {
        Self { module: name, all: BTreeMap::new(), taught: BTreeSet::new(), beside: BTreeSet::new(), variant }
    }

    /// The same where each of these modules has a place in the document, so that links lead there.
    pub(super) fn with(self, modules: impl Iterator<Item = &'a Id>) -> Self {
        Self { beside: modules.collect(), ..self }
    }

    /// The blocks of the whole module, and which of them a variant teaches.
    pub(super) fn of(
        all: &'a Block<TranslatedText>,
        taught: &'a Block<TranslatedText>,
        variant: Variant,
    ) -> Self {
        Self {
            module: &all.id,
            all: all.walk().into_iter().map(|block| (&block.id, block)).collect(),
            taught: taught.walk().into_iter().map(|block| &block.id).collect(),
            beside: BTreeSet::new(),
            variant,
        }
    }
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
        let links = inlines.chunk_by(|a, b| (&a.link, &a.title) == (&b.link, &b.title));
        let mut runs: Vec<Run> = links.flat_map(|inlines| self.stretch(inlines, &text.origin)).collect();
        runs.retain(|run| !run.text.is_empty());
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

    /// The body of a case, tool or activity: what everybody reads, and what the facilitator alone does.
    pub(super) fn document(&mut self, block: &Block<TranslatedText>) -> (Prose<RichText>, Prose<RichText>) {
        let Some(Value::Prose(prose)) = block.value(Field::Body) else {
            return (Prose::empty(), Prose::empty());
        };
        let pieces = prose.0.iter().cloned();
        let (open, restricted) = pieces.partition(|piece| piece.visibility == Visibility::Everyone);
        let body = self.filled(&Prose(open));
        let guidance = self.read_by(Visibility::Facilitator, |it| it.filled(&Prose(restricted)));
        (body, guidance)
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

    /// The final words of a prose.
    pub(super) fn filled(&mut self, prose: &Prose<TranslatedText>) -> Prose<RichText> {
        let mut filled = prose.map(&mut |text| self.rich(text));
        for piece in &mut filled.0 {
            if let Element::Figure(figure) = &mut piece.element
                && let Some(asset) = self.values.picture(&figure.asset)
            {
                figure.asset = asset;
            }
        }
        match &self.marks {
            Some(marks) => marks.prose(&filled),
            None => filled,
        }
    }

    /// The runs of a link, or of what stands between links.
    fn stretch(&mut self, inlines: &[Inline], origin: &Origin) -> Vec<Run> {
        let Inline { link, title, .. } = &inlines[0];
        let wordless = inlines.iter().all(|inline| inline.text.is_empty());
        let shown = if wordless { Shown::Title } else { Shown::Words };
        let lead = link.as_ref().map(|link| self.lead((link, title), shown, origin));
        let mut runs: Vec<Run> = inlines.iter().map(|inline| self.run(inline, origin)).collect();
        match lead {
            None => {}
            Some(Lead::Instead(words)) => {
                runs.truncate(1);
                runs[0].text = words;
            }
            Some(Lead::To { link, title }) => {
                if shown == Shown::Title {
                    runs[0].text = title;
                }
                for run in &mut runs {
                    run.link.clone_from(&link);
                }
            }
        }
        runs
    }

    fn run(&mut self, inline: &Inline, origin: &Origin) -> Run {
        Run { text: self.fill(&inline.text, origin), bold: inline.bold, italic: inline.italic, link: None }
    }

    /// Where a link leads. One to another module cannot be followed from a file that holds one module;
    /// its words stay.
    fn lead(&mut self, (written, instead): (&str, &str), shown: Shown, origin: &Origin) -> Lead {
        let address = self.fill(written, origin);
        let at = within(origin, written);
        let (module, name) = match Reference::parse(&address) {
            Some(Reference::Web(address)) => return Lead::web(address),
            Some(Reference::Here(name)) => (self.blocks.module.clone(), name.to_owned()),
            Some(Reference::Module(module, None)) => (module.clone(), module.to_string()),
            Some(Reference::Module(module, Some(block))) => (module, block.to_string()),
            None => {
                self.problems.push(refused(&address, &at));
                return Lead::To { link: None, title: address };
            }
        };
        let places = self.places;
        match places.find(&module, &name) {
            Ok(Some((id, _))) if module == *self.blocks.module => self.inside(id, shown, origin),
            Ok(found) => {
                let title = found.and_then(|(_, title)| title).map(|title| self.elsewhere(title));
                let link = self.blocks.beside.contains(&module).then_some(Link::Block(module));
                Lead::To { link, title: title.unwrap_or(name) }
            }
            Err(_) if !instead.is_empty() => {
                let words = instead.strip_prefix("else:").unwrap_or(instead).trim();
                Lead::Instead(self.fill(words, origin))
            }
            Err(why) => {
                self.problems.push(unreachable(&why, (&address, &at), self.target));
                Lead::To { link: None, title: name }
            }
        }
    }

    /// A link to a block of this module. Where the variant leaves the block out, the words stay without
    /// the link.
    fn inside(&mut self, id: &Id, shown: Shown, origin: &Origin) -> Lead {
        if shown == Shown::Title {
            self.check_title(id, origin);
        }
        let there = self.blocks.taught.contains(id);
        if !there {
            let variant = self.blocks.variant.name();
            let message = format!("a link leads to `{id}`, which `{variant}` leaves out: its words stay");
            self.problems.push(
                Diagnostic::new(Code::LinkLeftOut, message)
                    .at(origin)
                    .hint("write the sentence so that it is true without that block"),
            );
        }
        Lead::To { link: there.then(|| Link::Block(id.clone())), title: self.title(id) }
    }

    /// Says that a link without words would show learners a title that is not for them.
    fn check_title(&mut self, id: &Id, origin: &Origin) {
        let hidden = |block: &&Block<TranslatedText>| Visibility::of(block) == Visibility::Facilitator;
        if let Some(block) = self.blocks.all.get(id).copied().filter(hidden)
            && self.reader == Visibility::Everyone
        {
            self.problems.push(restricted_title(block, origin));
        }
    }

    /// The title of a block of this module.
    fn title(&mut self, id: &Id) -> String {
        match self.blocks.all.get(id).and_then(|block| block.value(Field::Title)) {
            Some(Value::Text(title)) => self.plain(title),
            _ => String::new(),
        }
    }

    /// The title of a block of another module.
    fn elsewhere(&mut self, title: &Title) -> String {
        let found = self.loose.get(&(title.role, title.text.written().into_owned()));
        let markup = found.map_or(&title.text.markup, |text| &text.markup);
        let words = markup::inlines(markup);
        words.iter().map(|inline| self.fill(&inline.text, &title.text.origin)).collect()
    }

    fn plain(&mut self, text: &TranslatedText) -> String {
        let words = markup::inlines(&text.markup);
        words.iter().map(|inline| self.fill(&inline.text, &text.origin)).collect()
    }

    fn fill(&mut self, text: &str, origin: &Origin) -> String {
        let mut filled = String::new();
        let mut from = 0;
        for placeholder in markup::placeholders(text) {
            filled.push_str(&text[from..placeholder.range.start]);
            let (name, written) = (&placeholder.name, &text[placeholder.range.clone()]);
            match self.values.set(name) {
                Some(value) => {
                    filled.push_str(&value.words);
                    for inner in markup::placeholders(&value.words) {
                        self.unknown(&inner.name, &value.words[inner.range.clone()], &value.origin);
                    }
                }
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

    /// Says what is wrong with a picture that a variable should hold.
    pub(super) fn check_picture(&mut self, path: &AssetPath, origin: &Origin) {
        let Some(name) = path.variable() else { return };
        match self.values.get(name) {
            None => self.unknown(name, path.as_str(), origin),
            Some(value) if self.values.picture(path).is_none() => self.problems.push(
                Diagnostic::new(Code::BadVariable, format!("`{path}` is `{value}`, which is no picture"))
                    .at(&within(origin, path.as_str()))
                    .hint("a variable that holds a picture is of the type `image`, as assets/seal.svg"),
            ),
            Some(_) => {}
        }
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

/// What a link shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Words of its own.
    Words,
    /// The title of what it leads to.
    Title,
}

/// What a link becomes.
enum Lead {
    /// Its words, or the title where it has none, with a place that can be followed if there is one.
    To { link: Option<Link>, title: String },
    /// Other words.
    Instead(String),
}

impl Lead {
    fn web(address: &str) -> Self {
        Self::To { link: Some(Link::Web(address.to_owned())), title: address.to_owned() }
    }
}

/// Says that a variable made an address of a link that may not stand there.
fn refused(address: &str, at: &Origin) -> Diagnostic {
    let message = format!("the link `{address}` leads to a place that is not allowed");
    Diagnostic::new(Code::BadLink, message).at(at).hint("a variable that begins a link is of the type `url`")
}

/// The part of a place that is written so; the whole where it is not found.
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
