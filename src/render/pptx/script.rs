//! The words of the notes: the whole script of a block, with its cue words.

use crate::model::{
    Activity, Answer, Case, Edition, Element, Id, Item, Label, PlannedSlide, Prose, Question, Recording,
    RichText, Section, Slide, Source, Step, StepKind,
};

/// A paragraph of the notes.
pub(super) enum Note {
    /// A cue word, as `Say` or `Ask (3 min)`, or a lead-in of the text itself.
    Heading(RichText),
    /// Plain words.
    Text(RichText),
    /// An item of a list, at level 1 or 2.
    Item { text: RichText, level: u8, ordered: bool },
}

impl Note {
    fn bullet(text: RichText) -> Self {
        Self::Item { text, level: 1, ordered: false }
    }
}

/// The notes of a slide; none for slides that carry no script.
pub(super) fn notes(edition: &Edition, slide: &PlannedSlide) -> Vec<Note> {
    let mut script = Script { edition, notes: Vec::new() };
    if slide.carries_script {
        script.block(&slide.block);
    }
    if edition.is_review() && !script.notes.is_empty() {
        script.notes.insert(0, Note::Heading(edition.labels.text(Label::ReviewCopy, &[])));
    }
    script.notes
}

struct Script<'a> {
    edition: &'a Edition,
    notes: Vec<Note>,
}

