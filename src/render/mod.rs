//! Editions become the parts of files. Data in, bytes out: no disk, no clock, no layers.

pub mod player;
pub mod scorm;
pub mod web;
