//! Layouts of a template that lack a slot: its words join those of another one.

use super::sheet::Sheet;
use crate::model::{Content, Grid, Host, SlideStyle, SlideText, Slot};

/// The sheet with every content in a slot that its layout has.
pub(super) fn seated(sheet: Sheet, grid: &Grid) -> Sheet {
    let layout = sheet.layout;
    let has = |slot| grid.find(layout, slot).is_some();
    let (mut contents, guests): (Vec<_>, Vec<_>) =
        sheet.contents.into_iter().partition(|(slot, _)| has(*slot));
    for (slot, content) in guests {
        let host = slot.host(layout).expect("a layout has each slot whose words can go nowhere else");
        if let Content::Text(texts) = content {
            join(&mut contents, host, as_guests(slot, texts));
        }
    }
    Sheet { contents, ..sheet }
}

/// Heads of columns are lead-ins where they stand in the columns.
fn as_guests(slot: Slot, mut texts: Vec<SlideText>) -> Vec<SlideText> {
    if matches!(slot, Slot::FirstHead | Slot::SecondHead) {
        for text in &mut texts {
            text.style = SlideStyle::Heading;
        }
    }
    texts
}

fn join(contents: &mut Vec<(Slot, Content)>, host: Host, guests: Vec<SlideText>) {
    let (Host::Before(slot) | Host::After(slot)) = host;
    let own = contents.iter_mut().find(|(other, _)| *other == slot);
    match (own, host) {
        (Some((_, Content::Text(texts))), Host::Before(_)) => {
            texts.splice(0..0, guests);
        }
        (Some((_, Content::Text(texts))), Host::After(_)) => texts.extend(guests),
        _ => contents.push((slot, Content::Text(guests))),
    }
}
