//! Whether enough of a module is translated to be published.

use super::coverage::{Coverage, Tally};
use super::role;
use crate::diagnostic::Origin;
use crate::model::{Date, Language, Publish, Share};

/// What may be shown, and what is not held against a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Policy {
    /// Whether texts that a machine wrote and nobody reviewed are shown.
    pub show_drafts: bool,
    /// Texts that came to translators on this day or later are recent.
    pub recent_from: Option<Date>,
}

/// A share that a module does not reach.
#[derive(Clone, Debug)]
pub struct Shortfall {
    /// Of what.
    pub share: Share,
    /// The percent that are asked for.
    pub wanted: u8,
    /// How many there are.
    pub done: usize,
    /// Of how many, recent ones left out.
    pub total: usize,
    /// Where it is asked for.
    pub origin: Origin,
}

/// The shares that a module does not reach in a language. A text that is recent and not done is not
/// counted, unless all are: a module of which nothing was ever done was never published.
pub fn shortfalls(coverage: &Coverage, publish: &Publish, language: &Language) -> Vec<Shortfall> {
    let short = |share: Share| {
        let (wanted, origin) = publish.wanted(share, language)?;
        let tally = counted(coverage, share);
        let done = if share == Share::Reviewed { tally.reviewed } else { tally.translated };
        let total = if done == 0 { tally.total } else { tally.total - tally.recent };
        let short = done * 100 < usize::from(*wanted) * total;
        short.then(|| Shortfall { share, wanted: *wanted, done, total, origin: origin.clone() })
    };
    Share::ALL.into_iter().filter_map(short).collect()
}

fn counted(coverage: &Coverage, share: Share) -> Tally {
    let mut tally = Tally::default();
    for (_, of_role) in coverage.by_role.iter().filter(|(role, _)| role::counts(role, share)) {
        tally.add(*of_role);
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::shortfalls;
    use crate::diagnostic::Origin;
    use crate::model::{Language, Publish, Share};
    use crate::translate::{Coverage, Tally};

    fn tally(total: usize, translated: usize) -> Tally {
        Tally { total, translated, ..Tally::default() }
    }

    fn publish(shares: &[(Share, u8)]) -> Publish {
        let origin = Origin::of_path("overlays/lk/overlay.yaml");
        let shares = shares.iter().map(|(share, percent)| (*share, (*percent, origin.clone()))).collect();
        Publish { shares, ..Publish::default() }
    }

    fn short(by_role: &[(&'static str, Tally)], publish: &Publish) -> Vec<String> {
        let mut coverage = Coverage::default();
        for (role, tally) in by_role {
            coverage.all.add(*tally);
            coverage.by_role.insert(role, *tally);
        }
        let tamil = Language::parse("ta").expect("it is in the table");
        let told = shortfalls(&coverage, publish, &tamil);
        told.iter()
            .map(|it| format!("{} {}/{} < {}", it.share.name(), it.done, it.total, it.wanted))
            .collect()
    }

    #[test]
    fn t072_a_share_is_reached_exactly_at_its_boundary() {
        let asked = publish(&[(Share::All, 95)]);
        assert_eq!(short(&[("say", tally(20, 19))], &asked), Vec::<String>::new());
        assert_eq!(short(&[("say", tally(200, 189))], &asked), ["min 189/200 < 95"]);
        assert_eq!(short(&[("say", tally(0, 0))], &asked), Vec::<String>::new());
    }

    #[test]
    fn t072_each_share_counts_its_roles() {
        let asked =
            publish(&[(Share::Titles, 100), (Share::Quiz, 100), (Share::Script, 50), (Share::Reviewed, 80)]);
        let roles = [
            ("slide-title", tally(4, 3)),
            ("option", tally(4, 4)),
            ("stem", tally(2, 1)),
            ("say", tally(4, 2)),
            ("slide-text", Tally { reviewed: 9, ..tally(10, 10) }),
        ];
        assert_eq!(short(&roles, &asked), ["titles 3/4 < 100", "quiz 5/6 < 100", "reviewed 9/24 < 80"]);
    }

    #[test]
    fn t072_recent_texts_are_not_held_against_a_language_that_was_complete() {
        let asked = publish(&[(Share::All, 100)]);
        let recent = |recent, total, translated| Tally { recent, ..tally(total, translated) };
        assert_eq!(short(&[("say", recent(1, 20, 19))], &asked), Vec::<String>::new());
        assert_eq!(short(&[("say", recent(1, 20, 18))], &asked), ["min 18/19 < 100"]);
        assert_eq!(short(&[("say", recent(20, 20, 0))], &asked), ["min 0/20 < 100"]);
    }

    #[test]
    fn t072_a_language_may_have_shares_of_its_own() {
        let mut asked = publish(&[(Share::All, 95)]);
        let tamil = Language::parse("ta").expect("it is in the table");
        let origin = Origin::of_path("overlays/lk/overlay.yaml");
        asked.by_language.insert(tamil, [(Share::All, (50, origin))].into());
        assert_eq!(short(&[("say", tally(10, 5))], &asked), Vec::<String>::new());
    }
}
