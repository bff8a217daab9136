//! New words inside a file that its author keeps: only the bytes of what changes are written, all others
//! stay as they are.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::attributes;
use super::fences::{self, Segment};
use crate::diagnostic::{Origin, Problems, SourceFile};
use crate::model::{Field, Kind, StepKind};

/// What a stretch of a text file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    Body,
    Script,
    /// Pictures, notes to translators, comments.
    Other,
    /// Body and script inside of one fence.
    Mixed,
}

/// A text file of an overlay with a new text of one field of its block; `None` where the field does
/// not stand in the Markdown alone.
pub fn with_field(file: &Arc<SourceFile>, kind: Kind, field: Field, new: &str) -> Option<String> {
    let mark = if kind == Kind::Slide { "## " } else { "# " };
    let heading = heading(&file.text, mark);
    match (field, &heading) {
        (Field::Title, Some(line)) => Some(with_title(file, line.clone(), (mark, new))),
        (Field::Body | Field::Script, _) => {
            let wanted = if field == Field::Body { Stretch::Body } else { Stretch::Script };
            let from = heading.as_ref().map_or(0, |line| line.end);
            with_stretch(file, from, wanted, new)
        }
        _ => None,
    }
}

/// The first line that begins with the mark of a block's heading.
fn heading(text: &str, mark: &str) -> Option<Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').find_map(|line| {
        let range = at..at + line.len();
        at = range.end;
        line.starts_with(mark).then_some(range)
    })
}

fn with_title(file: &Arc<SourceFile>, line: Range<usize>, (mark, new): (&str, &str)) -> String {
    let start = line.start + mark.len();
    let mut silent = Problems::none();
    let (words, _) = attributes::split(file, &file.text[start..line.end], start, &mut silent);
    let words = words.trim_end();
    let behind = &file.text[start + words.len()..];
    let gap = if behind.starts_with(['\n', ' ']) || behind.is_empty() { "" } else { " " };
    format!("{}{}{gap}{behind}", &file.text[..start], new)
}

fn with_stretch(file: &Arc<SourceFile>, from: usize, wanted: Stretch, new: &str) -> Option<String> {
    let text = &file.text;
    let mut silent = Problems::none();
    let segments = fences::split(file, from, text.len(), &mut silent);
    let stretches = stretches(text, &segments, text.len());
    if stretches.iter().any(|(_, stretch)| *stretch == Stretch::Mixed) {
        return None;
    }
    let mut places = stretches.into_iter().filter(|(_, stretch)| *stretch == wanted).map(|(range, _)| range);
    let first = places.next()?;
    let mut out = format!("{}{new}", &text[..first.start]);
    let mut at = first.start + text[first.clone()].trim_end().len();
    for place in places {
        out.push_str(&text[at..place.start]);
        at = place.start + text[place.clone()].trim_end().len();
        at += text[at..].len() - text[at..].trim_start().len();
    }
    out.push_str(&text[at..]);
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    Some(out)
}

/// The stretches of some segments, in order. A fence ends where the next segment begins.
fn stretches(text: &str, segments: &[Segment], end: usize) -> Vec<(Range<usize>, Stretch)> {
    let starts = segments.iter().map(|segment| match segment {
        Segment::Markdown { start, .. } => *start,
        Segment::Fence(fence) => fence.origin.start,
    });
    let ends = starts.skip(1).chain([end]);
    let mut found = Vec::new();
    for (segment, end) in segments.iter().zip(ends) {
        match segment {
            Segment::Markdown { start, end } => found.extend(elements(&text[*start..*end], *start)),
            Segment::Fence(fence) => {
                let inner = stretches(text, &fence.body, end);
                found.push((fence.origin.start..end, of_fence(&fence.name, &inner)));
            }
        }
    }
    found
}

fn of_fence(name: &str, inner: &[(Range<usize>, Stretch)]) -> Stretch {
    if StepKind::ALL.iter().any(|kind| kind.name() == name) {
        return Stretch::Script;
    }
    let holds = |wanted| inner.iter().any(|(_, stretch)| *stretch == wanted);
    match (holds(Stretch::Body), holds(Stretch::Script)) {
        _ if name == "translator" => Stretch::Other,
        _ if holds(Stretch::Mixed) => Stretch::Mixed,
        (true, true) => Stretch::Mixed,
        (true, false) => Stretch::Body,
        (false, true) => Stretch::Script,
        (false, false) => Stretch::Other,
    }
}

