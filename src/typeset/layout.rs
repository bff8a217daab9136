//! Shaping and breaking by parley.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontFamily, FontWeight, Layout, LayoutContext,
    LineHeight, OverflowWrap, StyleProperty,
};

use super::breaks::KEPT;
use super::brief;
use super::face::families_for;
use super::{Align, Cluster, Direction, Face, FaceId, Glyph, GlyphRun, Line, Lines, Milli, Paragraph};

/// Words are shaped once at this size, in points, and scaled to all others: the faces have no hints.
const EM: f32 = 1000.0;

/// Bytes of words that are kept shaped. A chapter is set a few times, until it suits its pages.
const KEPT_BYTES: usize = 100_000;

/// Turns paragraphs into lines. Holds caches: make one per job and keep it.
pub struct Typesetter {
    fonts: FontContext,
    scratch: LayoutContext<SpanIndex>,
    shaped: Kept<Words, Layout<SpanIndex>>,
    set: Kept<Setting, Lines>,
}

/// What the shapes of a paragraph depend on.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Words {
    text: String,
    /// The ends of the spans in the text, and whether each is bold.
    spans: Vec<(usize, bool)>,
    direction: Direction,
    locale: String,
}

impl Words {
    fn of(paragraph: &Paragraph) -> Self {
        let mut text = String::new();
        let spans = paragraph.spans.iter().map(|span| {
            text.push_str(&span.text);
            (text.len(), span.bold)
        });
        let spans = spans.collect();
        Self { text, spans, direction: paragraph.direction, locale: paragraph.locale.clone() }
    }
}

/// What the lines of a paragraph depend on, but for the distance between them.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Setting {
    words: Words,
    size: Milli,
    width: Milli,
    align: Align,
}

impl Setting {
    fn of(paragraph: &Paragraph) -> Self {
        let Paragraph { size, width, align, .. } = *paragraph;
        Self { words: Words::of(paragraph), size, width, align }
    }
}

/// Which span a character comes from.
type SpanIndex = usize;

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// A typesetter that knows the bundled faces and no others.
    pub fn new() -> Self {
        let fonts = FontContext { collection: bundled().clone(), source_cache: SourceCache::default() };
        Self { fonts, scratch: LayoutContext::new(), shaped: Kept::default(), set: Kept::default() }
    }

    /// Shapes a paragraph and breaks it into lines. Words that are wider than the paragraph are
    /// broken anywhere.
    pub fn layout(&mut self, paragraph: &Paragraph) -> Lines {
        let setting = Setting::of(paragraph);
        let mut lines = match self.set.get(&setting) {
            Some(lines) => lines.clone(),
            None => {
                let lines = self.set(&setting.words, paragraph);
                let bytes = setting.words.text.len();
                self.set.keep(setting, lines.clone(), bytes);
                lines
            }
        };
        Grid::of(paragraph).space(&mut lines);
        lines
    }

    /// The lines of a paragraph, all of them at its top.
    fn set(&mut self, words: &Words, paragraph: &Paragraph) -> Lines {
        let layout = self.broken(words, paragraph);
        let scale = Scale::to(paragraph.size);
        layout.align(alignment(paragraph.align), AlignmentOptions::default());
        let mut missing = Vec::new();
        let lines = layout.lines().map(|line| {
            let metrics = line.metrics();
            let mut runs = Vec::new();
            let mut x = scale.of(metrics.offset + metrics.inline_min_coord);
            for run in line.runs() {
                let strip = Strip::of(&run, &words.text, (paragraph.size, scale));
                strip.note_missing(&mut missing);
                x = strip.place(x, &mut runs);
            }
            Line {
                top: Milli(0),
                baseline: Milli(0),
                height: Milli(0),
                width: scale.of(metrics.advance - metrics.hanging_advance),
                text: line.text_range(),
                runs: runs.into(),
            }
        });
        Lines { lines: lines.collect(), height: Milli(0), missing }
    }

    /// How high the lines of a paragraph are together, without setting them.
    pub fn height(&mut self, paragraph: &Paragraph) -> Milli {
        let mut set = || self.broken(&Words::of(paragraph), paragraph).len();
        let is_one_line = brief::is_one_line(paragraph);
        debug_assert!(!is_one_line || set() == 1, "{paragraph:?}");
        let lines = if is_one_line { 1 } else { set() };
        Grid::of(paragraph).pitch * i64::try_from(lines).expect("lines are few")
    }

    /// The words of a paragraph in lines.
    fn broken(&mut self, words: &Words, paragraph: &Paragraph) -> &mut Layout<SpanIndex> {
        let width = Scale::to(paragraph.size).back(paragraph.width);
        let layout = self.shaped(words);
        layout.break_all_lines(Some(width));
        layout
    }

    /// The shapes of words, which may have been shaped before.
    fn shaped(&mut self, words: &Words) -> &mut Layout<SpanIndex> {
        if self.shaped.get(words).is_none() {
            let layout = self.shape(words);
            self.shaped.keep(words.clone(), layout, words.text.len());
        }
        self.shaped.get(words).expect("it was put there if it was not")
    }

    fn shape(&mut self, words: &Words) -> Layout<SpanIndex> {
        let families = families_for(&words.locale, &words.text);
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, &words.text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::Source(families.into())));
        builder.push_default(StyleProperty::FontSize(EM));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(1.0)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        builder.push_default(StyleProperty::Locale(parley::fontique::Language::parse(&words.locale).ok()));
        builder.set_line_break_override(Some(KEPT));
        builder.set_base_direction(match words.direction {
            Direction::Ltr => BaseDirection::Ltr,
            Direction::Rtl => BaseDirection::Rtl,
        });
        let mut start = 0;
        for (index, (end, bold)) in words.spans.iter().enumerate() {
            builder.push(StyleProperty::Brush(index), start..*end);
            if *bold {
                builder.push(StyleProperty::FontWeight(FontWeight::BOLD), start..*end);
            }
            start = *end;
        }
        builder.build(&words.text)
    }
}

