//! Where moved and new blocks go: anchors may themselves be moved or new.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Edit, Kind, Place, Side};

use super::draft::{Draft, NOWHERE, ROOT};
use super::fit::a;
use super::pass::Pass;
use super::relocate;
use super::status::Standing;

/// A block on its way to a place.
#[derive(Clone, Copy)]
pub(super) struct Placement<'a> {
    /// The entry.
    pub(super) edit: &'a Edit,
    /// The block.
    pub(super) node: usize,
    /// The block that the place is relative to.
    pub(super) anchor: usize,
    /// The place as written.
    pub(super) place: &'a Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Placed,
    Failed,
}

/// Puts blocks in their places: those that move first, nearest to their anchors.
pub(super) fn settle(draft: &mut Draft, pass: &mut Pass, moves: Vec<Placement>, adds: Vec<Placement>) {
    let all: Vec<_> = moves.iter().chain(&adds).collect();
    let parents = parents(draft, pass, &all);
    let mut parents = parents.into_iter();
    let moves = placed(moves, &mut parents);
    let adds = placed(adds, &mut parents);
    let moving: Vec<_> = moves.iter().map(|(it, _)| *it).collect();
    let before = relocate::surroundings(draft, pass, &moving);
    for it in &moving {
        leave(draft, it.node);
    }
    for (it, parent) in moves.iter().chain(&adds) {
        adopt(draft, pass, it, *parent);
    }
    for group in [&moves, &adds] {
        attach(draft, group);
    }
    relocate::record(draft, pass, &moving, &before);
    for (it, _) in &adds {
        let cleared = draft.spots[draft.nodes[it.node].place].holds.is_some();
        if cleared {
            draft.log(pass, it.edit, None, Standing::Ok);
        }
    }
}

/// Those that have a parent, with it.
fn placed<'a>(
    list: Vec<Placement<'a>>,
    parents: &mut impl Iterator<Item = Option<usize>>,
) -> Vec<(Placement<'a>, usize)> {
    list.into_iter().zip(parents).filter_map(|(it, parent)| Some((it, parent?))).collect()
}

fn adopt(draft: &mut Draft, pass: &mut Pass, it: &Placement, parent: usize) {
    let old = std::mem::replace(&mut draft.nodes[it.node].parent, parent);
    if old == parent {
        return;
    }
    pass.stir(parent, it.edit);
    if old != NOWHERE {
        pass.stir(old, it.edit);
    }
}

/// Leaves the old place empty.
fn leave(draft: &mut Draft, node: usize) {
    let old = draft.nodes[node].place;
    draft.spots[old].holds = None;
    draft.nodes[node].place = draft.new_spot(node);
}

/// Hangs places so that they read in the order given, each group outside of what hangs there.
fn attach(draft: &mut Draft, group: &[(Placement, usize)]) {
    let (before, others): (Vec<&Placement>, Vec<&Placement>) =
        group.iter().map(|(it, _)| it).partition(|it| it.place.side == Side::Before);
    for it in others.into_iter().chain(before.into_iter().rev()) {
        draft.attach(it.node, it.anchor, it.place.side);
    }
}

/// The block that will hold each placement, or `None` where it has no place.
fn parents(draft: &mut Draft, pass: &Pass, all: &[&Placement]) -> Vec<Option<usize>> {
    let by_node: BTreeMap<usize, usize> = all.iter().enumerate().map(|(at, it)| (it.node, at)).collect();
    let mut states = vec![State::New; all.len()];
    let mut parents = vec![None; all.len()];
    for start in 0..all.len() {
        let mut path = Vec::new();
        let mut next = Some(start);
        while let Some(at) = next.filter(|at| states[*at] == State::New) {
            states[at] = State::Open;
            path.push(at);
            next = by_node.get(&all[at].anchor).copied();
        }
        if let Some(at) = next.filter(|at| states[*at] == State::Open) {
            let from = path.iter().position(|it| *it == at).expect("an open placement is on the path");
            report_cycle(draft, pass, all, &path[from..]);
            for at in path {
                states[at] = State::Failed;
            }
            continue;
        }
        for at in path.into_iter().rev() {
            let anchored = by_node.get(&all[at].anchor).map(|anchor| (states[*anchor], parents[*anchor]));
            parents[at] = parent(draft, pass, all[at], anchored);
            states[at] = if parents[at].is_some() { State::Placed } else { State::Failed };
        }
    }
    parents
}

