//! `kitbag.yaml`, where a command writes it.

use std::path::Path;

use super::{Changes, starter};
use crate::diagnostic::Problems;
use crate::load;

/// Makes `kitbag.yaml` name a base; the author's comments stay.
pub fn set_base(root: &Path, path: &str) -> Result<(), Problems> {
    let here = load::present(root, load::SETTINGS)?;
    let text = match here {
        Some(bytes) => load::with_base(&bytes, path)?,
        None => starter::settings(path),
    };
    let mut changes = Changes::default();
    changes.replace(load::SETTINGS, text);
    changes.carry_out(root)
}
