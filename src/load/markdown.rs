//! Markdown: block-level events become [`Prose`], each text unit with its place.

use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::{inline, slips};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};
use crate::model::{
    AssetPath, Condition, Element, Figure, List, ListItem, Piece, Prose, Recording, Table, Text,
};

/// Deepest nesting that is parsed; deeper quotation marks or lists are refused before the parser.
const MAX_DEPTH: usize = 16;

/// Most rows of a table.
const MAX_ROWS: usize = 200;

/// Most columns of a table.
const MAX_COLUMNS: usize = 12;

type Events<'a> = Peekable<OffsetIter<'a>>;

/// Reads one stretch of Markdown.
pub(super) struct Markdown<'a> {
    file: &'a Arc<SourceFile>,
    start: usize,
    source: &'a str,
    /// Lists that are open around the place of reading.
    depth: usize,
    problems: &'a mut Problems,
}

impl<'a> Markdown<'a> {
    /// A reader of the bytes from `start` to `end`.
    pub(super) fn new(
        file: &'a Arc<SourceFile>,
        start: usize,
        end: usize,
        problems: &'a mut Problems,
    ) -> Self {
        Self { file, start, source: &file.text[start..end], depth: 0, problems }
    }

    /// Its elements, all under the same conditions.
    pub(super) fn prose(mut self, when: &[Condition]) -> Prose<Text> {
        if let Some(at) = self.too_deep() {
            let origin = self.origin(at..at + 1);
            self.problems.push(
                Diagnostic::new(Code::TooDeep, format!("nested deeper than {MAX_DEPTH} levels"))
                    .at(&origin)
                    .hint("take away marks at the start of the line; lists have two levels at most"),
            );
            return Prose::empty();
        }
        let source = self.source;
        let mut events = Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter().peekable();
        let mut pieces = Vec::new();
        while let Some((event, range)) = events.next() {
            if let Some(element) = self.element(event, range, &mut events) {
                pieces.push(Piece { when: when.to_vec(), ..Piece::open(element) });
            }
        }
        Prose(pieces)
    }

    fn too_deep(&self) -> Option<usize> {
        let mut at = 0;
        for line in self.source.split_inclusive('\n') {
            let marked = |b: &u8| b.is_ascii_digit() || b" \t>-*+.)".contains(b);
            let markers = line.bytes().take_while(marked).filter(|b| b">-*+.)".contains(b));
            if markers.count() > MAX_DEPTH && !is_rule(line) {
                return Some(at);
            }
            at += line.len();
        }
        None
    }

    fn element(
        &mut self,
        event: Event<'_>,
        range: Range<usize>,
        events: &mut Events<'_>,
    ) -> Option<Element<Text>> {
        match event {
            Event::Start(Tag::Paragraph) => self.paragraph(events),
            Event::Start(Tag::Heading { level, .. }) => {
                let text = self.unit(TagEnd::Heading(level), events);
                let text = self.without_attributes(text);
                if text.markup.is_empty() {
                    self.problems.push(empty_heading(&self.first_line(&range)));
                }
                Some(Element::Heading { level: level as u8, text })
            }
            Event::Start(Tag::List(first)) => Some(Element::List(self.list(first.is_some(), events))),
            Event::Start(Tag::Table(_)) => Some(Element::Table(self.table(&range, events))),
            Event::Start(Tag::BlockQuote(_)) => Some(Element::Quote(self.quote(events))),
            Event::Rule => Some(Element::ColumnBreak),
            Event::Start(Tag::HtmlBlock) => {
                self.html(range, events);
                None
            }
            Event::Start(tag) => {
                self.not_allowed(&range, "this kind of Markdown");
                skip(tag.to_end(), events);
                None
            }
            _ => None,
        }
    }

    fn paragraph(&mut self, events: &mut Events<'_>) -> Option<Element<Text>> {
        if let Some((Event::Start(Tag::Image { .. }), _)) = events.peek() {
            return self.figure(events);
        }
        let text = self.unit(TagEnd::Paragraph, events);
        slips::items(&text, self.problems);
        (!text.markup.is_empty()).then_some(Element::Paragraph(text))
    }

    /// A picture that stands alone in its paragraph.
    fn figure(&mut self, events: &mut Events<'_>) -> Option<Element<Text>> {
        let (event, range) = events.next()?;
        let Event::Start(Tag::Image { dest_url, title, .. }) = event else { return None };
        let alt = self.unit(TagEnd::Image, events);
        let rest = self.unit(TagEnd::Paragraph, events);
        if !rest.markup.is_empty() {
            self.not_allowed(&range, "a picture inside a line of text");
            return None;
        }
        let origin = self.origin(range.clone());
        let Some(asset) = AssetPath::parse(&dest_url) else {
            self.problems.push(super::assets::bad_path(&dest_url, &origin));
            return None;
        };
        if asset.is_recording() {
            return self.recording(asset, alt, range);
        }
        let decorative = &*title == "decorative";
        if alt.markup.is_empty() && !decorative {
            self.problems.push(
                Diagnostic::new(Code::MissingAlt, format!("the picture `{asset}` has no alternative text"))
                    .at(&origin)
                    .hint("write what it shows and why between the square brackets: ![…](…)")
                    .hint("if it carries no meaning, mark it: ![](assets/file.svg \"decorative\")"),
            );
        }
        let alt = (!alt.markup.is_empty()).then(|| Text { origin: self.origin(range), ..alt });
        Some(Element::Figure(Figure { asset, alt }))
    }

