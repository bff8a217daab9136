//! kitbag builds country editions of training kits.
//!
//! One straight line, each stage a type:
//!
//! ```text
//!  load            overlay              translate             resolve     plan deck    render              package / write
//!  disk → Workspace → Localized(module) → Translated(module) → Edition → (Edition, Deck) → Rendering(parts) → artifact on disk
//! ```
//!
//! The modules below stand in floor order; each imports only from those above it.

pub mod diagnostic;

pub mod markup;
pub mod model;
pub mod typeset;

pub mod catalogue;
pub mod deck;
pub mod package;

pub mod interchange;
pub mod lint;
pub mod load;
pub mod overlay;
pub mod render;
pub mod resolve;
pub mod translate;
pub mod verify;

pub mod pipeline;

pub mod cli;
