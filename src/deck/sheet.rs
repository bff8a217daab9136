//! One slide before it is fitted: an authored slide, and how its body fills the slots of a layout.

use super::fit::fits;
use super::measure::Measure;
use crate::model::{
    AssetPath, Content, Element, Figure, Id, Layout, Prose, RichText, Slide, SlideLayout, SlideStyle,
    SlideText, Slot, Table,
};

/// One slide before it is fitted.
pub(super) struct Sheet {
    /// The block it shows.
    pub(super) block: Id,
    /// The layout of the master.
    pub(super) layout: SlideLayout,
    /// Its title.
    pub(super) title: RichText,
    /// What fills its slots, in reading order.
    pub(super) contents: Vec<(Slot, Content)>,
}

/// A body taken apart.
struct Parts {
    columns: Vec<Column>,
    /// The layout in which tables stand in the columns; `None` where they have slides of their own.
    beside: Option<SlideLayout>,
    tables: Vec<Table<RichText>>,
    figures: Vec<(AssetPath, Option<RichText>)>,
}

/// What stands between two lines `***`.
#[derive(Default)]
struct Column {
    texts: Vec<SlideText>,
    tables: Vec<Table<RichText>>,
}

impl Column {
    fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.tables.is_empty()
    }

    /// Whether it is one table under a heading or under nothing.
    fn is_table(&self) -> bool {
        self.tables.len() == 1 && (self.texts.is_empty() || self.is_heading())
    }

    fn is_heading(&self) -> bool {
        matches!(self.texts.as_slice(), [only] if only.style == SlideStyle::Heading)
    }
}

impl Sheet {
    /// The sheets of an authored slide: one, and one more for each table and picture that its
    /// layout has no place for. `facts` stand under the title of cases and activities.
    pub(super) fn of_slide(slide: &Slide, facts: &RichText, measure: &mut Measure) -> Vec<Self> {
        let mut parts = Parts::of(slide, measure);
        let layout = parts.layout(slide.layout, measure);
        let contents = parts.fill(layout, facts);
        let sheet =
            |layout, contents| Self { block: slide.id.clone(), layout, title: slide.title.clone(), contents };
        let mut sheets = Vec::new();
        if !contents.is_empty() || (parts.tables.is_empty() && parts.figures.is_empty()) {
            sheets.push(sheet(layout, contents));
        }
        for table in parts.tables {
            sheets.push(sheet(SlideLayout::Table, vec![(Slot::Body, Content::Table(table))]));
        }
        for (asset, alt) in parts.figures {
            sheets.push(sheet(SlideLayout::Picture, vec![(Slot::Picture, Content::Picture(asset, alt))]));
        }
        sheets
    }
}

impl Parts {
    fn of(slide: &Slide, measure: &mut Measure) -> Self {
        let mut parts =
            Self { columns: vec![Column::default()], beside: None, tables: Vec::new(), figures: Vec::new() };
        if let Some(picture) = &slide.picture {
            parts.figures.push((picture.asset.clone(), picture.alt.clone()));
        }
        for element in slide.body.elements() {
            parts.take(element);
        }
        parts.columns.retain(|column| !column.is_empty());
        parts.beside = beside(slide.layout, &parts.columns, measure);
        if parts.beside.is_none() {
            parts.tables = parts.columns.iter_mut().flat_map(|column| column.tables.drain(..)).collect();
            parts.columns.retain(|column| !column.is_empty());
        }
        parts
    }

    fn take(&mut self, element: &Element<RichText>) {
        match element {
            Element::ColumnBreak => self.columns.push(Column::default()),
            Element::Table(table) => self.column().tables.push(table.clone()),
            Element::Figure(Figure { asset, alt }) => {
                if self.figures.iter().all(|(other, _)| other != asset) {
                    self.figures.push((asset.clone(), alt.clone()));
                }
            }
            // A slide shows the picture that stands for a recording, or says what is to be heard.
            Element::Recording(recording) => match &recording.poster {
                Some(poster) => self.figures.push((poster.clone(), Some(recording.alt.clone()))),
                None => self.column().texts.push(SlideText::plain(recording.alt.clone())),
            },
            _ => self.column().texts.extend(texts(element)),
        }
    }

    fn column(&mut self) -> &mut Column {
        self.columns.last_mut().expect("there is always a column")
    }

    fn texts(&self) -> Vec<SlideText> {
        self.columns.iter().flat_map(|column| &column.texts).cloned().collect()
    }

    /// The layout that can show these parts: the author's own wherever it can.
    fn layout(&self, wanted: Layout, measure: &mut Measure) -> SlideLayout {
        let (text, figure) = (!self.columns.is_empty(), !self.figures.is_empty());
        if let Some(layout) = self.beside {
            return layout;
        }
        match wanted {
            Layout::Comparison if self.columns.len() > 1 => SlideLayout::Comparison,
            Layout::TwoColumns | Layout::Comparison if self.columns.len() > 1 => SlideLayout::TwoColumns,
            Layout::Picture if figure => {
                let caption = self.texts();
                if fits(&caption, SlideLayout::Picture, Slot::Body, measure) {
                    SlideLayout::Picture
                } else {
                    SlideLayout::PictureText
                }
            }
            _ if figure && text => SlideLayout::PictureText,
            _ if figure => SlideLayout::Picture,
            _ if !self.tables.is_empty() => {
                let note = self.texts();
                if fits(&note, SlideLayout::Table, Slot::Second, measure) {
                    SlideLayout::Table
                } else {
                    SlideLayout::Bullets
                }
            }
            Layout::Quote => SlideLayout::Quote,
            Layout::Case => SlideLayout::Case,
            Layout::Activity => SlideLayout::Activity,
            Layout::KeyPoints => SlideLayout::KeyPoints,
            Layout::Closing => SlideLayout::Closing,
            _ => SlideLayout::Bullets,
        }
    }

