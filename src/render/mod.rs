//! Editions become bytes. The formats never import each other.

pub mod pdf;
