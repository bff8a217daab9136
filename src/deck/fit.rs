//! Splitting: what does not fit a placeholder goes on to further slides.

use super::geometry;
use super::measure::Measure;
use super::sheet::Sheet;
use super::surplus::Surplus;
use super::table;
use crate::model::{Content, Emu, Placed, RichText, Seat, Size, SlideLayout, SlideStyle, SlideText, Slot};

/// What a sheet became, and which of its slots holds a paragraph too long for any slide.
pub(super) struct Fitted {
    /// The placeholders of each physical slide.
    pub(super) parts: Vec<Vec<Placed>>,
    /// Slots that overflow, each once, with what is too much in the worst of its paragraphs.
    pub(super) too_long: Vec<(Slot, Surplus)>,
}

/// Distributes the contents of a sheet over as few slides as it needs, in type as large as these
/// allow. Large print becomes smaller only where a paragraph fits no slide.
pub(super) fn fit(sheet: &Sheet, measure: &mut Measure) -> Fitted {
    let mut best = fit_at(sheet, measure, 100);
    for scale in geometry::SCALES {
        if best.too_long.is_empty() && (best.parts.len() == 1 || measure.size == Size::Large) {
            break;
        }
        let fitted = fit_at(sheet, measure, scale);
        let cost = |fitted: &Fitted| (fitted.too_long.len(), fitted.parts.len());
        if cost(&fitted) < cost(&best) {
            best = fitted;
        }
    }
    best
}

fn fit_at(sheet: &Sheet, measure: &mut Measure, scale: u32) -> Fitted {
    let mut too_long = Vec::new();
    let mut slots = Vec::new();
    for (slot, content) in &sheet.contents {
        let seat = measure.grid.find_for(sheet.layout, *slot, content);
        let mut seat = seat.expect("sheets fill slots of their layout");
        let parts = match content {
            Content::Text(texts) => {
                if scales(*slot, measure.size) {
                    seat.scale = scale;
                }
                let column = Column { seat };
                too_long.extend(column.surplus(texts, measure).map(|surplus| (*slot, surplus)));
                column.split(texts, measure).into_iter().map(Content::Text).collect()
            }
            Content::Table(table) => {
                let heights = measure.rows(table, seat);
                let limit = table_room(sheet, seat, measure);
                let room = Emu(limit.0 - heights[0].0);
                let rows = table.rows.iter().zip(&heights[1..]).filter(|(_, height)| **height > room);
                let surplus = rows.map(|(row, _)| measure.surplus(table, (row, seat), room)).max();
                too_long.extend(surplus.map(|surplus| (*slot, surplus)));
                table::split(table, &heights, limit).into_iter().map(Content::Table).collect()
            }
            Content::Picture(..) => vec![content.clone()],
        };
        slots.push((*slot, seat, parts));
    }
    Fitted { parts: deal(sheet.layout, &slots), too_long }
}

/// Whether long texts make the type of a slot smaller. Heads of columns keep theirs, but for the large
/// ones of large print.
fn scales(slot: Slot, size: Size) -> bool {
    match slot {
        Slot::Body | Slot::Second | Slot::Subtitle => true,
        Slot::FirstHead | Slot::SecondHead => size == Size::Large,
        Slot::Facts | Slot::Picture => false,
    }
}

/// How high a table may be: without a note it may use the room of the note as well.
fn table_room(sheet: &Sheet, seat: Seat, measure: &Measure) -> Emu {
    match measure.grid.find(sheet.layout, Slot::Second) {
        Some(note) if sheet.contents.len() == 1 && note.rect.y > seat.rect.y => {
            Emu(note.rect.y.0 + note.rect.height.0 - seat.rect.y.0)
        }
        _ => seat.rect.height,
    }
}

/// Whether texts fit a placeholder of a layout without a split.
pub(super) fn fits(texts: &[SlideText], layout: SlideLayout, slot: Slot, measure: &mut Measure) -> bool {
    let seat = measure.grid.find(layout, slot).expect("asked for slots of the layout");
    let column = Column { seat };
    column.height(texts, measure) <= column.limit()
}

/// What of a text is too much for a placeholder; `None` where it fits.
pub(super) fn surplus(text: &SlideText, seat: Seat, measure: &mut Measure) -> Option<Surplus> {
    let mut fits = |text: &SlideText| measure.text(text, seat) <= seat.inner().height;
    let of = |head: &RichText| SlideText { text: head.clone(), ..text.clone() };
    (!fits(text)).then(|| Surplus::of(&text.text, |head| fits(&of(head))))
}

