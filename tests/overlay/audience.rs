//! The audience filter.

use crate::case::{BASE, shown_to};

const MARKED: &str = "
    objective o1
    section users 20/30/40
      slide who 10 | body=For all / For some {only youth,rural-women} / Not for youth {except youth}
      slide both 5 | body=x {only youth} {except rural-women}
      slide never 5 | body=x | when=only rural-women
      slide say 10 | script=say One {only youth} / do Two {except youth}
    section second 10/10/10
      slide young 10 | body=x {only youth}
    question q1 | type=single
      option q1-a | right=true | when=only youth
      option q1-b | right=true | when=except youth
      option q1-c
";

#[test]
fn nothing_is_marked() {
    shown_to(BASE, &["youth"]).is(shown_to(BASE, &[]).text());
}

#[test]
fn without_an_audience() {
    shown_to(MARKED, &[]).is("
        module
        objective o1
        section users 13/20/27 | minutes=13/20/27 (base over base)
          slide who 10
          slide say 10
        question q1
          option q1-b
          option q1-c
        notice[KB0214]: the slide `both` is empty without an audience and was left out
         --> base-modules/people-first/module.yaml:4:9
          |
        4 |   slide both 5 | body=x {only youth} {except rural-women}
          |         ^^^^
        notice[KB0214]: the section `second` is empty without an audience and was left out
         --> base-modules/people-first/module.yaml:7:9
          |
        7 | section second 10/10/10
          |         ^^^^^^
        notice[KB0214]: the slide `young` is empty without an audience and was left out
         --> base-modules/people-first/module.yaml:8:9
          |
        8 |   slide young 10 | body=x {only youth}
          |         ^^^^^
    ");
}

#[test]
fn t057_only_and_except() {
    shown_to(MARKED, &["youth"]).is("
        module
        objective o1
        section users 17/25/33 | minutes=17/25/33 (base over base)
          slide who 10
          slide both 5
          slide say 10
        section second 10/10/10
          slide young 10
        question q1
          option q1-a
          option q1-c
    ");
}

#[test]
fn two_audiences() {
    shown_to(MARKED, &["rural-women", "youth"]).is("
        module
        objective o1
        section users 17/25/33 | minutes=17/25/33 (base over base)
          slide who 10
          slide never 5
          slide say 10
        section second 10/10/10
          slide young 10
        question q1
          option q1-a
          option q1-c
        notice[KB0214]: the slide `both` is empty for `rural-women` and `youth` and was left out
         --> base-modules/people-first/module.yaml:4:9
          |
        4 |   slide both 5 | body=x {only youth} {except rural-women}
          |         ^^^^
    ");
}

#[test]
fn t058_everything_filtered_away() {
    shown_to(
        "
        section users 5/5/5
          slide who 5 | body=x {only youth}
        question q1 | type=single | when=only youth
          option q1-a | right=true
    ",
        &[],
    )
    .is("
        module
        error[KB0706]: no question of module `people-first` is left without an audience
         --> base-modules/people-first/module.yaml:1:1
          |
        1 | section users 5/5/5
          | ^
          = hint: write at least one that every audience may see
        error[KB0706]: no slide of module `people-first` is left without an audience
         --> base-modules/people-first/module.yaml:1:1
          |
        1 | section users 5/5/5
          | ^
          = hint: write at least one that every audience may see
        notice[KB0214]: the section `users` is empty without an audience and was left out
         --> base-modules/people-first/module.yaml:1:9
          |
        1 | section users 5/5/5
          |         ^^^^^
        notice[KB0214]: the slide `who` is empty without an audience and was left out
         --> base-modules/people-first/module.yaml:2:9
          |
        2 |   slide who 5 | body=x {only youth}
          |         ^^^
    ");
}

#[test]
fn a_question_without_a_right_answer() {
    shown_to(
        "
        section users 5/5/5
          slide who 5 | body=x
        question q1 | type=single
          option q1-a | right=true | when=only youth
          option q1-b
    ",
        &["rural-women"],
    )
    .is("
        module
        section users 5/5/5
          slide who 5
        question q1
          option q1-b
        error[KB0701]: question `q1` has no right answer left for `rural-women`
         --> base-modules/people-first/module.yaml:3:10
          |
        3 | question q1 | type=single
          |          ^^
    ");
}
