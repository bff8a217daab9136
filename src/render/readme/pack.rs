//! The page in a print pack: what is printed how often, on which paper, and how many sheets that takes.

use super::page::{STYLE, tongue};
use crate::model::{Edition, Label, Labels, Per, PrintedPaper, RichText, Sides};
use crate::render::html::{FACES_AND_LEADING, Html};

/// The bytes of the page, for a programme with a cohort.
pub fn pack(programme: &Edition, papers: &[PrintedPaper]) -> Vec<u8> {
    let labels = &programme.labels;
    let mut html = Html::default();
    html.open("html", &tongue(labels.language()));
    html.open("head", &[]);
    html.void("meta", &[("charset", "utf-8")]);
    html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    html.leaf("title", &[], &format!("{}: {}", labels.get(Label::ForPrintShop), programme.title.to_plain()));
    html.style(FACES_AND_LEADING);
    html.style(STYLE);
    html.close();
    html.open("body", &[]);
    html.open("main", &[]);
    head(&mut html, programme);
    list(&mut html, programme, papers);
    html.close();
    html.close();
    html.close();
    format!("<!doctype html>\n{}", html.finish()).into_bytes()
}

fn head(html: &mut Html, programme: &Edition) {
    let labels = &programme.labels;
    let attendance = programme.schedule.as_ref().and_then(|it| it.attendance.as_ref());
    html.open("h1", &[]);
    say(html, labels, Label::ForPrintShop);
    html.close();
    html.open("ul", &[]);
    item(html, &programme.series.title);
    item(html, &programme.title);
    if let Some(attendance) = attendance {
        item(html, &attendance.group);
        attendance.venue.iter().for_each(|venue| item(html, venue));
        html.open("li", &[]);
        words(
            html,
            labels,
            &programme.counted(Label::PeopleCounted, &[("n", attendance.count(Per::Person))]),
        );
        html.close();
    }
    html.close();
    html.open("p", &[]);
    say(html, labels, Label::PrintAsOften);
    html.close();
}

fn item(html: &mut Html, words: &RichText) {
    html.open("li", &[]);
    html.leaf("bdi", &tongue(&words.language), &words.to_plain());
    html.close();
}

fn list(html: &mut Html, programme: &Edition, papers: &[PrintedPaper]) {
    let labels = &programme.labels;
    let attendance = programme.schedule.as_ref().and_then(|it| it.attendance.as_ref());
    let copies = |paper: &PrintedPaper| attendance.map_or(1, |attendance| paper.copies(attendance));
    html.open("table", &[]);
    html.open("thead", &[]);
    html.open("tr", &[]);
    for label in [Label::File, Label::PaperSize, Label::Copies, Label::SheetsOfCopy, Label::SheetsInAll] {
        html.open("th", &[("scope", "col")]);
        say(html, labels, label);
        html.close();
    }
    html.close();
    html.close();
    html.open("tbody", &[]);
    for paper in papers {
        row(html, programme, (paper, copies(paper)));
    }
    html.close();
    html.close();
    let all: usize = papers.iter().map(|paper| paper.sheets * copies(paper)).sum();
    html.open("p", &[]);
    html.open("b", &[]);
    words(html, labels, &programme.counted(Label::AllSheets, &[("n", all)]));
    html.close();
    html.close();
}

fn row(html: &mut Html, programme: &Edition, (paper, copies): (&PrintedPaper, usize)) {
    let labels = &programme.labels;
    html.open("tr", &[]);
    html.open("th", &[("scope", "row")]);
    html.leaf("a", &[("href", &*paper.file), ("dir", "ltr"), ("lang", "en")], &paper.file);
    html.void("br", &[]);
    say(html, labels, paper.kind);
    html.text(" · ");
    html.leaf("bdi", &tongue(&paper.title.language), &paper.title.to_plain());
    html.close();
    html.open("td", &[]);
    html.leaf("bdi", &[("lang", "en")], &paper.sheet);
    html.void("br", &[]);
    let sides = match paper.sides {
        Sides::One => Label::OneSide,
        Sides::Both => Label::BothSides,
    };
    say(html, labels, sides);
    html.close();
    for number in [copies, paper.sheets, paper.sheets * copies] {
        html.leaf("td", &[], &programme.writing.digits(&number.to_string()));
    }
    html.close();
}

/// One of kitbag's own texts.
fn say(html: &mut Html, labels: &Labels, label: Label) {
    words(html, labels, &labels.text(label, &[]));
}

/// Words with their language where it is not the page's.
fn words(html: &mut Html, labels: &Labels, words: &RichText) {
    if words.language == *labels.language() {
        html.text(&words.to_plain());
    } else {
        html.leaf("bdi", &tongue(&words.language), &words.to_plain());
    }
}
