//! Overlays: base, layers, expectation. Numbers are those of the note's test list (`t…`) and of the
//! list of faults (`f…`).
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(unreachable_pub, reason = "test binaries have no API")]

mod add;
mod assets;
mod audience;
mod case;
mod change;
mod clearance;
mod explain;
mod laws;
mod layers;
mod library;
mod relocate;
mod remove;
mod settings;
mod status;
mod swap;
mod target;
mod translation;
mod written;
