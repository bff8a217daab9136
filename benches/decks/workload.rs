//! Modules whose decks have as many slides as are asked for, with bullets and notes. No two slides say the
//! same.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Slides that kitbag adds to those of the module: its title, the agenda, its one section, the end.
const ADDED: usize = 4;

/// Bullets of a slide, each with the number of a counter between its two halves.
const BULLETS: [[&str; 2]; 5] = [
    ["People who come to", "without an appointment, and why"],
    ["Those who travelled half a day to", "to bring one paper"],
    ["Colleagues who send people on to", "for the same answer"],
    ["Staff at", "who hear every complaint first"],
    ["Those who never come to", "because the way is too long"],
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

/// Writes a workspace of some modules.
pub(crate) fn write(root: &Path, modules: usize, slides: usize) {
    let base = root.join("base-modules");
    fs::create_dir_all(&base).expect("the folder can be made");
    let mut listed = Vec::new();
    for (module, letter) in (1..=modules).zip('a'..='z') {
        let id = format!("counters-{module}");
        let folder = base.join(&id);
        fs::create_dir_all(folder.join("slides")).expect("the folder can be made");
        let own = slides - ADDED;
        let head = MODULE.replace("{module}", &module.to_string()).replace("{letter}", &letter.to_string());
        for (path, text) in [
            ("module.yaml", format!("{head}{}\n", own * 2)),
            ("slides/counters.md", (1..=own).map(|number| slide(module, number)).collect()),
        ] {
            fs::write(folder.join(path), text).expect("the workload can be written");
        }
        listed.push(id);
    }
    let series = format!("{SERIES}modules: [{}]\n", listed.join(", "));
    fs::write(base.join("series.yaml"), series).expect("the workload can be written");
}

fn slide(module: usize, number: usize) -> String {
    let counter = format!("counter {module}-{number}");
    let mut text = format!("## Who waits at {counter}? {{#s{number} minutes=2 objective=o1}}\n\n");
    for [before, after] in BULLETS {
        writeln!(text, "- {before} {counter} {after}").expect("a string takes any text");
    }
    text + "\n" + &SCRIPT.replace("the counter", &counter) + "\n"
}

const SERIES: &str = "title: A series about counters
version: 1.0.0
date: 2026-01-15
language: en
licence: { name: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\" }
credits: [The authors]
";

const MODULE: &str = "title: Counters {module}
code: c{letter}
summary: Who comes to a counter and why.
objectives:
  - { id: o1, text: Know who waits }
sections:
  - id: people
    title: People who wait
    file: slides/counters.md
    minutes: ";
