//! The only file that prints.

use std::fmt::Display;
use std::io::{IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Outcome;
use super::args::{Form, When};
use super::{json, sarif};
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::overlay::{ComparedLine, Fate};
use crate::pipeline::Summary;

/// Most problems of one severity that are shown: nobody reads more, and each finds its line anew.
const MOST: usize = 200;

/// Lines to standard output and problems to standard error; for programs one document to standard
/// output.
pub(super) struct Report {
    choice: ColorChoice,
    form: Form,
}

impl Report {
    pub(super) fn new(when: When, form: Form) -> Self {
        let choice = match when {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        };
        Self { choice, form }
    }

    /// One line of result, for people.
    pub(super) fn line(&self, line: impl Display) {
        if self.form == Form::Text {
            self.print(line);
        }
    }

    /// What was found, for programs.
    pub(super) fn document(&self, document: &str) {
        self.print(document);
    }

    /// Every problem, and how many there were of each severity.
    pub(super) fn problems(&self, problems: &Problems) {
        match self.form {
            Form::Text => self.tell(problems),
            Form::Json => self.print(json::problems(problems)),
            Form::Sarif => self.print(sarif::log(problems)),
        }
    }

    /// What a build did, for programs; people are told line by line.
    pub(super) fn built(&self, summary: &Summary) {
        match self.form {
            Form::Text | Form::Sarif => self.problems(&summary.problems),
            Form::Json => self.print(json::summary(summary)),
        }
    }

    /// A name that lines below it are about, and a few words.
    pub(super) fn heading(&self, name: &str, words: &str) {
        let bold = Style::new().bold();
        self.line(format_args!("{bold}{name}{bold:#}  {words}"));
    }

    /// The lines of a comparison, with the words that changed in bold.
    pub(super) fn comparison(&self, lines: &[ComparedLine]) {
        for ComparedLine { fate, words } in lines {
            let (mark, colour) = match fate {
                Fate::Kept => ("  ", Style::new().dimmed()),
                Fate::Gone => ("- ", Style::new().fg_color(Some(AnsiColor::Red.into()))),
                Fate::New => ("+ ", Style::new().fg_color(Some(AnsiColor::Green.into()))),
                Fate::Skipped => ("…", Style::new().dimmed()),
            };
            let words = words.iter().filter(|(_, word)| !word.is_empty());
            let words = words.map(|(fate, word)| match fate {
                Fate::Kept | Fate::Skipped => format!("{colour}{word}{colour:#}"),
                Fate::Gone | Fate::New => format!("{0}{word}{0:#}", colour.bold()),
            });
            let line = words.collect::<String>();
            if line.is_empty() && *fate != Fate::Skipped {
                self.line(format!("  {mark}").trim_end());
            } else {
                self.line(format_args!("  {colour}{mark}{colour:#}{line}"));
            }
        }
    }

    fn print(&self, line: impl Display) {
        let mut out = AutoStream::new(std::io::stdout().lock(), self.choice);
        // A reader that has seen enough, as `head`, is no fault.
        let _ = writeln!(out, "{line}");
    }

    /// Errors come last, above the counts: what must be mended stands where its reader looks first.
    fn tell(&self, problems: &Problems) {
        let mut out = AutoStream::new(std::io::stderr().lock(), self.choice);
        // Standard error has no buffer, and colours would cut it into many small writes.
        let mut said = AutoStream::new(Vec::new(), out.current_choice());
        let severities = [Severity::Notice, Severity::Warning, Severity::Error];
        let of = |severity| problems.iter().filter(move |problem| problem.severity == severity);
        for problem in severities.into_iter().flat_map(|severity| of(severity).take(MOST)) {
            let text = problem.to_string();
            let (head, rest) = text.split_once(':').unwrap_or((&text, ""));
            let style = style(problem.severity);
            let _ = writeln!(said, "{style}{head}{style:#}:{rest}");
        }
        let counts =
            [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Notice, "notice")];
        let counts = counts.map(|(severity, name)| (problems.count(severity), name));
        let words: Vec<_> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| counted(count, name))
            .collect();
        if !words.is_empty() {
            let more = if severities.into_iter().any(|severity| problems.count(severity) > MOST) {
                format!("; the first {MOST} of each kind are shown")
            } else {
                String::new()
            };
            let _ = writeln!(said, "{}{more}", words.join(", "));
        }
        let _ = out.write_all(&said.into_inner());
    }

    /// The one problem that keeps a command from its work.
    pub(super) fn could_not_run(&self, problem: Diagnostic) -> Outcome {
        let mut problems = Problems::none();
        problems.push(problem);
        self.problems(&problems);
        Outcome::CouldNotRun
    }

    /// A bar on a terminal; nothing elsewhere, where lines tell enough.
    pub(super) fn progress(&self) -> ProgressBar {
        let bar = ProgressBar::no_length();
        if self.form == Form::Text && self.choice != ColorChoice::Never && std::io::stderr().is_terminal() {
            let style = ProgressStyle::with_template("{spinner} {pos} files  {msg}")
                .expect("the template is well formed");
            bar.set_style(style);
        } else {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        bar
    }
}

/// `1 error`, `2 errors`.
pub(super) fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Notice => AnsiColor::Cyan,
    };
    Style::new().fg_color(Some(colour.into())).bold()
}
