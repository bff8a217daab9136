//! The only user of quick-xml: documents that are written from top to bottom, and documents that others
//! wrote, read with the place of everything in them.

mod reader;
mod wellformed;
mod writer;

pub use reader::{Element, Malformed, Node, read};
pub use writer::Xml;
