//! `facts.yaml`: numbers, laws and institutions with their sources.

use super::decode::{self, Fields};
use super::fields;
use super::yaml::Node;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Clearance, Fact, Visibility};

/// Reads the file.
pub(super) fn facts(root: &Node, problems: &mut Problems) -> Vec<Fact> {
    decode::items(root).iter().filter_map(|node| fact(node, problems)).collect()
}

fn fact(node: &Node, problems: &mut Problems) -> Option<Fact> {
    let mut map = Fields::of(node, problems)?;
    let id = map.need("id", problems).and_then(|node| decode::id(node, problems));
    let text = map.need("text", problems).and_then(|node| decode::text(node, problems));
    let source = map.need("source", problems).and_then(|node| fields::source(node, problems));
    let as_of = map.need("as_of", problems).and_then(|node| decode::date(node, problems));
    let review_by = map.need("review_by", problems).and_then(|node| decode::date(node, problems));
    let confidence = map.need("confidence", problems);
    let confidence =
        confidence.and_then(|node| decode::one_of(node, &["verified", "well-known", "uncertain"], problems));
    let clearance =
        map.get("clearance").and_then(|node| decode::one_of(node, &["none", "co", "hq"], problems));
    let cleared_by = map.get("cleared_by").and_then(|node| decode::string(node, problems));
    let cleared_on = map.get("cleared_on").and_then(|node| decode::date(node, problems));
    let sensitivity =
        map.get("sensitivity").and_then(|node| decode::one_of(node, &["open", "restricted"], problems));
    map.get("unit").and_then(|node| decode::string(node, problems));
    map.finish(problems);
    if confidence == Some("uncertain") {
        problems.push(
            Diagnostic::new(Code::UncertainFact, format!("the fact `{}` is marked uncertain", id.as_ref()?))
                .at(&fields::head(node))
                .hint("leave it out until a source settles it"),
        );
    }
    Some(Fact {
        id: id?,
        text: text?,
        source: source?,
        as_of: as_of?,
        review_by: review_by?,
        confidence: confidence?.to_owned(),
        clearance: Clearance::new(clearance, cleared_by, cleared_on),
        visibility: Visibility::of_word(sensitivity),
        origin: fields::head(node),
    })
}
