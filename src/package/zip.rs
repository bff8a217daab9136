//! The only user of the zip crate: archives with fixed time, mode, system and order, and the entries
//! of archives that others made.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// Deflate level 4: level 6 takes two thirds more time for two percent less.
const LEVEL: i64 = 4;

/// An archive in memory, which leaves no data descriptors: streaming readers refuse them.
pub(super) struct Writer(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Writer {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl Writer {
    /// Compresses a part into the archive, after those that are there.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) {
        self.0.start_file(path, options(path)).expect("an archive in memory takes every checked path");
        self.0.write_all(bytes).expect("memory takes every write");
    }

    /// Copies the first part of another archive of ours as it is.
    pub(super) fn copy(&mut self, archive: &[u8]) {
        let mut archive = ZipArchive::new(Cursor::new(archive)).expect("it is an archive of ours");
        let part = archive.by_index_raw(0).expect("it has a part");
        self.0.raw_copy_file(part).expect("an archive in memory takes every part");
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0.finish().expect("an archive in memory can be closed").into_inner()
    }
}

/// An archive of the parts in the order given.
pub(super) fn archive<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = Writer::default();
    for (path, bytes) in parts {
        writer.add(path, bytes);
    }
    writer.finish()
}

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
