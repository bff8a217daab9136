//! Links inside a module, to other modules and to what is not there.

use crate::same;
use crate::workspace::Series;

#[test]
fn t060_a_link_to_another_module_shows_words_or_a_title() {
    let series = Series::new();
    series.close(
        "See [the clerk](counter/who-sits), [](counter/who-sits) in [](counter), [here](#who-waits), \
         [](#who-waits), [](queue/who-waits) and [a sheet](library/tally-sheet).",
    );
    series.translation("si", "slide-title", &[("Who sits there?", "එහි කවුද?")]);
    assert_eq!(
        series.shown("lk@en"),
        "See the clerk, Who sits there? in The counter, [here](#who-waits), [Who waits here?](#who-waits), \
         [Who waits here?](#who-waits) and [a sheet](#tally-sheet)."
    );
    assert!(series.shown("lk@si").contains("See the clerk, එහි කවුද? in The counter"));
}

#[test]
fn t060_a_module_that_is_not_taught() {
    let series = Series::new();
    series.overlay("modules: { only: [queue] }\n");
    series.close("See [the **clerk**](counter/who-sits \"else: the clerk of {{office}}\"). [](counter \"else: Read on\").");
    assert_eq!(series.shown("lk@en"), "See the clerk of the office. Read on.");
    assert_eq!(series.shown("base@en"), "See the clerk. The counter.");
    series.close("See [the clerk](counter/who-sits).");
    same(
        &series.problems("lk@en"),
        r#"
        error[KB0246]: a link leads to `counter/who-sits`, whose module `lk` does not teach
         --> base-modules/queue/slides/02-close.md:3:17
          |
        3 | See [the clerk](counter/who-sits).
          |                 ^^^^^^^^^^^^^^^^
          = hint: say what stands there then: `[words](counter/who-sits "else: other words")`; or write the text anew in the overlay
        notice[KB0710]: day 1 of `other-day` is left out: `lk` teaches none of its modules
          --> base-modules/series.yaml:13:49
           |
        13 |   - { id: other-day, title: Another day, days: [{ sessions: [{ module: counter }] }] }
           |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           = hint: write `keep: true` to hold it all the same
    "#,
    );
}

#[test]
fn t060_blocks_that_were_taken_out() {
    let series = Series::new();
    series.overlay(
        "swap:\n  - { at: counter/who-sits, with: text/counter/lk-who.md, because: Nobody sits }\n\
         remove:\n  - { at: queue/what-it-costs, because: Shown elsewhere }\n",
    );
    series.0.write("overlays/lk/text/counter/lk-who.md", "## Who stands? {#lk-who minutes=5}\n\nA clerk.\n");
    series.close("[](counter/who-sits), [](#what-it-costs \"else: the costs\")");
    assert_eq!(series.shown("lk@en"), "Who stands?, the costs");
    series.close("[the costs](#what-it-costs)");
    same(
        &series.problems("lk@en"),
        r#"
        error[KB0246]: a link leads to `#what-it-costs`, which overlays/lk removed: Shown elsewhere
         --> base-modules/queue/slides/02-close.md:3:13
          |
        3 | [the costs](#what-it-costs)
          |             ^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:8:5: removed here
          |
        8 |   - { at: queue/what-it-costs, because: Shown elsewhere }
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: say what stands there then: `[words](#what-it-costs "else: other words")`; or write the text anew in the overlay
    "#,
    );
}

#[test]
fn t022_links_to_old_ids_of_the_base() {
    let series = Series::new();
    series.0.edit(
        "base-modules/queue/module.yaml",
        "quiz: quiz.yaml",
        "quiz: quiz.yaml\nrenamed: { who-queues: who-waits }\nremoved: { the-form: merged into who-waits }",
    );
    series.close("[](#who-queues)");
    assert_eq!(series.shown("lk@en"), "[Who waits here?](#who-waits)");
    series.close("[the form](#the-form)");
    same(
        &series.problems("base@en"),
        r#"
        error[KB0246]: a link leads to `#the-form`, which base-modules removed: merged into who-waits
          --> base-modules/queue/slides/02-close.md:3:12
           |
         3 | [the form](#the-form)
           |            ^^^^^^^^^
          ::: base-modules/queue/module.yaml:21:12: removed here
           |
        21 | removed: { the-form: merged into who-waits }
           |            ^^^^^^^^
           = hint: say what stands there then: `[words](#the-form "else: other words")`; or write the text anew in the overlay
    "#,
    );
}

#[test]
fn t060_what_an_audience_does_not_see() {
    let series = Series::new();
    series.0.write(
        "base-modules/counter/slides/01-meet.md",
        "## Who sits there? {#who-sits minutes=2}\n\nA clerk.\n\n## Youth {#for-youth minutes=3}\n\n::: only {audience=youth}\nYou.\n:::\n",
    );
    series.close("[](counter/for-youth \"else: nothing more\")");
    assert_eq!(series.shown("lk@en"), "nothing more");
    assert_eq!(series.shown("lk@en+youth"), "Youth");
    series.close("[Youth](counter/for-youth)");
    let problems = series.problems("lk@en");
    assert!(
        problems.contains("a link leads to `counter/for-youth`, which is not for everybody\n"),
        "{problems}"
    );
}

#[test]
fn names_that_never_were() {
    let series = Series::new();
    series.close("[a](countr/who-sits) [b](counter/who-sit) [c](#who-wait)");
    same(
        &series.problems("lk@en"),
        r"
        error[KB0142]: a link leads to `countr/who-sits`, which is nowhere
         --> base-modules/queue/slides/02-close.md:3:5
          |
        3 | [a](countr/who-sits) [b](counter/who-sit) [c](#who-wait)
          |     ^^^^^^^^^^^^^^^
          = hint: did you mean `counter/who-sits`?
        error[KB0142]: a link leads to `counter/who-sit`, which is nowhere
         --> base-modules/queue/slides/02-close.md:3:26
          |
        3 | [a](countr/who-sits) [b](counter/who-sit) [c](#who-wait)
          |                          ^^^^^^^^^^^^^^^
          = hint: did you mean `counter/who-sits`?
        error[KB0142]: a link leads to `#who-wait`, which is nowhere
         --> base-modules/queue/slides/02-close.md:3:47
          |
        3 | [a](countr/who-sits) [b](counter/who-sit) [c](#who-wait)
          |                                               ^^^^^^^^^
          = hint: did you mean `#who-waits`?
    ",
    );
}
