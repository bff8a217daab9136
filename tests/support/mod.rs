//! What several tests need.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod crowded;
pub mod deck_rules;
pub mod sample;