/// Parts of each slot onto slides. What has one part only stays in sight on each of them, except
/// the question of a case, which closes it.
fn deal(layout: SlideLayout, slots: &[(Slot, Seat, Vec<Content>)]) -> Vec<Vec<Placed>> {
    let count = slots.iter().map(|(_, _, parts)| parts.len()).max().unwrap_or(1);
    let on = |number: usize, slot: Slot, parts: &[Content]| match (layout, slot) {
        (SlideLayout::Case | SlideLayout::Table, Slot::Second) => {
            (number + parts.len()).checked_sub(count).and_then(|index| parts.get(index)).cloned()
        }
        _ if parts.len() == 1 => parts.first().cloned(),
        _ => parts.get(number).cloned(),
    };
    let slide = |number: usize| {
        let placed = slots.iter().filter_map(|(slot, seat, parts)| {
            Some(Placed {
                slot: *slot,
                rect: seat.rect,
                scale: seat.scale,
                content: on(number, *slot, parts)?,
            })
        });
        placed.collect()
    };
    (0..count).map(slide).collect()
}

/// A placeholder that is filled from the top.
#[derive(Clone, Copy)]
struct Column {
    seat: Seat,
}

impl Column {
    fn limit(self) -> i64 {
        self.seat.inner().height.0
    }

    /// The space above a paragraph that is not the first.
    fn gap(self, text: &SlideText) -> i64 {
        i64::from(self.seat.setting(text.style).gap) * Emu::PER_HUNDREDTH
    }

    fn height(self, texts: &[SlideText], measure: &mut Measure) -> i64 {
        let heights: i64 = texts.iter().map(|text| measure.text(text, self.seat).0).sum();
        heights + texts.iter().skip(1).map(|text| self.gap(text)).sum::<i64>()
    }

    /// What is too much in the worst of the paragraphs that fit no slide; `None` where all fit.
    fn surplus(self, texts: &[SlideText], measure: &mut Measure) -> Option<Surplus> {
        texts.iter().filter_map(|text| surplus(text, self.seat, measure)).max()
    }

    /// As few parts as the limit allows, of heights as equal as the borders of paragraphs allow.
    fn split(self, texts: &[SlideText], measure: &mut Measure) -> Vec<Vec<SlideText>> {
        let heights: Vec<Emu> = texts.iter().map(|text| measure.text(text, self.seat)).collect();
        let needed = self.fill(texts, &heights, self.limit());
        let step = self.limit() / 20;
        let lower = (1..20).map(|n| self.limit() - step * n);
        let even = lower
            .map(|limit| self.fill(texts, &heights, limit))
            .take_while(|parts| parts.len() == needed.len());
        let lengths = even.last().unwrap_or(needed);
        let mut rest = texts;
        let mut parts = Vec::new();
        for length in lengths {
            let (part, after) = rest.split_at(length);
            parts.push(part.to_vec());
            rest = after;
        }
        parts
    }

    /// The number of paragraphs of each part when a part may be `limit` high.
    fn fill(self, texts: &[SlideText], heights: &[Emu], limit: i64) -> Vec<usize> {
        let mut lengths = vec![0];
        let mut used = 0;
        for (index, height) in heights.iter().enumerate() {
            let length = lengths.last_mut().expect("there is always a last part");
            let above = if *length == 0 { 0 } else { self.gap(&texts[index]) };
            let next = heights.get(index + 1).map_or(0, |next| next.0 + self.gap(&texts[index + 1]));
            let company = if leads(&texts[index..]) { next } else { 0 };
            if *length > 0 && used + above + height.0 + company > limit {
                lengths.push(1);
                used = height.0;
            } else {
                *length += 1;
                used += above + height.0;
            }
        }
        lengths
    }
}

/// Whether the first of these paragraphs must not stand last on a slide: a lead-in, or an item with
/// items of its own.
fn leads(texts: &[SlideText]) -> bool {
    let child = |text: &SlideText| text.style.is_second();
    match texts {
        [text, next, ..] => text.style == SlideStyle::Heading || (!child(text) && child(next)),
        _ => false,
    }
}

/// The title of one of several parts.
pub(super) fn numbered(title: &RichText, (part, parts): (usize, usize)) -> RichText {
    let mut title = title.clone();
    if parts > 1 {
        let mut run = title.runs.last().expect("a title has words").clone();
        run.text = format!(" ({part}/{parts})");
        title.runs.push(run);
    }
    title
}