/// The block that will hold a placement. `anchored` tells how its anchor fared, where that is a
/// placement itself.
fn parent(
    draft: &mut Draft,
    pass: &Pass,
    it: &Placement,
    anchored: Option<(State, Option<usize>)>,
) -> Option<usize> {
    let parent = match (it.place.side, anchored) {
        (_, Some((State::Failed, _))) => NOWHERE,
        (Side::Into, _) => it.anchor,
        (_, Some((_, Some(parent)))) => parent,
        _ => draft.nodes[it.anchor].parent,
    };
    // The error that keeps the anchor from its place was reported.
    if parent == NOWHERE && it.anchor != ROOT {
        draft.log(pass, it.edit, None, Standing::Refused);
        return None;
    }
    let kind = draft.nodes[it.node].block.kind;
    let holder = (parent != NOWHERE).then(|| draft.nodes[parent].block.kind);
    if holder.is_some_and(|holder| kind.parents().contains(&holder)) {
        return Some(parent);
    }
    let diagnostic = wrong_anchor(draft, it, holder);
    draft.log(pass, it.edit, None, Standing::Refused);
    draft.report(diagnostic);
    None
}

fn wrong_anchor(draft: &Draft, it: &Placement, holder: Option<Kind>) -> Diagnostic {
    let kind = draft.nodes[it.node].block.kind;
    let anchor = draft.name(it.anchor);
    let place = match (it.place.side, holder) {
        (Side::Into, _) => format!("into `{anchor}`, which is {}", a(draft.nodes[it.anchor].block.kind)),
        (side, None) => format!("{} `{anchor}`, which is no part of a module", beside(side)),
        (side, Some(holder)) => format!("{} `{anchor}`, which is a part of {}", beside(side), a(holder)),
    };
    let holds = kind.parents().contains(&draft.nodes[it.anchor].block.kind);
    let parents: Vec<_> = kind.parents().iter().map(|kind| a(*kind)).collect();
    let hint = if holds {
        format!("write `into: {anchor}` to put it inside")
    } else {
        format!("only {} can hold it", parents.join(" or "))
    };
    Diagnostic::new(Code::WrongAnchor, format!("{} cannot go {place}", a(kind)))
        .at(&it.place.anchor.origin)
        .hint(hint)
}

fn beside(side: Side) -> &'static str {
    if side == Side::Before { "before" } else { "after" }
}

fn report_cycle(draft: &mut Draft, pass: &Pass, all: &[&Placement], cycle: &[usize]) {
    let first = cycle.iter().enumerate().min_by_key(|(_, at)| all[**at].place.anchor.origin.start);
    let first = first.map_or(0, |(turn, _)| turn);
    let turned: Vec<_> = cycle.iter().cycle().skip(first).take(cycle.len() + 1).collect();
    let ids: Vec<_> = turned.iter().map(|at| format!("`{}`", draft.nodes[all[**at].node].block.id)).collect();
    let message = format!("blocks are placed by each other in a circle: {}", ids.join(" → "));
    let mut diagnostic = Diagnostic::new(Code::AnchorCycle, message).at(&all[*turned[0]].place.anchor.origin);
    for at in &turned[1..cycle.len()] {
        diagnostic = diagnostic.also("and here", &all[**at].place.anchor.origin);
    }
    for at in cycle {
        draft.log(pass, all[*at].edit, None, Standing::Refused);
    }
    draft.report(diagnostic.hint("place one of them by a block outside of the circle"));
}