    /// Moves the parts that the layout has slots for into them.
    fn fill(&mut self, layout: SlideLayout, facts: &RichText) -> Vec<(Slot, Content)> {
        let mut contents = Contents::default();
        let texts = self.texts();
        match layout {
            SlideLayout::TwoColumns | SlideLayout::Comparison => {
                contents.columns(layout, std::mem::take(&mut self.columns));
            }
            SlideLayout::Table => {
                contents.0.push((Slot::Body, Content::Table(self.tables.remove(0))));
                contents.text(Slot::Second, texts);
            }
            SlideLayout::Picture => {
                contents.picture(self.figures.remove(0));
                contents.text(Slot::Body, texts);
            }
            SlideLayout::PictureText => {
                contents.text(Slot::Body, texts);
                contents.picture(self.figures.remove(0));
            }
            SlideLayout::Case => {
                contents.text(Slot::Facts, vec![SlideText::plain(facts.clone())]);
                let (story, question) = closing_question(texts);
                contents.text(Slot::Body, story);
                contents.text(Slot::Second, question);
            }
            SlideLayout::Activity => {
                contents.text(Slot::Facts, vec![SlideText::plain(facts.clone())]);
                contents.text(Slot::Body, texts);
            }
            _ => contents.text(Slot::Body, texts),
        }
        contents.0
    }
}

/// Filled slots in reading order.
#[derive(Default)]
struct Contents(Vec<(Slot, Content)>);

impl Contents {
    fn text(&mut self, slot: Slot, texts: Vec<SlideText>) {
        if !texts.is_empty() {
            self.0.push((slot, Content::Text(texts)));
        }
    }

    fn picture(&mut self, (asset, alt): (AssetPath, Option<RichText>)) {
        self.0.push((Slot::Picture, Content::Picture(asset, alt)));
    }

    /// Two columns; in a comparison a heading at the top of each is its head.
    fn columns(&mut self, layout: SlideLayout, columns: Vec<Column>) {
        let mut columns = columns.into_iter();
        let first = columns.next().unwrap_or_default();
        let mut second = Column::default();
        for column in columns {
            second.texts.extend(column.texts);
            second.tables.extend(column.tables);
        }
        for (head, slot, column) in
            [(Slot::FirstHead, Slot::Body, first), (Slot::SecondHead, Slot::Second, second)]
        {
            let Column { mut texts, tables } = column;
            let headed = texts.first().is_some_and(|text| text.style == SlideStyle::Heading);
            if layout == SlideLayout::Comparison && headed {
                self.text(head, vec![SlideText::plain(texts.remove(0).text)]);
            }
            self.text(slot, texts);
            self.0.extend(tables.into_iter().map(|table| (slot, Content::Table(table))));
        }
    }
}

/// The layout in which the tables of two columns stand beside what the other column has; `None` where
/// they need slides of their own.
fn beside(wanted: Layout, columns: &[Column], measure: &mut Measure) -> Option<SlideLayout> {
    let [first, second] = columns else { return None };
    let tables = [(first, Slot::Body), (second, Slot::Second)];
    let tables: Vec<_> = tables.into_iter().filter(|(column, _)| !column.tables.is_empty()).collect();
    let headed = tables.iter().any(|(column, _)| column.is_heading());
    let layout = match wanted {
        _ if tables.is_empty() => return None,
        Layout::TwoColumns if !headed => SlideLayout::TwoColumns,
        Layout::TwoColumns | Layout::Comparison => SlideLayout::Comparison,
        _ => return None,
    };
    let has = |slot| measure.grid.find(layout, slot).is_some();
    let has_heads = has(Slot::FirstHead) && has(Slot::SecondHead);
    let mut fits = |(column, slot): &(&Column, Slot)| {
        let seat = measure.grid.find_for_table(layout, *slot);
        column.is_table() && seat.is_some_and(|seat| measure.has_whole_words(&column.tables[0], seat))
    };
    (tables.iter().all(&mut fits) && (has_heads || !headed)).then_some(layout)
}

/// The last paragraph of a case slide is its question to the room where something stands above it.
fn closing_question(mut texts: Vec<SlideText>) -> (Vec<SlideText>, Vec<SlideText>) {
    let asks = texts.len() > 1 && texts.last().is_some_and(|text| text.style == SlideStyle::Plain);
    let question = if asks { texts.split_off(texts.len() - 1) } else { Vec::new() };
    (texts, question)
}

/// The paragraphs of a body in one column, without tables and pictures.
pub(super) fn flow(prose: &Prose<RichText>) -> Vec<SlideText> {
    prose.elements().flat_map(texts).collect()
}

fn texts(element: &Element<RichText>) -> Vec<SlideText> {
    match element {
        Element::Paragraph(text) | Element::Mark(text) => vec![SlideText::plain(text.clone())],
        Element::Heading { text, .. } => {
            vec![SlideText { style: SlideStyle::Heading, ..SlideText::plain(text.clone()) }]
        }
        Element::List(list) => SlideText::of_list(list),
        Element::Quote(paragraphs) => paragraphs.iter().cloned().map(SlideText::plain).collect(),
        Element::Table(_) | Element::Figure(_) | Element::Recording(_) | Element::ColumnBreak => Vec::new(),
    }
}
