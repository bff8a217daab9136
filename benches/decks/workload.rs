//! A module whose deck has as many slides as are asked for, with bullets and notes.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Slides that kitbag adds to those of the module: its title, the agenda, its one section, the end.
const ADDED: usize = 4;

/// Bullets of a slide.
const BULLETS: [&str; 5] = [
    "People who come without an appointment, and why they do",
    "Those who travelled for half a day to bring one paper",
    "Colleagues of other offices who need the same answer",
    "Staff at the counter, who hear every complaint first",
    "Those who never come, because the way is too long",
];

/// 120 words that the trainer says, and a question.
const SCRIPT: &str = "::: say
Think of the last time that you stood in a queue yourself. You had taken the morning off, you had a folder under your arm, and you did not know whether it held every paper. Now look at the same morning from the other side of the counter: the first question of the day is the one that was asked yesterday, and nobody has written the answer down where people would see it.

A service is good when the person who needs it gets it done at the first try, understands what happened, and would tell a neighbour to do the same. That is what we measure today, and not how modern the machine is.
:::

::: ask
Which question do you hear most often?

- Where is the other office?

> Write three of them down.
:::
";

/// Writes the workspace.
pub(crate) fn write(root: &Path, slides: usize) {
    let own = slides - ADDED;
    let mut text = String::new();
    for number in 1..=own {
        writeln!(text, "## Who waits at counter {number}? {{#s{number} minutes=2 objective=o1}}\n")
            .expect("a string takes any text");
        for bullet in BULLETS {
            writeln!(text, "- {bullet}").expect("a string takes any text");
        }
        writeln!(text, "\n{SCRIPT}").expect("a string takes any text");
    }
    let module = root.join("base-modules/counters");
    fs::create_dir_all(module.join("slides")).expect("the folder can be made");
    for (path, text) in [
        ("../series.yaml", SERIES.to_owned()),
        ("module.yaml", format!("{MODULE}{}\n", own * 2)),
        ("slides/counters.md", text),
    ] {
        fs::write(module.join(path), text).expect("the workload can be written");
    }
}

const SERIES: &str = "title: A series about counters
version: 1.0.0
date: 2026-01-15
language: en
licence: { name: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\" }
credits: [The authors]
modules: [counters]
";

const MODULE: &str = "title: Counters
code: co
summary: Who comes to a counter and why.
objectives:
  - { id: o1, text: Know who waits }
sections:
  - id: people
    title: People who wait
    file: slides/counters.md
    minutes: ";
