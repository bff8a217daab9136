//! The vocabulary: plain data that every stage speaks of. No disk, no clock, no formats.

mod asset;
mod date;
mod deck;
mod edition;
mod id;
mod label;
mod locale;
mod prose;
mod text;

pub use asset::AssetPath;
pub use date::Date;
pub use deck::*;
pub use edition::*;
pub use id::{Id, Target};
pub use label::{Label, Labels};
pub use locale::{Direction, Language, Script};
pub use prose::*;
pub use text::{Link, RichText, Run, State, Text, TranslatedText};
