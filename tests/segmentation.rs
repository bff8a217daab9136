//! How texts are split into messages. Translators' work hangs on it: a difference here needs a new
//! version in `translate/segmentation.rs`, with a step that carries older files over.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use support::workspace::Project;

const SLIDES: &str = r#"## A title with **bold** words and `code` {#who-waits minutes=6 objective=o1}

A paragraph whose
lines are broken,  with  two  blanks, *slanted* and **bold** words.

- An item
    - An item below it
    - Another one, with [a link](https://example.org/a "else: other words")
- 2026
- {{country.name}}

***

1. A numbered item
2. Right {ctx=side}

> A quoted paragraph.
>
> A second one.

<!-- nobody reads this -->

| A head | Another | |
|---|---|---|
| A cell with a \| bar | ____ | {{office}} in 2026 |

::::: only {audience=youth}
For young people alone, on [](#what-it-costs).
:::::

::: translator
A note to translators.
:::

::: say
A first paragraph. It has two sentences; they stay together.

A second paragraph with a\
hard break and \*stars\*.
:::

::: ask {minutes=2}
A question?

- An expected answer

> What to do in silence.
:::

## What the wait costs {#what-it-costs minutes=4 layout=picture}

![A clock beside a purse, because waiting costs wages](assets/clock.svg)

::: say
ខ្មែរ¦ខ្មែរ. ශ්‍රී. A clock.
:::
"#;

const QUIZ: &str = r#"pass: 70
questions:
  - id: q-cost
    type: single
    objective: o1
    stem: What does an hour in a queue cost?
    options:
      - { id: nothing, text: Nothing, feedback: It costs an hour. }
      - { id: pay, text: "An hour of pay {ctx=money}", right: true, feedback: "Yes, for many people." }
  - id: q-close
    type: true-false
    objective: o1
    stem: A counter can close.
    answer: false
    feedback: { right: "Right: it cannot.", wrong: "Look again." }
  - id: q-match
    type: matching
    objective: o1
    stem: Match them.
    pairs:
      - { id: one, left: A left one, right: A right one, feedback: Of a pair. }
      - { id: two, left: Another left one, right: Another right one, feedback: Of another. }
  - id: q-order
    type: ordering
    objective: o1
    stem: Order them.
    items: [{ id: one, text: A first step, feedback: Of an item. }, { id: two, text: A second step, feedback: Of another item. }]
  - id: q-hours
    type: numeric
    objective: o1
    stem: How long?
    answer: { min: 6, max: 6, unit: hours }
    feedback: { right: "Six.", wrong: "Not six." }
  - id: q-term
    type: short-text
    objective: o1
    stem: Which word?
    accept: [once-only, once only]
    feedback: { right: "That word.", wrong: "Another word." }
  - id: q-sure
    type: likert
    stem: I can explain it.
    options: [{ id: "1", text: Not at all }, { id: "2", text: A little }, { id: "3", text: Well }]
  - id: q-wheel
    type: self-assessment
    stem: Where does your office stand?
    dimensions: [{ id: people, text: People }, { id: paper, text: Paper }]
    levels: [{ id: l1, text: Starting }, { id: l2, text: Moving }]
"#;

#[test]
fn t065_texts_are_split_as_they_always_were() {
    let project = Project::small();
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    project.write("base-modules/queue/slides/01-waiting.md", &SLIDES.replace('¦', "\u{200b}"));
    project.write("base-modules/queue/quiz.yaml", QUIZ);
    let run = project.kitbag(&["translate", "update", "base"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", project.kitbag(&["check", "base"]).stderr);
    let text = String::from_utf8(project.read("base-modules/i18n/si.po")).unwrap();
    let (header, entries) = text.split_once("\n\n").unwrap();
    let told =
        |line: &&str| line.starts_with("msgctxt") || line.starts_with("msgid") || line.contains("A note to");
    let messages = entries.lines().filter(told).flat_map(|line| [line, "\n"]).collect::<String>();
    let version = header.lines().find(|line| line.contains("Segmentation")).unwrap();
    insta::assert_snapshot!(format!("{version}\n{messages}"));
}
