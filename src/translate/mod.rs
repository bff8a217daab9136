//! Localized → Translated: the words of a module in the language of its target.
//!
//! A translation belongs to a text in a role, never to a place: when a country rewrites a sentence
//! the translation of the old one is no longer found, and what is shown is honest. Fallback works
//! on whole atoms, so that a question never speaks two languages.

mod apply;
mod checks;
mod coverage;
mod donors;
mod explain;
mod import;
mod index;
mod labels;
mod limit;
mod lookup;
mod merge;
mod messages;
mod outgoing;
mod policy;
mod pseudo;
mod role;
mod seal;
mod segmentation;
mod settle;
mod similar;
mod units;

pub use apply::{Request, Tongue, apply, texts};
pub use checks::Proofreader;
pub use coverage::{Coverage, Tally};
pub use explain::{Gap, Shown, explain};
pub use import::{Access, Imported, Shelf, ShelfFile, import};
pub use index::Index;
pub use labels::{label_messages, labels, shipped_labels};
pub use lookup::Lack;
pub use merge::{Fates, Merged, merge, template, unknown};
pub use messages::{Message, by_block, messages, unite};
pub use outgoing::{Held, Scope, outgoing};
pub use policy::{Policy, Shortfall, shortfalls};
