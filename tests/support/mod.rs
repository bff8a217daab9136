//! What several tests need.
#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(unreachable_pub, reason = "test binaries have no API")]

pub mod crowded;
pub mod deck_rules;
pub mod pdf_places;
pub mod pdf_words;
pub mod sample;
pub mod says;
pub mod session;
pub mod templates;
pub mod workspace;
