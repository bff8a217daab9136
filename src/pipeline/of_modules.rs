//! What is made of all finished modules of a target together: its programme, and the guide of the series.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::editions::{Finished, TargetEditions};
use super::plan::Planned;
use super::provenance::Provenance;
use crate::diagnostic::Problems;
use crate::model::{Deck, Edition, Field, Id, Localized, Origins, Text, Translated, Value};
use crate::resolve::{Context, Taught};

/// A module as its authors wrote it and as the target says it.
pub(super) type Words<'a> = BTreeMap<&'a Id, (&'a Localized, &'a Translated)>;

/// Something to be made: its name, its texts that are no module's, and how it becomes an edition.
pub(super) struct Whole<'a, T, M> {
    pub(super) name: Id,
    pub(super) texts: T,
    pub(super) make: M,
    pub(super) planned: &'a Planned<'a>,
    pub(super) context: &'a Context<'a>,
}

impl<'t, T, M> Whole<'_, T, M>
where
    T: Iterator<Item = (&'static str, &'t Text)>,
    M: FnOnce(&[Taught<'_>], &Context<'_>) -> Result<Option<(Edition, Problems)>, Problems>,
{
    /// Adds it to the finished modules. It names all that the target teaches, so where one failed or is not
    /// published, neither is it.
    pub(super) fn add(self, words: &Words<'_>, done: &mut TargetEditions) {
        let is_finished = |id: &&Id| done.editions.iter().any(|it| it.edition.module == **id);
        match self.planned.taught.iter().find(|id| !is_finished(id)) {
            Some(lacking) if done.refused.contains(lacking) => done.refused.push(self.name),
            Some(_) => done.failed.push(self.name),
            None => self.finish(words, done),
        }
    }

    fn finish(self, words: &Words<'_>, done: &mut TargetEditions) {
        let Self { name, texts, make, planned, context } = self;
        let taught = done.editions.iter().map(|it| &it.edition);
        let taught = taught.filter_map(|edition| {
            let (written, _) = words.get(&edition.module)?;
            Some(Taught { edition, written })
        });
        match make(&taught.collect::<Vec<_>>(), context) {
            Ok(Some((edition, problems))) => {
                let own =
                    texts.filter_map(|(role, text)| context.loose.get(&(role, text.written().into_owned())));
                let titles = words.values().filter_map(|(_, module)| match module.root.value(Field::Title) {
                    Some(Value::Text(title)) => Some(title),
                    _ => None,
                });
                let words: Vec<_> = own.chain(titles).collect();
                let provenance = Provenance::of_all_modules(&edition, words.iter().copied(), planned);
                let origins = Arc::new(Origins::default().with(words.into_iter()));
                done.problems.extend(problems);
                done.editions.push(Finished { edition, deck: Deck::default(), provenance, origins });
            }
            Ok(None) => {}
            Err(problems) => {
                done.problems.extend(problems);
                done.failed.push(name);
            }
        }
    }
}
