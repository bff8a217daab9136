//! The only user of the zip crate: archives with fixed time, mode, system and order, and the entries
//! of archives that others made.

use std::io::{self, Cursor, Read, Write};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// Deflate level 3: level 4 takes a tenth more time for one or two percent less.
const LEVEL: i64 = 3;

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

    /// Adds a part that is compressed already.
    pub(super) fn copy(&mut self, packed: &Packed) {
        let mut archive = packed.0.clone();
        let part = archive.by_index_raw(0).expect("it has a part");
        self.0.raw_copy_file(part).expect("an archive in memory takes every part");
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0.finish().expect("an archive in memory can be closed").into_inner()
    }
}

/// A compressed part: an archive of it alone, whose directory has been read.
#[derive(Debug)]
pub(super) struct Packed(ZipArchive<Cursor<Arc<[u8]>>>);

/// Some parts of an archive of ours, as they stand in it.
pub(super) fn packed<'a>(archive: &[u8], paths: impl Iterator<Item = &'a str>) -> Vec<Packed> {
    let open = "it is an archive of ours";
    let mut archive = ZipArchive::new(Cursor::new(archive)).expect(open);
    let mut alone = |path| {
        let at = archive.index_for_name(path).expect("asked for parts of the archive");
        let part = archive.by_index_raw(at).expect(open);
        let mut writer = Writer::default();
        writer.0.raw_copy_file(part).expect("an archive in memory takes every part");
        Packed(ZipArchive::new(Cursor::new(writer.finish().into())).expect(open))
    };
    paths.map(&mut alone).collect()
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
pub enum Holds {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link to another file.
    Link,
    /// A file behind a password.
    Secret,
}

/// How the bytes of an entry are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// As they are.
    Stored,
    /// By the method that every program knows.
    Deflated,
    /// By another.
    Other,
}

/// An entry as the archive's directory tells it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its path in the archive.
    pub path: String,
    /// What it is.
    pub holds: Holds,
    /// How it is packed.
    pub packing: Packing,
    /// Whether its length stands behind its bytes, where streaming readers may not find it.
    pub has_descriptor: bool,
    /// Bytes when unpacked.
    pub bytes: u64,
    /// Bytes in the archive.
    pub packed: u64,
}

/// An archive that somebody else made.
pub struct Reader<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    entries: Vec<Entry>,
}

impl<'a> Reader<'a> {
    /// Reads the directory of an archive, or says why it cannot be.
    pub fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
        let entries: Result<Vec<_>, _> = (0..archive.len()).map(|at| entry(&mut archive, at)).collect();
        Ok(Self { entries: entries?, archive })
    }

    /// Its entries in the order of the directory.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether two entries have one name, of which the crate shows one alone.
    pub fn has_twins(&self) -> bool {
        self.archive.has_duplicate_names()
    }

    /// The bytes of an entry, which must be as many as the directory says.
    pub fn read(&mut self, at: usize, bytes: u64) -> Result<Vec<u8>, String> {
        let mut read = Vec::new();
        self.pour(at, bytes, &mut read)?;
        Ok(read)
    }

    /// Whether an entry can be unpacked and is what its checksum says; nothing of it is kept.
    pub fn prove(&mut self, at: usize, bytes: u64) -> Result<(), String> {
        self.pour(at, bytes, &mut io::sink())
    }

    fn pour(&mut self, at: usize, bytes: u64, into: &mut impl Write) -> Result<(), String> {
        let file = self.archive.by_index(at).map_err(|error| error.to_string())?;
        let poured = io::copy(&mut file.take(bytes + 1), into).map_err(|error| error.to_string())?;
        if poured == bytes { Ok(()) } else { Err("its length is not the one told".to_owned()) }
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
    let packing = match file.compression() {
        CompressionMethod::Stored => Packing::Stored,
        CompressionMethod::Deflated => Packing::Deflated,
        _ => Packing::Other,
    };
    let has_descriptor = file.flags().is_using_data_descriptor();
    let (bytes, packed) = (file.size(), file.compressed_size());
    Ok(Entry { path, holds, packing, has_descriptor, bytes, packed })
}
