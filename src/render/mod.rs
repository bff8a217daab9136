//! An edition and its deck become the parts of one artifact. Data in, bytes out.

pub mod pptx;
