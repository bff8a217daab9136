//! The vocabulary: plain data that every stage speaks of. No disk, no clock, no formats.

mod asset;
mod block;
mod date;
mod deck;
mod edition;
mod id;
mod label;
mod layer;
mod locale;
mod lock;
mod module;
mod programme;
mod prose;
mod question;
pub mod schema;
mod text;

pub use asset::AssetPath;
pub use block::{Block, Field, Kind, Minutes, Sourced, Value, Variant};
pub use date::Date;
pub use deck::*;
pub use edition::*;
pub use id::{Id, Target};
pub use label::{Label, Labels};
pub use layer::*;
pub use locale::{Direction, Language, Script};
pub use lock::{Agreed, Fingerprint, Lock, Touched};
pub use module::*;
pub use programme::*;
pub use prose::*;
pub use question::*;
pub use text::{Link, RichText, Run, State, Text, TranslatedText};
