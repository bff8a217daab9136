//! `publish:` of `overlay.yaml`: what must be translated, and what is shown until it is.

use super::decode::{self, Fields};
use super::overlay_file::unknown_language;
use super::yaml::Node;
use crate::diagnostic::Problems;
use crate::model::{Below, Language, Publish, Share, Shares};

/// Most days of grace: beyond them nobody would call a text new.
const MOST_DAYS: u32 = 366;

pub(super) fn publish(node: &Node, problems: &mut Problems) -> Publish {
    let mut publish = Publish::default();
    let Some(mut map) = Fields::of(node, problems) else { return publish };
    let drafts = map.get("drafts").and_then(|node| decode::one_of(node, &["show", "hide"], problems));
    publish.show_drafts = drafts.map(|word| word == "show");
    let below = map.get("below").and_then(|node| decode::one_of(node, &["draft", "refuse"], problems));
    publish.below = below.map(|word| if word == "refuse" { Below::Refuse } else { Below::Draft });
    publish.grace_days = map.get("grace-days").and_then(|node| decode::number(node, MOST_DAYS, problems));
    publish.shares = shares(&mut map, problems);
    for entry in map.get("languages").map_or(&[][..], |node| decode::entries(node, problems)) {
        let Some(language) = Language::parse(&entry.key) else {
            problems.push(unknown_language(&entry.key, &entry.key_origin));
            continue;
        };
        if let Some(mut own) = Fields::of(&entry.value, problems) {
            publish.by_language.insert(language, shares(&mut own, problems));
            own.finish(problems);
        }
    }
    map.finish(problems);
    publish
}

fn shares(map: &mut Fields<'_>, problems: &mut Problems) -> Shares {
    let mut shares = Shares::new();
    for share in Share::ALL {
        let Some(node) = map.get(share.name()) else { continue };
        let percent = decode::number(node, 100, problems).and_then(|number| u8::try_from(number).ok());
        shares.extend(percent.map(|percent| (share, (percent, node.origin.clone()))));
    }
    shares
}