    /// A video or audio file, which always says what happens in it.
    fn recording(&mut self, asset: AssetPath, alt: Text, range: Range<usize>) -> Option<Element<Text>> {
        let origin = self.origin(range);
        if alt.markup.is_empty() {
            self.problems.push(
                Diagnostic::new(
                    Code::MissingAlt,
                    format!("the recording `{asset}` has no words that name it"),
                )
                .at(&origin)
                .hint("write what happens in it between the square brackets: ![…](…)"),
            );
            return None;
        }
        Some(Element::Recording(Recording::new(asset, Text { origin, ..alt })))
    }

    fn list(&mut self, ordered: bool, events: &mut Events<'_>) -> List<Text> {
        let mut items = Vec::new();
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::Item) => items.extend(self.item(&range, events)),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        List { ordered, items }
    }

    fn item(&mut self, range: &Range<usize>, events: &mut Events<'_>) -> Option<ListItem<Text>> {
        let mut unit = Unit::default();
        let mut text = None;
        let mut children = Vec::new();
        let mut below = None;
        while let Some((event, at)) = events.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(Tag::List(first)) => {
                    children.extend(self.children(&at, first.is_some(), events));
                    below = below.or(Some(first.is_some()));
                }
                Event::Start(Tag::Paragraph) if text.is_none() && unit.is_empty() => {
                    text = Some(self.unit(TagEnd::Paragraph, events));
                }
                Event::Start(Tag::Paragraph) => {
                    self.not_allowed(&at, "a second paragraph in a list item");
                    skip(TagEnd::Paragraph, events);
                }
                event => self.collect(&mut unit, event, at),
            }
        }
        let text = text.unwrap_or_else(|| self.finish(unit));
        if text.markup.is_empty() {
            self.not_allowed(range, "an empty list item");
            return None;
        }
        Some(ListItem { text, children, ordered: below == Some(true) })
    }

    /// The items of a second-level list.
    fn children(&mut self, range: &Range<usize>, ordered: bool, events: &mut Events<'_>) -> Vec<Text> {
        if self.depth == 1 {
            self.problems.push(
                Diagnostic::new(Code::NotAllowedHere, "a list of three levels; two are shown")
                    .at(&self.first_line(range))
                    .hint("put its items into the list above, or on a slide of their own"),
            );
            skip(TagEnd::List(ordered), events);
            return Vec::new();
        }
        self.depth += 1;
        let inner = self.list(ordered, events);
        self.depth -= 1;
        inner.items.into_iter().map(|item| item.text).collect()
    }

    fn table(&mut self, range: &Range<usize>, events: &mut Events<'_>) -> Table<Text> {
        let mut table = Table { header: Vec::new(), rows: Vec::new() };
        let mut cells = Vec::new();
        while let Some((event, _)) = events.next() {
            match event {
                Event::Start(Tag::TableCell) => cells.push(self.unit(TagEnd::TableCell, events)),
                Event::End(TagEnd::TableHead) => table.header = std::mem::take(&mut cells),
                Event::End(TagEnd::TableRow) => table.rows.push(std::mem::take(&mut cells)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let (rows, columns) = (table.rows.len(), table.header.len());
        if rows > MAX_ROWS || columns > MAX_COLUMNS {
            let message = format!(
                "a table of {rows} rows and {columns} columns; at most {MAX_ROWS} and {MAX_COLUMNS} can be printed"
            );
            let origin = self.first_line(range);
            self.problems.push(Diagnostic::new(Code::TooLarge, message).at(&origin).hint("split it"));
        }
        table
    }

    fn quote(&mut self, events: &mut Events<'_>) -> Vec<Text> {
        let mut paragraphs = Vec::new();
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::Paragraph) => paragraphs.push(self.unit(TagEnd::Paragraph, events)),
                Event::End(TagEnd::BlockQuote(_)) => break,
                Event::Start(tag) => {
                    self.not_allowed(&range, "this kind of Markdown inside a quotation");
                    skip(tag.to_end(), events);
                }
                _ => {}
            }
        }
        paragraphs
    }

    /// The text unit up to an end.
    fn unit(&mut self, end: TagEnd, events: &mut Events<'_>) -> Text {
        let mut unit = Unit::default();
        for (event, range) in events.by_ref() {
            if matches!(&event, Event::End(found) if *found == end) {
                break;
            }
            self.collect(&mut unit, event, range);
        }
        self.finish(unit)
    }

    fn collect(&mut self, unit: &mut Unit, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Code(code) => {
                inline::check_code(&code, &self.origin(range.clone()), self.problems);
                unit.push(self.written(&range), &range);
            }
            Event::Text(_) => unit.push(self.written(&range), &range),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => unit.push("**", &range),
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => unit.push("*", &range),
            Event::Start(Tag::Link { dest_url, title, .. }) => {
                let origin = self.origin(range.clone());
                inline::check_link(&dest_url, &origin, self.problems);
                inline::check_title(&title, &origin, self.problems);
                unit.links.push(link_end(&dest_url, &title));
                unit.push("[", &range);
            }
            Event::End(TagEnd::Link) => {
                let end = unit.links.pop().unwrap_or_default();
                unit.push(&end, &range);
            }
            Event::SoftBreak | Event::HardBreak => unit.push(" ", &range),
            Event::InlineHtml(html) if html.starts_with("<!--") => {}
            Event::InlineHtml(_) | Event::Html(_) => {
                let origin = self.origin(range);
                self.problems.push(inline::raw_html(&origin));
            }
            Event::Start(Tag::Image { .. }) => self.not_allowed(&range, "a picture inside a line of text"),
            _ => {}
        }
    }

    /// The characters as the author wrote them, with the backslash that the parser leaves out.
    fn written(&self, range: &Range<usize>) -> &'a str {
        let before =
            self.source[..range.start].ends_with('\\') && !self.source[..range.start].ends_with("\\\\");
        &self.source[range.start - usize::from(before)..range.end]
    }

    fn finish(&mut self, unit: Unit) -> Text {
        let Unit { markup, range, .. } = unit;
        let origin = self.origin(range);
        super::source::check_length(&markup, &origin, self.problems);
        let written = single_blanks(&markup);
        inline::check_context(&written, &origin, self.problems);
        let text = Text::new(&written, origin);
        slips::pictures(&text, self.problems);
        text
    }

    /// Headings inside documents may carry `{#id}` for links from elsewhere; it is no text.
    fn without_attributes(&mut self, text: Text) -> Text {
        let (words, _) = super::attributes::split(self.file, &text.markup, text.origin.start, self.problems);
        Text { markup: words.to_owned(), ..text }
    }

    fn html(&mut self, range: Range<usize>, events: &mut Events<'_>) {
        if !self.source[range.clone()].trim_start().starts_with("<!--") {
            let origin = self.first_line(&range);
            self.problems.push(inline::raw_html(&origin));
        }
        skip(TagEnd::HtmlBlock, events);
    }

    fn first_line(&self, range: &Range<usize>) -> Origin {
        let first = self.source[range.clone()].lines().next().map_or(0, str::len);
        self.origin(range.start..range.start + first)
    }

    fn not_allowed(&mut self, range: &Range<usize>, what: &str) {
        let origin = self.first_line(range);
        self.problems.push(
            Diagnostic::new(Code::NotAllowedHere, format!("{what} cannot be shown here"))
                .at(&origin)
                .hint("paragraphs, lists of two levels, tables, quotations and pictures of their own can"),
        );
    }

    fn origin(&self, range: Range<usize>) -> Origin {
        Origin::new(self.file, self.start + range.start, self.start + range.end)
    }
}

