//! An edition and its deck become the parts of one artifact. Data in, bytes out: no disk, no clock,
//! no layers. The formats never import each other; what SCORM and web packages share is the player, and
//! what all pages share is how HTML is written.

mod html;
pub mod pdf;
pub mod player;
pub mod pptx;
pub mod readme;
pub mod review;
pub mod scorm;
pub mod web;
