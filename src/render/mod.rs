//! An edition and its deck become the parts of one artifact. Data in, bytes out; the formats never
//! import each other.

pub mod pdf;
pub mod pptx;
