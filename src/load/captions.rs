//! Words beside recordings: captions as `WebVTT`, transcripts as Markdown.

use std::sync::Arc;

use super::inline;
use super::markdown::Markdown;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};
use crate::model::{Cue, Element, Prose, Text, Track};

/// Most lines under a video: an hour of quick talk has 1,500.
const MOST_CUES: usize = 2000;

/// What `WebVTT` writes for characters that its markup uses.
const ESCAPES: [(&str, &str); 6] = [
    ("&lt;", "\\<"),
    ("&gt;", ">"),
    ("&nbsp;", " "),
    ("&lrm;", "\u{200E}"),
    ("&rlm;", "\u{200F}"),
    ("&amp;", "&"),
];

/// Whether a path is that of words beside a recording.
pub(super) fn is_track(path: &str) -> bool {
    [".vtt", ".md"].iter().any(|ending| path.ends_with(ending))
}

/// The words in a file.
pub(super) fn track(file: &Arc<SourceFile>, problems: &mut Problems) -> Track {
    if file.path.ends_with(".md") {
        return Track::Transcript(transcript(file, problems));
    }
    Track::Captions(Reader { file, cues: Vec::new(), problems }.read())
}

/// Running text; what cannot be read aloud is told.
fn transcript(file: &Arc<SourceFile>, problems: &mut Problems) -> Prose<Text> {
    let Prose(mut pieces) = Markdown::new(file, 0, file.text.len(), problems).prose(&[]);
    pieces.retain(|piece| {
        let shown = match &piece.element {
            Element::Figure(figure) => figure.alt.as_ref().map(|alt| alt.origin.clone()),
            Element::Recording(recording) => Some(recording.alt.origin.clone()),
            _ => return true,
        };
        problems.push(
            Diagnostic::new(Code::NotAllowedHere, "a picture or recording inside a transcript")
                .at(&shown.unwrap_or_else(|| Origin::of_file(file)))
                .hint("say in words what is seen there"),
        );
        false
    });
    Prose(pieces)
}

/// Lines of a file that stand together, each with its first byte.
type Block<'a> = [(usize, &'a str)];

/// Reads captions up to the first fault: one export has the same fault in every line.
struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    cues: Vec<Cue<Text>>,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn read(mut self) -> Vec<Cue<Text>> {
        let file = self.file;
        let mut at = 0;
        let mut lines = Vec::new();
        for line in file.text.split_inclusive('\n') {
            lines.push((at, line.trim_end()));
            at += line.len();
        }
        let mut blocks = lines.split(|(_, line)| line.is_empty()).filter(|block| !block.is_empty());
        let head = blocks.next().map_or("", |block| block[0].1);
        if head != "WEBVTT" && !head.starts_with("WEBVTT ") {
            self.tell((0, head), "the first line is not `WEBVTT`", "save the captions as WebVTT (.vtt)");
            return self.cues;
        }
        for block in blocks {
            if self.cues.len() == MOST_CUES {
                let hint = "cut the recording into parts that are watched one by one";
                self.tell(block[0], &format!("more than {MOST_CUES} captions"), hint);
                return self.cues;
            }
            if self.block(block).is_none() {
                return self.cues;
            }
        }
        self.cues
    }

    /// A caption, or a note; `None` at a fault.
    fn block(&mut self, block: &Block<'_>) -> Option<()> {
        let (at, first) = block[0];
        if first == "NOTE" || first.starts_with("NOTE ") {
            return Some(());
        }
        if matches!(first, "STYLE" | "REGION") {
            return self.fault((at, first), "styles and regions are not used here", "delete these lines");
        }
        let named = !first.contains("-->") && block.len() > 1;
        let (timing, words) = block[usize::from(named)..].split_first()?;
        let (start, end) = self.times(*timing)?;
        let text = self.words(*timing, words)?;
        self.cues.push(Cue { start, end, text });
        Some(())
    }

    fn times(&mut self, (at, line): (usize, &str)) -> Option<(u32, u32)> {
        let Some((start, rest)) = line.split_once("-->") else {
            let hint = "above the words of each caption stands a line like `00:01.000 --> 00:04.000`";
            return self.fault((at, line), "no line that says when the caption is shown", hint);
        };
        let (end, places) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
        let (Some(first), Some(last)) = (time(start.trim()), time(end)) else {
            let hint = "times are written `00:01.000` or `01:00:01.000`, with a full stop";
            return self.fault((at, line), "a time that cannot be read", hint);
        };
        if !places.is_empty() {
            let hint =
                "delete what stands behind the second time, in all lines: captions stand below the picture";
            return self.fault((at, line), &format!("a place on the screen, `{}`", places.trim()), hint);
        }
        if last <= first {
            return self.fault(
                (at, line),
                "the caption ends before it begins",
                "correct one of the two times",
            );
        }
        if self.cues.last().is_some_and(|above| first < above.start) {
            return self.fault((at, line), "the caption begins before the one above it", "put them in order");
        }
        Some((first, last))
    }

    fn words(&mut self, timing: (usize, &str), words: &Block<'_>) -> Option<Text> {
        let Some(((start, _), (last, line))) = words.first().zip(words.last()) else {
            return self.fault(
                timing,
                "a caption without words",
                "write its words below, or delete the line",
            );
        };
        for (at, line) in words {
            if let Some(found) = line.find('<') {
                let end = line[found..].find('>').map_or(line.len(), |end| found + end + 1);
                let hint = "delete such marks in all lines; name who speaks in words: `Maya: …`; write `&lt;` for the sign";
                return self.fault((at + found, &line[found..end]), "a mark inside a caption", hint);
            }
        }
        let origin = Origin::new(self.file, *start, last + line.len());
        let joined = words.iter().map(|(_, line)| line.trim()).collect::<Vec<_>>().join(" ");
        let markup = ESCAPES.iter().fold(joined, |text, (escape, plain)| text.replace(escape, plain));
        inline::check(&markup, &origin, self.problems);
        Some(Text::new(&markup, origin))
    }

    /// Tells a fault, in the place of what cannot be read.
    fn fault<T>(&mut self, place: (usize, &str), what: &str, hint: &str) -> Option<T> {
        self.tell(place, what, hint);
        None
    }

    /// Tells a fault at a line or a part of one.
    fn tell(&mut self, (at, line): (usize, &str), what: &str, hint: &str) {
        let origin = Origin::new(self.file, at, at + line.len());
        let message = format!("captions that cannot be read: {what}");
        self.problems.push(Diagnostic::new(Code::BadCaptions, message).at(&origin).hint(hint));
    }
}

/// Milliseconds of a time: `01:02.500` or `01:00:02.500`.
fn time(written: &str) -> Option<u32> {
    let (clock, thousandths) = written.split_once('.')?;
    let digits = |part: &str, most: usize| {
        let plain = (2..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    let mut parts = clock.rsplit(':');
    let seconds = digits(parts.next()?, 2).filter(|seconds| *seconds < 60)?;
    let minutes = digits(parts.next()?, 2).filter(|minutes| *minutes < 60)?;
    let hours = parts.next().map_or(Some(0), |hours| digits(hours, 3))?;
    let thousandths = digits(thousandths, 3).filter(|_| thousandths.len() == 3 && parts.next().is_none())?;
    Some(((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths)
}
