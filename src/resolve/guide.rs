//! The guide of a series: an edition without sections that tells of all modules of its target.

use super::beside::{beside, draft_with};
use super::programme::{Taught, Writer};
use super::values::Values;
use super::words::{Blocks, Words};
use super::{Context, Marks, digest, said_term};
use crate::diagnostic::Problems;
use crate::model::{
    Competency, Condition, Conditions, Edition, Field, Guide, GuideChapter, GuidedCompetency, GuidedModule,
    GuidedProgramme, Id, Kind, Label, Minutes, Prose, RichText, SaidChapter, Text, Timetable, Value,
    Visibility,
};

/// The guide with the words of the finished modules of its target; `None` where there are none.
pub fn guide(modules: &[Taught<'_>], context: &Context<'_>) -> Result<Option<(Edition, Problems)>, Problems> {
    let Some(Taught { edition: first, .. }) = modules.first() else { return Ok(None) };
    let (name, values) = (Guide::id(), Values::new(context));
    let mut writer = writer(modules, context, (&name, &values));
    let guide = writer.guide();
    let glossary = context.glossary.iter().map(|term| said_term(term, context, &mut writer.words)).collect();
    let editions: Vec<_> = modules.iter().map(|it| it.edition).collect();
    let mut edition = Edition {
        draft: draft_with(&editions, texts(context), context),
        summary: first.labels.text(Label::TakeGuide, &[]),
        glossary,
        guide: Some(guide),
        ..beside(first, (name.clone(), first.series.title.clone()))
    };
    edition.hash = digest::of(&edition);
    writer.words.problems.unless_errors(Some(edition)).map(|(edition, problems)| Some((edition?, problems)))
}

fn writer<'a>(
    modules: &'a [Taught<'a>],
    context: &'a Context<'a>,
    (name, values): (&'a Id, &'a Values<'a>),
) -> Writer<'a> {
    let Context { places, loose, target, variant, conditions, .. } = *context;
    let words = Words {
        values,
        blocks: Blocks::none(name, variant).with(modules.iter().map(|it| &it.edition.module)),
        places,
        loose,
        target,
        marks: (conditions == Conditions::Marked).then_some(Marks { context }),
        reader: Visibility::Facilitator,
        problems: Problems::none(),
    };
    Writer { words, context, modules }
}

/// The texts that are no module's, each with its role.
pub fn texts<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'static str, &'a Text)> {
    let programmes = context.timetables.iter().flat_map(Timetable::texts);
    let terms = context.glossary.iter().map(|term| ("definition", &term.definition));
    context.series.guide_texts().chain(programmes).chain(terms)
}

impl Writer<'_> {
    fn guide(&mut self) -> Guide {
        let (context, modules) = (self.context, self.modules);
        Guide {
            chapters: context.series.guide.iter().map(|it| self.chapter(it)).collect(),
            modules: modules.iter().map(|it| self.module_of_guide(it.edition)).collect(),
            programmes: context.timetables.iter().map(|it| self.programme(it)).collect(),
            competencies: context.series.competencies.iter().filter_map(|it| self.competency(it)).collect(),
        }
    }

    /// A chapter without the parts for other audiences; copies for reviewers have and mark them.
    fn chapter(&mut self, chapter: &GuideChapter) -> SaidChapter {
        let context = self.context;
        let shown = |when: &[Condition]| {
            context.conditions == Conditions::Marked
                || when.iter().all(|condition| condition.holds(&context.target.audiences))
        };
        let pieces = chapter.body.0.iter().filter(|piece| shown(&piece.when)).cloned();
        let body = Prose(pieces.collect()).map(&mut |text| context.loose(GuideChapter::TEXT, text));
        SaidChapter {
            id: chapter.id.clone(),
            title: self.said((GuideChapter::TITLE, &chapter.title)),
            body: self.words.filled(&body),
        }
    }

    fn module_of_guide(&self, edition: &Edition) -> GuidedModule {
        GuidedModule {
            id: edition.module.clone(),
            place: edition.place.0,
            title: edition.title.clone(),
            summary: edition.summary.clone(),
            objectives: edition.objectives.iter().map(|it| it.text.clone()).collect(),
            minutes: self.minutes(&edition.module),
        }
    }

    /// Minutes of all sections and breaks of a module.
    fn minutes(&self, module: &Id) -> Minutes {
        let outline = self.context.lengths.iter().find(|it| it.id == *module);
        let stretches = outline.into_iter().flat_map(|it| &it.stretches);
        stretches.fold(Minutes { express: 0, core: 0, deep: 0 }, |sum, stretch| Minutes {
            express: sum.express + stretch.minutes.express,
            core: sum.core + stretch.minutes.core,
            deep: sum.deep + stretch.minutes.deep,
        })
    }

    fn programme(&mut self, timetable: &Timetable) -> GuidedProgramme {
        GuidedProgramme {
            id: timetable.programme.clone(),
            title: self.said(timetable.title()),
            days: timetable.days.iter().map(|day| self.day(day)).collect(),
        }
    }

    /// A competency, where the target teaches something that builds it.
    fn competency(&mut self, competency: &Competency) -> Option<GuidedCompetency> {
        let modules = self.modules.iter();
        let built_by: Vec<_> = modules.flat_map(|taught| built_by(taught, &competency.id)).collect();
        (!built_by.is_empty()).then(|| GuidedCompetency { words: self.said(competency.text()), built_by })
    }
}

/// The objectives of a module that build a competency.
fn built_by(taught: &Taught<'_>, competency: &Id) -> Vec<(usize, RichText, RichText)> {
    let edition = taught.edition;
    let builds = |id: &Id| {
        let mut objectives = taught.written.root.of_kind(Kind::Objective);
        let ids = objectives.find(|it| it.id == *id).and_then(|it| it.value(Field::Competencies));
        matches!(ids, Some(Value::Ids(ids)) if ids.contains(competency))
    };
    let objectives = edition.objectives.iter().filter(|it| builds(&it.id));
    objectives.map(|it| (edition.place.0, edition.title.clone(), it.text.clone())).collect()
}
