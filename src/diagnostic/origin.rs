//! Places in source files.

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

/// A file that was read, kept so that every value can show its line.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the workspace, with forward slashes.
    pub path: String,
    /// Its text: UTF-8 without byte-order mark, line ends as `\n`.
    pub text: String,
}

/// A span of a file: where a value was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file.
    pub file: Arc<SourceFile>,
    /// First byte.
    pub start: usize,
    /// The byte behind the last one; at least `start`.
    pub end: usize,
}

/// A point between two characters of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1, in Unicode code points.
    pub column: usize,
}

impl Origin {
    /// A span of `file`; both ends are moved onto character borders inside the text.
    pub fn new(file: &Arc<SourceFile>, start: usize, end: usize) -> Self {
        let start = floor_char(&file.text, start);
        let end = floor_char(&file.text, end).max(start);
        Self { file: Arc::clone(file), start, end }
    }

    /// The start of a file.
    pub fn of_file(file: &Arc<SourceFile>) -> Self {
        Self::new(file, 0, 0)
    }

    /// A file that has no lines to show: a picture, a folder, one that cannot be read.
    pub fn of_path(path: &str) -> Self {
        let file = SourceFile { path: path.to_owned(), text: String::new() };
        Self::of_file(&Arc::new(file))
    }

    /// The words of the span.
    pub fn text(&self) -> &str {
        &self.file.text[self.start..self.end]
    }

    /// The first place of such words inside the span, or the span where they are written in another way.
    #[must_use]
    pub fn narrowed(&self, words: &str) -> Self {
        let found = self.text().find(words).map(|at| self.start + at);
        found.map_or_else(|| self.clone(), |start| Self::new(&self.file, start, start + words.len()))
    }

    /// Line, from 1.
    pub fn line(&self) -> usize {
        self.file.text[..self.start].matches('\n').count() + 1
    }

    /// Column, from 1, counted in what a reader sees as characters.
    pub fn column(&self) -> usize {
        let before = &self.file.text[self.line_start()..self.start];
        // Documents that programs write are one line of megabytes.
        let count = if before.is_ascii() { before.len() } else { before.graphemes(true).count() };
        count + 1
    }

    /// The source line of the start.
    pub fn source_line(&self) -> &str {
        let from = self.line_start();
        let line = &self.file.text[from..];
        line.split('\n').next().unwrap_or(line)
    }

    /// Byte at which the line of the start begins.
    pub fn line_start(&self) -> usize {
        self.file.text[..self.start].rfind('\n').map_or(0, |at| at + 1)
    }

    /// The first point of the span and the one behind its last, as machines count them; `None` where the
    /// file has no lines.
    pub fn span(&self) -> Option<(Point, Point)> {
        let point = |at: usize| {
            let before = &self.file.text[..at];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            Point { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
        };
        (!self.file.text.is_empty()).then(|| (point(self.start), point(self.end)))
    }

    /// `file:line:column`, or the file alone where it has no lines.
    pub fn place(&self) -> String {
        if self.file.text.is_empty() {
            return self.file.path.clone();
        }
        format!("{}:{}:{}", self.file.path, self.line(), self.column())
    }
}

/// The border of a character at or before a byte.
pub(super) fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
