//! The tests before and after the series, made from the finished modules of a target.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::editions::{Finished, TargetEditions};
use super::plan::{Planned, Request};
use super::provenance::Provenance;
use crate::model::{Block, Deck, Edition, Id, Origins, SeriesFile, SeriesTest, SeriesTests, Translated};
use crate::resolve::Questionnaire;

/// The modules of a target in their languages.
pub(super) type Said<'a> = BTreeMap<&'a Id, &'a Translated>;

/// The modules from which the tests of a target take questions.
pub(super) fn tested<'a>(series: &'a SeriesFile, taught: &'a [Id]) -> impl Iterator<Item = &'a Id> {
    let named = series.tests.iter().flat_map(|tests| &tests.questions);
    named.map(|it| &it.module.0).filter(|id| taught.contains(id))
}

/// The tests of a target that teaches these modules.
pub(super) fn of_target(series: &SeriesFile, taught: &[Id]) -> &'static [SeriesTest] {
    if tested(series, taught).next().is_some() { &SeriesTest::ALL } else { &[] }
}

/// Those that a request asks for.
pub(super) fn asked(series: &SeriesFile, taught: &[Id], request: &Request) -> Vec<SeriesTest> {
    let any = request.formats.iter().any(|format| format.is_of_questions());
    let of_target = of_target(series, taught).iter().copied().filter(|_| any);
    of_target.filter(|test| request.asks_for(&test.id())).collect()
}

/// Those of which a checklist tells the pages.
pub(super) fn counted(series: &SeriesFile, taught: &[Id], request: &Request) -> Vec<SeriesTest> {
    let any = request.formats.iter().any(|format| format.counts_papers());
    of_target(series, taught).iter().copied().filter(|_| any).collect()
}

/// Adds the tests to the finished modules of a target. A test lacks no module: where one failed or is not
/// published, neither is the test.
pub(super) fn add(series: &SeriesFile, planned: &Planned<'_>, said: &Said<'_>, done: &mut TargetEditions) {
    let Some(tests) = &series.tests else { return };
    let mut added = Vec::new();
    for test in planned.tests.iter().chain(&planned.counted) {
        let is_finished = |id: &Id| done.editions.iter().any(|it| it.edition.module == *id);
        let mut needed = tested(series, &planned.taught);
        match needed.find(|id| !is_finished(id)) {
            Some(id) if done.refused.contains(id) => done.refused.push(test.id()),
            Some(_) => done.failed.push(test.id()),
            None => added.extend(made(*test, tests, (planned, said), &done.editions)),
        }
    }
    done.editions.extend(added);
}

fn made(
    test: SeriesTest,
    tests: &SeriesTests,
    (planned, said): (&Planned<'_>, &Said<'_>),
    finished: &[Finished],
) -> Option<Finished> {
    let own = finished.iter().map(|it| &it.edition).filter(|it| planned.tested.contains(&it.module));
    let editions: Vec<&Edition> = own.collect();
    let mastery = planned.settings.mastery.as_ref().map(|(mastery, _)| *mastery);
    let edition = Questionnaire { test, tests, editions: &editions, mastery }.edition()?;
    let provenance = Provenance::of_test(&edition, tests, (planned, said));
    let texts = said.values().flat_map(|module| module.root.walk()).flat_map(Block::texts);
    let origins = Arc::new(Origins::default().with(texts));
    Some(Finished { edition, deck: Deck::default(), provenance, origins })
}
