//! What each field is for, in the words that an editor shows.

use crate::model::Field;

/// A line about a field.
pub(super) fn about(field: Field) -> &'static str {
    match field {
        Field::Title => "The title, as people read it",
        Field::Code => "Two to four letters that tell packages apart in an LMS",
        Field::Status => "draft or final; outputs of a draft say so",
        Field::Summary => "One or two sentences for the LMS and the cover",
        Field::Text => "The text; in an overlay also the Markdown file that holds it",
        Field::Minutes => "How long it takes, in minutes",
        Field::Layout => "How the slide is laid out; bullets where nothing is said",
        Field::Objective => "The objectives that it serves",
        Field::Competencies => "The competencies of series.yaml that it builds",
        Field::Inclusion => "Whether it is about those who are left out",
        Field::Body => "The text below the title",
        Field::Picture => "The picture of the slide",
        Field::Alt => "What the picture shows, for those who do not see it",
        Field::Script => "What the trainer says and does; it is written in Markdown, not here",
        Field::Cut => "What to leave out when time is short",
        Field::Uses => "Documents of earlier sections that this section uses again",
        Field::Outcome => "How the story ended",
        Field::Sector => "The sector that the story is from",
        Field::Country => "Where it happened, as its overlay is called: lk",
        Field::Group => "Whom it is about, or how large the groups are",
        Field::Sources => "Where the story can be read",
        Field::AsOf => "The day on which the source was seen to say so",
        Field::ReviewBy => "The day on which somebody must look again",
        Field::Confidence => "verified or well-known; what is uncertain stays out",
        Field::Clearance => {
            "Who must agree before it is shown: none, the country office (co) or headquarters (hq)"
        }
        Field::ClearedBy => "Who agreed",
        Field::ClearedOn => "The day on which they agreed",
        Field::Sensitivity => "open, or restricted to the facilitator",
        Field::Purpose => "What it is for, in one sentence",
        Field::Paper => "The paper on which it is printed",
        Field::Tool => "The tools that are used",
        Field::Materials => "What must be at hand, as 1 board per group",
        Field::Type => "The type of the question",
        Field::Stem => "The question",
        Field::Answer => "The right answer: true, false, a number or a range",
        Field::Accept => "Answers that count as right",
        Field::Right => "Whether the option is right; of a pair, its right side",
        Field::Feedback => "What the learner reads after choosing it",
        Field::FeedbackRight => "What the learner reads after a right answer",
        Field::FeedbackWrong => "What the learner reads after a wrong answer",
        Field::Left => "The left side of the pair",
        Field::Pass => "The percent that pass the quiz",
        Field::Draw => "How many questions are asked in each attempt; all where nothing is said",
        Field::Lang => "The language in which the block is written, where it is not that of the series",
        Field::Requires => "Modules that must have been taught before",
        Field::Glossary => "Terms of base-modules/glossary.csv that are printed with the module",
    }
}
