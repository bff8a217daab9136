//! Words become strips: paragraphs, headings and links in any language.

use std::collections::BTreeSet;

use super::blanks::has_blank;
use super::furniture::Furniture;
use super::impose::Binding;
use super::numbers::{Handout, handouts};
use super::paginate::Story;
use super::sheet::{Column, Sheet};
use super::squeeze::Closeness;
use super::strip::{After, Ink, Item, Mark, Owner, Strip};
use super::tree::{Goal, Node, NodeId, Role, Tree};
use crate::model::{Direction, Edition, Language, Link, RichText, SectionStart};
use crate::typeset::{self, Align, Lines, Milli, Paragraph, Span, Typesetter};

/// How words are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Type size for Latin letters; other scripts get the size that looks equal.
    pub(super) size: Milli,
    pub(super) bold: bool,
    pub(super) ink: Ink,
    pub(super) align: Align,
    /// Thousandths of the script's usual line height.
    pub(super) leading: u32,
    pub(super) part: Part,
}

/// What words are part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The page: large print makes them larger.
    Page,
    /// A picture, with which they grow and shrink.
    Picture,
}

impl Look {
    /// Words to read at the desk.
    pub(super) const BODY: Self = Self::of(Milli::pt(11));
    /// Words to read aloud, standing.
    pub(super) const SAY: Self = Self::of(Milli::pt(14));
    /// Side remarks.
    pub(super) const SMALL: Self = Self { ink: Ink::SOFT, ..Self::of(Milli::pt(9)) };

    /// Plain black words of a size.
    pub(super) const fn of(size: Milli) -> Self {
        Self { size, bold: false, ink: Ink::BLACK, align: Align::Start, leading: 1000, part: Part::Page }
    }

    /// The same in bold.
    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same in another ink.
    pub(super) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same on the other side of its column.
    pub(super) const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same with lines closer together.
    pub(super) const fn tight(self) -> Self {
        Self { leading: 870, ..self }
    }
}

/// Sets the words of one document.
pub(super) struct Setter<'a> {
    pub(super) edition: &'a Edition,
    /// All handouts of the edition, in the order of their numbers.
    pub(super) handouts: Vec<Handout<'a>>,
    /// What is set now stands on this sheet.
    pub(super) sheet: Sheet,
    pub(super) tree: Tree,
    pub(super) story: Story,
    /// Places that will exist, so that no link leads nowhere.
    pub(super) places: BTreeSet<String>,
    /// Characters that no face has.
    pub(super) missing: BTreeSet<char>,
    /// How close words are set now.
    pub(super) closeness: Closeness,
    /// The height of a cell to write into; `None` where nobody writes.
    pub(super) room: Option<Milli>,
    /// What stands on pages beside their own words.
    pub(super) furniture: Furniture,
    typesetter: Typesetter,
    level: u8,
}

/// Lines are never closer than this, in thousandths of the type size.
const CLOSEST: u32 = 1120;
/// Most lines of a paragraph that no page break divides.
const WHOLE: usize = 6;

/// How far a document was set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    pub(super) strips: usize,
    heads: usize,
    nodes: usize,
    level: u8,
}

/// A part of a document that was taken out of it.
pub(super) struct Taken {
    strips: Vec<Strip>,
    heads: Vec<Strip>,
    nodes: Vec<Node>,
    level: u8,
}

impl<'a> Setter<'a> {
    /// A setter for an edition on its paper.
    pub(super) fn new(edition: &'a Edition, binding: Binding) -> Self {
        let language = edition.labels.language();
        Self {
            edition,
            handouts: handouts(edition),
            sheet: Sheet::new(edition, binding),
            tree: Tree::new(language.clone()),
            story: Story::default(),
            places: BTreeSet::new(),
            missing: BTreeSet::new(),
            closeness: Closeness::NONE,
            room: None,
            furniture: Furniture::Running,
            typesetter: Typesetter::new(),
            level: 0,
        }
    }

