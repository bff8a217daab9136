//! The only user of the zip crate: archives with fixed time, mode, system and order, and the entries
//! of archives that others made.

use std::io::{self, Cursor, Read, Write};
use std::sync::OnceLock;

use zip::read::read_zipfile_from_stream;
use zip::result::ZipError;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::deflate::{Deflate, crc32};

/// Permissions of every file: its owner writes it, everybody reads it.
const MODE: u32 = 0o644;

/// Bytes of a local file header before the path.
const HEADER: usize = 30;

/// Version 2.0 of the format, on Unix: the crate takes the system from here.
const VERSION: [u8; 2] = [20, 3];

/// Bit 11 of its flags (APPNOTE 4.4.4).
const NAME_IS_UTF_8: u16 = 1 << 11;

/// How compound files begin (MS-CFB 2.2): documents of old Office programs, and locked ones of all.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Methods of compression (APPNOTE 4.4.5).
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// An archive in memory, which leaves no data descriptors: streaming readers refuse them.
pub(super) struct Writer {
    archive: ZipWriter<Cursor<Vec<u8>>>,
    deflate: Deflate,
}

impl Default for Writer {
    fn default() -> Self {
        Self { archive: ZipWriter::new(Cursor::new(Vec::new())), deflate: Deflate::default() }
    }
}

impl Writer {
    /// Compresses a part into the archive, after those that are there.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) {
        let packed = Packed::new(path, bytes, &mut self.deflate);
        self.copy(&packed);
    }

    /// Adds a part as `kept` has it, where it is packed if it is not yet.
    pub(super) fn share(&mut self, kept: &OnceLock<Packed>, path: &str, bytes: &[u8]) {
        let packed = kept.get_or_init(|| Packed::new(path, bytes, &mut self.deflate));
        self.copy(packed);
    }

    fn copy(&mut self, packed: &Packed) {
        let mut entry = packed.0.as_slice();
        let entry =
            read_zipfile_from_stream(&mut entry).expect("it is an entry of ours").expect("it is a file");
        let copied = self.archive.raw_copy_file_touch(entry, DateTime::default(), Some(MODE));
        copied.expect("an archive in memory takes every checked path");
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.archive.finish().expect("an archive in memory can be closed").into_inner()
    }
}

/// A part as it stands in an archive, behind its local file header (APPNOTE 4.3.7): so the crate takes bytes
/// that another one has compressed.
#[derive(Debug)]
pub(super) struct Packed(Vec<u8>);

impl Packed {
    fn new(path: &str, bytes: &[u8], deflate: &mut Deflate) -> Self {
        let mut entry = vec![0; HEADER];
        entry.extend_from_slice(path.as_bytes());
        let (method, packed) = if is_packed_already(path) {
            entry.extend_from_slice(bytes);
            (STORED, bytes.len())
        } else {
            (DEFLATED, deflate.raw(bytes, &mut entry))
        };
        let flags = if path.is_ascii() { 0 } else { NAME_IS_UTF_8 };
        let length = |bytes: usize| u32::try_from(bytes).expect("a part has less than 4 GiB").to_le_bytes();
        let letters = u16::try_from(path.len()).expect("paths are short");
        for (at, field) in [
            (0, b"PK\x03\x04".as_slice()),
            (4, &VERSION),
            (6, &flags.to_le_bytes()),
            (8, &method.to_le_bytes()),
            (14, &crc32(bytes).to_le_bytes()),
            (18, &length(packed)),
            (22, &length(bytes.len())),
            (26, &letters.to_le_bytes()),
        ] {
            entry[at..at + field.len()].copy_from_slice(field);
        }
        Self(entry)
    }
}

/// Whether the format of a file leaves nothing to compress.
fn is_packed_already(path: &str) -> bool {
    [".png", ".jpg", ".mp4", ".m4a", ".mp3", ".fntdata"].iter().any(|ending| path.ends_with(ending))
}

/// An archive of the parts in the order given.
pub(super) fn archive<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = Writer::default();
    for (path, bytes) in parts {
        writer.add(path, bytes);
    }
    writer.finish()
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
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(bytes, &error))?;
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

/// Why an archive has no directory that can be read.
fn unreadable(bytes: &[u8], error: &ZipError) -> String {
    let why = match error {
        ZipError::InvalidArchive(_) if bytes.is_empty() => "it is empty",
        ZipError::InvalidArchive(_) if bytes.starts_with(COMPOUND) => {
            "it is a file of Office before 2007, or one that a password locks"
        }
        ZipError::InvalidArchive(_) if bytes.starts_with(b"PK") => {
            "its list of files, which stands at its end, is missing or damaged"
        }
        ZipError::InvalidArchive(_) => "it does not begin as one",
        other => return other.to_string(),
    };
    why.to_owned()
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