/// The elements of a stretch of Markdown. Pictures and comments are no body: the first have fields of
/// their own, the second are for authors.
fn elements(source: &str, start: usize) -> Vec<(Range<usize>, Stretch)> {
    let mut found = Vec::new();
    let mut depth = 0;
    for (event, range) in Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter() {
        let place = start + range.start..start + range.end;
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    let stretch = if matches!(tag, Tag::HtmlBlock) { Stretch::Other } else { Stretch::Body };
                    found.push((place, stretch));
                } else if let (1, Tag::Image { .. }, Some((whole, stretch))) = (depth, &tag, found.last_mut())
                    && whole.start == place.start
                {
                    *stretch = Stretch::Other;
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            Event::Rule if depth == 0 => found.push((place, Stretch::Body)),
            _ => {}
        }
    }
    found
}

/// The bytes of a file in which some words that were read from it are others; each word stands on one
/// line. Line ends, the mark at the start and all other bytes stay.
pub fn with_words(original: &[u8], words: &[(Origin, String)]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(original).ok()?;
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let mut words: Vec<_> = words.iter().collect();
    words.sort_by_key(|(origin, _)| std::cmp::Reverse(origin.start));
    for (origin, new) in words {
        let old = origin.text();
        let before = &origin.file.text[origin.line_start()..origin.start];
        let line = lines.get_mut(origin.line() - 1)?;
        let (at, _) = line.match_indices(old).nth(before.matches(old).count())?;
        line.replace_range(at..at + old.len(), new);
    }
    Some(lines.concat().into_bytes())
}

/// A text with the line ends, and the mark at the start, of the file that it replaces.
pub fn in_the_manner_of(original: &[u8], text: &str) -> Vec<u8> {
    let mark: &[u8] = if original.starts_with(b"\xEF\xBB\xBF") { b"\xEF\xBB\xBF" } else { b"" };
    let windows = original.windows(2).any(|pair| pair == b"\r\n");
    let text = if windows { text.replace('\n', "\r\n") } else { text.to_owned() };
    [mark, text.as_bytes()].concat()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    const SLIDE: &str = "\
## Who waits? {#who minutes=5}

<!-- mine -->
- One
- Two

![A queue](assets/queue.svg)

***

More

::: say
Old words.
:::

::: translator
A note.
:::

:::: only {audience=youth}
::: do
Older.
:::
::::
";

    fn rewritten(field: Field, new: &str) -> Option<String> {
        let file = Arc::new(SourceFile { path: "a.md".to_owned(), text: SLIDE.to_owned() });
        with_field(&file, Kind::Slide, field, new)
    }

    #[test]
    fn t053_a_field_is_put_in_its_place_and_all_else_stays() {
        let title = rewritten(Field::Title, "Who queues?").unwrap();
        assert_eq!(title, SLIDE.replace("Who waits?", "Who queues?"));
        let body = rewritten(Field::Body, "- Three").unwrap();
        let expected = SLIDE.replace("- One\n- Two", "- Three").replace("***\n\nMore\n\n", "");
        assert_eq!(body, expected);
        let script = rewritten(Field::Script, "::: say\nNew.\n:::").unwrap();
        let end = SLIDE.find(":::: only").unwrap();
        let expected = SLIDE[..end].trim_end().replace("Old words.", "New.");
        assert_eq!(script, format!("{expected}\n"));
        assert_eq!(rewritten(Field::Minutes, "5"), None);
    }

    #[test]
    fn t053_line_ends_and_marks_of_the_file_stay() {
        assert_eq!(in_the_manner_of(b"\xEF\xBB\xBFa\r\nb\r\n", "x\ny\n"), b"\xEF\xBB\xBFx\r\ny\r\n");
        let original = "# e\u{301}\r\n- { at: m/a, after: m/a }\r\n".as_bytes();
        let file = Arc::new(SourceFile {
            path: "o.yaml".to_owned(),
            text: "# é\n- { at: m/a, after: m/a }\n".to_owned(),
        });
        let second = file.text.rfind("m/a").unwrap();
        let words = vec![(Origin::new(&file, second, second + 3), "m/new".to_owned())];
        let written = with_words(original, &words).unwrap();
        assert_eq!(written, "# e\u{301}\r\n- { at: m/a, after: m/new }\r\n".as_bytes());
    }
}