    /// Where the document stands now.
    pub(super) fn draft(&self) -> Draft {
        let (strips, heads) = (self.story.strips.len(), self.story.heads.len());
        Draft { strips, heads, nodes: self.tree.len(), level: self.level }
    }

    /// Takes back all that was set since.
    pub(super) fn discard(&mut self, since: Draft) {
        drop(self.take(since));
    }

    /// Takes all that was set since out of the document.
    pub(super) fn take(&mut self, since: Draft) -> Taken {
        Taken {
            strips: self.story.strips.split_off(since.strips),
            heads: self.story.heads.split_off(since.heads),
            nodes: self.tree.split_off(since.nodes),
            level: std::mem::replace(&mut self.level, since.level),
        }
    }

    /// Puts it there again, where the document stands as it stood then.
    pub(super) fn put(&mut self, taken: Taken) {
        self.story.strips.extend(taken.strips);
        self.story.heads.extend(taken.heads);
        self.tree.extend(taken.nodes);
        self.level = taken.level;
    }

    /// Appends strips to the document.
    pub(super) fn push(&mut self, strips: Vec<Strip>) {
        self.story.strips.extend(strips);
    }

    /// Ends the page here.
    pub(super) fn new_page(&mut self) {
        self.begin(SectionStart::NextPage);
    }

    /// Ends the page here; what comes begins where the overlay wants sections to begin.
    pub(super) fn new_section(&mut self) {
        self.begin(self.edition.print.section_start);
    }

    fn begin(&mut self, start: SectionStart) {
        self.story.strips.push(Strip { after: After::NewPage(self.sheet, start), ..Strip::gap(Milli(0)) });
    }

