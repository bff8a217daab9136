//! The programme that a target holds, made from its finished modules.

use std::collections::BTreeMap;

use super::editions::{Finished, TargetEditions};
use super::plan::{Planned, Request};
use super::provenance::Provenance;
use crate::model::{Deck, Field, Id, Localized, SeriesFile, Settings, Timetable, Translated, Value};
use crate::resolve::{self, Context, Taught};

/// The programme that a target holds: the one it has chosen, or the first of the series.
pub(super) fn of_target<'a>(series: &'a SeriesFile, settings: &Settings) -> Option<&'a Id> {
    resolve::chosen(series, settings).or(series.programmes.first()).map(|programme| &programme.id)
}

/// That programme, if a request asks for it.
pub(super) fn asked(series: &SeriesFile, settings: &Settings, request: &Request) -> Option<Id> {
    let any = request.formats.iter().any(|format| format.is_of_programmes());
    of_target(series, settings).filter(|id| any && request.asks_for(id)).cloned()
}

/// A module as its authors wrote it and as the target says it.
pub(super) type Words<'a> = BTreeMap<&'a Id, (&'a Localized, &'a Translated)>;

/// Adds the programme to the finished modules of a target. It names all modules that the target teaches,
/// so where one failed or is not published, neither is the programme.
pub(super) fn add(
    planned: &Planned<'_>,
    context: &Context<'_>,
    words: &Words<'_>,
    done: &mut TargetEditions,
) {
    let Some(id) = &planned.programme else { return };
    let Some(timetable) = context.timetables.iter().find(|it| it.programme == *id) else { return };
    let is_finished = |id: &&Id| done.editions.iter().any(|it| it.edition.module == **id);
    match planned.taught.iter().find(|id| !is_finished(id)) {
        Some(lacking) if done.refused.contains(lacking) => done.refused.push(id.clone()),
        Some(_) => done.failed.push(id.clone()),
        None => make(timetable, (planned, context, words), done),
    }
}

fn make(
    timetable: &Timetable,
    (planned, context, words): (&Planned<'_>, &Context<'_>, &Words<'_>),
    done: &mut TargetEditions,
) {
    let taught = done.editions.iter().map(|it| &it.edition);
    let taught = taught.filter_map(|edition| {
        let (written, _) = words.get(&edition.module)?;
        Some(Taught { edition, written })
    });
    match resolve::programme(timetable, &taught.collect::<Vec<_>>(), context) {
        Ok(Some((edition, problems))) => {
            let texts = timetable.texts().chain(context.series.paper_texts());
            let own =
                texts.filter_map(|(role, text)| context.loose.get(&(role, text.written().into_owned())));
            let titles = words.values().filter_map(|(_, module)| match module.root.value(Field::Title) {
                Some(Value::Text(title)) => Some(title),
                _ => None,
            });
            let provenance = Provenance::of_programme(&edition, own.chain(titles), planned);
            done.problems.extend(problems);
            done.editions.push(Finished { edition, deck: Deck::default(), provenance });
        }
        Ok(None) => {}
        Err(problems) => {
            done.problems.extend(problems);
            done.failed.push(timetable.programme.clone());
        }
    }
}