/// A text unit while it is collected.
#[derive(Default)]
struct Unit {
    markup: String,
    range: Range<usize>,
    links: Vec<String>,
}

impl Unit {
    fn push(&mut self, markup: &str, range: &Range<usize>) {
        if self.is_empty() {
            self.range = range.clone();
        }
        self.range.end = self.range.end.max(range.end);
        self.markup.push_str(markup);
    }

    fn is_empty(&self) -> bool {
        self.markup.is_empty()
    }
}

/// What closes a link: its address, and its title in straight quotation marks.
fn link_end(address: &str, title: &str) -> String {
    if title.is_empty() {
        return format!("]({address})");
    }
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    format!("]({address} \"{title}\")")
}

/// Rows of blanks become one; zero-width characters, which are no blanks, stay.
fn single_blanks(text: &str) -> String {
    text.split([' ', '\t', '\n']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && (line.bytes().all(|b| b == b'-') || line.bytes().all(|b| b == b'*'))
}

fn skip(end: TagEnd, events: &mut Events<'_>) {
    let mut depth = 0;
    for (event, _) in events.by_ref() {
        match event {
            Event::Start(tag) if tag.to_end() == end => depth += 1,
            Event::End(found) if found == end => {
                if depth == 0 {
                    return;
                }
                depth -= 1;
            }
            _ => {}
        }
    }
}

fn empty_heading(origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::EmptyHeading, "a heading without words")
        .at(origin)
        .hint("write its words, or delete the line")
        .hint("the first line of a case, tool or activity, which names it, begins with one `#`")
}
