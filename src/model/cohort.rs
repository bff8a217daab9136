//! Cohorts: the people who take a programme together.

use super::{Assignment, Date, Id};
use crate::diagnostic::Origin;

/// One group of participants, by which papers and materials are counted.
#[derive(Clone, Debug)]
pub struct Cohort {
    /// Its id, which names its print pack.
    pub id: Id,
    /// Who they are, for all languages or for each.
    pub group: Assignment,
    /// Where they meet.
    pub venue: Option<Assignment>,
    /// The date of each day of the programme, with its place.
    pub dates: Vec<(Date, Origin)>,
    /// How many participants there are.
    pub people: u32,
    /// How many of them work in one group.
    pub group_size: u32,
    /// Who trains them.
    pub trainers: Vec<String>,
    /// The participants' names, for certificates. They never stand in the workspace.
    pub names: Vec<String>,
    /// Where it stands.
    pub origin: Origin,
}
