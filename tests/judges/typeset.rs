//! Tells the judge `typeset` what kitbag makes of paragraphs: one JSON object a line comes in, one goes out.
#![allow(clippy::print_stdout, reason = "its output is what it is for")]

use std::io::{self, BufRead};

use kitbag::typeset::{Align, Cluster, Direction, Face, GlyphRun, Line, Milli, Paragraph, Span, Typesetter};
use serde::Deserialize;
use serde_json::{Value, json};

/// One question of the judge; lengths in thousandths of a point.
#[derive(Deserialize)]
struct Question {
    text: String,
    locale: String,
    rtl: bool,
    size: i64,
    widths: Vec<i64>,
}

fn main() -> io::Result<()> {
    let mut typesetter = Typesetter::new();
    for line in io::stdin().lock().lines() {
        let question: Question = serde_json::from_str(&line?)?;
        let set = |width: &i64| answer(&mut typesetter, &question, Milli(*width));
        println!("{}", Value::Array(question.widths.iter().map(set).collect()));
    }
    Ok(())
}

/// The lines of a paragraph that is as wide as asked for.
fn answer(typesetter: &mut Typesetter, question: &Question, width: Milli) -> Value {
    let lines = typesetter.layout(&Paragraph {
        spans: vec![Span::plain(&question.text)],
        size: Milli(question.size),
        line_height: 1500,
        width,
        direction: if question.rtl { Direction::Rtl } else { Direction::Ltr },
        align: Align::Start,
        locale: question.locale.clone(),
    });
    lines.lines.iter().map(said).collect()
}

/// Its bytes, and its runs from left to right.
fn said(line: &Line) -> Value {
    let runs: Vec<Value> = line.runs.iter().map(run).collect();
    json!({ "from": line.text.start, "to": line.text.end, "runs": runs })
}

/// Its face, and its clusters from left to right: characters, and for each glyph number, advance and offsets.
fn run(run: &GlyphRun) -> Value {
    let glyphs = |cluster: &Cluster<'_>| -> Vec<[i64; 4]> {
        cluster.glyphs.iter().map(|it| [i64::from(it.gid), it.advance.0, it.dx.0, it.dy.0]).collect()
    };
    let clusters: Vec<Value> = run.clusters().map(|it| json!([it.text, glyphs(&it)])).collect();
    json!({ "face": Face::of(run.face).postscript_name, "clusters": clusters })
}