impl Script<'_> {
    fn block(&mut self, block: &Id) {
        let edition = self.edition;
        if let Some((_, slide)) = edition.slides().find(|(_, slide)| &slide.id == block) {
            self.slide(slide);
        } else if let Some(section) = edition.sections.iter().find(|it| &it.id == block) {
            self.section(section);
        } else if let Some(case) = edition.cases.iter().find(|it| &it.id == block) {
            self.case(case);
        } else if let Some(activity) = edition.activities.iter().find(|it| &it.id == block) {
            self.activity(activity);
        } else {
            let mut questions = edition.quiz.iter().flat_map(|quiz| &quiz.questions);
            if let Some(question) = questions.find(|it| &it.id == block) {
                self.question(question);
            }
        }
    }

    fn slide(&mut self, slide: &Slide) {
        for step in &slide.script {
            self.step(step);
        }
        slide.body.recordings().for_each(|it| self.recording(it));
        if let Some(local) = &slide.local {
            self.cue(Label::Local);
            self.notes.extend(local.because.iter().cloned().map(Note::Text));
            self.sources(&local.sources);
        }
    }

    fn step(&mut self, step: &Step<RichText>) {
        let mut cue = self.edition.labels.text(step.kind.label(), &[]);
        if let Some(minutes) = step.minutes {
            let words = format!("{} ({})", cue.to_plain(), self.minutes(minutes));
            cue = RichText::plain(words, cue.language);
        }
        self.notes.push(Note::Heading(cue));
        for element in step.body.elements() {
            match (step.kind, element) {
                (StepKind::Ask, Element::List(_)) => self.cue(Label::ExpectedAnswers),
                (StepKind::Ask, Element::Quote(_)) => self.cue(Label::IfSilence),
                _ => {}
            }
            self.element(element);
        }
    }

    fn section(&mut self, section: &Section) {
        if let Some(cut) = &section.cut {
            self.cue(Label::Behind);
            self.notes.push(Note::Text(cut.clone()));
        }
    }

    fn case(&mut self, case: &Case) {
        self.prose(&case.body);
        self.prose(&case.guidance);
        self.cue(Label::Sources);
        self.sources(&case.sources);
        let as_of = self.edition.labels.text(Label::AsOf, &[("n", &case.as_of_text)]);
        self.notes.push(Note::Text(as_of));
    }

    fn activity(&mut self, activity: &Activity) {
        self.cue(Label::Purpose);
        self.notes.push(Note::Text(activity.purpose.clone()));
        if !activity.materials.is_empty() {
            self.cue(Label::Materials);
            self.notes.extend(activity.materials.iter().cloned().map(Note::bullet));
        }
        self.prose(&activity.body);
        self.prose(&activity.guidance);
    }

    /// What is right, and what is said about it: for the facilitator alone.
    fn question(&mut self, question: &Question) {
        self.cue(Label::ExpectedAnswers);
        match &question.answer {
            Answer::Single(choices) | Answer::Multiple(choices) => {
                for choice in choices.iter().filter(|choice| choice.right) {
                    self.notes.push(Note::bullet(choice.text.clone()));
                    self.notes.extend(choice.feedback.iter().cloned().map(Note::Text));
                }
            }
            Answer::TrueFalse(right) => {
                self.label(if *right { Label::True } else { Label::False });
            }
            Answer::Matching(pairs) => {
                for pair in pairs {
                    self.words(&format!("{} – {}", pair.left.to_plain(), pair.right.to_plain()));
                }
            }
            Answer::Ordering(items) => self.items(items),
            Answer::Numeric { min, max, unit } => {
                let unit = unit.as_ref().map(RichText::to_plain).unwrap_or_default();
                let range = if min == max { min.clone() } else { format!("{min} – {max}") };
                self.words(format!("{range} {unit}").trim_end());
            }
            Answer::ShortText(accepted) => self.words(&accepted.join(", ")),
            Answer::Likert(_) | Answer::SelfAssessment { .. } => {
                self.label(Label::NotScored);
            }
        }
        self.notes.extend(question.right.iter().cloned().map(Note::Text));
    }

    fn items(&mut self, items: &[Item]) {
        self.notes.extend(items.iter().map(|item| Note::bullet(item.text.clone())));
    }

    fn prose(&mut self, prose: &Prose<RichText>) {
        for element in prose.elements() {
            self.element(element);
        }
    }

    fn element(&mut self, element: &Element<RichText>) {
        let notes = &mut self.notes;
        match element {
            Element::Paragraph(text) => notes.push(Note::Text(text.clone())),
            Element::Heading { text, .. } | Element::Mark(text) => notes.push(Note::Heading(text.clone())),
            Element::List(list) => {
                for item in &list.items {
                    notes.push(Note::Item { text: item.text.clone(), level: 1, ordered: list.ordered });
                    let below = |text| Note::Item { text, level: 2, ordered: item.ordered };
                    notes.extend(item.children.iter().cloned().map(below));
                }
            }
            Element::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    let cells: Vec<String> = row.iter().map(RichText::to_plain).collect();
                    let language = row.first().map_or(self.edition.language(), |cell| &cell.language);
                    notes.push(Note::bullet(RichText::plain(cells.join(" | "), language.clone())));
                }
            }
            Element::Quote(paragraphs) => notes.extend(paragraphs.iter().cloned().map(Note::Text)),
            Element::Figure(figure) => notes.extend(figure.alt.iter().cloned().map(Note::Text)),
            Element::Recording(recording) => self.recording(recording),
            Element::ColumnBreak => {}
        }
    }

    /// What happens in a recording, where it plays and what is said in it.
    fn recording(&mut self, recording: &Recording<RichText>) {
        self.notes.push(Note::Heading(recording.alt.clone()));
        self.notes.push(Note::Text(self.edition.plays_online(recording)));
        self.cue(Label::Transcript);
        self.prose(&recording.transcript);
    }

    fn sources(&mut self, sources: &[Source]) {
        for source in sources {
            let Source { title, publisher, date, url } = source;
            let words = format!("{title}, {publisher}, {date}, {url}");
            self.notes.push(Note::bullet(RichText::plain(words, self.edition.language().clone())));
        }
    }

    fn cue(&mut self, label: Label) {
        self.notes.push(Note::Heading(self.edition.labels.text(label, &[])));
    }

    fn label(&mut self, label: Label) {
        self.notes.push(Note::Text(self.edition.labels.text(label, &[])));
    }

    fn words(&mut self, words: &str) {
        if !words.is_empty() {
            self.notes.push(Note::Text(RichText::plain(words, self.edition.language().clone())));
        }
    }

    fn minutes(&self, minutes: u32) -> String {
        self.edition.minutes(minutes).to_plain()
    }
}
