//! `changelog:` of `series.yaml`: what each release changed.

use std::collections::BTreeMap;

use super::decode::{self, Fields};
use super::fields;
use super::yaml::Node;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::Release;

/// Reads the list.
pub(super) fn releases(node: &Node, problems: &mut Problems) -> Vec<Release> {
    decode::items(node).iter().filter_map(|node| release(node, problems)).collect()
}

fn release(node: &Node, problems: &mut Problems) -> Option<Release> {
    let mut map = Fields::of(node, problems)?;
    let version = map.need("version", problems).and_then(|node| decode::string(node, problems));
    let date = map.need("date", problems).and_then(|node| decode::date(node, problems));
    let changes = map.need("changes", problems).map_or(&[][..], decode::items);
    let changes = changes.iter().filter_map(|node| decode::string(node, problems)).collect();
    map.finish(problems);
    Some(Release { version: version?, date: date?, changes, origin: fields::head(node) })
}

/// Newest first, each version once, the series' own among them.
pub(super) fn check(releases: &[Release], version: &str, node: &Node, problems: &mut Problems) {
    let told = |message: String, origin: &Origin| Diagnostic::new(Code::BadChangelog, message).at(origin);
    let mut seen: BTreeMap<&str, &Origin> = BTreeMap::new();
    for release in releases {
        if let Some(first) = seen.insert(&release.version, &release.origin) {
            problems.push(
                told(format!("the version `{}` stands twice", release.version), &release.origin)
                    .also("first here", first)
                    .hint("put the changes of one version into one entry"),
            );
        }
    }
    for pair in releases.windows(2).filter(|pair| pair[0].date < pair[1].date) {
        problems.push(
            told(format!("`{}` is younger than the entry above it", pair[1].version), &pair[1].origin)
                .also("the entry above it", &pair[0].origin)
                .hint("put the newest release first"),
        );
    }
    if !releases.is_empty() && !releases.iter().any(|release| release.version == version) {
        problems.push(
            told(format!("the changelog has no entry for the version `{version}`"), &fields::head(node))
                .hint(format!(
                    "add `- {{ version: {version}, date: …, changes: [ … ] }}` as its first entry"
                )),
        );
    }
}
