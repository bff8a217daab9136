//! The player as a folder that opens from a disk: the same course, and nothing is recorded.

use crate::diagnostic::Problems;
use crate::model::Edition;
use crate::package::Package;
use crate::render::player::{Driver, player};

/// The files of the kind `web`; `index.html` opens by double click.
pub fn package(edition: &Edition) -> Result<Package, Problems> {
    Ok(player(edition, Driver::Preview).package)
}
