//! `:::` fences: a text falls into stretches of Markdown and named fences around others.

use std::sync::Arc;

use super::attributes::{self, Attributes};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};

/// Deepest nesting of fences.
const MAX_DEPTH: usize = 8;

/// A stretch of a file.
#[derive(Debug)]
pub(super) enum Segment {
    /// Markdown from one byte to another.
    Markdown { start: usize, end: usize },
    /// A fence and what is inside.
    Fence(Fence),
}

/// `::: name {attributes}` up to its closing colons.
#[derive(Debug)]
pub(super) struct Fence {
    pub(super) name: String,
    pub(super) attributes: Attributes,
    /// The opening line.
    pub(super) origin: Origin,
    pub(super) body: Vec<Segment>,
}

/// Splits the bytes from `start` to `end`.
pub(super) fn split(
    file: &Arc<SourceFile>,
    start: usize,
    end: usize,
    problems: &mut Problems,
) -> Vec<Segment> {
    let mut stack: Vec<(Fence, usize)> = Vec::new();
    let mut top: Vec<Segment> = Vec::new();
    let mut text_from = start;
    let mut at = start;
    for line in file.text[start..end].split_inclusive('\n') {
        let (line_start, line_end) = (at, at + line.len());
        at = line_end;
        let Some((colons, rest)) = fence_line(line) else { continue };
        let origin = Origin::new(file, line_start, line_start + line.trim_end().len());
        let target = stack.last_mut().map_or(&mut top, |(fence, _)| &mut fence.body);
        push_markdown(target, text_from, line_start);
        text_from = line_end;
        if rest.is_empty() {
            close(&mut stack, &mut top, &origin, problems);
        } else if stack.len() == MAX_DEPTH {
            problems.push(
                Diagnostic::new(Code::TooDeep, format!("more than {MAX_DEPTH} fences inside each other"))
                    .at(&origin),
            );
            return top;
        } else {
            let rest_start = line_start + line.find(rest).expect("the rest is part of the line");
            let (name, attributes) = attributes::split(file, rest, rest_start, problems);
            let fence = Fence { name: name.trim().to_owned(), attributes, origin, body: Vec::new() };
            stack.push((fence, colons));
        }
    }
    let target = stack.last_mut().map_or(&mut top, |(fence, _)| &mut fence.body);
    push_markdown(target, text_from, end);
    report_open(&stack, problems);
    while let Some((fence, _)) = stack.pop() {
        let target = stack.last_mut().map_or(&mut top, |(outer, _)| &mut outer.body);
        target.push(Segment::Fence(fence));
    }
    top
}

/// The number of colons and what follows them, for a line that begins or ends a fence.
fn fence_line(line: &str) -> Option<(usize, &str)> {
    let colons = line.bytes().take_while(|b| *b == b':').count();
    (colons >= 3).then(|| (colons, line[colons..].trim()))
}

fn close(stack: &mut Vec<(Fence, usize)>, top: &mut Vec<Segment>, origin: &Origin, problems: &mut Problems) {
    match stack.pop() {
        Some((fence, _)) => {
            let target = stack.last_mut().map_or(top, |(outer, _)| &mut outer.body);
            target.push(Segment::Fence(fence));
        }
        None => problems.push(
            Diagnostic::new(Code::OpenFence, "`:::` closes a fence, but none is open here")
                .at(origin)
                .hint("delete the line, or add the opening one, as `::: say`"),
        ),
    }
}

fn push_markdown(target: &mut Vec<Segment>, start: usize, end: usize) {
    if start < end {
        target.push(Segment::Markdown { start, end });
    }
}

fn report_open(stack: &[(Fence, usize)], problems: &mut Problems) {
    for (fence, colons) in stack {
        problems.push(
            Diagnostic::new(Code::OpenFence, format!("the fence `{}` is not closed", fence.name))
                .at(&fence.origin)
                .hint(format!("add a line with `{}` behind its text", ":".repeat(*colons))),
        );
    }
}
