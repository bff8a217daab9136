//! `change`.

use crate::case::overlaid;

#[test]
fn sets_one_field_of_each_kind() {
    overlaid(&["lk
        change people-first | title=People first in Sri Lanka
        change people-first/o1 | text=Map one service
        change people-first/users | title=Who comes
        change people-first/pause | minutes=5/15/15
        change people-first/who | title=Who is here? | because=Divisional Secretariats come first
        change people-first/queue | outcome=failure
        change people-first/journey-map | purpose=See the way
        change people-first/mapping | materials=cards; pens
        change people-first/q-user | stem=Who is a user?
        change people-first/q-user-b | feedback=No, think of the counter
        change people-first/q-steps-x | text=A need arises
    "]).is("");
}

#[test]
fn sets_each_field_on_its_own() {
    overlaid(&["_shared/south-asia
        change people-first/who | minutes=12 | title=Who comes?
    ", "lk
        change people-first/who | minutes=15 | because=They ask more
    "]).is("");
}

#[test]
fn a_section_follows_its_slides() {
    overlaid(&["lk
        change people-first/why | minutes=25
        change people-first/map | title=A map
    "]).is("");
}

#[test]
fn a_section_that_is_set_does_not_follow() {
    overlaid(&["lk
        change people-first/why | minutes=25
        change people-first/users | minutes=20/30/40
        change people-first/map | minutes=25
        change people-first/practice | minutes=30/50/70
    "]).is("");
}

#[test]
fn t030_f032_change_twice() {
    overlaid(&["lk
        change people-first/who | title=One
        change people-first/who | title=Two | minutes=12
    "]).is("");
}

#[test]
fn t031_change_and_move() {
    overlaid(&["lk
        change people-first/who | title=Who?
        move people-first/who after people-first/why
    "]).is("");
}

#[test]
fn t037_without_effect() {
    overlaid(&["lk
        change people-first/who | minutes=10 | title=Who?
        change people-first/users | minutes=20/30/40
    "]).is("");
}

#[test]
fn t043_three_layers_set_one_field() {
    overlaid(&["_shared/south-asia
        change people-first/who | title=South Asia
    ", "lk
        change people-first/who | title=Sri Lanka
    ", "lk-dmt
        change people-first/who | title=Motor traffic
    "]).is("");
}

#[test]
fn t044_the_later_of_two_audiences_wins() {
    overlaid(&["_audiences/youth
        change people-first/who | title=Youth
    ", "_audiences/rural-women
        change people-first/who | title=Rural women
    "]).is("");
}

#[test]
fn a_field_that_the_kind_does_not_have() {
    overlaid(&["lk
        change people-first/who | stem=Which?
        change people-first/q-user | layout=bullets
    "]).is("");
}

#[test]
fn a_value_that_the_field_cannot_hold() {
    overlaid(&["lk
        change people-first/who | layout=bulets
        change people-first/why | minutes=long
        change people-first/queue | outcome=disaster
    "]).is("");
}

#[test]
fn one_number_is_the_minutes_of_all_variants() {
    overlaid(&["lk
        change people-first/pause | minutes=15
    "]).is("");
}

#[test]
fn an_objective_that_does_not_exist() {
    overlaid(&["lk
        change people-first/who | objective=o3
        change people-first/why | objective=o2
    "]).is("");
}

#[test]
fn a_question_loses_its_right_answer() {
    overlaid(&["lk
        change people-first/q-user-a | right=false
        change people-first/q-user-b | feedback=No
    "]).is("");
}

#[test]
fn the_right_answer_moves_to_another_option() {
    overlaid(&["lk
        change people-first/q-user-a | right=false
        change people-first/q-user-b | right=true
    "]).is("");
}
