//! What `kitbag verify` says of finished files: nothing of good ones, and of each fault what it is,
//! where it is and what to do.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

#[path = "verify/archives.rs"]
mod archives;
#[path = "verify/courses.rs"]
mod courses;
#[path = "verify/decks.rs"]
mod decks;
#[path = "verify/documents.rs"]
mod documents;
#[path = "verify/folders.rs"]
mod folders;
#[path = "verify/told.rs"]
mod told;