    /// Sets what stands on pages of another size.
    pub(super) fn on<T>(&mut self, sheet: Sheet, set: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.sheet, sheet);
        let done = set(self);
        self.sheet = before;
        done
    }

    /// The type size in which words are really set, for Latin letters.
    pub(super) fn size(&self, look: Look) -> Milli {
        let size = self.closeness.size(look.size);
        match look.part {
            Part::Page => self.sheet.print_size(size),
            Part::Picture => size,
        }
    }

    /// Breaks a text into lines.
    pub(super) fn measure(&mut self, text: &RichText, look: Look, width: Milli) -> Lines {
        let script = text.language.script();
        let span = |run: &crate::model::Run| Span {
            text: run.text.clone(),
            bold: run.bold || look.bold,
            italic: run.italic,
        };
        let direction = text.language.direction();
        let lines = self.typesetter.layout(&Paragraph {
            spans: text.runs.iter().map(span).collect(),
            size: self.size(look).scaled(script.size_factor()),
            line_height: (script.line_height() * self.closeness.leading(look.leading) / 1000).max(CLOSEST),
            width,
            direction: match direction {
                Direction::Ltr => typeset::Direction::Ltr,
                Direction::Rtl => typeset::Direction::Rtl,
            },
            align: self.side(look.align, direction),
            locale: text.language.tag().to_owned(),
        });
        self.missing.extend(&lines.missing);
        lines
    }

    /// Words of the other direction keep the side of the page they belong to.
    fn side(&self, align: Align, direction: Direction) -> Align {
        match align {
            _ if direction == self.sheet.direction => align,
            Align::Start => Align::End,
            Align::Center => Align::Center,
            Align::End => Align::Start,
        }
    }

    /// The lines of a text as strips, with room to write where it has blanks and is meant to be filled in.
    pub(super) fn lines(&mut self, column: Column, text: &RichText, look: Look, node: NodeId) -> Vec<Strip> {
        match self.room {
            Some(_) if has_blank(text) => self.lines_to_fill(column, text, look, node),
            _ => self.printed_lines(column, text, look, node),
        }
    }

    /// The lines of a text as they are printed. Short paragraphs stay whole, so that nobody turns a page in the
    /// middle of a sentence; long ones keep two lines together at either end.
    pub(super) fn printed_lines(
        &mut self,
        column: Column,
        text: &RichText,
        look: Look,
        node: NodeId,
    ) -> Vec<Strip> {
        let lines = self.measure(text, look, column.width);
        self.tree.speak(node, &text.language);
        let owners = self.owners(text, node);
        let count = lines.lines.len();
        let strip = |(index, line): (usize, typeset::Line)| {
            let last = index + 1 == count;
            let lonely = count > 1 && (index == 0 || index + 2 == count);
            let stays = !last && (lonely || count <= WHOLE);
            let after = if stays { After::Stay } else { After::Break };
            Strip { after, ..line_strip(line, column, &owners, look) }
        };
        lines.lines.into_iter().enumerate().map(strip).collect()
    }

    /// Who owns each run: the text's element, or a link inside it.
    fn owners(&mut self, text: &RichText, node: NodeId) -> Vec<Owner> {
        let inside_link = self.tree.node(node).role == Role::Link;
        let mut owners = Vec::new();
        for same in text.runs.chunk_by(|a, b| a.link == b.link) {
            let goal = same[0].link.as_ref().and_then(|link| self.goal(link));
            let owner = match goal {
                Some(goal) if !inside_link => {
                    let words = same.iter().map(|run| run.text.as_str()).collect();
                    self.tree.link(node, goal, words)
                }
                _ => node,
            };
            owners.resize(owners.len() + same.len(), Owner::Node(owner));
        }
        owners
    }

    fn goal(&self, link: &Link) -> Option<Goal> {
        match link {
            Link::Web(address) => Some(Goal::Web(address.clone())),
            Link::Block(id) => self.places.contains(id.as_str()).then(|| Goal::Place(id.as_str().to_owned())),
        }
    }

    /// A paragraph under `parent`.
    pub(super) fn paragraph(
        &mut self,
        column: Column,
        text: &RichText,
        look: Look,
        parent: NodeId,
    ) -> Vec<Strip> {
        let node = self.tree.add(parent, Role::Paragraph);
        self.lines(column, text, look, node)
    }

    /// Words outside the reading order: running heads and what repeats other words.
    pub(super) fn artifact(
        &mut self,
        column: Column,
        text: &RichText,
        look: Look,
        owner: Owner,
    ) -> Vec<Strip> {
        let lines = self.measure(text, look, column.width);
        let owners = vec![owner; text.runs.len()];
        lines.lines.into_iter().map(|line| line_strip(line, column, &owners, look)).collect()
    }

    /// A heading that stays with what follows. Its level is never more than one below the last.
    pub(super) fn heading(&mut self, column: Column, text: &RichText, heading: &Heading<'_>) -> Vec<Strip> {
        let level = heading.level.min(self.level + 1);
        self.level = level;
        let node = self.tree.add(heading.parent, Role::Heading(level));
        let mut strips = self.lines(column, text, heading.look, node);
        super::strip::stay(&mut strips);
        if let Some(first) = strips.first_mut() {
            first.marks.extend(heading.place.map(|key| Mark::Place(key.to_owned())));
            if level <= 3 {
                first.marks.push(Mark::Outline { level, title: text.to_plain() });
            }
        }
        strips
    }
}

/// One line of words as a band of its column.
fn line_strip(line: typeset::Line, column: Column, owners: &[Owner], look: Look) -> Strip {
    let item = Item::Text {
        x: column.x,
        width: column.width,
        baseline: line.baseline - line.top,
        runs: line.runs,
        owners: owners.to_vec(),
        ink: look.ink,
    };
    Strip::of(line.height, vec![item])
}

/// Where a heading belongs.
pub(super) struct Heading<'a> {
    /// 1 to 6.
    pub(super) level: u8,
    pub(super) look: Look,
    pub(super) parent: NodeId,
    /// The key of the place it marks.
    pub(super) place: Option<&'a str>,
}

/// Text that is no one's words: numbers, addresses, names.
pub(super) fn neutral(text: impl Into<String>) -> RichText {
    RichText::plain(text, Language::english())
}
