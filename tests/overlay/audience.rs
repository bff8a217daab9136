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
    let plain = crate::case::overlaid(&["lk\n"]);
    let shown = shown_to(BASE, &["youth"]);
    shown.is(plain.text());
}

#[test]
fn without_an_audience() {
    shown_to(MARKED, &[]).is("");
}

#[test]
fn t057_only_and_except() {
    shown_to(MARKED, &["youth"]).is("");
}

#[test]
fn two_audiences() {
    shown_to(MARKED, &["rural-women", "youth"]).is("");
}

#[test]
fn t058_everything_filtered_away() {
    shown_to("
        section users 5/5/5
          slide who 5 | body=x {only youth}
        question q1 | type=single | when=only youth
          option q1-a | right=true
    ", &[]).is("");
}

#[test]
fn a_question_without_a_right_answer() {
    shown_to("
        section users 5/5/5
          slide who 5 | body=x
        question q1 | type=single
          option q1-a | right=true | when=only youth
          option q1-b
    ", &["rural-women"]).is("");
}
