//! The only user of the zip crate: archives with fixed time, mode, system and order, and the entries
//! of archives that others made.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// Deflate level 6: higher levels cost ten times the time for less than one percent.
const LEVEL: i64 = 6;

/// Writes the parts in the order given. Writing into memory leaves no data descriptors, which
/// streaming readers refuse.
pub(super) fn archive<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        writer.start_file(path, options(path)).expect("an archive in memory takes every checked path");
        writer.write_all(bytes).expect("memory takes every write");
    }
    writer.finish().expect("an archive in memory can be closed").into_inner()
}

/// Pictures and recordings are compressed already and are stored.
fn options(path: &str) -> SimpleFileOptions {
    let stored =
        [".png", ".jpg", ".mp4", ".m4a", ".mp3", ".fntdata"].iter().any(|ending| path.ends_with(ending));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    if stored {
        options.compression_method(CompressionMethod::Stored)
    } else {
        options.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL))
    }
}

/// What an entry of an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    File,
    Folder,
    Link,
    /// A file behind a password.
    Secret,
}

/// An entry as the archive's directory tells it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) path: String,
    pub(super) holds: Holds,
    /// Bytes when unpacked.
    pub(super) bytes: u64,
    /// Bytes in the archive.
    pub(super) packed: u64,
}

/// An archive that somebody else made.
pub(super) struct Reader<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    entries: Vec<Entry>,
}

impl<'a> Reader<'a> {
    /// Reads the directory of an archive, or says why it cannot be.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
        let entries: Result<Vec<_>, _> = (0..archive.len()).map(|at| entry(&mut archive, at)).collect();
        Ok(Self { entries: entries?, archive })
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether two entries have one name, of which the crate shows one alone.
    pub(super) fn has_twins(&self) -> bool {
        self.archive.has_duplicate_names()
    }

    /// The bytes of an entry, which must be as many as the directory says.
    pub(super) fn read(&mut self, at: usize, bytes: u64) -> Result<Vec<u8>, String> {
        let file = self.archive.by_index(at).map_err(|error| error.to_string())?;
        let mut read = Vec::new();
        file.take(bytes + 1).read_to_end(&mut read).map_err(|error| error.to_string())?;
        if read.len() as u64 == bytes { Ok(read) } else { Err("its length is not the one told".to_owned()) }
    }
}

fn entry(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize) -> Result<Entry, String> {
    const KIND: u32 = 0o170_000;
    const LINK: u32 = 0o120_000;
    let file = archive.by_index_raw(at).map_err(|error| error.to_string())?;
    let path = String::from_utf8(file.name_raw().to_vec()).map_err(|_| "a name is not UTF-8".to_owned())?;
    let holds = match file.unix_mode().map(|mode| mode & KIND) {
        Some(LINK) => Holds::Link,
        _ if path.ends_with('/') => Holds::Folder,
        _ if file.encrypted() => Holds::Secret,
        _ => Holds::File,
    };
    Ok(Entry { path, holds, bytes: file.size(), packed: file.compressed_size() })
}
