//! A file that is written beside its place and gets its name when it is whole; otherwise it is gone.

#![expect(clippy::disallowed_methods, reason = "write.rs and changes.rs write the disk through this file")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How the name of such a file ends.
pub(super) const ENDING: &str = ".kitbag-part";

/// A file without its name.
#[derive(Debug)]
pub(super) struct Part {
    temporary: PathBuf,
    place: PathBuf,
}

impl Part {
    /// Writes bytes beside a place whose folder may be missing.
    pub(super) fn write(place: &Path, bytes: &[u8]) -> io::Result<Self> {
        let folder = place.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder)?;
        let name = place.file_name().expect("a file has a name").to_string_lossy();
        let temporary = folder.join(format!(".{name}{ENDING}"));
        // What a run that was cut off left may be a link by now.
        let _ = fs::remove_file(&temporary);
        let part = Self { temporary, place: place.to_owned() };
        File::create_new(&part.temporary)?.write_all(bytes)?;
        Ok(part)
    }

    /// Writes bytes beside a place, and on to the disk.
    pub(super) fn write_through(place: &Path, bytes: &[u8]) -> io::Result<Self> {
        let part = Self::write(place, bytes)?;
        OpenOptions::new().write(true).open(&part.temporary)?.sync_data()?;
        Ok(part)
    }

    /// The bytes as the disk has them.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        fs::read(&self.temporary)
    }

    /// Gives the file its name, in place of what had it.
    pub(super) fn finish(self) -> io::Result<()> {
        fs::rename(&self.temporary, &self.place)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.temporary);
    }
}
