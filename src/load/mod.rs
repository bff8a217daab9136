//! Files become typed values that know where they came from. The only reader of the disk.

mod assets;
mod attributes;
mod body;
mod decode;
mod document;
mod edits_file;
mod facts_file;
mod facts_in_use;
mod fences;
mod fields;
mod glossary_file;
mod ids;
mod inline;
mod lock_file;
mod markdown;
mod module_file;
mod names;
mod overlay_file;
mod pictures;
mod programme_file;
mod quiz;
mod rewrite;
mod series_file;
mod slides;
mod source;
mod sums;
mod tree;
mod workspace;
mod yaml;

pub use lock_file::LOCK;
pub use rewrite::{in_the_manner_of, with_field, with_words};
pub use sums::Sums;
pub use tree::bytes;
pub use workspace::{CONFLICTS, Workspace, workspace};