/// What was made of paragraphs, until they have [`KEPT_BYTES`] of words.
struct Kept<K, V> {
    made: HashMap<K, V>,
    bytes: usize,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self { made: HashMap::new(), bytes: 0 }
    }
}

impl<K: Eq + Hash, V> Kept<K, V> {
    fn get(&mut self, key: &K) -> Option<&mut V> {
        self.made.get_mut(key)
    }

    /// Keeps what was made of so many bytes of words.
    fn keep(&mut self, key: K, made: V, bytes: usize) {
        self.bytes += bytes;
        if self.bytes > KEPT_BYTES {
            *self = Self { bytes, ..Self::default() };
        }
        self.made.insert(key, made);
    }
}

/// The bundled faces as parley knows them; the number of a face is the id of its data.
fn bundled() -> &'static Collection {
    static BUNDLED: OnceLock<Collection> = OnceLock::new();
    BUNDLED.get_or_init(|| {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        for face in Face::all() {
            collection.register_fonts(Blob::from_raw_parts(Arc::new(face.bytes), face.id.0.into()), None);
        }
        collection
    })
}

fn alignment(align: Align) -> Alignment {
    match align {
        Align::Start => Alignment::Start,
        Align::Center => Alignment::Center,
        Align::End => Alignment::End,
    }
}

/// The rhythm of the lines: one face decides it, so a foreign word never moves a baseline.
struct Grid {
    pitch: Milli,
    ascent: Milli,
}

impl Grid {
    fn of(paragraph: &Paragraph) -> Self {
        let face = Face::for_locale(&paragraph.locale, false);
        let units = |units: i16| Milli(paragraph.size.0 * i64::from(units) / i64::from(face.units_per_em));
        let pitch = paragraph.size.scaled(paragraph.line_height);
        let leading = pitch - (units(face.ascent) - units(face.descent));
        Self { pitch, ascent: leading / 2 + units(face.ascent) }
    }

