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
    columns: Vec<Vec<SlideText>>,
    tables: Vec<Table<RichText>>,
    figures: Vec<(AssetPath, Option<RichText>)>,
}

impl Sheet {
    /// The sheets of an authored slide: one, and one more for each table and picture that its
    /// layout has no place for. `facts` stand under the title of cases and activities.
    pub(super) fn of_slide(slide: &Slide, facts: &RichText, measure: &mut Measure) -> Vec<Self> {
        let mut parts = Parts::of(slide);
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
    fn of(slide: &Slide) -> Self {
        let mut parts = Self { columns: vec![Vec::new()], tables: Vec::new(), figures: Vec::new() };
        if let Some(picture) = &slide.picture {
            parts.figures.push((picture.asset.clone(), picture.alt.clone()));
        }
        for element in slide.body.elements() {
            parts.take(element);
        }
        parts.columns.retain(|column| !column.is_empty());
        parts
    }

    fn take(&mut self, element: &Element<RichText>) {
        match element {
            Element::ColumnBreak => self.columns.push(Vec::new()),
            Element::Table(table) => self.tables.push(table.clone()),
            Element::Figure(Figure { asset, alt }) => {
                if self.figures.iter().all(|(other, _)| other != asset) {
                    self.figures.push((asset.clone(), alt.clone()));
                }
            }
            // A slide shows the picture that stands for a recording, or says what is to be heard.
            Element::Recording(recording) => match &recording.poster {
                Some(poster) => self.figures.push((poster.clone(), Some(recording.alt.clone()))),
                None => self.column().push(SlideText::plain(recording.alt.clone())),
            },
            _ => self.column().extend(texts(element)),
        }
    }

    fn column(&mut self) -> &mut Vec<SlideText> {
        self.columns.last_mut().expect("there is always a column")
    }

    /// The layout that can show these parts: the author's own wherever it can.
    fn layout(&self, wanted: Layout, measure: &mut Measure) -> SlideLayout {
        let (text, figure) = (!self.columns.is_empty(), !self.figures.is_empty());
        match wanted {
            Layout::Comparison if self.columns.len() > 1 => SlideLayout::Comparison,
            Layout::TwoColumns | Layout::Comparison if self.columns.len() > 1 => SlideLayout::TwoColumns,
            Layout::Picture if figure => {
                let caption = self.columns.concat();
                if fits(&caption, SlideLayout::Picture, Slot::Body, measure) {
                    SlideLayout::Picture
                } else {
                    SlideLayout::PictureText
                }
            }
            _ if figure && text => SlideLayout::PictureText,
            _ if figure => SlideLayout::Picture,
            _ if !self.tables.is_empty() => {
                let note = self.columns.concat();
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
        let columns = std::mem::take(&mut self.columns);
        match layout {
            SlideLayout::TwoColumns | SlideLayout::Comparison => contents.columns(layout, columns),
            SlideLayout::Table => {
                contents.0.push((Slot::Body, Content::Table(self.tables.remove(0))));
                contents.text(Slot::Second, columns.concat());
            }
            SlideLayout::Picture => {
                contents.picture(self.figures.remove(0));
                contents.text(Slot::Body, columns.concat());
            }
            SlideLayout::PictureText => {
                contents.text(Slot::Body, columns.concat());
                contents.picture(self.figures.remove(0));
            }
            SlideLayout::Case => {
                contents.text(Slot::Facts, vec![SlideText::plain(facts.clone())]);
                let (story, question) = closing_question(columns.concat());
                contents.text(Slot::Body, story);
                contents.text(Slot::Second, question);
            }
            SlideLayout::Activity => {
                contents.text(Slot::Facts, vec![SlideText::plain(facts.clone())]);
                contents.text(Slot::Body, columns.concat());
            }
            _ => contents.text(Slot::Body, columns.concat()),
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
    fn columns(&mut self, layout: SlideLayout, columns: Vec<Vec<SlideText>>) {
        let mut columns = columns.into_iter();
        let first = columns.next().unwrap_or_default();
        let second = columns.flatten().collect();
        for (head, slot, texts) in
            [(Slot::FirstHead, Slot::Body, first), (Slot::SecondHead, Slot::Second, second)]
        {
            let mut texts: Vec<SlideText> = texts;
            let headed = texts.first().is_some_and(|text| text.style == SlideStyle::Heading);
            if layout == SlideLayout::Comparison && headed {
                self.text(head, vec![SlideText::plain(texts.remove(0).text)]);
            }
            self.text(slot, texts);
        }
    }
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