    /// Puts lines below each other.
    fn space(&self, lines: &mut Lines) {
        let mut top = Milli(0);
        for line in &mut lines.lines {
            (line.top, line.baseline, line.height) = (top, top + self.ascent, self.pitch);
            top += self.pitch;
        }
        lines.height = top;
    }
}

/// From lengths at [`EM`] to those at the size of a paragraph.
#[derive(Clone, Copy)]
struct Scale(f32);

impl Scale {
    fn to(size: Milli) -> Self {
        Self(size.to_points() / EM)
    }

    fn of(self, length: f32) -> Milli {
        Milli::from_points(length * self.0)
    }

    fn back(self, length: Milli) -> f32 {
        length.to_points() / self.0
    }
}

/// The clusters of a strip of glyphs from left to right.
struct Strip<'a> {
    face: FaceId,
    size: Milli,
    rtl: bool,
    text: &'a str,
    glyphs: Vec<Glyph>,
    /// Where each stands in the text and among the glyphs, and the span of its first character.
    clusters: Vec<(Range<usize>, Range<usize>, SpanIndex)>,
}

impl<'a> Strip<'a> {
    fn of(run: &parley::Run<'_, SpanIndex>, text: &'a str, (size, scale): (Milli, Scale)) -> Self {
        let face = u8::try_from(run.font().data.id()).expect("face numbers are the ids of the data");
        let (glyphs, clusters) = (Vec::new(), Vec::new());
        let mut strip = Self { face: FaceId(face), size, rtl: run.is_rtl(), text, glyphs, clusters };
        for cluster in run.clusters() {
            match strip.clusters.last_mut() {
                Some((text, ..)) if cluster.is_ligature_continuation() => text.end = cluster.text_range().end,
                _ => strip.push(&cluster, scale),
            }
        }
        strip.clusters.retain(|(range, ..)| !text[range.clone()].chars().all(char::is_control));
        if strip.rtl {
            strip.clusters.reverse();
        }
        strip
    }

    fn push(&mut self, cluster: &parley::Cluster<'_, SpanIndex>, scale: Scale) {
        let first = self.glyphs.len();
        self.glyphs.extend(cluster.glyphs().map(|glyph| Glyph {
            gid: u16::try_from(glyph.id).expect("the bundled faces have fewer than 65,536 glyphs"),
            advance: scale.of(glyph.advance),
            dx: scale.of(glyph.x),
            dy: scale.of(glyph.y),
        }));
        self.clusters.push((cluster.text_range(), first..self.glyphs.len(), cluster.style().brush));
    }

    fn clusters(&self) -> impl Iterator<Item = (Cluster<'_>, SpanIndex)> {
        self.clusters.iter().map(|(text, glyphs, span)| {
            (Cluster { text: &self.text[text.clone()], glyphs: &self.glyphs[glyphs.clone()] }, *span)
        })
    }

    /// Appends its clusters as one run per span, and returns where the pen stands then.
    fn place(&self, mut x: Milli, runs: &mut Vec<GlyphRun>) -> Milli {
        let first = runs.len();
        for (cluster, span) in self.clusters() {
            if runs[first..].last().is_none_or(|run| run.span != span) {
                runs.push(GlyphRun::new((self.face, self.size, self.rtl), span, x));
            }
            runs.last_mut().expect("there is one for the span").push(cluster);
            x += cluster.width();
        }
        x
    }

    /// Adds the characters behind empty glyphs.
    fn note_missing(&self, missing: &mut Vec<char>) {
        for (cluster, _) in self.clusters() {
            if cluster.glyphs.iter().all(|glyph| glyph.gid != 0) {
                continue;
            }
            let covered = |c: char| Face::all().iter().any(|face| face.covers(c));
            let uncovered: Vec<char> = cluster.text.chars().filter(|c| !covered(*c)).collect();
            // A cluster may fail as a whole although each of its characters stands in some face.
            let blamed = if uncovered.is_empty() { cluster.text.chars().collect() } else { uncovered };
            for c in blamed {
                if !missing.contains(&c) {
                    missing.push(c);
                }
            }
        }
    }
}
